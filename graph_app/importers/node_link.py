"""Node-link JSON: NetworkX (`links` or `edges`), D3, sigma, vis.js and JSON Graph Format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graph_app.importers.base import Given, Imported, Importer, Reading
from graph_app.importers.graph import EDGE, NODE, Graph
from graph_app.importers.json_files import Cells, key_text, load, no_graph
from graph_app.importers.rows import Rows
from graph_app.importers.shape import shaped

_IDS = ("id", "key", "name", "label")
_ENDS = (("source", "target"), ("from", "to"), ("from_id", "to_id"), ("start", "end"))
_INNER = ("attributes", "metadata", "data", "properties")
_ABOUT = frozenset(
    {"title", "name", "label", "description", "filter", "version", "licence", "citation", "date", "query"}
)


def graph_of(reading: Reading) -> Graph:
    """Return the graph in a node-link file, before it is turned into actors and ties.

    Parameters
    ----------
    reading : Reading
        With the file.

    Raises
    ------
    FileError
        If there are no nodes and no edges in it.
    """
    found = load(reading, reading.file)
    whole = _unwrapped(found)
    links = next(
        (whole[name] for name in ("links", "edges") if isinstance(whole.get(name), list | dict)), None
    )
    if links is None and not isinstance(whole.get("nodes"), list | dict):
        raise no_graph(reading.file, "a graph: it has neither nodes nor links")
    reading.notes.unit = "item"
    nodes, ids = _nodes(reading, whole.get("nodes") or [])
    edges = _edges(reading, whole, links or [], ids)
    return Graph(nodes[0], edges[0], nodes[1].types, edges[1].types, _about(whole))


def _unwrapped(found: Any) -> dict[str, Any]:
    """Return the object that has the nodes: JSON Graph Format wraps it."""
    whole = found if isinstance(found, dict) else {}
    if isinstance(whole.get("graph"), dict) and "nodes" in whole["graph"] and "nodes" not in whole:
        return dict(whole["graph"])
    graphs = whole.get("graphs")
    if isinstance(graphs, list) and graphs and isinstance(graphs[0], dict) and "nodes" not in whole:
        return dict(graphs[0])
    return whole


def _about(whole: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the graph says about itself."""
    graph = whole.get("graph") if isinstance(whole.get("graph"), dict) else {}
    metadata = whole.get("metadata") if isinstance(whole.get("metadata"), dict) else {}
    said = {**dict(metadata or {}), **dict(graph or {})}
    about = {name: value for name, value in said.items() if name in _ABOUT and isinstance(value, str)}
    title = about.get("title") or about.get("name") or about.get("label") or whole.get("label")
    return about | ({"title": title} if isinstance(title, str) and title else {})


