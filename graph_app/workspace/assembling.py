"""Touched rows put among the rows of the base, column by column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.dataset.raw import RawTable, text_array
from graph_app.schema import TABLES
from graph_app.workspace.rows import Cells

UNSOURCED = "unsourced"
"""The source of rows that had none when their debate had no sources at all."""
_NOTHING_RECORDED = "No source was recorded"


@dataclass(frozen=True)
class Touched:
    """A row that some change touched.

    Attributes
    ----------
    values : mapping of str to str or None
        Its cells; None if it was retired.
    version : int
        Number of the last change that touched it.
    place : int
        Its position in the base, -1 if it was added later.
    order : tuple of int
        The change that added it first, and its place in that change.
    last : mapping of str to str or None
        The cells of a retired row before it was retired.
    """

    values: Cells | None
    version: int
    place: int
    order: tuple[int, int] = (0, 0)
    last: Cells | None = None


def assembled(base: RawTable, touched: Mapping[str, Touched]) -> RawTable:
    """Return a table with its touched rows: changed ones in place, added ones at the end."""
    if not touched:
        return base
    kept = np.arange(base.rows, dtype=np.int64)
    rows: list[Cells] = []
    added: list[Touched] = []
    for row in touched.values():
        if row.place < 0:
            if row.values is not None:
                added.append(row)
        elif row.values is None:
            kept[row.place] = -1
        else:
            kept[row.place] = base.rows + len(rows)
            rows.append(row.values)
    added.sort(key=lambda row: row.order)
    first = base.rows + len(rows)
    rows.extend(row.values for row in added if row.values is not None)
    index = np.concatenate([kept[kept >= 0], np.arange(first, base.rows + len(rows), dtype=np.int64)])
    columns = {name: _taken(values, name, rows, index) for name, values in base.columns.items()}
    return RawTable(base.name, base.file, columns, len(index), unit="row")


def _taken(values: Array, column: str, rows: list[Cells], index: NDArray[np.int64]) -> Array:
    """Return a column of the base with new cells behind it, in a new order."""
    new = text_array([row.get(column) for row in rows])
    return pc.take(pa.concat_arrays([values, new]), pa.array(index))


def sourced(raws: dict[str, RawTable]) -> dict[str, RawTable]:
    """Return the tables of a debate that had no sources once it has some: each row rests on one.

    A package with a table of sources must name one in every row. So the rows that had none rest on a source
    that says so, without a title, address or grade that nobody recorded.
    """
    lacking = [
        name
        for name, raw in raws.items()
        if "source_id" in raw.columns and raw.columns["source_id"].null_count
    ]
    if not lacking:
        return raws
    found = dict(raws)
    for name in lacking:
        values = raws[name].columns["source_id"].fill_null(UNSOURCED)
        found[name] = _with(raws[name], "source_id", values)
    row = {"id": UNSOURCED, "title": _NOTHING_RECORDED}
    sources = raws["sources"]
    columns = {
        name: pa.concat_arrays([values, text_array([row.get(name)])])
        for name, values in sources.columns.items()
    }
    found["sources"] = RawTable("sources", sources.file, columns, sources.rows + 1, unit="row")
    return found


def _with(raw: RawTable, column: str, values: Array) -> RawTable:
    """Return a table with another column."""
    return replace(raw, columns={**raw.columns, column: values}, faulty_cells={}, _codes={})


def references(table: str) -> tuple[tuple[str, str], ...]:
    """Return the tables and columns that name rows of a table.

    >>> references("events")
    (('participations', 'event_id'),)
    """
    return tuple(
        (name, field.name)
        for name, one in TABLES.items()
        for field in one.fields
        if field.references == table
    )
