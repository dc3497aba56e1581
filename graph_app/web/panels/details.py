"""The details: the sheet of what is chosen."""

from __future__ import annotations

from typing import Any

from dash import Dash, Input, Output, html
from dash.development.base_component import Component

from graph_app.web import ids
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.sheets import sheet


def body(seen: Seen) -> Component:
    """Return the empty panel."""
    return html.Aside(
        [
            html.Button("Details", id=ids.SHOW_DETAILS, className="plain narrow-only handle", type="button"),
            html.Button("Close", id=ids.HIDE_DETAILS, className="plain narrow-only", type="button"),
            html.Div(id=ids.DETAILS, className="content"),
        ],
        className="details",
        **aria(label="Details"),
    )


def register(app: Dash, seen: Seen) -> None:
    """Add the callback of the details."""

    @app.callback(Output(ids.DETAILS, "children"), Input(ids.VIEW, "data"), prevent_initial_call=True)
    def details(data: dict[str, Any]) -> Component:
        view = seen.read(data)
        return sheet(seen.at(view), view)
