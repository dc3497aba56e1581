"""What the commands about opinions print for people."""

from __future__ import annotations

from typing import Any

from rich.console import Group
from rich.table import Table
from rich.text import Text

from graph_app.analyses.checking import METHODS
from graph_app.cli.tables import NONE, columns, decimals
from graph_app.graph.stance import label_title
from graph_app.text import counted, listed

SHOWN = 20
"""Rows of a table; JSON has all."""
SCORES = {"sign_accuracy": "sign right", "auc": "AUC", "mean_error": "mean error"}


def _band(values: list[float] | None, digits: int = 2, sign: str = "") -> str:
    """Return the ends of a band."""
    return NONE if values is None else " … ".join(decimals(values[end], digits, sign) for end in (0, -1))


def _stance(found: dict[str, Any]) -> str:
    """Return a value with its label."""
    value = decimals(found["value"], sign="+")
    return value if found["value"] is None else f"{value} {label_title(found['label']).lower()}"


def _base(found: dict[str, Any]) -> Text:
    """Return what an answer rests on."""
    subject = "openness" if found["opinion"] == "openness" else f"the stance on {found['opinion']}"
    own = found["susceptibility"]
    return Text(
        f"Opinions are {subject}: {counted(found['with_opinion'], 'actor')} with one; "
        f"{counted(found['ties'], 'supporting tie')} along influence, "
        f"{counted(found['hostile_ties_left_out'], 'hostile tie')} left out; susceptibility "
        f"{listed([format(one, 'g') for one in own], 'and') if isinstance(own, list) else format(own, 'g')}. "
        "A model, not a forecast."
    )


def influence(found: dict[str, Any]) -> Group:
    """Return what `graph-app influence --on` prints."""
    targets = listed([one["name"] for one in found["on"]], "and")
    lines: list[Any] = [Text(f"Who moves {targets}", style="bold"), _base(found)]
    lines += [
        Text(f"{one['name']}: first {_stance(one['first'])}, settled {_stance(one['settled'])}")
        for one in found["on"][:SHOWN]
    ]
    if not found["movers"]:
        return Group(*lines, Text("No opinion reaches it over the ties that are shown."))
    table = columns("actor", "share", "first opinion", "strongest path", words=(0, 3))
    for row in found["movers"][:SHOWN]:
        path = " → ".join(row["paths"][0]["actors"]) if row["paths"] else ""
        table.add_row(Text(row["name"]), f"{row['share']:.1%}", _stance(row["first"]), Text(path))
    total = f"{counted(len(found['movers']), 'actor')}, {found['total']:.1%} together"
    camps = columns("pressure by camp", "share", "actors", "mean")
    for camp in found["pressure"]["camps"]:
        camps.add_row(
            label_title(camp["label"]),
            f"{camp['share']:.1%}",
            str(camp["actors"]),
            decimals(camp["mean"], sign="+"),
        )
    camps.add_row("Its own first opinion", f"{found['pressure']['own']:.1%}", "", "")
    swing = columns("swing: one step of", "on", "now", "moves the target by", words=(0, 1))
    for row in found["swing"][:5]:
        swing.add_row(
            Text(row["actor"]["name"]),
            row["issue"],
            decimals(row["stance"], sign="+"),
            f"{row['effect']:+.3f}",
        )
    return Group(*lines, Text(), table, Text(total), Text(), camps, Text(), swing)


def reach(found: dict[str, Any]) -> Group:
    """Return what `graph-app influence` prints without a target."""
    table = columns("actor", "reach", "first", "settled", "drift")
    for row in found["actors"][:SHOWN]:
        first, settled = (decimals(row[name]["value"], sign="+") for name in ("first", "settled"))
        table.add_row(
            Text(row["name"]), f"{row['reach']:.1%}", first, settled, decimals(row["drift"], sign="+")
        )
    head = f"Who reaches most: {counted(found['reached'], 'actor')} have an opinion when it settles"
    return Group(Text(head, style="bold"), _base(found), Text(), table)


