"""The first rows of tables, so that a reader can see which column is which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from graph_app.text import shown

Role = Literal["nodes", "edges", "matrix", "package", ""]
MOST_ROWS, MOST_COLUMNS, MOST_TABLES = 5, 60, 20


@dataclass(frozen=True)
class Sample:
    """The first rows of a table of a spreadsheet.

    Attributes
    ----------
    file : str
        How the file is called.
    name : str
        Of the sheet, or of the file without its suffix.
    role : {"nodes", "edges", "matrix", "package", ""}
        What the table was taken for; empty where it was left out.
    columns : tuple of str
        Names of the first 60 columns.
    rows : tuple of tuples of str
        The first 5 rows; long cells are cut, empty ones are empty.
    total : int
        How many rows the table has.
    """

    file: str
    name: str
    role: Role
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int


def sample(file: str, name: str, role: Role, frame: pd.DataFrame) -> Sample:
    """Return the first rows of a table.

    Parameters
    ----------
    file, name : str
        Of the table.
    role : {"nodes", "edges", "matrix", "package", ""}
        What it was taken for.
    frame : pandas.DataFrame
        Its cells as text.
    """
    part = frame.iloc[:MOST_ROWS, :MOST_COLUMNS].to_numpy(dtype=object).tolist()
    rows = tuple(tuple(shown(cell) if isinstance(cell, str) else "" for cell in row) for row in part)
    columns = tuple(str(column) for column in frame.columns[:MOST_COLUMNS])
    return Sample(file, name, role, columns, rows, len(frame))


def same_tables(samples: Sequence[Sample]) -> tuple[Sample, ...]:
    """Return at most 20 samples, each once."""
    return tuple(dict.fromkeys(samples))[:MOST_TABLES]
