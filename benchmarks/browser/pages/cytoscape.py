"""The peer made for networks: dash-cytoscape.

Filter and hover both change the style sheet in a Python callback, the quickest of the ways in its guide:
hidden actors get `display: none`, the actor under the pointer and its ties and neighbours stand out.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from dash import Dash, Input, Output

from benchmarks.browser.graph import Graph, colour
from benchmarks.browser.pages.plain import DETAILS, FILL, KINDS, PICTURE, app_of, statements
from graph_app.api import Explorer

__all__ = ["page"]

SCALE = 400
"""Places are in these units, so that sizes are about pixels when everything is in view."""

STRONG = "#3A424C"
"""Colour of what stands out."""

STYLE: list[dict[str, Any]] = [
    {
        "selector": "node",
        "style": {
            "background-color": "data(fill)",
            "border-color": "data(stroke)",
            "border-width": 1,
            "width": "data(size)",
            "height": "data(size)",
        },
    },
    {"selector": "edge", "style": {"line-color": "data(colour)", "width": 1, "opacity": 0.3}},
]


def elements(graph: Graph) -> list[dict[str, Any]]:
    """Return actors and ties as cytoscape wants them; its y runs downwards."""
    nodes = [
        {
            "data": {
                "id": graph.ids[i],
                "label": graph.names[i],
                "kind": graph.kinds[i],
                "fill": graph.fills[i],
                "stroke": graph.strokes[i],
                "size": round(2 * float(graph.radius[i]), 1),
            },
            "position": {
                "x": round(SCALE * float(graph.x[i]), 1),
                "y": round(-SCALE * float(graph.y[i]), 1),
            },
        }
        for i in range(len(graph.ids))
    ]
    ends = zip(graph.start.tolist(), graph.end.tolist(), graph.hostile.tolist(), strict=True)
    edges = [
        {"data": {"source": graph.ids[one], "target": graph.ids[other], "colour": colour(hostile)}}
        for one, other, hostile in ends
    ]
    return nodes + edges


def stylesheet(graph: Graph, kinds: list[str], near: list[str]) -> list[dict[str, Any]]:
    """Return the style: without the kinds that are off, with an actor and its neighbours standing out."""
    sheet = list(STYLE)
    if near:
        strong = {"line-color": STRONG, "opacity": 1}
        sheet += [
            {"selector": f'[source = "{near[0]}"], [target = "{near[0]}"]', "style": strong},
            {
                "selector": ", ".join(f'[id = "{key}"]' for key in near),
                "style": {"border-width": 3, "border-color": STRONG},
            },
        ]
    off = [kind for kind in graph.kind_names if kind not in kinds]
    if off:
        sheet.append(
            {
                "selector": ", ".join(f'[kind = "{kind}"]' for kind in off),
                "style": {"display": "none"},
            }
        )
    return sheet


def neighbours(graph: Graph, actor: str) -> list[str]:
    """Return an actor and those it has ties with."""
    place = graph.ids.index(actor)
    others = np.r_[graph.end[graph.start == place], graph.start[graph.end == place]]
    return [actor, *(graph.ids[i] for i in np.unique(others[others != place]))]


def page(explorer: Explorer, graph: Graph) -> Dash:
    """Return the page; all it needs is in the graph."""
    everything = list(graph.kind_names)
    import dash_cytoscape  # only in the process of this page, see `served`

    picture = dash_cytoscape.Cytoscape(
        id=PICTURE,
        elements=elements(graph),
        layout={"name": "preset", "fit": True, "padding": 20},
        stylesheet=stylesheet(graph, everything, []),
        style=FILL,
        clearOnUnhover=True,
    )
    app = app_of(graph, picture)

    @app.callback(
        Output(PICTURE, "stylesheet"),
        Input(KINDS, "value"),
        Input(PICTURE, "mouseoverNodeData"),
        prevent_initial_call=True,
    )
    def look(kinds: list[str], over: dict[str, Any] | None) -> list[dict[str, Any]]:
        return stylesheet(graph, kinds, neighbours(graph, over["id"]) if over else [])

    @app.callback(Output(DETAILS, "children"), Input(PICTURE, "tapNodeData"), prevent_initial_call=True)
    def details(tapped: dict[str, Any]) -> list[Any]:
        return statements(graph, tapped["id"])

    return app