def flat(one: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object with the attributes that are wrapped in it, such as `attributes`, beside its own.

    >>> flat({"id": 1, "attributes": {"color": "red"}})
    {'id': 1, 'color': 'red'}
    """
    found: dict[str, Any] = {}
    for name, value in one.items():
        if name in _INNER and isinstance(value, dict):
            found |= {key: inner for key, inner in value.items() if key not in one}
        else:
            found[name] = value
    return found


def _nodes(reading: Reading, given: Any) -> tuple[tuple[Any, Cells], list[str]]:
    """Return nodes with their attributes, and their ids in order."""
    rows, cells, ids = Rows(reading, "nodes"), Cells(reading, reading.file.name), []
    items = given.items() if isinstance(given, dict) else [(None, one) for one in given]
    listed = [one for _, one in items if isinstance(one, dict)]
    key = next((name for name in _IDS if any(name in one for one in listed)), "id")
    for place, (name, one) in enumerate(items, start=1):
        if not isinstance(one, dict):
            ids.append(key_text(one) or (name or ""))
            rows.add(place, {"id": ids[-1] or str(place - 1)})
            continue
        attributes = flat(one)
        own = name if name is not None else key_text(attributes.get(key))
        ids.append(own)
        left_out = frozenset({key, "parent"} if key == "id" or key == "key" else {"parent"})
        parent = key_text(attributes.get("parent"))
        rows.add(place, {"id": own or str(place - 1), "parent": parent}, cells.of(attributes, left_out))
    return (rows.table(NODE), cells), ids


def _edges(reading: Reading, whole: Mapping[str, Any], given: Any, ids: list[str]) -> tuple[Any, Cells]:
    """Return edges with their attributes."""
    rows, cells = Rows(reading, "edges"), Cells(reading, reading.file.name)
    listed = [one for one in (given.values() if isinstance(given, dict) else given) if isinstance(one, dict)]
    ends = next((pair for pair in _ENDS if any(pair[0] in one for one in listed)), _ENDS[0])
    default = _direction(reading, whole, listed)
    by_place = _by_place(reading, listed, ends, ids)
    keys = [key_text(one.get("key")) for one in listed]
    keyed = len(set(keys)) == len(keys) and not all(key.isdigit() or not key for key in keys)
    for place, one in enumerate(listed, start=1):
        attributes = flat(one)
        directed = attributes.get("directed")
        undirected = attributes.get("undirected")
        way = (
            directed
            if isinstance(directed, bool)
            else not undirected
            if isinstance(undirected, bool)
            else default
        )
        own = {
            "id": (key_text(one.get("key")) if keyed else "") or key_text(attributes.get("id")),
            "source": _end(one.get(ends[0]), ids, by_place),
            "target": _end(one.get(ends[1]), ids, by_place),
            "directed": "true" if way else "false",
        }
        left_out = {*ends, "id", "directed", "undirected"} | ({"key"} if keyed else set())
        rows.add(place, own, cells.of(attributes, frozenset(left_out)))
    return rows.table(EDGE), cells


def _direction(reading: Reading, whole: Mapping[str, Any], listed: list[dict[str, Any]]) -> bool:
    """Return whether edges are directed unless they say otherwise."""
    said = whole.get("directed")
    options = whole.get("options")
    if isinstance(said, bool):
        return said
    if isinstance(options, dict) and options.get("type") in ("directed", "undirected", "mixed"):
        return bool(options["type"] != "undirected")
    if listed and not all("directed" in one or "undirected" in one for one in listed):
        sentence = "The file does not say whether edges are directed; they are taken as undirected."
        reading.notes.assumed(sentence, file=reading.file.name)
    return False


def _by_place(reading: Reading, listed: list[dict[str, Any]], ends: tuple[str, str], ids: list[str]) -> bool:
    """Return whether edges name nodes by their places in the list: all ends are such, and not all are ids."""
    found = [one.get(end) for one in listed for end in ends]
    whole = [one for one in found if isinstance(one, int) and not isinstance(one, bool)]
    if not found or len(whole) < len(found) or not all(0 <= one < len(ids) for one in whole):
        return False
    known = set(ids)
    if all(str(one) in known for one in whole):
        return False
    reading.notes.assumed(
        "Edges name nodes by their places in the list, counted from 0.", file=reading.file.name
    )
    return True


def _end(value: Any, ids: list[str], by_place: bool) -> str:
    """Return the id of the node at one end of an edge."""
    if isinstance(value, dict):
        return next((key_text(value[name]) for name in _IDS if name in value), "")
    if by_place:
        return ids[value] or str(value)
    return key_text(value)


def _read(reading: Reading) -> Imported:
    """Read node-link JSON."""
    return shaped(reading, graph_of(reading))


_START = re.compile(
    rb'^\s*(?:\xef\xbb\xbf)?\{[\s\S]*?"(?:nodes|links|edges|directed|graph|graphs|multigraph)"\s*:'
)


def _looks(given: Given) -> bool:
    """Whether it is an object with nodes or links near its beginning."""
    return _START.match(given.head) is not None


NODE_LINK = Importer("json", "node-link JSON (NetworkX, D3, sigma, vis.js)", (".json",), _looks, _read)
