"""Tables of spreadsheets as they stand in files, before anything is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from graph_app.importers.base import Reading
from graph_app.importers.heads import Head, head_of
from graph_app.importers.rows import Rows
from graph_app.importers.values import blank
from graph_app.text import shown

SAMPLE = 100
"""Rows by which a table is judged."""


@dataclass(frozen=True)
class Sheet:
    """One table.

    Attributes
    ----------
    name : str
        Of the sheet, or of the file without its suffix.
    file : str
        How messages call the file.
    frame : pandas.DataFrame
        Text in every cell, missing where it is empty; the index says where each row stands.
    unit : {"line", "row"}
        What the index counts.
    """

    name: str
    file: str
    frame: pd.DataFrame
    unit: str = "line"


class Grid:
    """Gathers the cells of a sheet row by row.

    Parameters
    ----------
    reading : Reading
        Has limits, clock, options and notes.
    name : str
        Of the sheet.
    file : str
        How messages call the file.
    unit : {"line", "row"}
        What places count.
    """

    def __init__(self, reading: Reading, name: str, file: str, unit: str) -> None:
        self._reading = reading
        self._rows = Rows(reading, f"rows in {shown(name)!r}")
        self._first: list[list[str]] = []
        self._name, self._file, self._unit = name, file, unit
        self.width = 0

    def add(self, place: int, cells: list[str]) -> None:
        """Add a row; one without any value is passed over."""
        more = {str(column): cell for column, cell in enumerate(cells) if cell}
        if not more:
            return
        self.width = max(self.width, len(cells))
        self._reading.limits.need("columns", self.width, "columns", file=self._file, line=place)
        self._rows.add(place, {}, more)
        if len(self._first) < SAMPLE:
            self._first.append(cells)

    def sheet(self) -> Sheet:
        """Return the sheet with its columns named after its head."""
        head = head_of(self._first, self._reading.option("header"))
        more = self._rows.table(()).more
        start = head.skipped + int(head.row)
        frame = more.iloc[start:]
        columns = {
            name: frame[str(place)] if str(place) in frame else blank(frame.index)
            for place, name in enumerate(head.names)
        }
        tell(
            self._reading,
            head,
            self._name,
            self._file,
            int(more.index[head.skipped]) if len(more) else 1,
            self._unit,
        )
        dropped = [name for name in more.columns if int(name) >= len(head.names)]
        if dropped:
            lines = frame.index[frame[dropped].notna().any(axis=1)].tolist()
            other = _other(self._name, self._file)
            where: dict[str, Any] = {"file": self._file, "sheet": other, "unit": self._unit}
            self._reading.notes.dropped("Cells beyond the last column are left out.", lines, **where)
        return Sheet(self._name, self._file, pd.DataFrame(columns, index=frame.index), self._unit)


def tell(reading: Reading, head: Head, name: str, file: str, place: int, unit: str) -> None:
    """Say what was assumed of a table's head.

    Parameters
    ----------
    reading : Reading
        Takes notes.
    head : Head
        What was found.
    name, file, unit : str
        Of the table.
    place : int
        Where the head is.
    """
    where: dict[str, Any] = {"file": file, "sheet": _other(name, file), "unit": unit}
    if not head.row and reading.option("header") != "no":
        names = ", ".join(head.names)
        sentence = f"The table has no row of names; its columns are called {names}."
        reading.notes.assumed(sentence, (place,), **where)
    if head.skipped:
        reading.notes.dropped(
            "Rows above the table, such as a title, are left out.", count=head.skipped, **where
        )
    pairs = enumerate(zip(head.given, head.names, strict=True))
    renamed = [f"{given!r} to {new!r}" for place, (given, new) in pairs if given != new and (place or given)]
    if renamed:
        listed = ", ".join(renamed[:10])
        reading.notes.changed(
            f"Columns without a name, or with one used twice, were renamed: {listed}.", (place,), **where
        )


def _other(name: str, file: str) -> str:
    """Return the sheet's name where it says more than the file's."""
    return "" if file.startswith(name) else name


def filled(frame: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which rows have any value."""
    return frame.notna().any(axis=1).to_numpy(dtype=bool)
