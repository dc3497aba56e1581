"""Statements through time as a figure: for above a line, against below, of everybody and of each camp."""

from __future__ import annotations

from typing import Any

from graph_app.api import Explorer
from graph_app.web.bars import when
from graph_app.web.charts import paint
from graph_app.web.charts.scale import nice
from graph_app.web.charts.words import escaped, plain
from graph_app.web.studying import Plain
from graph_app.web.view import View

HEIGHT = 300
FEWEST = 5
"""Periods that there is room for at least, so that the bar of one is no wall."""
_ROOM = 0.1
_NOTHING: Plain = {"for": [], "against": []}


def chosen(explorer: Explorer, view: View, found: Plain) -> str:
    """Return the issue that is drawn: the opened one, else that of the filter; empty for all together."""
    known = {one["id"] for one in found["all"]["rows"]}
    asked = view.panel.removeprefix("issue:") if view.panel.startswith("issue:") else explorer.chosen.issue
    return asked if asked in known else ""


def figure(explorer: Explorer, view: View, found: Plain) -> Plain | None:
    """Return the figure; None without a dated statement."""
    periods = found["all"]["periods"]
    if not periods:
        return None
    issue = chosen(explorer, view, found)
    name = str(explorer.network.words("issues", "name").get(issue, "")) if issue else "all issues together"
    lanes = _lanes(found, issue)
    tall = (1 + _ROOM) / len(lanes) - _ROOM
    traces: list[dict[str, Any]] = []
    layout: dict[str, Any] = {}
    notes = []
    for lane, (title, row) in enumerate(lanes):
        axis, top = "" if lane == 0 else str(lane + 1), 1 - lane * (tall + _ROOM)
        traces += _bars(row, periods, view.unit, f"y{axis}", title)
        layout[f"yaxis{axis}"] = _axis(row, [max(0.0, top - tall), top])
        notes.append(paint.note(title, 0, top, xref="paper", yref="paper", yanchor="bottom", yshift=1))
    layout |= {
        "xaxis": _periods([when(period, view.unit) for period in periods]),
        "annotations": notes,
        "barmode": "overlay",
        "dragmode": False,
    }
    return {
        "figure": {"data": traces, "layout": paint.layout({"l": 34, "r": 10, "t": 18, "b": 22}, **layout)},
        "label": f"Statements for and against through time: {plain(name, 80)}",
        "height": HEIGHT,
    }


def _axis(row: Plain, domain: list[float]) -> Plain:
    """Return the axis of a lane: up as far as the most that are for, down as far as the most against."""
    ends = [max([0, *row[side]]) for side in ("against", "for")]
    most = max(1, *ends)
    low, high = (max(end, most / 4) for end in ends)
    step = max(nice((low + high) / 3), 1.0)
    ticks = [step * place for place in range(-int(low // step), int(high // step) + 1)]
    return paint.axis(
        -1.1 * low,
        1.1 * high,
        domain=domain,
        tickvals=ticks,
        ticktext=[f"{abs(value):,.0f}" for value in ticks],
        zeroline=True,
        zerolinecolor=paint.BAR,
    )


def _periods(names: list[str]) -> Plain:
    """Return the axis that all lanes share; of many periods some are named."""
    places = list(range(0, len(names), max(1, len(names) // 8)))
    beside = max(0, FEWEST - len(names)) / 2
    return paint.axis(
        -0.6 - beside,
        len(names) - 0.4 + beside,
        tickvals=places,
        ticktext=[names[at] for at in places],
        anchor="free",
        position=0,
    )


def _lanes(found: Plain, issue: str) -> list[tuple[str, Plain]]:
    """Return what is drawn: everybody, then each camp."""
    whole = found["all"]
    rows = {one["id"]: one for one in whole["rows"]}
    named = escaped(plain(str(rows[issue]["name"]), 60)) if issue else "All issues"
    lanes = [(f"<b>{named}</b>: for above, against below", rows[issue] if issue else whole["total"])]
    if found["camps"] is None:  # they are being looked for
        return lanes + [(f"Camp {place}", _NOTHING) for place in (1, 2)]
    for place, camp in enumerate(found["camps"], 1):
        row = camp and (camp["rows"].get(issue) if issue else camp["total"])
        if row:
            lanes.append((f"Camp {place}", row))
    return lanes


def _bars(row: Plain, periods: list[Plain], unit: str, axis: str, title: str) -> list[dict[str, Any]]:
    """Return the bars of a lane."""
    found = []
    for side, sign, code in (("for", 1, 0), ("against", -1, 4)):
        places = [at for at, value in enumerate(row[side]) if value]
        found.append(
            {
                "type": "bar",
                "yaxis": axis,
                "x": places,
                "y": [sign * row[side][at] for at in places],
                "width": 0.8,
                "marker": {"color": paint.stance(code), "line": {"width": 0}},
                "hovertext": [f"<b>{when(periods[at], unit)}</b><br>{_said(row, at)}" for at in places],
                "hovertemplate": "%{hovertext}<extra></extra>",
            }
        )
    return [one for one in found if one["x"]]


def _said(row: Plain, at: int) -> str:
    return f"{row['for'][at]:,} for, {row['against'][at]:,} against"
