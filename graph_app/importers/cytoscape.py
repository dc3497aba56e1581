"""JSON of Cytoscape: cyjs, and CX2 as NDEx and Cytoscape 3.10 write it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from graph_app.importers.base import Given, Imported, Importer, Reading
from graph_app.importers.graph import EDGE, NODE, Graph
from graph_app.importers.json_files import Cells, key_text, load, no_graph, objects
from graph_app.importers.rows import Rows
from graph_app.importers.shape import shaped

_NODE_OWN = frozenset({"id", "parent"})
_EDGE_OWN = frozenset({"id", "source", "target"})


def graph_of(reading: Reading) -> Graph:
    """Return the graph in a cyjs or CX2 file, before it is turned into actors and ties.

    Parameters
    ----------
    reading : Reading
        With the file.

    Raises
    ------
    FileError
        If it is neither.
    """
    found = load(reading, reading.file)
    reading.notes.unit = "item"
    if isinstance(found, list) and found and isinstance(found[0], dict) and "CXVersion" in found[0]:
        return _cx2(reading, found)
    elements = found.get("elements") if isinstance(found, dict) else found
    if not isinstance(elements, dict | list):
        raise no_graph(reading.file, "a network of Cytoscape: it has no elements")
    about = found.get("data") if isinstance(found, dict) else None
    return _cyjs(reading, elements, about if isinstance(about, dict) else {})


def _parts(elements: Any) -> tuple[Any, Any]:
    """Return nodes and edges, which may stand in one list or in two."""
    if isinstance(elements, dict):
        return elements.get("nodes", []), elements.get("edges", [])
    nodes: list[Any] = []
    edges: list[Any] = []
    for _, one in objects(elements):
        (edges if one.get("group") == "edges" or "source" in _data(one) else nodes).append(one)
    return nodes, edges


def _data(one: Mapping[str, Any]) -> dict[str, Any]:
    data = one.get("data")
    return data if isinstance(data, dict) else {}


def _place(one: Mapping[str, Any]) -> dict[str, Any]:
    """Return where a node stands, if it says so."""
    position = one.get("position")
    return (
        {axis: position[axis] for axis in ("x", "y") if axis in position}
        if isinstance(position, dict)
        else {}
    )


def _cyjs(reading: Reading, elements: Any, about: Mapping[str, Any]) -> Graph:
    """Return the graph of a cyjs file."""
    file = reading.file.name
    given_nodes, given_edges = _parts(elements)
    nodes, cells = Rows(reading, "nodes"), Cells(reading, file)
    for place, one in objects(given_nodes):
        data = _data(one)
        classes = {"classes": one["classes"]} if one.get("classes") else {}
        own = {"id": key_text(data.get("id")), "parent": key_text(data.get("parent"))}
        nodes.add(place, own, cells.of({**data, **_place(one), **classes}, _NODE_OWN))
    edges, edge_cells = Rows(reading, "edges"), Cells(reading, file)
    for place, one in objects(given_edges):
        data = _data(one)
        own = {name: key_text(data.get(name)) for name in ("id", "source", "target")}
        edges.add(place, own | {"directed": "true"}, edge_cells.of(data, _EDGE_OWN))
    if edges.count:
        _assume(reading)
    title = about.get("name") or about.get("shared_name")
    said = {name: value for name, value in about.items() if isinstance(value, str)}
    said |= {"title": title} if isinstance(title, str) else {}
    return Graph(nodes.table(NODE), edges.table(EDGE), cells.types, edge_cells.types, said)


def _assume(reading: Reading) -> None:
    sentence = "Cytoscape does not say whether edges are directed; they are taken as directed."
    reading.notes.assumed(sentence, file=reading.file.name)


def _aspects(found: list[Any], name: str) -> Iterator[Any]:
    """Iterate over the items of an aspect, which may come in several parts."""
    for one in found:
        if isinstance(one, dict) and isinstance(one.get(name), list):
            yield from one[name]


def _cx2(reading: Reading, found: list[Any]) -> Graph:
    """Return the graph of a CX2 file: attributes have aliases and defaults."""
    file = reading.file.name
    of_nodes, of_edges = _Declared(found, "nodes"), _Declared(found, "edges")
    nodes, cells = Rows(reading, "nodes"), Cells(reading, file)
    for place, one in objects(list(_aspects(found, "nodes"))):
        drawn = {axis: one[axis] for axis in ("x", "y", "z") if axis in one}
        nodes.add(place, {"id": key_text(one.get("id"))}, cells.of(of_nodes.named(one) | drawn))
    edges, edge_cells = Rows(reading, "edges"), Cells(reading, file)
    for place, one in objects(list(_aspects(found, "edges"))):
        own = {
            "id": key_text(one.get("id")),
            "source": key_text(one.get("s")),
            "target": key_text(one.get("t")),
        }
        edges.add(place, own | {"directed": "true"}, edge_cells.of(of_edges.named(one)))
    if edges.count:
        _assume(reading)
    about: dict[str, str] = {}
    for one in _aspects(found, "networkAttributes"):
        if isinstance(one, dict):
            about |= {name: value for name, value in one.items() if isinstance(value, str)}
    about |= {"title": about["name"]} if "name" in about else {}
    return Graph(nodes.table(NODE), edges.table(EDGE), cells.types, edge_cells.types, about)


class _Declared:
    """What a CX2 file declares of the attributes of nodes or edges: aliases and defaults."""

    def __init__(self, found: list[Any], what: str) -> None:
        says: dict[str, dict[str, Any]] = {}
        for one in _aspects(found, "attributeDeclarations"):
            of = one.get(what) if isinstance(one, dict) else None
            if isinstance(of, dict):
                says |= {name: said for name, said in of.items() if isinstance(said, dict)}
        self._names = {said["a"]: name for name, said in says.items() if isinstance(said.get("a"), str)}
        self._defaults = {name: said["v"] for name, said in says.items() if "v" in said}

    def named(self, one: Mapping[str, Any]) -> dict[str, Any]:
        """Return the attributes of a node or edge by their names, defaults included."""
        values = one.get("v")
        given: dict[str, Any] = values if isinstance(values, dict) else {}
        return self._defaults | {self._names.get(name, name): value for name, value in given.items()}


def _read(reading: Reading) -> Imported:
    """Read JSON of Cytoscape."""
    return shaped(reading, graph_of(reading))


_START = re.compile(rb'"elements"\s*:|"CXVersion"\s*:|^\s*\[\s*\{\s*"(?:data|group)"\s*:')


def _looks(given: Given) -> bool:
    """Whether it has elements, or the version of CX."""
    return (
        given.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
        and _START.search(given.head) is not None
    )


CYTOSCAPE = Importer("cytoscape", "Cytoscape JSON (cyjs, CX2)", (".cyjs", ".cx2", ".json"), _looks, _read)
