"""Pajek: networks of one or two modes, arcs, edges, lists, matrices, several relations.

References
----------
V. Batagelj and A. Mrvar (1996–2024), Pajek: program for analysis and visualization of large networks.
"""

from __future__ import annotations

import html
import re

from graph_app.importers.base import Given, Imported, Importer, Reading
from graph_app.importers.failures import FileError
from graph_app.importers.graph import EDGE, NODE, Graph, called_by_label
from graph_app.importers.rows import Rows
from graph_app.importers.shape import shaped
from graph_app.importers.text_lines import lines_of
from graph_app.text import shown

_TOKEN = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"?|(\[[^\]]*\]?)|(\S+)')
_ENTITY = re.compile(r"&#[0-9]{1,7};")
_RELATION = re.compile(r":\s*(\d+)(?:\s+\"?([^\"]*)\"?)?")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_LISTS = {"arcslist": True, "edgeslist": False}
_PAIRS = {"arcs": True, "edges": False}
_SKIPPED = ("partition", "vector", "permutation", "cluster", "hierarchy")
_PARAMETERS = {"l": "label", "c": "colour", "ic": "colour", "w": "width", "s": "size", "p": "pattern"}


def _tokens(line: str) -> list[tuple[str, bool]]:
    """Return the words of a line, and whether each was quoted."""
    found = []
    for match in _TOKEN.finditer(line):
        quoted, interval, bare = match.groups()
        if quoted is not None and "&#" in quoted:  # how Pajek writes letters that its encoding does not have
            quoted = _ENTITY.sub(lambda one: html.unescape(one.group()), quoted)
        found.append((quoted if quoted is not None else interval or bare, quoted is not None))
    return found


