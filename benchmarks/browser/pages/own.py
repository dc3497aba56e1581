"""Our page, as `graph-app serve` gives it."""

from __future__ import annotations

from dash import Dash

from benchmarks.browser.graph import Graph
from graph_app.api import Explorer
from graph_app.web.app import create_app


def page(explorer: Explorer, graph: Graph) -> Dash:
    """Return the page; the graph is only for the others."""
    return create_app(explorer)
