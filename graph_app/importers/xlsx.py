"""XLSX: the cells of every sheet as text, read row by row, without formulas, links or macros."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from graph_app.importers.base import Given, Reading
from graph_app.importers.failures import FileError
from graph_app.importers.packed import Zip
from graph_app.importers.sheets import Grid, Sheet

_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\x00!\x00\s*D\x00", re.IGNORECASE)
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})
_ESCAPED = re.compile("_x(?![dD][89a-fA-F])([0-9a-fA-F]{4})_")
"""How workbooks write control characters, and what looks like it."""
_OFTEN = 512


def read_xlsx(reading: Reading, given: Given) -> list[Sheet]:
    """Return the sheets of a workbook.

    Parameters
    ----------
    reading : Reading
        Has limits, clock, options and notes.
    given : Given
        The file.

    Raises
    ------
    FileError
        If it is damaged, locked or declares entities.
    LimitError
        If it is beyond a limit.
    """
    import openpyxl  # takes long to load, and few files are workbooks

    _refuse_entities(given, reading)
    with _told(given.name):
        book = openpyxl.load_workbook(BytesIO(given.data), read_only=True, data_only=True, keep_links=False)
    try:
        return [_sheet(reading, given, page) for page in book.worksheets]
    finally:
        book.close()


@contextmanager
def _told(file: str) -> Iterator[None]:
    """Say of whatever openpyxl stumbles over that the workbook is damaged."""
    try:
        yield
    except FileError:
        raise
    except Exception as error:  # openpyxl raises whatever its parts raise on damaged files
        message = f"The workbook is damaged or not quite XLSX ({type(error).__name__})."
        raise FileError(message, file=file, hint="Save it anew as .xlsx, or as .csv.") from error


def _refuse_entities(given: Given, reading: Reading) -> None:
    """Raise a FileError if a part of the workbook declares a document type: none of Excel's does."""
    archive = Zip(given.data, given.name, reading.limits)
    for name in archive.names:
        if name.endswith((".xml", ".rels")):
            reading.clock.check(given.name)
            if _DECLARES.search(archive.read(name)):
                raise FileError(
                    "A part of the workbook declares entities; none are expanded.", file=given.name
                )


def _sheet(reading: Reading, given: Given, page: Any) -> Sheet:
    """Return one sheet."""
    grid = Grid(reading, str(page.title), given.name, "row")
    errors: list[int] = []
    with _told(given.name):
        for place, row in enumerate(page.iter_rows(values_only=True), start=1):
            if not place % _OFTEN:
                reading.clock.check(given.name, place)
            cells = [_text(value) for value in row]
            while cells and not cells[-1]:
                cells.pop()
            if any(cell in _ERRORS for cell in cells):
                errors.append(place)
                cells = ["" if cell in _ERRORS else cell for cell in cells]
            if cells:
                grid.add(place, cells)
    if errors:
        where = {"file": given.name, "sheet": str(page.title), "unit": "row"}
        reading.notes.dropped("Cells that hold an error such as #N/A are empty.", errors, **where)
    return grid.sheet()


def _text(value: Any) -> str:
    """Return a cell as it would stand in a CSV file."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), value) if "_x" in value else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(sep="T", timespec="seconds")
    return value.isoformat() if isinstance(value, date | time) else str(value)
