"""What the commands about the course of a debate and its coding print for people."""

from __future__ import annotations

from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from graph_app.cli.discourse_report import taken
from graph_app.cli.tables import columns, decimals
from graph_app.text import counted


def movers(found: dict[str, Any], rows: int) -> Group:
    """Return what `graph-app movers` prints: the newest moves with their sources, and how to read them."""
    counts = ", ".join(f"{number:,} {kind}" for kind, number in found["counts"].items() if number)
    head = f"{counted(found['total'], 'move')}{f': {counts}' if counts else ''}"
    table = columns("actor", "issue", "from", "to", "between", "move", "sources", words=tuple(range(7)))
    for one in found["moves"][:rows]:
        sure = "" if one["certain"] else " (order not certain)"
        dates = f"{one['dates']['from']} and {one['dates']['to']}{sure}"
        sources = " → ".join(
            ", ".join(str(said["source_id"]) for said in one[side]) for side in ("before", "after")
        )
        table.add_row(
            Text(one["actor"]["name"]),
            Text(one["issue"]["name"]),
            decimals(one["from"]["value"], 1, "+"),
            decimals(one["to"]["value"], 1, "+"),
            dates,
            one["kind"].replace("_", " "),
            Text(sources),
        )
    left = found["total"] - rows
    more = [Text(f"{counted(left, 'more move')} not listed.")] if left > 0 else []
    undated = (
        f" {counted(found['undated'], 'statement')} without a date not compared." if found["undated"] else ""
    )
    about = Text(f"{found['definition']} {found['caution']}")
    return Group(Text(head, style="bold"), Text(taken(found) + undated), Text(), table, *more, Text(), about)


def over_time(found: dict[str, Any], rows: int) -> Group:
    """Return what `graph-app over-time` prints: for and against per period, in total and by node."""
    shown = found["rows"][:rows]
    heads = ["from", "all", *(str(one["name"]) for one in shown)]
    table = columns(*heads)
    for place, period in enumerate(found["periods"]):
        cells = [
            f"{one['for'][place]}:{one['against'][place]}" if one["statements"][place] else ""
            for one in (found["total"], *shown)
        ]
        table.add_row(period["from"], *cells)
    left = len(found["rows"]) - rows
    lines: list[RenderableType] = [
        Text(f"Statements for:against by {found['unit']}", style="bold"),
        Text(f"{taken(found)} {found['repeated']:,} repeated, {len(found['undated']):,} undated."),
        table,
    ]
    if left > 0:
        lines.append(Text(f"{left:,} more of {found['on']} not listed."))
    return Group(*lines, Text(), Text(f"{found['placing']} Imprecise: {found['imprecise']:,}."))


def agreement(found: dict[str, Any], rows: int) -> Group:
    """Return what `graph-app agreement` prints: alpha overall and per issue, and the widest disagreements."""
    table = columns("", "units", "readings", "nominal", "ordinal", "interval", "ratio", "same")
    for name, one in [("Overall", found["overall"]), *((one["name"], one) for one in found["issues"])]:
        alpha = (decimals(one["alpha"][metric], 3) for metric in ("nominal", "ordinal", "interval", "ratio"))
        table.add_row(Text(name), f"{one['units']:,}", f"{one['readings']:,}", *alpha, decimals(one["same"]))
    apart = columns("disagreement", "issue", "readings", "source", words=(0, 1, 2, 3))
    for one in found["disagreements"][:rows]:
        said = "; ".join(
            f"{reading['coder']} {reading['stance']:+d} ({reading['locator'] or 'no place'})"
            for reading in one["readings"]
        )
        source = one["source"]["id"] if one["source"] else ""
        apart.add_row(Text(one["actor"]["name"]), Text(one["issue"]["name"]), Text(said), Text(source))
    left = found["total"] - rows
    more = [Text(f"{counted(left, 'more disagreement')} not listed.")] if left > 0 else []
    coders = ", ".join(f"{one['coder']} {one['readings']:,}" for one in found["coders"])
    head = f"Krippendorff's alpha of {counted(len(found['coders']), 'coder')} ({coders or 'no readings'})"
    about = Text(f"{found['definition']} {found['caution']}")
    return Group(Text(head, style="bold"), table, Text(), apart, *more, Text(), about)
