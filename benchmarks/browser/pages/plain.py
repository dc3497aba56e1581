"""What both peer pages have around their picture: a checklist of kinds and a list of statements."""

from __future__ import annotations

from typing import Any

from dash import Dash, dcc, html
from dash.development.base_component import Component

from benchmarks.browser.graph import Graph

KINDS, PICTURE, DETAILS = "kinds", "picture", "details"

FILL = {"width": "100%", "height": "100%"}
"""The picture fills its column."""


def app_of(graph: Graph, picture: Component) -> Dash:
    """Return a page of three columns, as wide as those of our page, around a picture."""
    app = Dash("benchmarks.browser", title=graph.title, compress=True, serve_locally=True)
    side = {"overflow": "auto", "padding": "12px"}
    app.layout = html.Div(
        [
            html.Div([html.H3("Kind of actor"), _checklist(graph)], style=side),
            html.Div(picture, style={"minWidth": 0, "height": "100%"}),
            html.Div("Choose an actor in the picture.", id=DETAILS, style=side),
        ],
        style={
            "display": "grid",
            "gridTemplateColumns": "280px minmax(0, 1fr) 344px",
            "height": "calc(100vh - 16px)",
            "fontFamily": "system-ui, sans-serif",
        },
    )
    return app


def _checklist(graph: Graph) -> Component:
    options = [{"label": name, "value": kind} for kind, name in graph.kind_names.items()]
    return dcc.Checklist(options, list(graph.kind_names), id=KINDS)


def statements(graph: Graph, actor: str) -> list[Any]:
    """Return the details of an actor: its name and all of its statements with their sources."""
    place = graph.ids.index(actor)
    return [
        html.H2(graph.names[place]),
        html.P(graph.kind_names[graph.kinds[place]]),
        html.Ul(
            [
                html.Li(
                    [
                        html.Div([html.Time(one["date"]), f" {one['label']}"]),
                        html.B(one["issue"]),
                        html.P(one["summary"]),
                        html.A(one["title"], href=one["url"]),
                    ]
                )
                for one in graph.statements.get(actor, [])
            ]
        ),
    ]