class _Network:
    """Takes the lines of a file in."""

    def __init__(self, reading: Reading) -> None:
        self.nodes = Rows(reading, "vertices")
        self.edges = Rows(reading, "arcs and edges")
        self.about: dict[str, str] = {}
        self.declared: int | None = None
        self._reading = reading
        self._section = ""
        self._kind = ""
        self._relations: dict[str, str] = {}
        self._first_mode = 0
        self._row = 0
        self._beside = False
        self._last = 1

    def take(self, number: int, line: str) -> None:
        """Take a line in."""
        text = line.strip()
        if not text or text.startswith(("%", "/*")):
            return
        if text.startswith("*"):
            self._open(number, text[1:])
        elif self._section == "vertices":
            self._vertex(number, text)
        elif self._section in _PAIRS:
            self._pair(number, text, _PAIRS[self._section])
        elif self._section in _LISTS:
            self._list(number, text, _LISTS[self._section])
        elif self._section == "matrix":
            self._matrix(number, text)
        elif self._section == "":
            raise self._wrong(number, f"{shown(text[:40])!r} stands before *Vertices")

    def _wrong(self, number: int, what: str) -> FileError:
        return FileError(f"{what}.", file=self._reading.file.name, line=number)

    def _open(self, number: int, text: str) -> None:
        """Begin a section."""
        word, _, rest = text.partition(" ")
        name = word.partition(":")[0].strip().lower()
        self._kind = ""
        if name == "network":
            self._section, self._beside = "network", False
            if rest.strip():
                self.about["title"] = rest.strip().strip('"')
        elif name == "vertices":
            self._vertices(number, rest)
        elif name in _PAIRS or name in _LISTS or name == "matrix":
            if self.declared is None:
                raise self._wrong(number, f"*{name.capitalize()} comes before *Vertices")
            self._section, self._row = name, 0
            match = _RELATION.search(text)
            if match is not None:
                key, called = match.groups()
                self._kind = self._relations.setdefault(key, (called or "").strip() or f"relation {key}")
        else:
            self._section, self._beside = "skipped", True
            what = name if name in _SKIPPED else shown(name[:40])
            self._reading.notes.dropped(f"The section *{what} is not read.", (number,))

    def _vertices(self, number: int, rest: str) -> None:
        """Begin the vertices; a second network in the file is not read."""
        if self.declared is not None:
            self._section = "skipped"
            if not self._beside:  # else they are those of a partition or vector
                sentence = "Only the first network of the file is read."
                self._reading.notes.dropped(sentence, (number,))
            return
        sizes = [int(one) for one in rest.split() if one.isascii() and one.isdigit() and len(one) < 19]
        if not sizes:
            raise self._wrong(number, "*Vertices does not say how many there are")
        self._reading.limits.need("rows", sizes[0], "vertices", file=self._reading.file.name, line=number)
        self.declared, self._last = sizes[0], number
        self._first_mode = sizes[1] if len(sizes) > 1 else 0
        self._section = "vertices"

    def _id(self, number: int, text: str) -> str:
        """Return the number of a vertex."""
        if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:10]) <= (self.declared or 0):
            message = f"{shown(text[:40])!r} is not the number of a vertex; there are {self.declared:,}"
            raise self._wrong(number, message)
        return str(int(text))

    def _mode(self, key: str) -> dict[str, str]:
        if not self._first_mode:
            return {}
        return {"mode": "1" if int(key) <= self._first_mode else "2"}

    def _vertex(self, number: int, text: str) -> None:
        """Add a vertex: number, label, place, shape, parameters."""
        tokens = _tokens(text)
        key = self._id(number, tokens[0][0])
        label = tokens[1][0] if len(tokens) > 1 else ""
        rest = tokens[2:]
        more = self._mode(key)
        for axis in ("x", "y", "z"):
            if rest and not rest[0][1] and _NUMBER.fullmatch(rest[0][0]):
                more[axis] = rest.pop(0)[0]
        if len(rest) % 2 and not rest[0][0].startswith("["):
            more["shape"] = rest.pop(0)[0]
        self.nodes.add(number, {"id": key, "label": label}, more | _parameters(rest))
        self._last = number

    def _pair(self, number: int, text: str, directed: bool) -> None:
        """Add an arc or edge: two numbers, value, parameters."""
        tokens = _tokens(text)
        if len(tokens) < 2:
            raise self._wrong(number, "An arc or edge has fewer than two ends")
        relation, first = "", tokens[0][0]
        if ":" in first:
            key, _, first = first.partition(":")
            relation = self._relations.get(key, f"relation {key}")
        rest = tokens[2:]
        more: dict[str, str] = {}
        if rest and not rest[0][1] and _NUMBER.fullmatch(rest[0][0]):
            more["weight"] = rest.pop(0)[0]
        more |= _parameters(rest)
        own = {
            "source": self._id(number, first),
            "target": self._id(number, tokens[1][0]),
            "directed": "true" if directed else "false",
            "kind": relation or self._kind,
            "label": more.pop("label", ""),
        }
        self.edges.add(number, own, more)

    def _list(self, number: int, text: str, directed: bool) -> None:
        """Add the arcs or edges from one vertex to several."""
        start, *others = text.split()
        source = self._id(number, start)
        way = "true" if directed else "false"
        for one in others:
            own = {"source": source, "target": self._id(number, one.lstrip("-")), "directed": way}
            self.edges.add(
                number, own | {"kind": self._kind}, {"weight": "-1"} if one.startswith("-") else {}
            )

    def _matrix(self, number: int, text: str) -> None:
        """Add the arcs of one row of a matrix."""
        self._row += 1
        size = self.declared or 0
        if self._row > (self._first_mode or size):
            raise self._wrong(number, "The matrix has more rows than there are vertices")
        values = text.split()
        shift = self._first_mode
        if len(values) > size - shift:
            raise self._wrong(number, "The matrix has more columns than there are vertices")
        for column, value in enumerate(values, start=1):
            if not _NUMBER.fullmatch(value):
                raise self._wrong(number, f"{shown(value[:40])!r} in the matrix is no number")
            if float(value):
                own = {"source": str(self._row), "target": str(column + shift), "directed": "true"}
                self.edges.add(number, own | {"kind": self._kind}, {"weight": value})

    def complete(self) -> None:
        """Add the vertices that were declared and not listed."""
        listed = set(self.nodes.table(("id",)).own["id"])
        missing = [str(key) for key in range(1, (self.declared or 0) + 1) if str(key) not in listed]
        for key in missing:
            self.nodes.add(self._last, {"id": key}, self._mode(key))
        if missing and listed:
            sentence = "Vertices that are counted and not listed have their number as name."
            self._reading.notes.assumed(sentence, count=len(missing))


def _parameters(tokens: list[tuple[str, bool]]) -> dict[str, str]:
    """Return parameters by name, and an interval of time if there is one."""
    found: dict[str, str] = {}
    words = [word for word, _ in tokens]
    for word in words:
        if word.startswith("["):
            found["time"] = word.strip("[]")
    plain = [word for word in words if not word.startswith("[")]
    for name, value in zip(plain[::2], plain[1::2], strict=False):
        found[_PARAMETERS.get(name, name)] = value
    return found


def graph_of(reading: Reading) -> Graph:
    """Return the network in a Pajek file, before it is turned into actors and ties.

    Parameters
    ----------
    reading : Reading
        With the file.

    Raises
    ------
    FileError
        If it is no such file; with the line and the cause.
    """
    network = _Network(reading)
    for number, line in lines_of(reading, reading.file):
        network.take(number, line)
    if network.declared is None:
        raise FileError("It has no *Vertices, as every network of Pajek has.", file=reading.file.name)
    network.complete()
    graph = Graph(network.nodes.table(NODE), network.edges.table(EDGE), about=network.about)
    return called_by_label(graph) or graph


def _read(reading: Reading) -> Imported:
    """Read a Pajek file."""
    return shaped(reading, graph_of(reading))


_START = re.compile(rb"^\s*(?:%[^\n]*\n\s*)*\*(?:network|vertices)", re.IGNORECASE)


def _looks(given: Given) -> bool:
    """Whether it begins with *Network or *Vertices."""
    return _START.match(given.head.lstrip(b"\xef\xbb\xbf")) is not None


PAJEK = Importer("pajek", "Pajek", (".net", ".paj"), _looks, _read)
