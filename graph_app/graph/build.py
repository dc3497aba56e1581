"""Rows to a NetworkX graph, when an algorithm, a user or a test wants one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from graph_app.errors import NotFoundError
from graph_app.graph.column import Column, plain
from graph_app.graph.columns import Chosen, actor_columns
from graph_app.graph.network import Network
from graph_app.graph.tie_columns import tie_columns

if TYPE_CHECKING:
    import networkx as nx


def rows(columns: list[Column], positions: npt.NDArray[np.int64]) -> list[dict[str, Any]]:
    """Return the cells of some rows as one dictionary per row; missing values are left out."""
    found: list[dict[str, Any]] = [{} for _ in positions]
    for column in columns:
        for attributes, value in zip(found, plain(column.read(positions)).to_pylist(), strict=True):
            if value is not None:
                attributes[column.name] = value
    return found


def tie_ids(network: Network, ties: npt.NDArray[np.int64]) -> npt.NDArray[np.object_]:
    """Return the ids of ties by position: recorded ones, then derived ones; an object array."""
    recorded = network.ties["id"].to_numpy(dtype=object)
    return np.concatenate([recorded, network.derived_ids])[ties]


def ends_of(network: Network, tie: str) -> tuple[str, str]:
    """Return the ids of the actors at both ends of a tie, recorded or derived.

    Raises
    ------
    NotFoundError
        If there is no such tie.
    """
    found = np.flatnonzero(tie_ids(network, np.arange(network.m + network.d)) == tie)
    if not len(found):
        raise NotFoundError(f"There is no tie {tie!r}.", word="tie", value=tie)
    ids = network.actors["id"]
    start, end = (str(ids.iloc[int(side[found[0]])]) for side in network.ends)
    return start, end


def multidigraph(network: Network, chosen: Chosen, **graph: Any) -> nx.MultiDiGraph[str]:
    """Return the chosen rows as a directed multigraph.

    Parameters
    ----------
    network : Network
        The data.
    chosen : Chosen
        Rows and stances.
    **graph
        Attributes of the graph itself.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are actor ids, edge keys are tie ids, both with the columns of `graph.columns` as
        attributes. An edge runs from `from_id` to `to_id`; `influence` says which way influence runs.
    """
    import networkx as nx  # takes long to load, and is not always needed

    result: nx.MultiDiGraph[str] = nx.MultiDiGraph(**graph)
    ids = network.actors["id"].to_numpy(dtype=object)
    actors = ids[chosen.actors].tolist()
    result.add_nodes_from(zip(actors, rows(actor_columns(network, chosen), chosen.actors), strict=True))
    start, end = (ids[side[chosen.ties]].tolist() for side in network.ends)
    keys = tie_ids(network, chosen.ties).tolist()
    data = rows(tie_columns(network, chosen), chosen.ties)
    edges = zip(start, end, keys, data, strict=True)
    result.add_edges_from(edges)  # type: ignore[arg-type]  # the stubs forget the keys of a multigraph
    return result
