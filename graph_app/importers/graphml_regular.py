"""GraphML as most programs write it, read without a parser's call per element.

What is before the first node and after the last edge is left to the parser, and so is the whole file as soon
as anything is in it that this reader does not know: a comment, a graph within a node, a port, a tag in single
quotes, a value beyond a limit. What it reads it reads as the parser does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from graph_app.dataset.arrow import Array, pa
from graph_app.files import side_by_side
from graph_app.importers.base import Reading
from graph_app.importers.failures import FileError
from graph_app.importers.graph import EDGE, NODE
from graph_app.importers.graphml_document import TRUTHS, Document
from graph_app.importers.graphml_pieces import Forms, Found, found_in
from graph_app.importers.report import Notes
from graph_app.importers.rows import Table
from graph_app.importers.values import TEXT
from graph_app.importers.xml import parse_around, text_of
from graph_app.importers.xml_pieces import Irregular, Piece, Places

_PIECE = 1 << 22
_LAST = b"</graph>"
_MOST_NOTES = 900
_DEPTH = 8
"""Levels that a regular file may need."""


class Regular:
    """A file that was read without the parser.

    Attributes
    ----------
    document : Document
        What is around nodes and edges.
    nodes, edges : Table
        The rows.
    reading : Reading
        With notes of its own.
    """

    def __init__(self, document: Document, nodes: Table, edges: Table, reading: Reading) -> None:
        self.document = document
        self.nodes = nodes
        self.edges = edges
        self.reading = reading


def read_regular(reading: Reading) -> Regular | None:
    """Return what is in a GraphML file, or None where the parser has to read it.

    Parameters
    ----------
    reading : Reading
        With the file; nothing is added to its notes.
    """
    trial = replace(reading, notes=Notes(reading.notes.file, reading.notes.unit))
    try:
        data = text_of(trial, reading.file)
        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        return _read(trial, data)
    except (Irregular, FileError):  # the parser says what is wrong
        return None


def _read(reading: Reading, data: bytes) -> Regular:
    """Read a file, or raise Irregular."""
    begin = min((at for at in (data.find(b"<node"), data.find(b"<edge")) if at >= 0), default=-1)
    end = data.rfind(_LAST)
    if begin < 0 or end < begin or reading.limits.depth < _DEPTH or b"<!DOCTYPE" in data[:begin]:
        raise Irregular
    rows = {"node": _Columns(), "edge": _Columns()}
    before = data.count(b"\n", 0, begin)
    forms, line = Forms(), before + 1
    lines: dict[tuple[bytes, str], int] = {}

    def work(stretch: tuple[int, int]) -> tuple[Places, Forms, dict[str, Found]]:
        piece, mine = Piece(data, *stretch), forms.copy()
        return piece.newlines, mine, found_in(piece, data, stretch[1], mine, reading.limits.characters)

    for newlines, learnt, both in side_by_side(work, _pieces(data, begin, end)):
        forms.learn(learnt)
        for kind, found in both.items():
            for key, at in found.first.items():
                lines.setdefault((key, kind), line + int(np.searchsorted(newlines, at)))
            rows[kind].add(found, line + np.searchsorted(newlines, found.places))
            rows[kind].need(reading)
        line += len(newlines)
        reading.clock.check(reading.file.name, line)
    document = Document(reading)
    _around(reading, data, (begin, end, line - before - 1), document)
    for (key, kind), of in lines.items():
        document.keys.used(key.decode(), kind, of)
    return Regular(document, _nodes(rows["node"]), _edges(rows["edge"], document), reading)


def _pieces(data: bytes, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield stretches that begin with a node or an edge."""
    while begin < end:
        stop = end
        if end - begin > _PIECE:
            stop = max(data.rfind(one, begin + 1, begin + _PIECE) for one in (b"<node", b"<edge"))
            if stop < 0:
                raise Irregular
        yield begin, stop
        begin = stop


def _around(reading: Reading, data: bytes, middle: tuple[int, int, int], document: Document) -> None:
    """Let the parser read what is around nodes and edges, or raise Irregular."""
    begin, end, lines = middle
    right = parse_around(reading, (data[:begin], data[end:]), lines, document, lambda: document.in_graph)
    if not right or document.nodes.count or document.edges.count or not document.seen:
        raise Irregular
    if document.outer != 1 or len(reading.notes.report([], [], {}).notes) > _MOST_NOTES:
        raise Irregular


class _Columns:
    """The rows of one kind, piece by piece; each column can be taken once, and its pieces are let go."""

    def __init__(self) -> None:
        self.count = self.cells = self.size = 0
        self._lines: list[np.ndarray[tuple[int], np.dtype[np.int64]]] = []
        self._sizes: list[int] = []
        self._own: dict[str, list[Array]] = {}
        self._data: dict[bytes, dict[int, Array]] = {}

    def add(self, found: Found, lines: np.ndarray[tuple[int], np.dtype[np.int64]]) -> None:
        """Take the rows of a piece in."""
        number = len(self._sizes)
        self._sizes.append(len(lines))
        self._lines.append(lines)
        for name, values in found.own.items():
            self._own.setdefault(name, []).append(values)
        for key, values in found.data.items():
            self._data.setdefault(key, {})[number] = values
        self.count += len(lines)
        self.cells += found.cells
        self.size += found.size

    def need(self, reading: Reading) -> None:
        """Raise Irregular where a limit may be passed; the parser says where."""
        most = reading.limits
        if self.count > most.rows or self.cells > most.cells or self.size > most.bytes:
            raise Irregular
        if len(self._data) > most.columns:
            raise Irregular

    def index(self) -> pd.Index:
        """Return the lines of the rows."""
        return pd.Index(np.concatenate(self._lines) if self._lines else [], dtype=np.int64)

    def own(self, name: str) -> Array:
        """Return an attribute of the tags."""
        return pa.concat_arrays(self._own.pop(name, None) or [pa.array([], pa.large_string())])

    def more(self, index: pd.Index) -> pd.DataFrame:
        """Return the data by their keys."""
        columns = {}
        for key in list(self._data):
            parts = self._data.pop(key)
            whole = [
                parts[place] if place in parts else pa.nulls(size, pa.large_string())
                for place, size in enumerate(self._sizes)
            ]
            columns[f"\x00{key.decode()}"] = pd.array(pa.concat_arrays(whole), dtype=TEXT)
            del parts, whole
        return pd.DataFrame(columns, index=index)


def _nodes(rows: _Columns) -> Table:
    """Return the nodes as the parser gives them."""
    return _table(rows, NODE, {"id": rows.own("id")})


def _edges(rows: _Columns, document: Document) -> Table:
    """Return the edges as the parser gives them."""
    default = document.directed
    coded = rows.own("directed").dictionary_encode()
    known = [TRUTHS.get(one.strip().lower(), default) for one in coded.dictionary.to_pylist()]
    codes = coded.indices.fill_null(len(known))
    directed = pa.array([*known, default], type=pa.large_string()).take(codes)
    given = {name: rows.own(name) for name in ("id", "source", "target")}
    return _table(rows, EDGE, given | {"directed": directed})


def _table(rows: _Columns, own: tuple[str, ...], given: dict[str, Array]) -> Table:
    """Return rows as a table."""
    index = rows.index()
    none = pa.nulls(rows.count, pa.large_string())
    columns = {name: pd.array(given.get(name, none), dtype=TEXT) for name in own}
    return Table(pd.DataFrame(columns, index=index), rows.more(index))
