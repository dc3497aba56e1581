"""CSV -> raw text columns: fast where the file is well-formed, exact about places where it is not."""

from __future__ import annotations

import csv
import io
from itertools import islice

import numpy as np

from graph_app.dataset.arrow import Array, arrow_csv, one_piece, pa, pc
from graph_app.dataset.collector import Collector
from graph_app.dataset.contents import longest, occurrences
from graph_app.dataset.problems import Problem
from graph_app.dataset.raw import Mask, RawTable, Rows, TableFile, text_array
from graph_app.schema import TABLES
from graph_app.text import shown

LONGEST_CELL = 131_072
_BLOCK = 1 << 22
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS_UTF8 = "Save the file as UTF-8 (in Excel: CSV UTF-8)."


def read_csv(file: TableFile, collector: Collector) -> RawTable | None:
    """Return the table in a CSV file, or None after reporting why there is none.

    Parameters
    ----------
    file : TableFile
        Where the table is.
    collector : Collector
        Takes the problems.

    Returns
    -------
    RawTable or None
        Text columns in the order of the file.
    """
    data = file.path.read_bytes()
    if data.startswith(_UTF16_MARKS):
        collector.add(_whole_file(file, "bad-encoding", "is UTF-16, not UTF-8.", _SAVE_AS_UTF8))
        return None
    data = _plain(data)
    header = _header(file, data, collector)
    if header is None:
        return None
    fast = _read_fast(data, header)
    if fast is not None:
        return RawTable(file.name, file.shown, fast, _length(fast), data=data)
    return _read_exactly(file, data, header, collector)


