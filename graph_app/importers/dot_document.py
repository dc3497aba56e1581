"""One graph of DOT, read word by word: statements, chains of edges, defaults, subgraphs.

References
----------
Graphviz, The DOT language, https://graphviz.org/doc/info/lang.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from graph_app.importers.base import Reading
from graph_app.importers.dot_tokens import Token
from graph_app.importers.failures import FileError, LimitError
from graph_app.importers.rows import Rows
from graph_app.text import shown

_KEYWORDS = frozenset({"node", "edge", "graph", "digraph", "subgraph", "strict"})


@dataclass
class _Scope:
    """A graph or subgraph while it is open: its defaults, its name, the nodes in it."""

    name: str = ""
    nodes: dict[str, str] = field(default_factory=dict)
    edges: dict[str, str] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    members: dict[str, None] = field(default_factory=dict)
    ends: list[tuple[list[str], int]] = field(default_factory=list)
    """Ends of a chain of edges that is open in it."""


@dataclass
class Node:
    """What is known of a node.

    Attributes
    ----------
    line : int
        Where it was first named.
    attributes : dict of str to str
        Its own, and the defaults where it was first named.
    cluster : str
        Title of the innermost cluster that it is in.
    """

    line: int
    attributes: dict[str, str]
    cluster: str


class Document:
    """Reads one graph word by word; subgraphs are on a stack of its own, so that depth costs nothing.

    Parameters
    ----------
    reading : Reading
        Has limits and takes notes.
    words : iterator of Token
        The words of the file.

    Attributes
    ----------
    edges : Rows
        Edges with their attributes.
    nodes : dict of str to Node
        Nodes by their names.
    about : dict of str to str
        What the graph says about itself.
    directed : bool
        Whether it is a digraph.
    """

    def __init__(self, reading: Reading, words: Iterator[Token]) -> None:
        self.edges = Rows(reading, "edges")
        self.nodes: dict[str, Node] = {}
        self.about: dict[str, str] = {}
        self.directed = False
        self._reading = reading
        self._words = words
        self._next: Token | None = next(words, None)
        self._last = 1
        self._stack: list[_Scope] = []

    def _wrong(self, what: str) -> FileError:
        line = self._next.line if self._next is not None else self._last
        if self._next is None:
            return FileError(
                "The file ends in the middle of the graph.", file=self._reading.file.name, line=line
            )
        return FileError(
            f"{what}, not {shown(self._next.value[:40])!r}.", file=self._reading.file.name, line=line
        )

    def _take(self) -> Token:
        """Return the next word and go on."""
        if self._next is None:
            raise self._wrong("")
        found, self._last = self._next, self._next.line
        self._next = next(self._words, None)
        return found

    def _at(self, value: str, kind: str = "sign") -> bool:
        return self._next is not None and self._next.kind == kind and self._next.value == value

    def _keyword(self) -> str:
        """Return the keyword that comes next, empty if none does."""
        if self._next is None or self._next.kind != "name":
            return ""
        word = self._next.value.lower()
        return word if word in _KEYWORDS else ""

    def _name(self) -> Token:
        """Return a name, which may be several quoted texts put together."""
        if self._next is None or self._next.kind not in ("name", "text"):
            raise self._wrong("A name is expected")
        first = self._take()
        value = first.value
        while first.kind == "text" and self._at("+"):
            self._take()
            if self._next is None or self._next.kind != "text":
                raise self._wrong("A quoted text is expected")
            value += self._take().value
        return Token(first.kind, value, first.line)

    def read(self) -> None:
        """Read the graph."""
        if self._keyword() == "strict":
            self._take()
        kind = self._keyword()
        if kind not in ("graph", "digraph"):
            raise self._wrong("A graph or digraph is expected")
        self.directed = kind == "digraph"
        self._take()
        if not self._at("{"):
            self.about["title"] = self._name().value
        if not self._at("{"):
            raise self._wrong("An opening brace is expected")
        self._take()
        self._stack.append(_Scope())
        while self._stack:
            self._statement()
        if self._next is not None:
            sentence = "Only the first graph of the file is read."
            self._reading.notes.dropped(sentence, (self._next.line,))

    def _statement(self) -> None:
        """Read one statement, or the beginning or end of a subgraph."""
        keyword = self._keyword()
        if self._at("}"):
            self._take()
            self._close()
        elif self._at(";") or self._at(","):
            self._take()
        elif keyword == "subgraph" or self._at("{"):
            self._open()
        elif keyword in ("node", "edge", "graph"):
            self._take()
            found, scope = self._attributes(), self._stack[-1]
            if keyword == "node":  # made anew and never changed: nodes share what was said before them
                scope.nodes = scope.nodes | found
            elif keyword == "edge":
                scope.edges = scope.edges | found
            else:
                scope.own |= found
            self._reading.limits.need(
                "columns", len(scope.nodes), "attributes", file=self._reading.file.name, line=self._last
            )
        else:
            name = self._name()
            if self._at("="):
                self._take()
                self._stack[-1].own[name.value] = self._name().value
            else:
                self._port()
                self._member(name)
                self._chain([name.value], name.line)

    def _open(self) -> None:
        """Begin a subgraph."""
        if self._keyword() == "subgraph":
            self._take()
        name = self._name().value if not self._at("{") else ""
        outer = self._stack[-1]
        if len(self._stack) >= self._reading.limits.depth:
            message = f"Subgraphs are nested more than {self._reading.limits.depth:,} deep."
            raise LimitError(message, "import_depth", file=self._reading.file.name, line=self._last)
        scope = _Scope(name, outer.nodes, outer.edges)
        if not self._at("{"):  # a subgraph that is only mentioned
            self._stack.append(scope)
            self._close()
            return
        self._take()
        self._stack.append(scope)

    def _close(self) -> None:
        """End a subgraph: its nodes are an end of a chain of edges if one is open around it."""
        scope = self._stack.pop()
        if not self._stack:
            self.about |= {word: scope.own[word] for word in ("label", "comment") if word in scope.own}
            return
        outer = self._stack[-1]
        self._reading.clock.check(self._reading.file.name, self._last)
        outer.members |= scope.members
        if scope.name.startswith("cluster"):
            title = scope.own.get("label") or scope.name
            for member in scope.members:
                if not self.nodes[member].cluster:
                    self.nodes[member].cluster = title
        self._chain(list(scope.members), self._last)

    def _port(self) -> None:
        """Pass over the port of a node."""
        while self._at(":"):
            self._take()
            self._name()
            self._reading.notes.dropped("Ports of nodes are not kept.", (self._last,))

    def _member(self, name: Token) -> None:
        """Let a node be in the subgraphs that are open."""
        scope = self._stack[-1]
        scope.members[name.value] = None
        if name.value not in self.nodes:
            self.nodes[name.value] = Node(name.line, scope.nodes, "")
            self._reading.limits.need(
                "rows", len(self.nodes), "nodes", file=self._reading.file.name, line=name.line
            )

    def _chain(self, end: list[str], line: int) -> None:
        """Go on with a chain of edges after one of its ends, or end it."""
        scope = self._stack[-1]
        scope.ends.append((end, line))
        if self._next is not None and self._next.kind == "edge":
            self._take()
            if self._keyword() == "subgraph" or self._at("{"):
                return  # the subgraph comes back here when it ends
            name = self._name()
            self._port()
            self._member(name)
            self._chain_on(name)
            return
        self._finish()

    def _chain_on(self, name: Token) -> None:
        """Add further nodes to a chain without going deeper for each."""
        scope = self._stack[-1]
        scope.ends.append(([name.value], name.line))
        while self._next is not None and self._next.kind == "edge":
            self._take()
            if self._keyword() == "subgraph" or self._at("{"):
                return
            following = self._name()
            self._port()
            self._member(following)
            scope.ends.append(([following.value], following.line))
        self._finish()

    def _finish(self) -> None:
        """Turn a chain into edges, or a single node's attributes into its own."""
        scope = self._stack[-1]
        ends, scope.ends = scope.ends, []
        found = self._attributes() if self._at("[") else {}
        if len(ends) == 1:
            if len(ends[0][0]) == 1 and found:
                node = self.nodes[ends[0][0][0]]
                node.attributes = node.attributes | found
            return
        attributes = scope.edges | found
        own = {"directed": "true" if self.directed else "false", "label": attributes.get("label", "")}
        more = {name: value for name, value in attributes.items() if name != "label"}
        for (sources, line), (targets, _) in pairwise(ends):
            for source in sources:
                for target in targets:
                    self.edges.add(line, own | {"source": source, "target": target}, more)

    def _attributes(self) -> dict[str, str]:
        """Read lists of attributes."""
        found: dict[str, str] = {}
        while self._at("["):
            self._take()
            while not self._at("]"):
                if self._at(";") or self._at(","):
                    self._take()
                    continue
                name = self._name().value
                found[name] = "true"
                if self._at("="):
                    self._take()
                    found[name] = self._name().value
            self._take()
        return found
