"""What formats of graphs share: nodes and edges with attributes, before they become actors and ties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from graph_app.importers.rows import Table
from graph_app.importers.values import TEXT

NODE = ("id", "label", "kind", "parent")
"""What a node of any format may have beside its attributes; `parent` is the id of the node that it is in."""
EDGE = ("id", "source", "target", "directed", "kind", "label")
"""What an edge of any format may have beside its attributes; `directed` is "true" or "false"."""


@dataclass(frozen=True)
class Graph:
    """A foreign graph.

    Attributes
    ----------
    nodes, edges : Table
        With the columns `NODE` and `EDGE`, and whatever attributes there are.
    node_types, edge_types : mapping of str to str, or None
        Types of attributes that the file declares: "integer", "number" or "boolean"; what is not there is
        text. None where the format has no types, so that the values decide.
    about : mapping of str to value
        What the file says about itself, in the words of `datapackage.json` where there are such words.
    described : mapping of pairs of str to str
        What the file says that an attribute means, by "node" or "edge" and its name.
    """

    nodes: Table
    edges: Table
    node_types: Mapping[str, str] | None = None
    edge_types: Mapping[str, str] | None = None
    about: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    described: Mapping[tuple[str, str], str] = field(default_factory=lambda: MappingProxyType({}))


def called_by_label(graph: Graph) -> Graph | None:
    """Return a graph whose nodes have their labels as ids, None where labels are missing or not unique.

    Parameters
    ----------
    graph : Graph
        One whose ids are only numbers in a row.
    """
    labels = graph.nodes.own["label"]
    if not len(labels) or labels.isna().any() or labels.duplicated().any():
        return None
    of_id = dict(zip(graph.nodes.own["id"].tolist(), labels.tolist(), strict=True))
    nodes = graph.nodes.own.assign(id=labels)
    edges = graph.edges.own.assign(
        **{end: graph.edges.own[end].map(of_id).astype(TEXT) for end in ("source", "target")}
    )
    return replace(graph, nodes=Table(nodes, graph.nodes.more), edges=Table(edges, graph.edges.more))
