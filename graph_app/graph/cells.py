"""Columns of tables as Arrow text, without an object per row: what writers read."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from graph_app.dataset.arrow import Array, pa
from graph_app.graph.column import TEXT, Type, coded
from graph_app.graph.stance import IntArray

Reader = Callable[[IntArray], Array]


def text_of(frame: pd.DataFrame, column: str) -> Array:
    """Return a column of a table as text, null where it is missing; categories as a dictionary."""
    series = frame[column]
    if isinstance(series.dtype, pd.CategoricalDtype):
        return coded(series.cat.codes.to_numpy(), _whole(series.cat.categories.array))
    return _whole(series.array)


def _whole(values: object) -> Array:
    found = pa.array(values, type=TEXT)
    return found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found


def typed(frame: pd.DataFrame, column: str) -> tuple[Type, Array]:
    """Return the type of a column of a table and its cells: numbers and truths stay, all else is text."""
    values = frame[column]
    if isinstance(values.dtype, pd.CategoricalDtype):
        return "string", text_of(frame, column)
    if pd.api.types.is_bool_dtype(values.dtype):
        return "boolean", pa.array(values.array)
    if pd.api.types.is_integer_dtype(values.dtype):
        return "long", pa.array(values.array)
    if pd.api.types.is_float_dtype(values.dtype):
        return "double", pa.array(values.array, from_pandas=True)
    return "string", text_of(frame, column)


def reader(cells: Array) -> Reader:
    """Return what reads the cells of some rows."""
    return lambda rows: cells.take(pa.array(rows))


def referred(codes: IntArray, cells: Array) -> Reader:
    """Return what reads, for some rows, the cell of the row of another table that each refers to.

    Parameters
    ----------
    codes : int array
        Position in the other table per row, negative where it refers to nothing.
    cells : text array
        A column of the other table, maybe with a dictionary.
    """

    def read(rows: IntArray) -> Array:
        found = codes[rows]
        return cells.take(pa.array(found, mask=found < 0))

    return read
