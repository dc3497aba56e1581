"""CSV and its relatives: encoding, delimiter and head are detected, malformed rows are mended and told."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, Literal

import numpy as np
import pandas as pd

from graph_app.dataset.arrow import Array, arrow_csv, one_piece, pa, pc
from graph_app.dataset.lines import lines_by_quotes
from graph_app.importers.base import Given, Reading
from graph_app.importers.encoding import utf8
from graph_app.importers.failures import FileError, LimitError
from graph_app.importers.heads import Head, head_of
from graph_app.importers.sheets import SAMPLE, Grid, Sheet, tell
from graph_app.importers.text_lines import need_lines
from graph_app.importers.values import TEXT

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", " ": "space"}
"""What may stand between cells."""
_SAMPLE_BYTES = 1 << 17
_BLOCK = 1 << 25
_COMMENT = re.compile(rb"(?:[ \t]*(?:[#%][^\n]*)?\n)+")
_SPACES = re.compile(rb"[ \t]+")


def read_csv(reading: Reading, given: Given, name: str = "") -> Sheet:
    """Return the table in a CSV file.

    Parameters
    ----------
    reading : Reading
        Has limits, clock, options and notes.
    given : Given
        The file.
    name : str, optional
        What the table is called; after the file if not given.

    Raises
    ------
    FileError
        If it is no table; with the line.
    LimitError
        If it is beyond a limit.
    """
    need_lines(reading, given.data, given.name)
    data = utf8(given.data, reading.notes, given.name, reading.option("encoding"))
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data
    data, before = _without_comments(data, reading, given.name)
    if b"\x00" in data[:_SAMPLE_BYTES]:
        hint = "If it is text, name its encoding."
        raise FileError("It holds zero bytes, as no text does.", file=given.name, hint=hint)
    mark = _delimiter(data, reading, given.name)
    if mark == " ":
        data = b"\n".join(line.strip() for line in _SPACES.sub(b" ", data).split(b"\n"))
    title = name or PurePosixPath(given.name).stem
    sample = list(_sample(data, mark))
    widest = max((len(row) for row in sample), default=0)
    reading.limits.need("columns", widest, "columns", file=given.name, line=before + 1)
    head = head_of(sample, reading.option("header"))
    frame = None if head.skipped else _fast(data, mark, head, before)
    if frame is None:
        return _exact(reading, data, mark, before, (title, given.name))
    _need(reading, given.name, frame)
    tell(reading, head, title, given.name, before + 1, "line")
    return Sheet(title, given.name, frame)


def _without_comments(data: bytes, reading: Reading, file: str) -> tuple[bytes, int]:
    """Return a file without the comments and blank lines at its head, and how many lines these are."""
    match = _COMMENT.match(data)
    if match is None:
        return data, 0
    comments = match.group().count(b"#") + match.group().count(b"%")
    lines = match.group().count(b"\n")
    if comments:
        reading.notes.dropped("Comments at the head of the file are left out.", (1,), file=file, count=lines)
    return data[match.end() :], lines


def _delimiter(data: bytes, reading: Reading, file: str) -> str:
    """Return what stands between cells: what the user says, else what makes the first rows equally wide."""
    said = reading.option("delimiter")
    if said:
        return next((mark for mark, word in DELIMITERS.items() if said in (mark, word)), said[:1])
    best, found = (0.0, 0), ","
    for mark in ",\t;|":
        widths = [len(row) for row in _sample(data, mark)]
        width, often = _usual(widths)
        score = (round(often / max(1, len(widths)), 1), width)
        if width > 1 and score > best:
            best, found = score, mark
    if not best[1]:
        head = data[:_SAMPLE_BYTES].split(b"\n")[:SAMPLE]
        width, often = _usual([len(line.split()) for line in head if line.strip()])
        if 1 < width <= 4 and often > 0.9 * len([line for line in head if line.strip()]):
            found = " "
    if found != ",":
        reading.notes.assumed(f"Cells are separated by the {DELIMITERS[found]}.", file=file)
    return found


def is_tabular(head: bytes) -> bool:
    """Return whether the beginning of a file of any name is that of a table: rows of equal width.

    Parameters
    ----------
    head : bytes
        The beginning, in an encoding that has ASCII in it.
    """
    for mark in ",\t;":
        widths = [len(row) for row in _sample(head, mark)]
        width, often = _usual(widths)
        if width > 1 and len(widths) > 1 and often == len(widths):
            return True
    return False


def _usual(widths: list[int]) -> tuple[int, int]:
    """Return the width that most rows have, and how many have it."""
    if not widths:
        return 0, 0
    values, counts = np.unique(widths, return_counts=True)
    best = int(np.argmax(counts))
    return int(values[best]), int(counts[best])


def _sample(data: bytes, mark: str) -> Iterator[list[str]]:
    """Iterate over the first rows."""
    text = data[:_SAMPLE_BYTES].decode("utf-8", "replace")
    if len(data) > _SAMPLE_BYTES:
        text = text.rpartition("\n")[0] or text
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=mark)
    count = 0
    try:
        for row in reader:
            if any(row):
                yield row
                count += 1
            if count == SAMPLE:
                return
    except csv.Error:
        return


def _fast(data: bytes, mark: str, head: Head, before: int) -> pd.DataFrame | None:
    """Return a well-formed table at once, None where a closer look is needed."""
    if data.count(b'"') % 2 or not head.names:
        return None
    names = [str(place) for place in range(len(head.names))]
    text = pa.large_string()
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(data),
            read_options=arrow_csv.ReadOptions(
                column_names=names, skip_rows_after_names=int(head.row), block_size=_BLOCK
            ),
            parse_options=arrow_csv.ParseOptions(delimiter=mark, newlines_in_values=b'"' in data),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, text),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
        )
    except (pa.ArrowException, ValueError, KeyError):
        return None
    lines = lines_by_quotes(data)[int(head.row) :]
    if len(lines) != table.num_rows or (not data.rstrip().endswith(b'"') and _runs_on(table)):
        return None
    cells = {
        name: pd.array(one_piece(table.column(place)), dtype=TEXT) for place, name in enumerate(head.names)
    }
    return _kept(pd.DataFrame(cells, index=pd.Index(lines + before, dtype=np.int64)))


def _runs_on(table: Any) -> bool:
    """Whether the last row holds a line break, as it does where a quote was left open."""
    last = table.slice(max(0, table.num_rows - 1)).to_pylist()
    return any("\n" in cell for row in last for cell in row.values() if cell)


def _kept(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that have any value."""
    empty = frame.isna().all(axis=1).to_numpy()
    return frame[~empty] if empty.any() else frame


