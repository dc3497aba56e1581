"""GraphML, whoever wrote it: keys anywhere or nowhere, mixed direction, graphs within nodes, yEd's drawings.

References
----------
U. Brandes et al. (2002), GraphML progress report: structural layer proposal, Graph Drawing 2001, LNCS 2265.
"""

from __future__ import annotations

import re

from graph_app.importers.base import Given, Imported, Importer, Reading
from graph_app.importers.graph import EDGE, NODE, Graph
from graph_app.importers.graphml_keys import Keys
from graph_app.importers.graphml_yed import Drawing
from graph_app.importers.rows import Rows
from graph_app.importers.shape import shaped
from graph_app.importers.xml import parse

_OWNERS = ("node", "edge", "graph", "hyperedge", "port", "endpoint", "graphml")
_TRUTHS = {"true": "true", "1": "true", "false": "false", "0": "false"}
_FRAMED = re.compile(r"\r?\n.*\n[ \t]*\Z", re.DOTALL)
"""Text between line breaks of pretty printing."""
_TEXTS = frozenset({"data", "default", "desc", *Drawing.TEXTS})


_UNDRAWN = Drawing()


class _Owner:
    """An element that data belong to, while it is open."""

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name = name
        self.attributes = attributes
        self.line = line
        self.data: dict[str, str] = {}
        self.drawing: Drawing = _UNDRAWN
        self.ends: list[dict[str, str]] = []

    def draw(self) -> Drawing:
        """Return its drawing, which most have none of."""
        if self.drawing is _UNDRAWN:
            self.drawing = Drawing()
        return self.drawing


