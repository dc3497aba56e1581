"""GEXF 1.1 to 1.3 and its drafts: undeclared attributes, mixed direction, hierarchies, time, drawings.

References
----------
GEXF Working Group (2009–2022), GEXF file format, https://gexf.net
"""

from __future__ import annotations

from collections.abc import Iterator

from graph_app.importers.base import Given, Imported, Importer, Reading
from graph_app.importers.failures import FileError
from graph_app.importers.gexf_attributes import Attributes
from graph_app.importers.gexf_values import VIZ_NUMBERS, Item
from graph_app.importers.graph import EDGE, NODE, Graph
from graph_app.importers.rows import Rows
from graph_app.importers.shape import shaped
from graph_app.importers.xml import parse

_META = {
    "creator": "creator",
    "author": "creator",
    "title": "title",
    "description": "description",
    "keywords": "keywords",
}
_TYPES = {"directed": "true", "undirected": "false", "mutual": "false"}


class _Document:
    """Takes the elements of a GEXF file in."""

    def __init__(self, reading: Reading) -> None:
        self.notes = reading.notes
        self.nodes = Rows(reading, "nodes")
        self.edges = Rows(reading, "edges")
        self.attributes = Attributes(reading)
        self.about: dict[str, str] = {}
        self.seen = False
        self._default = ""
        self._meta = False
        self._open: list[Item] = []

    def start(self, name: str, attributes: dict[str, str], line: int) -> bool:
        """Open an element."""
        self.seen = self.seen or name in ("gexf", "graph")
        if name == "meta":
            self._meta = True
            self.about["created"] = attributes.get("lastmodifieddate", "")
        elif name == "graph":
            self._open_graph(attributes, line)
        elif name in ("node", "edge"):
            self._open.append(Item(name, attributes, line))
        elif name == "attributes":
            self.attributes.open_class(attributes.get("class", ""))
        elif name == "attribute":
            self.attributes.declare(attributes)
        elif self._open:
            self._open[-1].take(name, attributes, line)
        return self._meta or name in ("default", "meta")

    def end(self, name: str, text: str, line: int) -> None:
        """Close an element."""
        if name == "meta":
            self._meta = False
        elif self._meta:
            word = _META.get(name.lower())
            if word and text.strip():
                self.about.setdefault(word, text.strip())
        elif name == "default":
            self.attributes.default(text)
        elif name == "attributes":
            self.attributes.open_class("")
        elif name in ("node", "edge"):
            item = self._open.pop()
            (self._node if name == "node" else self._edge)(item)

    def _open_graph(self, attributes: dict[str, str], line: int) -> None:
        """Remember the direction that edges have unless they say otherwise, and what time is counted in."""
        default = attributes.get("defaultedgetype", "")
        if default not in _TYPES:
            sentence = "The graph does not say whether edges are directed; as GEXF has it, they are not."
            self.notes.assumed(sentence, (line,))
            default = "undirected"
        self._default = default
        if attributes.get("name"):
            self.about.setdefault("title", attributes["name"])
        time = attributes.get("timeformat") or attributes.get("timetype")
        if time:
            self.notes.read(f"The file counts time in {time[:40]!r}.", (line,))

    def _node(self, item: Item) -> None:
        """Add a node; one within another remembers whose."""
        outer = next((one.attributes.get("id") for one in reversed(self._open) if one.name == "node"), None)
        parent = item.attributes.get("pid") or outer or (item.parents[0] if item.parents else None)
        if len(item.parents) > 1:
            self.notes.dropped("A node has several parents; an actor belongs to the first.", (item.line,))
        if parent == item.attributes.get("id"):
            parent = None
        own = {"id": item.attributes.get("id"), "label": item.attributes.get("label"), "parent": parent}
        self.nodes.add(item.line, own, dict(self._values(item)))

    def _edge(self, item: Item) -> None:
        """Add an edge."""
        said = item.attributes.get("type", "")
        kind = said if said in _TYPES else self._default
        if kind == "mutual":
            self.notes.assumed("A mutual edge is taken as an undirected one.", (item.line,))
        own = {
            "id": item.attributes.get("id"),
            "source": item.attributes.get("source"),
            "target": item.attributes.get("target"),
            "directed": _TYPES.get(kind, "false"),
            "kind": item.attributes.get("kind"),
            "label": item.attributes.get("label"),
        }
        weight = item.attributes.get("weight")
        self.edges.add(item.line, own, ({"weight": weight} if weight else {}) | dict(self._values(item)))

    def _values(self, item: Item) -> Iterator[tuple[str, str]]:
        """Iterate over the attributes of a node or edge: its own, its time, its drawing."""
        for key, value in item.values.items():
            name = self.attributes.used(key, item.name, item.line)
            yield name, self.attributes.written(key, item.name, value)
        for key, history in item.histories.items():
            name = self.attributes.used(key, item.name, item.line)
            yield name, self.attributes.written(key, item.name, history.latest)
            yield f"{name} over time", history.text
        yield from item.time(self.notes)
        yield from item.drawing.items()


def graph_of(reading: Reading) -> Graph:
    """Return the graph in a GEXF file, before it is turned into actors and ties.

    Parameters
    ----------
    reading : Reading
        With the file.

    Raises
    ------
    FileError
        If there is no graph in it.
    """
    document = parse(reading, reading.file, lambda: _Document(reading))
    if not document.seen:
        raise FileError("It is XML, but there is no graph in it.", file=reading.file.name, line=1)
    nodes, node_types = document.attributes.named(document.nodes.table(NODE), "node")
    edges, edge_types = document.attributes.named(document.edges.table(EDGE), "edge")
    inner = nodes.own.index[nodes.own["parent"].notna()].tolist()
    if inner:
        reading.notes.changed("A node within another became an actor that belongs to it.", inner)
    drawn = dict.fromkeys((*VIZ_NUMBERS, "weight"), "number")
    node_types = {name: kind for name, kind in drawn.items() if name in nodes.more} | node_types
    edge_types = {name: kind for name, kind in drawn.items() if name in edges.more} | edge_types
    return Graph(nodes, edges, node_types, edge_types, document.about)


def _read(reading: Reading) -> Imported:
    """Read a GEXF file."""
    return shaped(reading, graph_of(reading))


def _looks(given: Given) -> bool:
    """Whether the root is that of GEXF."""
    return b"<gexf" in given.head


GEXF = Importer("gexf", "GEXF 1.1 to 1.3 (Gephi)", (".gexf",), _looks, _read)
