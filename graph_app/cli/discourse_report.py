"""What the commands about networks of statements print for people."""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from graph_app.cli.tables import NONE, columns, decimals, digits
from graph_app.text import counted

_SHARED = 4
"""What ties two, in a table."""


def taken(found: dict[str, Any]) -> str:
    """Return how many statements take part, and how many do not, by why."""
    out = [f"{number:,} {why.replace('_', ' ')}" for why, number in found["left_out"].items() if number]
    said = f"{counted(found['taken'], 'statement')} taken"
    return f"{said}; left out: {', '.join(out)}." if out else f"{said}."


def _sized(found: dict[str, Any]) -> str:
    size, said = found["size"], found["statements"]
    if "rows" in size:
        text = (
            f"{size['rows']:,} × {size['columns']:,}, {counted(size['cells'], 'cell')} that are not 0, "
            f"sum {digits(size['sum'], 10)}"
        )
    else:
        text = (
            f"{size['nodes']:,} × {size['nodes']:,}, {counted(size['ties'], 'tie')}, "
            f"sum over ordered pairs {digits(size['sum'], 10)}"
        )
    more = [f"{said[word]:,} {word}" for word in ("repeated", "outdated", "neither") if said[word]]
    return f"{text}; {counted(said['counted'], 'statement')} counted{''.join(f', {one}' for one in more)}"


def discourse(found: dict[str, Any], rows: int) -> Group:
    """Return what `graph-app discourse` prints: size, strongest ties, windows, and how to read them."""
    norm = found["normalisation"]
    head = f"{found['mode']}: {found['on']} through {found['through']}, normalised: {norm['name']}"
    lines: list[RenderableType] = [Text(head, style="bold"), Text(_sized(found)), Text(taken(found)), Text()]
    lines += _cells(found, rows) if found["mode"] == "two-mode" else _ties(found, rows)
    if found.get("ambivalent"):
        who = [f"{one['node']['name']} on {one['other']['name']}" for one in found["ambivalent"]]
        some = "; ".join(who[:rows]) + (" …" if len(who) > rows else "")
        lines += [Text(), Text(f"On both sides ({len(who):,}): {some}")]
    kept = found.get("backbone")
    if kept:
        lines += [Text(), Text(_backbone(kept))]
    if found["windows"] is not None:
        lines += [Text(), *_windows(found["windows"]), Text(found["placing"])]
    bounds = found["bounds"]
    limits = "without bounds" if bounds is None else f"from {bounds[0]:g} to {bounds[1]:g}"
    about = f"{found['definition']} Normalisation: {norm['formula']}; {limits}. {found['caution']}"
    return Group(*lines, Text(), Text(about))


def _ties(found: dict[str, Any], rows: int) -> list[RenderableType]:
    table = columns("one", "other", "weight", "congruence", "conflict", "through", words=(0, 1, 5))
    names = {one["id"]: one["name"] for one in found["nodes"]}
    for one in found["ties"][:rows]:
        table.add_row(
            Text(names[one["one"]]),
            Text(names[one["other"]]),
            digits(one["weight"]),
            digits(one["congruence"]),
            digits(one["conflict"]),
            Text(", ".join(one["through"][:_SHARED]) + (" …" if len(one["through"]) > _SHARED else "")),
        )
    return [table, *_more(found["size"]["ties"], rows, "tie")]


def _cells(found: dict[str, Any], rows: int) -> list[RenderableType]:
    table = columns("row", "column", "number", "for", "against", "neither", "mean", "", words=(0, 1, 7))
    names = {one["id"]: one["name"] for one in (*found["rows"], *found["columns"])}
    for one in found["cells"][:rows]:
        table.add_row(
            Text(names[one["row"]]),
            Text(names[one["column"]]),
            digits(one["value"]),
            *(digits(one[word]) for word in ("for", "against", "neither")),
            decimals(one["mean"], sign="+"),
            "both sides" if one["ambivalent"] else "",
        )
    return [table, *_more(found["size"]["cells"], rows, "cell")]


def _more(total: int, rows: int, noun: str) -> list[RenderableType]:
    left = total - rows
    return [Text(f"{counted(left, f'more {noun}')} not listed.")] if left > 0 else []


def _backbone(kept: dict[str, Any]) -> str:
    ties, weight = kept["ties"], kept["weight"]
    return (
        f"Backbone ({kept['method']}): {ties['kept']:,} of {counted(ties['of'], 'tie')} "
        f"({decimals(kept['share_of_ties'])}), weight {digits(weight['kept'])} of {digits(weight['of'])} "
        f"({decimals(kept['share_of_weight'])})."
    )


def _windows(found: list[dict[str, Any]]) -> list[RenderableType]:
    first = found[0]["size"] if found else {}
    two = "rows" in first
    parts = ("rows", "columns", "cells") if two else ("nodes", "ties")
    table = columns("from", "to", "statements", *parts, "sum", "imprecise", words=(0, 1))
    for one in found:
        size = one["size"]
        numbers = (one["statements"]["counted"], *(size[word] for word in parts))
        cells = [f"{number:,}" for number in numbers]
        table.add_row(one["from"], one["to"], *cells, digits(size["sum"], 6), f"{one['imprecise']:,}")
    return [Text(counted(len(found), "window"), style="bold"), table]


