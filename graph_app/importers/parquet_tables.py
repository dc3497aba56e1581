"""Parquet: tables column by column; what is announced is looked at before anything is unpacked."""

from __future__ import annotations

from pathlib import PurePosixPath

import numpy as np
import pandas as pd

from graph_app.dataset.arrow import Array, arrow_parquet, one_piece, pa, pc
from graph_app.dataset.parquet_files import as_text
from graph_app.importers.base import Given, Reading
from graph_app.importers.failures import FileError, LimitError
from graph_app.importers.heads import distinct
from graph_app.importers.sheets import Sheet
from graph_app.importers.values import TEXT
from graph_app.text import shown

PARQUET = b"PAR1"
_BROKEN = (pa.ArrowException, OSError, ValueError, OverflowError)


def read_parquet(reading: Reading, given: Given, name: str = "") -> Sheet:
    """Return the table in a Parquet file.

    Parameters
    ----------
    reading : Reading
        Has limits, clock and notes.
    given : Given
        The file.
    name : str, optional
        What the table is called; after the file if not given.

    Raises
    ------
    FileError
        If it is damaged, or a column is neither text nor number nor date.
    LimitError
        If it is beyond a limit.
    """
    try:
        with arrow_parquet.ParquetFile(
            pa.BufferReader(given.data), memory_map=False, thrift_string_size_limit=len(given.data)
        ) as opened:
            return _sheet(reading, given, opened, name)
    except _BROKEN as error:
        if isinstance(error, LimitError):
            raise
        message = "It is no readable Parquet file."
        raise FileError(message, file=given.name, hint="Fetch or copy it again.") from error


def _sheet(reading: Reading, given: Given, opened: arrow_parquet.ParquetFile, name: str) -> Sheet:
    """Return the table of an open file."""
    limits, about = reading.limits, opened.metadata
    limits.need("rows", about.num_rows, "rows", file=given.name)
    limits.need("columns", about.num_columns, "columns", file=given.name)
    unpacked = sum(about.row_group(group).total_byte_size for group in range(about.num_row_groups))
    limits.need("megabytes", max(0, unpacked) // 1_000_000, "megabytes in it when unpacked", file=given.name)
    given_names = [str(one) for one in opened.schema_arrow.names]
    columns: dict[str, pd.Series] = {}
    held = 0
    for place, column in enumerate(distinct(given_names)):
        reading.clock.check(given.name)
        values = _column(opened, place, given)
        held += _size(values)
        limits.need("megabytes", held // 1_000_000, "megabytes in it when unpacked", file=given.name)
        columns[column] = pd.Series(pd.array(_text(values, given, column), dtype=TEXT))
    frame = pd.DataFrame(columns)
    frame.index = pd.Index(np.arange(1, len(frame) + 1), dtype=np.int64)
    return Sheet(name or PurePosixPath(given.name).stem, given.name, frame, "row")


def _column(opened: arrow_parquet.ParquetFile, place: int, given: Given) -> Array:
    """Return one column as it is stored."""
    whole = opened.schema_arrow.field(place)
    if pa.types.is_nested(whole.type):
        message = f"The column {shown(whole.name)!r} holds lists or objects, which no table can."
        raise FileError(message, file=given.name)
    table = opened.read(columns=[whole.name], use_threads=False)
    return one_piece(table.column(0))


def _size(values: Array) -> int:
    """Return how many bytes a column takes as text, before it is turned into text."""
    if not pa.types.is_dictionary(values.type):
        return int(values.nbytes)
    if not len(values.dictionary):
        return 0
    words = values.dictionary
    lengths = (
        pc.binary_length(words)
        if pa.types.is_string(words.type) or pa.types.is_large_string(words.type)
        else None
    )
    return int(values.nbytes) if lengths is None else int(pc.max(lengths).as_py() or 0) * len(values)


def _text(values: Array, given: Given, column: str) -> Array:
    """Return a column as text."""
    try:
        return as_text(values)
    except _BROKEN as error:
        message = (
            f"The column {shown(column)!r} holds {values.type}, which is neither text nor number nor date."
        )
        raise FileError(message, file=given.name) from error
