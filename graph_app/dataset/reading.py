"""A table's file -> raw text columns, whichever format it has."""

from __future__ import annotations

import numpy as np

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.dataset.collector import Collector
from graph_app.dataset.csv_files import read_csv
from graph_app.dataset.parquet_files import read_parquet
from graph_app.dataset.problems import Problem
from graph_app.dataset.raw import RawTable, TableFile
from graph_app.schema import TABLES
from graph_app.text import nearest, shown


def read_table(file: TableFile, collector: Collector) -> RawTable:
    """Return a table as text; a broken one is empty and marked as such.

    Parameters
    ----------
    file : TableFile
        Where the table is.
    collector : Collector
        Takes the problems.

    Returns
    -------
    RawTable
        Its columns as they are called in the file.
    """
    if not file.path.is_file():
        collector.add(Problem(code="not-a-file", message=f"{file.shown} is not a file.", file=file.shown))
        return RawTable(file.name, file.shown, broken=True)
    try:
        raw = (
            read_parquet(file, collector)
            if file.path.suffix.lower() == ".parquet"
            else read_csv(file, collector)
        )
    except OSError as error:
        message = f"{file.shown} cannot be read: {error.strerror or type(error).__name__}."
        collector.add(Problem(code="unreadable", message=message, file=file.shown))
        return RawTable(file.name, file.shown, broken=True)
    if raw is None:
        return RawTable(file.name, file.shown, broken=True)
    for column, values in raw.columns.items():
        raw.columns[column] = _without_missing(values, file.missing_values)
    _report_empty_rows(raw, collector)
    if file.name in TABLES:
        _notice_unknown_columns(raw, file.declared, collector)
    return raw


def _without_missing(values: Array, missing: tuple[str, ...]) -> Array:
    """Return the column with null wherever the package says that a text means "no value"."""
    if not missing:
        return values
    means_nothing = pc.is_in(values, value_set=pa.array(missing, type=pa.large_string()))
    return pc.if_else(means_nothing, pa.scalar(None, type=pa.large_string()), values)


def _report_empty_rows(raw: RawTable, collector: Collector) -> None:
    """Report rows without any value once, instead of cell by cell."""
    empty = np.ones(raw.rows, dtype=np.bool_)
    for values in raw.columns.values():
        empty &= pc.is_null(values).to_numpy(zero_copy_only=False)
        if not empty.any():
            return
    known = np.zeros(raw.rows, dtype=np.bool_) if raw.faulty_rows is None else raw.faulty_rows
    rows = np.flatnonzero(empty & ~known)
    raw.faulty_rows = known | empty
    for bad in raw.faulty_cells.values():
        bad |= empty
    problem = Problem(code="empty-row", message="The row has no values.", hint="Remove it.")
    collector.add_rows(raw, rows, lambda row: problem)


def _notice_unknown_columns(raw: RawTable, declared: tuple[str, ...], collector: Collector) -> None:
    """Say which columns neither the explorer nor the descriptor knows; they are kept."""
    known = TABLES[raw.name].columns
    absent = [column for column in known if column not in raw.columns]
    for column in raw.columns:
        if column not in known and column not in declared:
            collector.add(
                Problem(
                    code="unknown-column",
                    message=f"Column {shown(column)!r} is not one of {raw.name}; it is kept as text.",
                    file=raw.file,
                    line=1 if raw.unit == "line" else None,
                    unit=raw.unit,
                    column=shown(column),
                    severity="notice",
                    did_you_mean=nearest(column, absent),
                )
            )
