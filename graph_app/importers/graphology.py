"""JSON of graphology, which sigma.js draws and Gephi Lite saves."""

from __future__ import annotations

import re

from graph_app.importers.base import Given, Imported, Importer, Reading
from graph_app.importers.graph import EDGE, NODE, Graph
from graph_app.importers.json_files import Cells, key_text, load, no_graph, objects
from graph_app.importers.node_link import flat
from graph_app.importers.rows import Rows
from graph_app.importers.shape import shaped

_OWN = frozenset({"key", "source", "target", "undirected"})


def graph_of(reading: Reading) -> Graph:
    """Return the graph in a file of graphology, before it is turned into actors and ties.

    Parameters
    ----------
    reading : Reading
        With the file.

    Raises
    ------
    FileError
        If it is no such graph.
    """
    file = reading.file
    found = load(reading, file)
    whole = found.get("graphDataset", found) if isinstance(found, dict) else None
    if not isinstance(whole, dict) or not isinstance(whole.get("nodes"), list):
        raise no_graph(file, "a graph of graphology: it has no list of nodes")
    reading.notes.unit = "item"
    nodes, cells = Rows(reading, "nodes"), Cells(reading, file.name)
    for place, one in objects(whole["nodes"]):
        nodes.add(place, {"id": key_text(one.get("key"))}, cells.of(flat(one), _OWN))
    edges, edge_cells = Rows(reading, "edges"), Cells(reading, file.name)
    options = whole.get("options")
    default = not (isinstance(options, dict) and options.get("type") == "undirected")
    for place, one in objects(whole.get("edges")):
        undirected = one.get("undirected")
        directed = not undirected if isinstance(undirected, bool) else default
        own = {
            "id": key_text(one.get("key")),
            "source": key_text(one.get("source")),
            "target": key_text(one.get("target")),
            "directed": "true" if directed else "false",
        }
        edges.add(place, own, edge_cells.of(flat(one), _OWN))
    said = whole.get("attributes")
    about = (
        {name: value for name, value in said.items() if isinstance(value, str)}
        if isinstance(said, dict)
        else {}
    )
    about |= {"title": about["name"]} if "name" in about and "title" not in about else {}
    return Graph(nodes.table(NODE), edges.table(EDGE), cells.types, edge_cells.types, about)


def _read(reading: Reading) -> Imported:
    """Read JSON of graphology."""
    return shaped(reading, graph_of(reading))


_START = re.compile(rb'"nodes"\s*:\s*\[\s*\{\s*"key"\s*:')


def _looks(given: Given) -> bool:
    """Whether its nodes have keys first, as graphology writes them."""
    return given.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" and _START.search(given.head) is not None


GRAPHOLOGY = Importer("graphology", "graphology JSON (sigma.js, Gephi Lite)", (".json",), _looks, _read)