def _need(reading: Reading, file: str, frame: pd.DataFrame) -> None:
    """Raise a LimitError where a table is too large or a value too long."""
    limits = reading.limits
    limits.need("rows", len(frame), "rows", file=file)
    limits.need("cells", frame.shape[0] * frame.shape[1], "cells", file=file)
    reading.clock.check(file)
    for name in frame.columns:
        lengths = pc.utf8_length(_array(frame[name]))
        longest = pc.max(lengths).as_py() or 0
        if longest > limits.characters:
            row = int(np.argmax(pc.fill_null(lengths, 0).to_numpy()))
            message = f"A value has {longest:,} characters, more than {limits.characters:,}."
            raise LimitError(message, "import_characters", file=file, line=int(frame.index[row]))


def _array(values: pd.Series) -> Array:
    return one_piece(pa.array(values, type=pa.large_string(), from_pandas=True))


def _exact(reading: Reading, data: bytes, mark: str, before: int, names: tuple[str, str]) -> Sheet:
    """Return a table row by row: short rows are filled up, a quote left open is a plain sign."""
    title, file = names
    quoted: Literal[0, 3] = csv.QUOTE_MINIMAL
    open_line = _left_open(data, mark)
    if open_line:
        sentence = "A double quote is opened and never closed; double quotes are taken as plain signs."
        reading.notes.assumed(sentence, (open_line + before,), file=file)
        quoted = csv.QUOTE_NONE
    reader = csv.reader(_lines(data), delimiter=mark, quoting=quoted)
    grid = Grid(reading, title, file, "line")
    at = 0
    short: list[int] = []
    try:
        for row in reader:
            place, at = at + 1 + before, reader.line_num
            if any(row):
                if len(row) < grid.width:
                    short.append(place)
                grid.add(place, row)
    except csv.Error as error:
        message = (
            f"A cell is longer than {csv.field_size_limit():,} characters, the most that a cell may have."
        )
        hint = "Perhaps a quote was left open."
        raise FileError(message, file=file, line=at + 1 + before, hint=hint) from error
    if short:
        reading.notes.assumed("A row has fewer cells than others; the rest is empty.", short, file=file)
    return grid.sheet()


def _lines(data: bytes) -> io.TextIOWrapper:
    """Return a file's text line by line, without holding it twice."""
    return io.TextIOWrapper(io.BytesIO(data), "utf-8", "replace", newline="\n")


def _left_open(data: bytes, mark: str) -> int:
    """Return the line of a quote that is never closed, 0 if there is none."""
    if b'"' not in data:
        return 0
    reader = csv.reader(_lines(data), delimiter=mark, strict=True)
    at = 0
    try:
        for _ in reader:
            at = reader.line_num
    except csv.Error as error:
        odd = "field larger" in str(error) and data.count(b'"') % 2
        return at + 1 if odd or "unexpected end" in str(error) else 0
    return 0