def polarisation(found: dict[str, Any], rows: int) -> Group:
    """Return what `graph-app polarisation` prints: the camps, what divides them, chance, and windows."""
    lines: list[RenderableType] = [
        Text(_fit(found), style="bold"),
        Text(taken(found)),
        Text(),
        *_camps(found, rows),
        Text(),
        *_dividing(found["dividing"], rows),
        Text(),
        *_band(found),
    ]
    if found["windows"] is not None:
        lines += [Text(), *_through_time(found["windows"]), Text(found["placing"])]
    method = f" {found['chance']['method']}" if found["band"] else ""
    return Group(*lines, Text(), Text(f"{found['definition']}{method} {found['caution']}"))


def _fit(found: dict[str, Any]) -> str:
    split = found["split"]
    if split["proven"]:
        sure = "no split is better (proven)"
    else:
        sure = f"no split fits better than {decimals(split['bound_of_fit'], 4)}"
    sizes = " and ".join(f"{camp['size']:,}" for camp in found["camps"])
    ways = f"; {counted(split['ways'], 'split')} as good" if split["ways"] and split["ways"] > 1 else ""
    pieces = f"; in {counted(split['pieces'], 'piece')} that no tie joins" if split["pieces"] > 1 else ""
    return f"Camps of {sizes} actors; fit {decimals(split['fit'], 4)}; {sure}{ways}{pieces}"


def _camps(found: dict[str, Any], rows: int) -> list[RenderableType]:
    table = columns("camp", "actors", "those that fit best", words=(0, 2))
    for camp in found["camps"]:
        names = ", ".join(f"{one['name']} ({decimals(one['fit'])})" for one in camp["actors"][:rows])
        table.add_row(
            str(camp["camp"]), f"{camp['size']:,}", Text(names + (" …" if camp["size"] > rows else ""))
        )
    return [table]


def _dividing(found: list[dict[str, Any]], rows: int) -> list[RenderableType]:
    table = columns("issues that divide", "camp 1", "for", "against", "camp 2", "for", "against", "apart")
    for one in found[:rows]:
        cells = []
        for camp in one["camps"]:
            cells += [decimals(camp["mean"], sign="+"), f"{camp['for']:,}", f"{camp['against']:,}"]
        table.add_row(Text(one["name"]), *cells, decimals(one["gap"]))
    return [table]


def _band(found: dict[str, Any]) -> list[RenderableType]:
    table = columns("", "value", "by chance", "5%", "95%", "p")
    band = found["band"] or {}
    values = {"fit": found["split"]["fit"], "modularity": found["modularity"], "crossing": found["crossing"]}
    for word, value in values.items():
        beside = band.get(word, {})
        cells = (beside.get(key) for key in ("expected", "low", "high", "p"))
        table.add_row(word, decimals(value, 3), *(decimals(cell, 3) for cell in cells))
    open_ = found["bimodality"]["openness"]
    said = f"Share of conflict within camps: {decimals(found['clashing'], 3)}."
    if open_["actors"]:
        number = decimals(open_["sarle"], 3)
        said += f" Openness of {counted(open_['actors'], 'actor')}: Sarle's coefficient {number}."
    return [table, Text(said)]


def _through_time(found: list[dict[str, Any]]) -> list[RenderableType]:
    table = columns(
        "from", "to", "camps", "fit", "5%", "95%", "modularity", "crossing", "Sarle", words=(0, 1)
    )
    for one in found:
        fit = (one["band"] or {}).get("fit") or {}
        numbers = (one["split"]["fit"], fit.get("low"), fit.get("high"), one["modularity"], one["crossing"])
        sizes = " + ".join(str(camp["size"]) for camp in one["camps"])
        sarle = one["bimodality"]["openness"]["sarle"]
        table.add_row(one["from"], one["to"], sizes, *(decimals(number, 3) for number in (*numbers, sarle)))
    return [table]


def difference(found: dict[str, Any], rows: int) -> Group:
    """Return what `graph-app difference` prints: how much changed, and the ties that changed most."""
    dates = " → ".join(found[word]["date"] for word in ("earlier", "later"))
    counts = ", ".join(f"{number:,} {word}" for word, number in found["counts"].items())
    head = f"{found['mode']}, {found['on']} through {found['through']}, {dates}: {counts}"
    ends = ("row", "column") if found["mode"] == "two-mode" else ("one", "other")
    table = columns("", *ends, "before", "after", "came", "went", words=(0, 1, 2, 5, 6))
    for one in found["changes"][:rows]:
        moves = [Text(", ".join(one[word][:_SHARED]) or NONE) for word in ("gained", "lost")]
        table.add_row(
            one["status"],
            *(Text(one[end]) for end in ends),
            digits(one["before"]),
            digits(one["after"]),
            *moves,
        )
    changed = sum(number for word, number in found["counts"].items() if word != "same")
    more = _more(changed, rows, "change")
    return Group(
        Text(head, style="bold"), Text(taken(found)), Text(), table, *more, Text(), Text(found["meaning"])
    )
