"""Which graph an analysis is made of: what passes the filter, or everything."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from graph_app.asked import one_of
from graph_app.graph.columns import Chosen
from graph_app.graph.network import Network

GRAPHS: tuple[str, ...] = ("visible", "whole")
"""Graphs that an analysis can be made of."""


def spanned(network: Network, rows: Chosen, graph: str) -> Chosen:
    """Return the rows that count; stances are read as the filter reads them in either case.

    Parameters
    ----------
    network : Network
        The data.
    rows : Chosen
        The visible rows.
    graph : {"visible", "whole"}
        Whether visible actors and ties count, or all actors and recorded ties.

    Raises
    ------
    QueryError
        If there is no such graph.
    """
    one_of("graph", graph, GRAPHS)
    if graph == "visible":
        return rows
    return replace(rows, actors=np.arange(network.n), ties=np.arange(network.m))