class _Document:
    """Takes the elements of a GraphML file in."""

    def __init__(self, reading: Reading) -> None:
        self.notes = reading.notes
        self.keys = Keys(reading)
        self.nodes = Rows(reading, "nodes")
        self.edges = Rows(reading, "edges")
        self.about: dict[str, str] = {}
        self.graphs: list[str] = []
        self.outer = 0
        self.seen = False
        self._owners: list[_Owner] = []
        self._data = ""

    def start(self, name: str, attributes: dict[str, str], line: int) -> bool:
        """Open an element."""
        self.seen = self.seen or name in ("graphml", "graph")
        if name == "key":
            self.keys.declare(attributes)
        elif name == "graph":
            self._open_graph(attributes, line)
        elif name == "data":
            self._data = attributes.get("key", "")
        if name in _OWNERS:
            self._owners.append(_Owner(name, attributes, line))
        elif self._owners and name in Drawing.ELEMENTS:
            self._owners[-1].draw().start(name, attributes)
        return name in _TEXTS

    def end(self, name: str, text: str, line: int) -> None:
        """Close an element."""
        if name in _OWNERS:
            self._close(self._owners.pop())
        elif name == "key":
            self.keys.close()
        elif name == "default":
            self.keys.default(text)
        elif name == "desc":
            if not self.keys.describe(text) and self._owners and text.strip():
                self._owners[-1].data["desc"] = text.strip()
        elif name == "data":
            if text.strip() and self._owners:
                owner = self._owners[-1]
                value = text.strip() if _FRAMED.match(text) else text
                owner.data[self.keys.used(self._data, owner.name, line)] = value
        elif name == "locator":
            self.notes.dropped("A locator points to another file, which is not fetched.", (line,))
        elif self._owners and name in Drawing.TEXTS:
            self._owners[-1].draw().end(name, text)

    def _open_graph(self, attributes: dict[str, str], line: int) -> None:
        """Remember the direction that edges have unless they say otherwise."""
        direction = attributes.get("edgedefault", "")
        if direction not in ("directed", "undirected"):
            sentence = "The graph does not say whether edges are directed; they are taken as undirected."
            self.notes.assumed(sentence, (line,))
            direction = "undirected"
        self.graphs.append(direction)
        if not any(owner.name == "node" for owner in self._owners):
            self.outer += 1

    def _close(self, owner: _Owner) -> None:
        """Turn an element that ended into a row."""
        if owner.name == "node":
            self._node(owner)
        elif owner.name == "edge":
            self._edge(owner, owner.attributes)
        elif owner.name == "hyperedge":
            self._hyperedge(owner)
        elif owner.name == "endpoint":
            if self._owners and self._owners[-1].name == "hyperedge":
                self._owners[-1].ends.append(owner.attributes)
        elif owner.name == "port":
            self.notes.dropped("Ports of nodes are not kept; edges keep the names of theirs.", (owner.line,))
        else:
            if owner.name == "graph":
                self.graphs.pop()
            if not any(one.name == "node" for one in self._owners):
                self.about |= {name: value for name, value in owner.data.items() if name not in self.about}

    def _node(self, owner: _Owner) -> None:
        """Add a node; one within another's graph remembers whose."""
        parent = next((one for one in reversed(self._owners) if one.name == "node"), None)
        own = {
            "id": owner.attributes.get("id"),
            "label": owner.drawing.label,
            "parent": None if parent is None else parent.attributes.get("id"),
        }
        self.nodes.add(owner.line, own, owner.data | owner.drawing.of_node())

    def _edge(self, owner: _Owner, ends: dict[str, str]) -> None:
        """Add an edge."""
        said = owner.attributes.get("directed")
        default = "true" if self.graphs and self.graphs[-1] == "directed" else "false"
        directed = default if said is None else _TRUTHS.get(said.strip().lower(), default)
        if owner.drawing.headless and said is None and directed == "true":
            self.notes.assumed("Edges drawn without arrows are taken as undirected.", (owner.line,))
            directed = "false"
        own = {
            "id": owner.attributes.get("id"),
            "source": ends.get("source"),
            "target": ends.get("target"),
            "directed": directed,
            "label": owner.drawing.label,
        }
        ports = {name: ends[name] for name in ("sourceport", "targetport") if ends.get(name)}
        self.edges.add(owner.line, own, owner.data | ports | owner.drawing.of_edge())

    def _hyperedge(self, owner: _Owner) -> None:
        """Add a hyperedge of two ends as an edge; others cannot be kept."""
        if len(owner.ends) == 2:
            one, two = (end.get("node", "") for end in owner.ends)
            owner.attributes["directed"] = "false"
            self._edge(owner, {"source": one, "target": two})
            self.notes.changed("A hyperedge of two nodes became an undirected edge.", (owner.line,))
        else:
            sentence = "A hyperedge joins other than two nodes, which no tie can; it is left out."
            self.notes.dropped(sentence, (owner.line,))


def graph_of(reading: Reading) -> Graph:
    """Return the graph in a GraphML file, before it is turned into actors and ties.

    Parameters
    ----------
    reading : Reading
        With the file.
    """
    file = reading.file
    document = parse(reading, file, lambda: _Document(reading))
    if not document.seen:
        document.keys.refuse(file.name)
    nodes, edges = document.nodes.table(NODE), document.edges.table(EDGE)
    if nodes.own["parent"].notna().any():
        inner = nodes.own.index[nodes.own["parent"].notna()].tolist()
        reading.notes.changed("A node within another's graph became an actor that belongs to it.", inner)
    if document.outer > 1:
        reading.notes.assumed(f"The {document.outer:,} graphs of the file are read as one.")
    drawn = [name for name in Drawing.NUMBERS if name in nodes.more]
    nodes, node_types = document.keys.named(nodes, "node")
    edges, edge_types = document.keys.named(edges, "edge")
    numbers = dict.fromkeys([name for name in drawn if name not in node_types], "number")
    about = document.keys.about(document.about)
    return Graph(nodes, edges, numbers | node_types, edge_types, about, document.keys.described())


def _read(reading: Reading) -> Imported:
    """Read a GraphML file."""
    return shaped(reading, graph_of(reading))


def _looks(given: Given) -> bool:
    """Whether the root is that of GraphML."""
    return b"<graphml" in given.head


GRAPHML = Importer("graphml", "GraphML (yEd, visone, igraph, Gephi)", (".graphml", ".xml"), _looks, _read)
