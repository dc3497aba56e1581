"""An Excel workbook: a sheet per table; text is always text, so that nothing can be taken for a formula.

References
----------
ECMA-376, Office Open XML file formats, part 1: SpreadsheetML.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.exporters.base import Exporter, Outgoing
from graph_app.exporters.escapes import XML_MARKS, Escapes, content
from graph_app.exporters.lines import Part, Pen, Script, joined, lines
from graph_app.exporters.loss import Entry
from graph_app.exporters.losses import counted_cells, unread
from graph_app.exporters.sheets import Sheet, actor_sheet, evidence_sheets, tie_sheet
from graph_app.exporters.workbook import HEADER, TEXTUAL, surroundings
from graph_app.exporters.zipped import LARGE, zipped
from graph_app.graph.cells import reader
from graph_app.graph.column import TEXT, Column
from graph_app.text import counted

ROWS, CHARACTERS = 1_048_575, 32_767
"""Most rows of a sheet below its header, most characters of a cell."""

_ESCAPES = Escapes(
    XML_MARKS, {chr(code): f"_x{code:04X}_" for code in range(0x20) if chr(code) not in "\t\n"}
)
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews>'
    '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    "</sheetView></sheetViews><cols>"
)
_KINDS = {"string": f' s="{TEXTUAL}" t="inlineStr"><is><t xml:space="preserve">', "boolean": ' t="b"><v>'}
_WIDTHS = {"string": 24, "boolean": 10}


def texts(text: Array) -> Array:
    """Return text as the inside of a cell: control characters as Excel writes them, no more than it reads."""
    text = _cut(text)
    if b"_x" in bytes(content(text)):  # what only looks like a written control character
        text = pc.replace_substring_regex(text, "_(x[0-9A-Fa-f]{4}_)", r"_x005F_\1")
    return _ESCAPES(text)


def _cut(text: Array) -> Array:
    """Return text cut to as many UTF-16 units as a cell holds."""
    long = pc.greater(pc.binary_length(text), CHARACTERS).fill_null(False)
    if not pc.any(long).as_py():
        return text
    found = text.to_pylist()
    for row in np.flatnonzero(long.to_numpy(zero_copy_only=False)).tolist():
        units = found[row].encode("utf-16-le")[: 2 * CHARACTERS]
        found[row] = units.decode("utf-16-le", "ignore")
    return pa.array(found, type=TEXT)


_SCRIPT = Script(texts, truths=("1", "0"))


def write(out: Outgoing) -> Iterator[bytes]:
    """Write a workbook: what it is about, the visible actors and ties, what they rest on, what columns mean.

    A table of more rows than a sheet can have goes on in another sheet. Missing cells are empty. Partial
    dates are text.
    """
    tables = [actor_sheet(out), tie_sheet(out), *evidence_sheets(out)]
    about = {"what": list(out.about), "says": list(out.about.values())}
    sheets = [
        _listed("About", about),
        *(part for table in tables for part in _parts(table)),
        _meanings(tables),
    ]
    around = surroundings([sheet.name for sheet in sheets], out.about)
    files = [(name, [text.encode()]) for name, text in around.items()]
    bodies = [(f"xl/worksheets/sheet{place}.xml", sheet_of(one)) for place, one in enumerate(sheets, 1)]
    return zipped([*files, *bodies], large=any(len(sheet.rows) > LARGE for sheet in sheets))


def _parts(sheet: Sheet) -> list[Sheet]:
    """Return a table as sheets of no more rows than a sheet can have."""
    starts = range(0, max(1, len(sheet.rows)), ROWS)
    return [
        replace(
            sheet,
            name=f"{sheet.name} {place}" if place > 1 else sheet.name,
            rows=sheet.rows[start : start + ROWS],
        )
        for place, start in enumerate(starts, 1)
    ]


def _listed(name: str, columns: dict[str, list[str]]) -> Sheet:
    """Return a small table of texts."""
    found = [
        Column(header, "string", "", reader(pa.array(values, type=TEXT)))
        for header, values in columns.items()
    ]
    return Sheet(name, found, np.arange(len(next(iter(columns.values())))))


def _meanings(tables: list[Sheet]) -> Sheet:
    """Return what the columns of the tables mean."""
    rows = [(table.name, column.name, column.about) for table in tables for column in table.columns]
    names = ("sheet", "column", "meaning")
    return _listed("Columns", dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))


def letters(place: int) -> str:
    """Return what a column is called, from 0.

    >>> letters(0), letters(25), letters(26), letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    found = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        found = chr(ord("A") + letter) + found
    return found


def sheet_of(sheet: Sheet) -> Iterator[bytes]:
    """Write a sheet with a frozen header."""
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{_WIDTHS.get(column.type, 12)}" customWidth="1"/>'
        for place, column in enumerate(sheet.columns, 1)
    )
    names = "".join(
        f'<c r="{letters(place)}1" s="{HEADER}" t="inlineStr"><is><t>{name}</t></is></c>'
        for place, name in enumerate(
            texts(pa.array([one.name for one in sheet.columns], type=TEXT)).to_pylist()
        )
    )
    yield f'{_HEAD}{widths}</cols><sheetData>\n<row r="1">{names}</row>\n'.encode()
    pens, done = [Pen(_SCRIPT) for _ in sheet.columns], 2
    for cells in sheet.blocks():
        number = pa.array(np.arange(done, done := done + len(cells[0]))).cast(TEXT)
        parts: list[Part] = ['<row r="', number, '">']
        for place, (column, pen) in enumerate(zip(sheet.columns, pens, strict=True)):
            parts += _cells(place, column, pen(cells[place]), number)
        yield lines([*parts, "</row>\n"])
    yield b"</sheetData></worksheet>"


def _cells(place: int, column: Column, text: list[Part], number: Array) -> list[Part]:
    """Return the cells of a column, none where they are missing."""
    end = "</t></is></c>" if column.type == "string" else "</v></c>"
    found = [f'<c r="{letters(place)}', number, f'"{_KINDS.get(column.type, "><v>")}', *text, end]
    there = all(isinstance(part, str) or not part.null_count for part in text)
    return found if there else [joined(found)]


def loss(out: Outgoing) -> Iterator[Entry]:
    """Yield what a workbook cannot hold."""
    yield from unread(out)
    long = counted_cells(out, lambda text: pc.not_equal(text, _cut(text)))
    if long:
        said = f"{counted(long, 'cell')} are cut to the {CHARACTERS:,} characters that a cell can hold."
        yield Entry("left_out", "length", said, long)
    rows = max(len(out.chosen.actors), len(out.chosen.ties))
    if rows > ROWS:
        said = f"A sheet has at most {ROWS:,} rows; a longer table goes on in the next sheet."
        yield Entry("changed", "rows", said, rows)
    said = "Dates are text, because many are a year or a month only."
    yield Entry("changed", "dates", said, columns=("start", "end", "date", "source_date"))


XLSX = Exporter(
    "xlsx",
    "Excel workbook",
    ".xlsx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write,
    loss,
    "tables",
    "a sheet per table, with what columns mean",
)
