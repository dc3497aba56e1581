"""The peer that most analysts would write: Plotly's Scattergl in a `dcc.Graph`.

Hover is Plotly's own label of the point under the pointer; it has no neighbours to highlight.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc

from benchmarks.browser.graph import Graph, colour
from benchmarks.browser.pages.plain import DETAILS, FILL, KINDS, PICTURE, app_of, statements
from graph_app.api import Explorer

__all__ = ["page"]


def lines(values: npt.NDArray[np.float32], start: Any, end: Any) -> npt.NDArray[np.float32]:
    """Return one coordinate of many separate lines: from, to, gap."""
    return np.column_stack([values[start], values[end], np.full(len(start), np.nan, "f4")]).ravel()


def figure(graph: Graph, kinds: list[str]) -> go.Figure:
    """Return the picture of some kinds of actor; arrays stay arrays, which is Plotly's quick way."""
    actors, ties = graph.kept(kinds)
    shown = np.flatnonzero(actors)
    traces = []
    for hostile in (False, True):
        chosen = ties & (graph.hostile == hostile)
        start, end = graph.start[chosen], graph.end[chosen]
        traces.append(
            go.Scattergl(
                x=lines(graph.x, start, end),
                y=lines(graph.y, start, end),
                mode="lines",
                line={"width": 1, "color": colour(hostile)},
                opacity=0.3,
                hoverinfo="skip",
            )
        )
    marker = {
        "size": 2 * graph.radius[shown],
        "opacity": 1,
        "color": [graph.fills[i] for i in shown],
        "line": {"width": 1, "color": [graph.strokes[i] for i in shown]},
    }
    traces.append(
        go.Scattergl(
            x=graph.x[shown],
            y=graph.y[shown],
            mode="markers",
            marker=marker,
            customdata=[graph.ids[i] for i in shown],
            text=[graph.names[i] for i in shown],
            hoverinfo="text",
            name="actors",
        )
    )
    return go.Figure(traces, LAYOUT)


LAYOUT = go.Layout(
    uirevision="same",
    showlegend=False,
    hovermode="closest",
    dragmode="pan",
    margin={"l": 0, "r": 0, "t": 0, "b": 0},
    xaxis={"visible": False},
    yaxis={"visible": False, "scaleanchor": "x"},
    plot_bgcolor="#FBFCFD",
)
"""The same view after every answer, no axes, equal units."""


def page(explorer: Explorer, graph: Graph) -> Dash:
    """Return the page; all it needs is in the graph."""
    picture = dcc.Graph(
        id=PICTURE, figure=figure(graph, list(graph.kind_names)), config={"scrollZoom": True}, style=FILL
    )
    app = app_of(graph, picture)

    @app.callback(Output(PICTURE, "figure"), Input(KINDS, "value"), prevent_initial_call=True)
    def choose(kinds: list[str]) -> go.Figure:
        return figure(graph, kinds)

    @app.callback(Output(DETAILS, "children"), Input(PICTURE, "clickData"), prevent_initial_call=True)
    def details(clicked: dict[str, Any]) -> list[Any]:
        return statements(graph, clicked["points"][0]["customdata"])

    return app
