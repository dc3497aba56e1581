"""Two points in time side by side: which rows came, changed and went, by whom and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from graph_app.errors import QueryError
from graph_app.text import counted
from graph_app.web import ids
from graph_app.web.desk import pieces
from graph_app.web.desk.shown import Page, Plain, Shown, text
from graph_app.web.view import View
from graph_app.workspace.comparing import Comparison
from graph_app.workspace.state import State

if TYPE_CHECKING:
    from graph_app.workspace.opened import Workspace

POINTS = (("since", "Between", "0, a date such as 2026-11, or a change such as #12"), ("until", "And", "now"))
_TITLES = {"added": "Added", "changed": "Changed", "retired": "Retired"}


def opened(ws: Workspace, asked: Plain, view: View) -> Shown:
    """Return what happened since the beginning."""
    return acted(ws, {"page": "compare"}, "compare", {"since": "0"})


def acted(ws: Workspace, memory: Plain, what: str, values: Plain) -> Shown:
    """Compare the points that were filled in."""
    try:
        found = ws.compare(text(values, "since") or 0, text(values, "until") or None)
    except QueryError as error:
        return Shown(_page(values, pieces.found((), str(error))), {"page": "compare"})
    return Shown(_page(values, *_differences(found, ws.state())), {"page": "compare"})


def _page(values: Plain, *found: Component | None) -> Component:
    fields = [
        dmc.TextInput(
            id=ids.desk_field(name),
            label=label,
            description=note,
            value=text(values, name),
            size="xs",
        )
        for name, label, note in POINTS
    ]
    return pieces.form(
        "Compare two points in time",
        html.Div(fields, className="desk-fields"),
        html.Div(pieces.do("compare", "Compare", "strong"), className="desk-ways"),
        *found,
        buttons=[pieces.opens("History", "history")],
    )


def _differences(found: Comparison, state: State) -> list[Component]:
    """Return the rows that are not the same, in three lists."""
    points = f"After change {found.since} and after change {found.until}: "
    parts: list[Any] = [html.P(f"{points}{counted(len(found.differences), 'row')} not the same.")]
    for done, title in _TITLES.items():
        rows = found.rows(done)
        if not rows:
            continue
        items = [
            html.Li(
                [
                    pieces.effect(one.effect, state),
                    html.P(
                        ", ".join(f"change {each.number} by {each.by}" for each in one.changes[-3:]),
                        className="quiet small",
                    ),
                ]
            )
            for one in rows[: pieces.MOST_SHOWN]
        ]
        left = len(rows) - pieces.MOST_SHOWN
        if left > 0:
            items.append(
                html.Li(f"And {counted(left, 'more row')}; the export has them all.", className="quiet")
            )
        parts.append(
            html.Section([html.H3(f"{title} {len(rows):,}"), html.Ul(items, className="desk-effects")])
        )
    return parts


PAGE = Page("history", opened, acted)
