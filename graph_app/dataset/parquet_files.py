"""Parquet -> raw text columns, so that both formats go through the same checks."""

from __future__ import annotations

import numpy as np

from graph_app.dataset.arrow import Array, ChunkedArray, arrow_parquet, one_piece, pa, pc
from graph_app.dataset.collector import Collector
from graph_app.dataset.problems import Problem
from graph_app.dataset.raw import RawTable, TableFile, constant_array
from graph_app.schema import TABLES
from graph_app.text import shown


def read_parquet(file: TableFile, collector: Collector) -> RawTable | None:
    """Return the table in a Parquet file, or None after reporting why there is none.

    Parameters
    ----------
    file : TableFile
        Where the table is.
    collector : Collector
        Takes the problems.

    Returns
    -------
    RawTable or None
        Text columns in the order of the file; places are rows.
    """
    try:
        with arrow_parquet.ParquetFile(file.path) as opened:
            names = opened.schema_arrow.names
            table = opened.read() if len(set(names)) == len(names) else None
    except (pa.ArrowException, OSError, ValueError) as error:
        message = f"{file.shown} is not a readable Parquet file: {shown(str(error))}"
        collector.add(Problem(code="bad-parquet", message=message, file=file.shown, unit="row"))
        return None
    if table is None:
        message = f"{file.shown} has two columns of one name."
        collector.add(Problem(code="duplicate-header", message=message, file=file.shown, unit="row"))
        return None
    known = TABLES.get(file.name)
    if known is not None and not set(names) & set(known.columns):
        message = f"{file.shown} has none of the columns of {file.name}."
        found = shown(",".join(names))
        collector.add(
            Problem("no-header", message, file.shown, value=found, unit="row", allowed=known.columns)
        )
        return None
    raw = RawTable(file.name, file.shown, rows=table.num_rows, unit="row")
    for name in names:
        raw.set_column(name, _as_text(raw, name, table.column(name), collector))
    return raw


def _as_text(raw: RawTable, column: str, values: ChunkedArray, collector: Collector) -> Array:
    """Return a column as text, or as nothing after reporting why it cannot be."""
    array = one_piece(values)
    try:
        text = as_text(array)
        text.validate(full=True)
    except (pa.ArrowException, ValueError):
        code, wrong = "bad-type", f"holds {array.type}, which is neither text nor number nor date"
        if pa.types.is_large_string(array.type) or pa.types.is_string(array.type):
            code, wrong = "bad-encoding", "holds text that is not UTF-8"
        message = f"Column {shown(column)!r} {wrong}."
        collector.add(Problem(code, message, raw.file, column=shown(column), unit="row"))
        raw.bad(column)[:] = np.True_
        return constant_array(None, raw.rows)
    return pc.if_else(pc.equal(text, ""), pa.scalar(None, type=pa.large_string()), text)


def as_text(array: Array) -> Array:
    """Return any plain Arrow column as text that reads as it would in CSV.

    Parameters
    ----------
    array : pyarrow.Array
        Text, numbers, dates, truth values or a dictionary of such.

    Returns
    -------
    pyarrow.Array
        Text.

    Raises
    ------
    pyarrow.ArrowException
        If it is a list, an object or something else that no cell can hold.
    """
    kind = array.type
    if pa.types.is_dictionary(kind):
        array = array.dictionary_decode()
        kind = array.type
    if pa.types.is_floating(kind):
        array = pc.if_else(pc.is_nan(array), pa.scalar(None, type=kind), array)
        whole = pc.and_(pc.equal(array, pc.round(array)), pc.less(pc.abs(array), float(2**53)))
        if pc.all(whole).as_py() is not False:
            array = array.cast(pa.int64(), safe=True)
    elif pa.types.is_timestamp(kind):
        days = array.cast(pa.date32(), safe=False)
        if pc.all(pc.equal(days.cast(kind), array)).as_py() is not False:
            array = days
    text = array.cast(pa.large_string())
    if pc.any(pc.match_substring(text, "\r")).as_py():
        text = pc.replace_substring(pc.replace_substring(text, "\r\n", "\n"), "\r", "\n")
    return text
