"""For and against through time, as small bars with the same in words."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.errors import QueryError
from graph_app.text import counted
from graph_app.web.bars import between, series, total, when

MOST_BARS = 72
"""Bars that a sheet has room for."""


def through_time(explorer: Explorer, key: str) -> Component | None:
    """Return how many statements were for and against an issue when; None where none has a date."""
    for unit in ("months", "years"):
        try:
            found = explorer.over_time(issues=(key,), unit=unit)
        except QueryError:  # too many months
            continue
        if len(found["periods"]) <= MOST_BARS:
            break
    periods = found["periods"]
    if not periods:
        return None
    row = found["total"]
    rows = [
        html.Tr(
            [
                html.Th(when(period, unit), scope="row"),
                *(
                    html.Td(f"{row[side][at]:,}" if row[side][at] else "", className="number")
                    for side in ("for", "against", "neither")
                ),
            ]
        )
        for at, period in enumerate(periods)
        if any(row[side][at] for side in ("for", "against", "neither"))
    ]
    head = html.Tr([html.Th(word, scope="col") for word in ("When", "For", "Against", "Neither")])
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
                [
                    html.Summary("The same as a table"),
                    html.Table([html.Thead(head), html.Tbody(rows)], className="figures"),
                ],
                className="small",
            ),
        ]
    )
