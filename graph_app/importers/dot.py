"""DOT of Graphviz: nodes, chains of edges, defaults, subgraphs and clusters.

References
----------
Graphviz, The DOT language, https://graphviz.org/doc/info/lang.html
"""

from __future__ import annotations

import re

from graph_app.importers.base import Given, Imported, Importer, Reading
from graph_app.importers.dot_document import Document
from graph_app.importers.dot_tokens import tokens
from graph_app.importers.graph import EDGE, NODE, Graph
from graph_app.importers.rows import Rows
from graph_app.importers.shape import shaped
from graph_app.importers.text_lines import text_of

_PLACE = re.compile(r"\s*(-?[\d.]+(?:e[-+]?\d+)?)\s*,\s*(-?[\d.]+(?:e[-+]?\d+)?)\s*!?\s*")


def _drawn(attributes: dict[str, str], cluster: str) -> dict[str, str]:
    """Return a node's attributes with place and colour under their usual names."""
    found = {name: value for name, value in attributes.items() if name != "label"}
    place = _PLACE.fullmatch(attributes.get("pos", ""))
    if place is not None:
        del found["pos"]
        found["x"], found["y"] = place.groups()
    if attributes.get("fillcolor"):
        found["colour"] = found.pop("fillcolor")
    return found | ({"cluster": cluster} if cluster else {})


def graph_of(reading: Reading) -> Graph:
    """Return the graph in a DOT file, before it is turned into actors and ties.

    Parameters
    ----------
    reading : Reading
        With the file.

    Raises
    ------
    FileError
        If it is no DOT; with the line and the cause.
    """
    document = Document(reading, tokens(reading, text_of(reading, reading.file)))
    document.read()
    nodes = Rows(reading, "nodes")
    for name, node in document.nodes.items():
        label = node.attributes.get("label", "")
        shown_label = "" if label in ("\\N", "") else label.replace("\\N", name)
        nodes.add(node.line, {"id": name, "label": shown_label}, _drawn(node.attributes, node.cluster))
    if any(node.cluster for node in document.nodes.values()):
        reading.notes.changed("A cluster became a column of the nodes in it.")
    about = document.about
    title = about.get("label") or about.get("title", "")
    return Graph(nodes.table(NODE), document.edges.table(EDGE), about={"title": title} if title else {})


def _read(reading: Reading) -> Imported:
    """Read a DOT file."""
    return shaped(reading, graph_of(reading))


_START = re.compile(
    rb"^\s*(?:(?://[^\n]*|#[^\n]*)\n\s*|/\*[\s\S]*?\*/\s*)*(?:strict\s+)?(?:di)?graph\b[^\[{]{0,400}\{",
    re.IGNORECASE,
)


def _looks(given: Given) -> bool:
    """Whether a graph or digraph is opened by a brace."""
    return _START.match(given.head.lstrip(b"\xef\xbb\xbf")) is not None


DOT = Importer("dot", "DOT (Graphviz)", (".dot", ".gv"), _looks, _read)
