"""GML: nested lists of keys and values, as yEd, Gephi, igraph, NetworkX and Cytoscape write them.

References
----------
M. Himsolt (1997), GML: a portable graph file format, Universität Passau.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.entities import name2codepoint
from typing import Any

from graph_app.importers.base import Given, Imported, Importer, Reading
from graph_app.importers.failures import FileError, LimitError
from graph_app.importers.graph import EDGE, NODE, Graph
from graph_app.importers.json_files import SEPARATOR
from graph_app.importers.rows import Rows, Table
from graph_app.importers.shape import shaped
from graph_app.importers.text_lines import text_of

_TOKEN = re.compile(
    r'(?P<space>[ \t\n]+)|(?P<comment>#[^\n]*)|(?P<open>\[)|(?P<close>\])|"(?P<text>[^"]*)"'
    r"|(?P<number>[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|INF|NAN)(?=[\s\]\[]|$))"
    r'|(?P<word>[^\s\[\]"#]+)'
)
_REFERENCE = re.compile(r"&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z0-9]+));")
_DRAWN = {
    "graphics.x": "x", "graphics.y": "y", "graphics.z": "z", "graphics.w": "width", "graphics.h": "height",
    "graphics.fill": "colour", "graphics.type": "shape",
}  # fmt: skip
_LABELS = ("label", "LabelGraphics.text", "graphics.text")
_OFTEN = 8_192
List = list[tuple[str, Any, int]]
"""Keys, values and lines in order; a value is text or a list again."""


def _tokens(reading: Reading, text: str) -> Iterator[tuple[str, str, int]]:
    """Iterate over the words of a file: their sort, what they say, their line."""
    file, line, at = reading.file.name, 1, 0
    longest = reading.limits.characters
    for count, match in enumerate(_TOKEN.finditer(text)):
        if match.start() != at:
            break
        at = match.end()
        kind = match.lastgroup or ""
        found = match.group(kind)
        if not count % _OFTEN:
            reading.clock.check(file, line)
        if len(found) > longest and kind not in ("space", "comment"):
            message = f"A value has more than {longest:,} characters."
            raise LimitError(message, "import_characters", file=file, line=line)
        if kind not in ("space", "comment"):
            written = _REFERENCE.sub(_character, found) if kind == "text" and "&" in found else found
            yield kind, written, line
        line += match.group().count("\n")
    if at < len(text):
        raise FileError("A double quote is opened and never closed.", file=file, line=line)


def _character(match: re.Match[str]) -> str:
    """Return what a reference stands for; one that stands for no character is left as it is."""
    digits, hexadecimal, name = match.groups()
    code = int(digits) if digits else int(hexadecimal, 16) if hexadecimal else name2codepoint.get(name, -1)
    return chr(code) if 0 <= code < 0xD800 or 0xDFFF < code <= sys.maxunicode else match.group()


class _Lists:
    """The lists of a file; nodes and edges are handed over as soon as they end and are not kept."""

    def __init__(self, reading: Reading) -> None:
        self.top: List = []
        self._reading = reading
        self._stack: list[List] = [self.top]

    def items(self, text: str) -> Iterator[tuple[str, List, int]]:
        """Iterate over nodes and edges of the first graph: what it is, its keys and values, its line."""
        file = self._reading.file.name
        key, key_line = "", 0
        for kind, value, line in _tokens(self._reading, text):
            if kind == "open":
                self._open(key, key_line or line, line)
                key = ""
            elif kind == "close":
                if len(self._stack) == 1:
                    raise FileError("A list is closed that was never opened.", file=file, line=line)
                yield from self._close()
                key = ""
            elif key:
                self._stack[-1].append((key, value, key_line))
                key = ""
            else:
                key, key_line = value, line
        if len(self._stack) > 1:
            opened = self._stack[-2][-1][2]
            hint = "The file may be cut off."
            raise FileError("A list is opened and never closed.", file=file, line=opened, hint=hint)

    def _open(self, key: str, key_line: int, line: int) -> None:
        """Begin a list."""
        if len(self._stack) > self._reading.limits.depth:
            message = f"Lists are nested more than {self._reading.limits.depth:,} deep."
            raise LimitError(message, "import_depth", file=self._reading.file.name, line=line)
        inner: List = []
        self._stack[-1].append((key, inner, key_line))
        self._stack.append(inner)

    def _close(self) -> Iterator[tuple[str, List, int]]:
        """End a list; hand over a node or edge of the first graph."""
        inner = self._stack.pop()
        if len(self._stack) != 2 or self._stack[1][-1][0] not in ("node", "edge"):
            return
        if [one[0].lower() for one in self.top].count("graph") == 1 and self.top[-1][0].lower() == "graph":
            key, _, line = self._stack[1].pop()
            yield key, inner, line


def _flat(pairs: List) -> dict[str, str]:
    """Return keys and texts; keys within lists are joined by points, repeated ones keep all their values."""
    found: dict[str, list[str]] = {}
    pending = [("", pairs)]
    while pending:
        prefix, listed = pending.pop()
        for key, value, _ in listed:
            if isinstance(value, list):
                pending.append((f"{prefix}{key}.", value))
            else:
                found.setdefault(f"{prefix}{key}", []).append(value)
    return {name: SEPARATOR.join(values) for name, values in found.items()}


def _drawn(cells: dict[str, str]) -> dict[str, str]:
    """Return attributes with the places and colours of drawings under their usual names."""
    return {
        _DRAWN.get(name, name): value
        for name, value in cells.items()
        if not name.startswith("LabelGraphics.")
    }


def graph_of(reading: Reading) -> Graph:
    """Return the graph in a GML file, before it is turned into actors and ties.

    Parameters
    ----------
    reading : Reading
        With the file.

    Raises
    ------
    FileError
        If it is no GML; with the line and the cause.
    """
    lists = _Lists(reading)
    nodes, edges = Rows(reading, "nodes"), Rows(reading, "edges")
    for key, value, line in lists.items(text_of(reading, reading.file)):
        if key == "node":
            _node(nodes, _flat(value), line)
        else:
            _edge(edges, _flat(value), line)
    graphs = [
        (value, line) for key, value, line in lists.top if key.lower() == "graph" and isinstance(value, list)
    ]
    if not graphs:
        raise FileError("There is no graph in it.", file=reading.file.name, line=1)
    if len(graphs) > 1:
        reading.notes.dropped("Only the first graph of the file is read.", [line for _, line in graphs[1:]])
    about = _flat(graphs[0][0])
    said = about | {word: about[given] for given, word in _ABOUT.items() if about.get(given)}
    table = edges.table(EDGE)
    default = "true" if about.get("directed") == "1" else "false"
    own = table.own.assign(directed=table.own["directed"].fillna(default))
    return Graph(nodes.table(NODE), Table(own, table.more), about=said)


_ABOUT = {"comment": "description", "name": "title", "label": "title"}


def _node(nodes: Rows, cells: dict[str, str], line: int) -> None:
    """Add a node."""
    label = next((cells[name] for name in _LABELS if cells.get(name)), "")
    own = {"id": cells.pop("id", ""), "label": label, "parent": cells.pop("gid", "")}
    cells.pop("label", "")
    nodes.add(line, own, _drawn(cells))


def _edge(edges: Rows, cells: dict[str, str], line: int) -> None:
    """Add an edge."""
    label = next((cells[name] for name in _LABELS if cells.get(name)), "")
    said = cells.pop("directed", "")
    cells.pop("label", "")
    own = {
        "id": cells.pop("id", ""),
        "source": cells.pop("source", ""),
        "target": cells.pop("target", ""),
        "directed": {"1": "true", "0": "false"}.get(said, ""),
        "label": label,
    }
    edges.add(line, own, _drawn(cells))


def _read(reading: Reading) -> Imported:
    """Read a GML file."""
    return shaped(reading, graph_of(reading))


_START = re.compile(
    rb"^(?:\s|#[^\n]*\n|(?:Creator|Version|comment)\s+(?:\"[^\"]*\"|\S+))*graph\s*\[", re.IGNORECASE
)


def _looks(given: Given) -> bool:
    """Whether a graph is opened, after nothing but comments and who made it."""
    return _START.match(given.head.lstrip(b"\xef\xbb\xbf")) is not None


GML = Importer("gml", "GML (yEd, igraph, NetworkX)", (".gml",), _looks, _read)