def _plain(data: bytes) -> bytes:
    """Return the content without byte order mark and with plain newlines; line numbers stay the same."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data


def _length(columns: dict[str, Array]) -> int:
    """Return the number of rows of some columns."""
    return len(next(iter(columns.values())))


def _whole_file(file: TableFile, code: str, message: str, hint: str = "") -> Problem:
    """Return a problem of the file as a whole."""
    return Problem(code=code, message=f"{file.shown} {message}", file=file.shown, hint=hint)


def _header(file: TableFile, data: bytes, collector: Collector) -> list[str] | None:
    """Return the names of the columns, or None after reporting why they cannot be used."""
    if not data[:4096].strip() and not data.strip():
        collector.add(_whole_file(file, "empty-file", "is empty.", "The first line must name the columns."))
        return None
    text = io.StringIO(data[: 1 << 20].decode("utf-8", "backslashreplace"), newline="\n")
    reader = csv.reader(text)
    try:
        header = next((fields for fields in reader if fields), [])
    except csv.Error:
        header = []
    faults = list(_header_faults(file, header))
    for fault in faults:
        collector.add(fault)
    return None if faults else header


def _header_faults(file: TableFile, header: list[str]) -> list[Problem]:
    """Return what is wrong with a header."""
    table = TABLES.get(file.name)
    if table is not None and not set(header) & set(table.columns):
        message = f"{file.shown} has no header: its first line names none of the columns of {file.name}."
        found = shown(",".join(header))
        hint = "The first line must name the columns."
        if len(header) == 1 and any(mark in header[0] for mark in ";\t|"):
            hint = "The columns must be separated by commas."
        return [
            Problem("no-header", message, file.shown, value=found, line=1, allowed=table.columns, hint=hint)
        ]
    faults = []
    for name in dict.fromkeys(header):
        if not name.strip():
            message = "A column has no name."
            faults.append(Problem("empty-header", message, file.shown, line=1, hint="Name it or remove it."))
        elif header.count(name) > 1:
            message = f"Column {shown(name)!r} occurs {header.count(name)} times in the header."
            faults.append(Problem("duplicate-header", message, file.shown, column=shown(name), line=1))
        elif not name.isprintable():
            message = f"Column name {shown(name)!r} holds a control character."
            faults.append(Problem("control-character", message, file.shown, column=shown(name), line=1))
    return faults


def _read_fast(data: bytes, header: list[str]) -> dict[str, Array] | None:
    """Return the columns, or None where the file needs the exact reader to say what is wrong."""
    quotes = occurrences(data, ord('"'))
    if quotes % 2:
        return None
    text = pa.large_string()
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(data),
            read_options=arrow_csv.ReadOptions(block_size=_BLOCK),
            parse_options=arrow_csv.ParseOptions(newlines_in_values=quotes > 0),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(header, text),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
                check_utf8=True,
            ),
        )
    except (pa.ArrowException, ValueError, KeyError):
        return None
    if table.column_names != header:
        return None
    columns = {name: one_piece(table.column(name)) for name in header}
    return None if any(_has_long_cell(column) for column in columns.values()) else columns


def _has_long_cell(column: Array) -> bool:
    """Whether a cell has more characters than a cell may have."""
    if longest(column) <= LONGEST_CELL:
        return False
    return (pc.max(pc.utf8_length(column)).as_py() or 0) > LONGEST_CELL


def _read_exactly(file: TableFile, data: bytes, header: list[str], collector: Collector) -> RawTable | None:
    """Return the table row by row, reporting rows and cells that are malformed."""
    text = data.decode("utf-8", "surrogateescape")
    reader = csv.reader(io.StringIO(text, newline="\n"))
    rows: list[list[str]] = []
    try:
        rows.extend(islice((fields for fields in reader if fields), 1, None))
    except csv.Error:
        message = f"{file.shown} has a cell of more than {LONGEST_CELL:,} characters."
        hint = "Shorten it, or close the quote that was left open."
        collector.add(Problem("too-long", message, file.shown, line=reader.line_num, hint=hint))
        return None
    raw = RawTable(file.name, file.shown, rows=len(rows), data=data)
    if _ends_inside_quotes(text, raw):
        line = int(raw.lines()[-1]) if raw.rows else 1
        message = (
            "A double quote is opened in this row and never closed, so that the rest of the file is lost."
        )
        hint = "Close it, or write two double quotes where one is meant."
        collector.add(Problem("open-quote", message, file.shown, line=line, hint=hint))
        return None
    _report_ragged(raw, rows, len(header), collector)
    padded = [(row + [""] * (len(header) - len(row)))[: len(header)] for row in rows]
    for position, name in enumerate(header):
        values = [row[position] for row in padded]
        undecoded = np.fromiter((not _is_clean(value) for value in values), np.bool_, len(values))
        raw.set_column(name, text_array([_printable(value) or None for value in values]))
        _report_undecoded(raw, name, undecoded, collector)
    return raw


def _ends_inside_quotes(text: str, raw: RawTable) -> bool:
    """Whether the last row runs to the end of the file because a quote is left open."""
    if text.count('"') % 2 == 0:
        return False
    start = int(raw.lines()[-1]) if raw.rows else 1
    last = text.split("\n", start - 1)[-1]
    try:
        list(csv.reader(io.StringIO(last, newline="\n"), strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _report_ragged(raw: RawTable, rows: list[list[str]], width: int, collector: Collector) -> None:
    """Report rows that have another number of cells than the header, and leave their cells unchecked."""
    lengths = np.fromiter((len(row) for row in rows), np.intp, len(rows))
    raw.faulty_rows = lengths != width
    faulty: Rows = np.flatnonzero(raw.faulty_rows)

    def describe(row: int) -> Problem:
        cells = int(lengths[row])
        wrong = "few" if cells < width else "many"
        return Problem(
            code="ragged-row",
            message=f"Too {wrong} cells: the row has {cells}, the header {width}.",
            value=shown(",".join(rows[row])),
            hint="Put cells that hold commas into double quotes."
            if cells > width
            else "Add the missing commas.",
        )

    collector.add_rows(raw, faulty, describe)


def _report_undecoded(raw: RawTable, column: str, undecoded: Mask, collector: Collector) -> None:
    """Report cells whose bytes are not UTF-8."""
    bad = raw.bad(column)
    faulty: Rows = np.flatnonzero(undecoded & ~bad)
    bad |= undecoded

    def describe(row: int) -> Problem:
        return Problem(
            code="bad-encoding",
            message="The cell is not UTF-8.",
            column=column,
            value=shown(raw.cell(column, row)),
            hint=_SAVE_AS_UTF8,
        )

    collector.add_rows(raw, faulty, describe)


def _is_clean(value: str) -> bool:
    """Whether a cell was decoded without escapes."""
    return value.isascii() or not any("\ud800" <= character <= "\udfff" for character in value)


def _printable(value: str) -> str:
    """Return a cell with its undecoded bytes written as escapes."""
    if _is_clean(value):
        return value
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
