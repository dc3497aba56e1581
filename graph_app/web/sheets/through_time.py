"""For and against through time, as small bars with the same in words."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.errors import QueryError
from graph_app.text import counted
from graph_app.web import elements as html
from graph_app.web.bars import between, series, total, when

Plain = dict[str, Any]
MOST_BARS = 72
"""Bars that a sheet has room for."""
SIDES = ("for", "against", "neither")


def through_time(explorer: Explorer, key: str) -> Component | None:
    """Return how many statements were for and against an issue when; None where none has a date."""
    unit, found = _cut(explorer, key)
    row, periods = found["total"], found["periods"]
    if not periods:
        return None
    undated = len(found["undated"])
    more = f" {counted(undated, 'statement')} without a date." if undated else ""
    return html.Section(
        [
            html.H3("For and against over time"),
            series(row, periods, unit, "Statements"),
            html.Div(
                [html.Span(when(periods[0], unit)), html.Span(when(periods[-1], unit))],
                className="series-ends",
            ),
            html.P(f"{total(row)}, {between(periods, unit)}, by {unit[:-1]}.{more}", className="quiet small"),
            html.Details(
                [html.Summary("The same as a table"), _table(row, periods, unit)], className="small"
            ),
        ]
    )


def _cut(explorer: Explorer, key: str) -> tuple[str, Plain]:
    """Return the statements on an issue by month, by year where there are too many months; with the unit."""
    for unit in ("months", "years"):
        try:
            found = explorer.over_time(issues=(key,), unit=unit)
        except QueryError:  # too many months
            continue
        if len(found["periods"]) <= MOST_BARS:
            break
    return unit, found


def _table(row: Plain, periods: list[Plain], unit: str) -> Component:
    """Return the periods in which anything was said, with how much on each side."""
    rows = [
        html.Tr(
            [
                html.Th(when(period, unit), scope="row"),
                *(
                    html.Td(f"{row[side][at]:,}" if row[side][at] else "", className="number")
                    for side in SIDES
                ),
            ]
        )
        for at, period in enumerate(periods)
        if any(row[side][at] for side in SIDES)
    ]
    head = html.Tr([html.Th(word, scope="col") for word in ("When", *map(str.capitalize, SIDES))])
    return html.Table([html.Thead(head), html.Tbody(rows)], className="figures")
