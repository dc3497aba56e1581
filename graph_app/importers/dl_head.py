"""The head of a UCINET DL file: sizes, format, labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_app.importers.base import Reading
from graph_app.importers.failures import FileError
from graph_app.text import listed, shown

_DATA = re.compile(r"\bdata\s*:", re.IGNORECASE)
_SIZE = re.compile(r"\b(n|nr|nc|nm)\s*=\s*(\d{1,9})\b", re.IGNORECASE)
_FORMAT = re.compile(r"\bformat\s*=\s*([a-z]+\s*[0-9]?)", re.IGNORECASE)
_DIAGONAL = re.compile(r"\bdiagonal\s*=?\s*(absent|present)", re.IGNORECASE)
_LABELS = re.compile(
    r"\b(?:(row|col|column|matrix|level)\s+)?labels\s*(embedded)?\s*:?|\b(?:format|diagonal|n|nr|nc|nm)\s*=",
    re.IGNORECASE,
)
_WORD = re.compile(r'"([^"]*)"|([^\s,]+)')
_FORMATS = {
    "fullmatrix": "fullmatrix", "fm": "fullmatrix", "edgelist1": "edgelist1", "el1": "edgelist1",
    "edgelist2": "edgelist2", "el2": "edgelist2", "nodelist1": "nodelist1", "nl1": "nodelist1",
    "nodelist2": "nodelist2", "nl2": "nodelist2", "lowerhalf": "lowerhalf", "lh": "lowerhalf",
    "upperhalf": "upperhalf", "uh": "upperhalf", "edgelist": "edgelist1", "nodelist": "nodelist1",
}  # fmt: skip


@dataclass(frozen=True)
class DlHead:
    """What the head of a DL file says.

    Attributes
    ----------
    format : str
        "fullmatrix", "lowerhalf", "upperhalf", "edgelist1", "edgelist2", "nodelist1" or "nodelist2".
    size, width, matrices : int
        Rows, columns, and how many matrices there are.
    two_modes : bool
        Whether rows and columns are different things.
    rows, columns, relations : tuple of str
        Labels.
    embedded : bool
        Whether the labels stand in the data.
    diagonal : bool
        Whether the diagonal of half matrices is there.
    data_line : int
        Line on which the data begin.
    """

    format: str
    size: int
    width: int
    matrices: int
    two_modes: bool
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    relations: tuple[str, ...]
    embedded: bool
    diagonal: bool
    data_line: int

    def cells(self, row: int) -> range:
        """Return the columns that a row of the matrix has values for."""
        if self.format == "lowerhalf":
            return range(row + int(self.diagonal))
        if self.format == "upperhalf":
            return range(row + int(not self.diagonal), self.width)
        return range(self.width)

    @staticmethod
    def words(line: str) -> list[str]:
        """Return the words of a line, which commas or spaces separate; quotes hold spaces together.

        >>> DlHead.words('a, "b c" 1')
        ['a', 'b c', '1']
        """
        return [quoted or bare for quoted, bare in _WORD.findall(line) if quoted or bare]


def head_of(reading: Reading, text: str) -> tuple[DlHead, str]:
    """Return what the head of a DL file says, and the data.

    Parameters
    ----------
    reading : Reading
        Has the limits.
    text : str
        The file.

    Raises
    ------
    FileError
        If there are no data, no sizes, or the format is none that is read.
    """
    file = reading.file.name
    match = _DATA.search(text)
    if match is None:
        raise FileError("There is no “data:” in it, as every DL file has.", file=file, line=1)
    head, line = text[: match.start()], text.count("\n", 0, match.end()) + 1
    sizes = {name.lower(): int(value) for name, value in _SIZE.findall(head)}
    rows = sizes.get("nr", sizes.get("n"))
    columns = sizes.get("nc", sizes.get("n"))
    if rows is None or columns is None:
        raise FileError("It does not say how many nodes there are, as in “dl n=5”.", file=file, line=1)
    for size in (rows, columns):
        reading.limits.need("rows", size, "nodes", file=file, line=1)
    labels = _labels(head)
    shared, embedded = labels.get("", ()), "embedded" in labels
    found = DlHead(
        format=_format(head, file),
        size=rows,
        width=columns,
        matrices=max(1, sizes.get("nm", 1)),
        two_modes="nr" in sizes or "nc" in sizes or _format(head, file).endswith("2"),
        rows=labels.get("row", shared),
        columns=labels.get("col", labels.get("column", shared)),
        relations=labels.get("matrix", labels.get("level", ())),
        embedded=embedded,
        diagonal=not any(one.lower() == "absent" for one in _DIAGONAL.findall(head)),
        data_line=line,
    )
    if found.format in ("fullmatrix", "lowerhalf", "upperhalf"):
        cells = sum(len(found.cells(row)) for row in range(min(found.size, 100_000)))
        if found.matrices * max(1, cells) > len(text):
            several = "A matrix" if found.matrices == 1 else f"{found.matrices:,} matrices"
            are = "is" if found.matrices == 1 else "are"
            message = f"{several} of {rows:,} by {columns:,} {are} announced, more than the file can hold."
            raise FileError(message, file=file, line=line, hint="It may be cut off.")
    return found, text[match.end() :]


def _format(head: str, file: str) -> str:
    """Return the format of the data."""
    match = _FORMAT.search(head)
    if match is None:
        return "fullmatrix"
    name = "".join(match.group(1).split()).lower()
    found = _FORMATS.get(name) or _FORMATS.get(name.rstrip("0123456789"))
    if found is None:
        known = listed(sorted(set(_FORMATS.values())), "and", 20)
        raise FileError(f"The DL format {shown(name)!r} is not read. Formats are {known}.", file=file, line=1)
    return found


def _labels(head: str) -> dict[str, tuple[str, ...]]:
    """Return labels by what they are of; "embedded" is there if they stand in the data."""
    found: dict[str, tuple[str, ...]] = {}
    marks = list(_LABELS.finditer(head))
    ends: Sequence[int] = [mark.start() for mark in marks[1:]] + [len(head)]
    for mark, end in zip(marks, ends, strict=True):
        if "labels" not in mark.group().lower():
            continue
        if mark.group(2):
            found["embedded"] = ()
        else:
            found[(mark.group(1) or "").lower()] = tuple(DlHead.words(head[mark.end() : end]))
    return found
