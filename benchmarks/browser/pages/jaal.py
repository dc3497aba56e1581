"""The peer that is a dashboard by itself: Jaal, Dash around vis-network; nobody maintains it any more.

It filters by a query that one types, so that there is no click to compare: only its first drawing counts.
"""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
from dash import Dash

from benchmarks.browser.graph import Graph
from benchmarks.browser.pages.pyvis import OPTIONS, SCALE
from graph_app.api import Explorer

__all__ = ["page"]


def tables(graph: Graph) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return edges and nodes; it names an edge by its ends, so that parallel ties are one."""
    ids = np.array(graph.ids, dtype=object)
    pairs = np.unique(np.column_stack([graph.start, graph.end]), axis=0)
    nodes = {
        "id": ids,
        "label": " ",
        "title": list(graph.names),
        "kind": list(graph.kinds),
        "color": list(graph.fills),
        "x": np.round(SCALE * graph.x.astype(float), 1),
        "y": np.round(-SCALE * graph.y.astype(float), 1),
    }
    return pd.DataFrame({"from": ids[pairs[:, 0]], "to": ids[pairs[:, 1]]}), pd.DataFrame(nodes)


def page(explorer: Explorer, graph: Graph) -> Dash:
    """Return the page as it comes: its answers are not compressed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its components were made for a Dash of long ago
        from jaal import Jaal

    edges, nodes = tables(graph)
    app: Dash = Jaal(edges, nodes).create(vis_opts={**OPTIONS, "height": "860px"})
    return app
