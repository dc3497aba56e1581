"""ODS: the cells of every sheet as text; repeated cells and rows are repeated within limits."""

from __future__ import annotations

from graph_app.importers.base import Given, Reading
from graph_app.importers.failures import FileError, LimitError
from graph_app.importers.packed import Zip
from graph_app.importers.sheets import Grid, Sheet
from graph_app.importers.xml import parse
from graph_app.text import shown

_CONTENT = "content.xml"
_VALUES = {
    "float": "office:value",
    "percentage": "office:value",
    "currency": "office:value",
    "date": "office:date-value",
    "time": "office:time-value",
    "boolean": "office:boolean-value",
}


def read_ods(reading: Reading, given: Given) -> list[Sheet]:
    """Return the sheets of a spreadsheet.

    Parameters
    ----------
    reading : Reading
        Has limits, clock, options and notes.
    given : Given
        The file.

    Raises
    ------
    FileError
        If it is damaged or locked.
    LimitError
        If it is beyond a limit.
    """
    archive = Zip(given.data, given.name, reading.limits)
    if _CONTENT not in archive.names:
        raise FileError("It is a zip, but no spreadsheet is in it.", file=given.name)
    content = Given(given.name, archive.read(_CONTENT))
    return parse(reading, content, lambda: _Document(reading, given.name)).sheets


class _Document:
    """Takes the elements of the content in."""

    def __init__(self, reading: Reading, file: str) -> None:
        self.sheets: list[Sheet] = []
        self._reading = reading
        self._file = file
        self._grid: Grid | None = None
        self._place = 0
        self._row: list[str] = []
        self._repeat = 1
        self._cell: dict[str, str] = {}
        self._texts: list[str] = []
        self._inside = 0

    def start(self, name: str, attributes: dict[str, str], line: int) -> bool | None:
        """Open an element."""
        if name == "table":
            title = attributes.get("table:name") or f"sheet {len(self.sheets) + 1}"
            self._grid = Grid(self._reading, title, self._file, "row")
            self._place = 0
        elif name == "table-row":
            self._row = []
            self._repeat = _count(attributes.get("table:number-rows-repeated"))
        elif name in ("table-cell", "covered-table-cell"):
            self._cell, self._texts = attributes, []
            self._inside += 1
        elif name == "annotation":
            self._inside += 1
        if name in ("span", "a"):
            return None
        return name == "p" and self._inside == 1

    def end(self, name: str, text: str, line: int) -> None:
        """Close an element."""
        if name == "p" and self._inside == 1:
            self._texts.append(f"{text}\n")
        elif name in ("table-cell", "covered-table-cell"):
            self._inside -= 1
            self._close_cell()
        elif name == "annotation":
            self._inside -= 1
        elif name == "table-row":
            self._close_row()
        elif name == "table" and self._grid is not None:
            self.sheets.append(self._grid.sheet())
            self._grid = None

    def _close_cell(self) -> None:
        """Add a cell as often as it is repeated; empty ones only count."""
        kind = self._cell.get("office:value-type") or self._cell.get("calcext:value-type", "")
        value = self._cell.get(_VALUES.get(kind, ""), "")
        if not value:
            value = self._cell.get("office:string-value") or "".join(self._texts).rstrip("\n")
        times = _count(self._cell.get("table:number-columns-repeated"))
        most = self._reading.limits.columns
        if len(self._row) + times > most:
            if value:
                message = f"There are more than {most:,} columns."
                raise LimitError(message, "import_columns", file=self._file, line=self._place + 1)
            times = max(0, most - len(self._row))
        self._row.extend([value] * times)

    def _close_row(self) -> None:
        """Add a row as often as it is repeated; empty ones only count."""
        while self._row and not self._row[-1]:
            self._row.pop()
        if self._row and self._grid is not None:
            most = self._reading.limits.rows
            if self._repeat > most:
                message = f"A row is repeated {self._repeat:,} times; {most:,} rows are the most."
                raise LimitError(message, "import_rows", file=shown(self._file), line=self._place + 1)
            for number in range(self._repeat):
                self._grid.add(self._place + number + 1, self._row)
        self._place += self._repeat


def _count(text: str | None) -> int:
    """Return how often something is repeated."""
    return max(1, int(text)) if text and text.isascii() and text.isdigit() and len(text) < 10 else 1