def whatif(found: dict[str, Any]) -> Group:
    """Return what `graph-app whatif` prints."""
    lines: list[Any] = [Text(f"What if {found['scenario']['query']}", style="bold"), _base(found)]
    lines += [Text(f"Note: {note}") for note in found["scenario"]["notes"]]
    band = found["band"]
    low, _, high = (f"{one:.0%}" for one in band["quantiles"])
    drawn = f"{low} to {high} of {counted(band['draws'], 'draw')} of plausible weights, seed {band['seed']}"
    lines.append(Text(f"Bands: {drawn}."))
    if found["on"]:
        table = _changes(found["on"])
        if len(found["on"]) > 1 and found["together"]:
            _change(table, "Together", found["together"])
        lines += [Text(), table]
    changed = [row for row in found["actors"] if row["change"] is not None and abs(row["change"]) >= 0.005]
    lines += [Text(), Text(f"Opinions of {counted(len(changed), 'actor')} change by 0.01 or more")]
    return Group(*lines, *([_changes(changed[:SHOWN])] if changed else []))


def _changes(rows: list[dict[str, Any]]) -> Table:
    """Return rows with before, after, change and their bands."""
    table = columns("actor", "before", "band", "after", "band", "change", "band", "same way in")
    for row in rows:
        _change(table, row["name"], row)
    return table


def _change(table: Table, name: str, row: dict[str, Any]) -> None:
    cells = []
    for word in ("before", "after", "change"):
        value = row[word] if word == "change" else row[word]["value"]
        digits = 3 if word == "change" else 2
        cells += [decimals(value, digits, "+"), _band(row["band"][word], digits, "+")]
    agree = row["band"]["agree"]
    table.add_row(Text(name), *cells, NONE if agree is None else f"{agree:.0%}")


def estimates(found: dict[str, Any]) -> Group:
    """Return what `graph-app estimates` prints."""
    table = columns("actor", "estimate", "rests on", "above all on", words=(0, 3))
    rows = found["actors"]
    ends = rows if len(rows) <= SHOWN else [*rows[: SHOWN // 2], *rows[-SHOWN // 2 :]]
    for row in ends:
        names = listed([f"{one['name']} ({one['share']:.0%})" for one in row["strongest"]], "and")
        table.add_row(
            Text(row["name"]), _stance(row["estimate"]), counted(row["rests_on"], "opinion"), Text(names)
        )
    head = f"Estimates for {counted(len(rows), 'actor')} without a statement that counts"
    shown = Text(f"The first and last {SHOWN // 2}; --json has all.") if len(rows) > SHOWN else Text()
    silent = Text(f"{counted(found['without'], 'actor')} have neither opinion nor estimate.")
    return Group(Text(head, style="bold"), Text(found["caution"]), _base(found), Text(), table, shown, silent)


def check(answer: dict[str, Any]) -> Group:
    """Return what `graph-app estimates --check` prints: a table of scores per estimator."""
    found = answer["check"]
    subject = "openness" if found["opinion"] == "openness" else f"the stance on {found['opinion']}"
    lines: list[Any] = [Text(f"Leave one out, {subject}: {found['recorded']} recorded", style="bold")]
    for one in found["estimators"]:
        table = columns(f"on {counted(one['covered'], 'actor')}", *SCORES.values())
        for name, scores in one["scores"].items():
            table.add_row(METHODS[name], *(_score(scores[score]) for score in SCORES))
        calibrated = one["calibration"]
        words = ", ".join(
            f"{decimals(row['estimate'], sign='+')} → {decimals(row['recorded'], sign='+')} ({row['actors']})"
            for row in calibrated["bins"]
        )
        slope = decimals(calibrated["slope"])
        lines += [
            Text(),
            table,
            Text(f"Calibration, mean estimate → mean recorded (actors): {words}; slope {slope}"),
        ]
        lines.append(Text(one["sentence"]))
    return Group(*lines)


def _score(found: dict[str, Any]) -> str:
    """Return a score with its interval."""
    at_most = found.get("at_most")
    extra = "" if at_most is None else f", {decimals(at_most)} with its own"
    return f"{decimals(found['value'])} ({_band(found['interval'])}{extra})"
