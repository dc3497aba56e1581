"""UCINET DL: full and half matrices, edge lists and node lists, of one mode or two, of several relations.

References
----------
S. P. Borgatti, M. G. Everett and L. C. Freeman (2002), Ucinet for Windows, Analytic Technologies.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph_app.importers.base import Given, Imported, Importer, Reading
from graph_app.importers.dl_head import DlHead, head_of
from graph_app.importers.failures import FileError
from graph_app.importers.graph import EDGE, NODE, Graph
from graph_app.importers.rows import Rows
from graph_app.importers.shape import shaped
from graph_app.importers.text_lines import need_lines, text_of
from graph_app.text import shown

_OFTEN = 4_096
Words = list[tuple[str, int]]
"""Words of the data and their lines."""


class _Data:
    """Turns the data of a file into nodes and edges."""

    def __init__(self, reading: Reading, head: DlHead) -> None:
        self.nodes = Rows(reading, "nodes")
        self.edges = Rows(reading, "edges")
        self._reading = reading
        self._head = head
        self._known: dict[tuple[int, str], str] = {}
        for mode, labels, size in ((1, head.rows, head.size), (2, head.columns, head.width)):
            if head.embedded or (mode == 2 and not head.two_modes):
                continue
            for place in range(size):
                label = labels[place] if place < len(labels) else ""
                self._add(mode, label or str(place + 1), 0)

    def _wrong(self, line: int, what: str) -> FileError:
        return FileError(f"{what}.", file=self._reading.file.name, line=line)

    def _add(self, mode: int, label: str, line: int) -> str:
        """Add a node and return its id; in two modes a name may occur in both."""
        key = (mode, label)
        if key not in self._known:
            taken = self._head.two_modes and (3 - mode, label) in self._known
            self._known[key] = f"{label} ({mode})" if taken else label
            more = {"mode": str(mode)} if self._head.two_modes else {}
            self.nodes.add(line, {"id": self._known[key], "label": label}, more)
        return self._known[key]

    def _node(self, mode: int, word: str, line: int) -> str:
        """Return the node that a word of the data means: a label where they are embedded, else a number."""
        mode = mode if self._head.two_modes else 1
        if self._head.embedded:
            return self._add(mode, word, line)
        labels, size = (
            (self._head.rows, self._head.size) if mode == 1 else (self._head.columns, self._head.width)
        )
        if word.isascii() and word.isdigit() and 1 <= int(word[:10]) <= size:
            place = int(word) - 1
            return self._add(mode, labels[place] if place < len(labels) and labels[place] else word, line)
        if (mode, word) in self._known:
            return self._known[mode, word]
        raise self._wrong(line, f"{shown(word[:40])!r} is neither a label nor a number from 1 to {size:,}")

    def lists(self, lines: Iterator[tuple[int, list[str]]]) -> None:
        """Read edge lists and node lists: an edge, or a node and its neighbours, per line."""
        pairs = self._head.format.startswith("edgelist")
        for number, words in lines:
            if words[0] == "!":
                continue
            source = self._node(1, words[0], number)
            if not pairs:
                for word in words[1:]:
                    self._edge(number, source, self._node(2, word, number), "")
            elif len(words) < 2:
                raise self._wrong(number, "An edge has only one end")
            else:
                self._edge(
                    number, source, self._node(2, words[1], number), words[2] if len(words) > 2 else ""
                )

    def _edge(
        self, line: int, source: str, target: str, weight: str, kind: str = "", way: str = "true"
    ) -> None:
        own = {
            "source": source,
            "target": target,
            "directed": "false" if self._head.two_modes else way,
            "kind": kind,
        }
        self.edges.add(line, own, {"weight": weight} if weight else {})

    def matrices(self, words: Words) -> None:
        """Read one matrix after another."""
        head = self._head
        at = 0
        for number in range(head.matrices):
            kind = head.relations[number] if number < len(head.relations) else ""
            kind = kind or (f"relation {number + 1}" if head.matrices > 1 else "")
            columns: list[str] = []
            if head.embedded:
                columns = [word for word, _ in words[at : at + head.width]]
                at += head.width
            at = self._matrix(words, at, columns, kind)
        if at < len(words):
            line = words[at][1]
            self._reading.notes.dropped(
                "Numbers after the last matrix are left out.", (line,), count=len(words) - at
            )

    def _matrix(self, words: Words, at: int, columns: list[str], kind: str) -> int:
        """Read a matrix that begins at a word; return where it ends."""
        head = self._head
        values = np.zeros((head.size, head.width))
        lines = np.zeros(head.size, dtype=np.int64)
        rows: list[str] = []
        for row in range(head.size):
            if head.embedded:
                rows.append(self._word(words, at)[0])
                at += 1
            for column in head.cells(row):
                word, line = self._word(words, at)
                at += 1
                try:
                    values[row, column] = float(word)
                except ValueError:
                    raise self._wrong(line, f"{shown(word[:40])!r} in the matrix is no number") from None
                lines[row] = line
        symmetric = head.format in ("lowerhalf", "upperhalf")
        if symmetric or (not head.two_modes and (values == values.T).all()):
            values = np.triu(values + (values.T if symmetric else 0))
            symmetric = True
            self._reading.notes.assumed("A symmetric matrix holds undirected edges.")
        for row, column in np.argwhere(np.nan_to_num(values) != 0).tolist():
            source = self._node(1, rows[row] if head.embedded else str(row + 1), 0)
            target = self._node(2, columns[column] if head.embedded else str(column + 1), 0)
            value = float(values[row, column])
            weight = str(int(value)) if value.is_integer() else repr(value)
            self._edge(int(lines[row]), source, target, weight, kind, "false" if symmetric else "true")
        for row, word in enumerate(rows):
            self._node(1, word, int(lines[row]))
        return at

    def _word(self, words: Words, at: int) -> tuple[str, int]:
        if at >= len(words):
            line = words[-1][1] if words else self._head.data_line
            raise self._wrong(line, "The data end in the middle of a matrix")
        return words[at]


def graph_of(reading: Reading) -> Graph:
    """Return the network in a DL file, before it is turned into actors and ties.

    Parameters
    ----------
    reading : Reading
        With the file.

    Raises
    ------
    FileError
        If it is no DL file, or of a sub-format that is not read; with the line and the cause.
    """
    need_lines(reading, reading.file.data, reading.file.name)
    text = text_of(reading, reading.file)
    head, rest = head_of(reading, text)
    data = _Data(reading, head)
    lines = _lines(reading, rest, head.data_line)
    if head.format.startswith(("edgelist", "nodelist")):
        data.lists(lines)
    else:
        data.matrices([(word, number) for number, words in lines for word in words])
    return Graph(data.nodes.table(NODE), data.edges.table(EDGE))


def _lines(reading: Reading, rest: str, first: int) -> Iterator[tuple[int, list[str]]]:
    """Iterate over the lines of the data that have words."""
    for number, line in enumerate(rest.split("\n"), start=first):
        if not number % _OFTEN:
            reading.clock.check(reading.file.name, number)
        words = DlHead.words(line)
        if words:
            yield number, words


def _read(reading: Reading) -> Imported:
    """Read a DL file."""
    return shaped(reading, graph_of(reading))


def _looks(given: Given) -> bool:
    """Whether it begins with DL and says how many nodes there are."""
    start = given.head.lstrip(b"\xef\xbb\xbf \t\r\n")[:400].lower()
    return start.startswith(b"dl") and start[2:3] in b" \t\r\n," and b"=" in start


DL = Importer("dl", "UCINET DL", (".dl",), _looks, _read)
