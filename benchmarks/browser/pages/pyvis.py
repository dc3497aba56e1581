"""The peer that writes a file: pyvis, a static page of vis-network with all of its scripts in it.

There is nothing to filter by and nothing that tells of an actor but its name: only its first drawing counts.
"""

from __future__ import annotations

import json

from flask import Flask
from flask_compress import Compress

from benchmarks.browser.graph import Graph, colour
from graph_app.api import Explorer

__all__ = ["page"]

SCALE = 400
"""Places are in these units, so that sizes are about pixels when everything is in view."""

OPTIONS = {"physics": {"enabled": False}, "edges": {"smooth": False}}
"""Nothing moves, ties are straight: the quickest way."""


def written(graph: Graph) -> str:
    """Return the page: our places, nothing moves."""
    from pyvis.edge import Edge
    from pyvis.network import Network

    network = Network(height="860px", width="100%", cdn_resources="in_line")
    network.set_options(json.dumps(OPTIONS))
    for i, key in enumerate(graph.ids):
        network.add_node(
            key,
            label=" ",
            title=graph.names[i],
            color={"background": graph.fills[i], "border": graph.strokes[i]},
            size=round(float(graph.radius[i]), 1),
            x=round(SCALE * float(graph.x[i]), 1),
            y=round(-SCALE * float(graph.y[i]), 1),
        )
    ends = zip(graph.start.tolist(), graph.end.tolist(), graph.hostile.tolist(), strict=True)
    network.edges = [
        Edge(graph.ids[one], graph.ids[other], color=colour(hostile)).options for one, other, hostile in ends
    ]  # its `add_edge` looks through all edges for each
    return str(network.generate_html())


def page(explorer: Explorer, graph: Graph) -> Flask:
    """Return the page, written once."""
    text = written(graph)
    app = Flask("benchmarks.browser")
    Compress(app)
    app.add_url_rule("/", "page", lambda: text)
    return app
