"""A table as read: every column as text in an Arrow array, before anything is believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph_app.dataset.arrow import Array, one_piece, pa, pc
from graph_app.dataset.lines import row_lines

Rows = NDArray[np.intp]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class TableFile:
    """Where a table is read from.

    Attributes
    ----------
    name : str
        Name of the table.
    path : Path
        The file.
    shown : str
        How messages call it: the path inside the package.
    missing_values : tuple of str
        Texts that mean "no value", beside the empty one.
    declared : tuple of str
        Columns that the descriptor names.
    """

    name: str
    path: Path
    shown: str
    missing_values: tuple[str, ...] = ()
    declared: tuple[str, ...] = ()


@dataclass(frozen=True)
class Codes:
    """A column as positions in a list of its distinct values.

    Attributes
    ----------
    codes : numpy.ndarray
        Position of every row's value; -1 where there is none.
    values : list of str
        Distinct values in the order of first occurrence.
    """

    codes: NDArray[np.int32]
    values: list[str]


@dataclass
class RawTable:
    """One table as text, with what is already known to be wrong with it.

    Attributes
    ----------
    name : str
        Name of the table.
    file : str
        How messages call its file.
    columns : dict of str to pyarrow.Array
        Text columns of equal length; null where there is no value.
    rows : int
        How many rows there are.
    unit : {"line", "row"}
        What places in this file are counted in.
    data : bytes
        The file's content with plain newlines, for finding lines; empty for Parquet.
    faulty_rows : numpy.ndarray or None
        Rows already reported as a whole; their cells are not checked.
    faulty_cells : dict of str to numpy.ndarray
        Cells per column already reported.
    broken : bool
        Whether the file could not be read, so that nothing should be concluded from its being empty.
    derived : bool
        Whether there is no file and the rows were derived.
    """

    name: str
    file: str
    columns: dict[str, Array] = field(default_factory=dict)
    rows: int = 0
    unit: Literal["line", "row"] = "line"
    data: bytes = b""
    faulty_rows: Mask | None = None
    faulty_cells: dict[str, Mask] = field(default_factory=dict)
    broken: bool = False
    derived: bool = False
    _codes: dict[str, Codes] = field(default_factory=dict)

    def bad(self, column: str) -> Mask:
        """Return the mask of cells of a column that are already reported; callers add to it in place.

        Parameters
        ----------
        column : str
            Name of a column.

        Returns
        -------
        numpy.ndarray
            One boolean per row.
        """
        if column not in self.faulty_cells:
            start = (
                np.zeros(self.rows, dtype=np.bool_) if self.faulty_rows is None else self.faulty_rows.copy()
            )
            self.faulty_cells[column] = start
        return self.faulty_cells[column]

    def codes(self, column: str) -> Codes:
        """Return a column as positions in its distinct values; computed once.

        Parameters
        ----------
        column : str
            Name of a column.

        Returns
        -------
        Codes
            Positions and values.
        """
        if column not in self._codes:
            encoded = self.columns[column].dictionary_encode()
            codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int32)
            self._codes[column] = Codes(codes, encoded.dictionary.to_pylist())
        return self._codes[column]

    def cell(self, column: str, row: int) -> str:
        """Return one cell as text, empty where there is no value.

        Parameters
        ----------
        column : str
            Name of a column.
        row : int
            Position of the row.

        Returns
        -------
        str
            What stands there.
        """
        value = self.columns[column][row].as_py()
        return "" if value is None else str(value)

    def set_column(self, column: str, values: Array) -> None:
        """Replace or add a column.

        Parameters
        ----------
        column : str
            Name of a column.
        values : pyarrow.Array
            Text of as many rows as the table has.
        """
        self.columns[column] = values
        self._codes.pop(column, None)

    def lines(self) -> NDArray[np.int64]:
        """Return the line (or, in Parquet, the row) of every row, counted from 1.

        Returns
        -------
        numpy.ndarray
            One number per row.
        """
        if self.unit == "row":
            return np.arange(1, self.rows + 1, dtype=np.int64)
        return row_lines(self.data.decode("utf-8", "surrogateescape"))


def raw_table(name: str, frame: pd.DataFrame) -> RawTable:
    """Return a table in memory as if it had been read from a file; places are rows.

    Parameters
    ----------
    name : str
        Name of the table.
    frame : pandas.DataFrame
        Text in every cell, missing where there is nothing.

    Returns
    -------
    RawTable
        The same columns; the empty text counts as missing, as in CSV.
    """
    raw = RawTable(name, f"{name}.csv", rows=len(frame), unit="row")
    for column in frame.columns:
        whole = one_piece(pa.array(frame[column], type=pa.large_string(), from_pandas=True))
        empty = pc.equal(whole, "").fill_null(False)
        raw.set_column(str(column), pc.if_else(empty, pa.scalar(None, type=pa.large_string()), whole))
    return raw


def text_array(values: Sequence[str | None]) -> Array:
    """Return a text column made of Python strings.

    Parameters
    ----------
    values : sequence of str or None
        One per row.

    Returns
    -------
    pyarrow.Array
        Text, null where there is no value.
    """
    return pa.array(values, type=pa.large_string())


def constant_array(value: str | None, rows: int) -> Array:
    """Return a text column that says the same in every row.

    Parameters
    ----------
    value : str or None
        What it says; None for nothing.
    rows : int
        How many rows.

    Returns
    -------
    pyarrow.Array
        Text.
    """
    return pa.repeat(pa.scalar(value, type=pa.large_string()), rows)
