"""Sums that are exact and the same on every engine: of whole numbers only."""

from __future__ import annotations

import ibis

from graph_app.build.engine import Table


def total(column: Table) -> Table:
    """Return the sum of whole numbers as a whole number of 64 bits; null where there are none.

    DuckDB adds 64 bits up in 128 and would write these as floating numbers.
    """
    return column.sum().cast("decimal(38, 0)").cast("int64")


def most_said(table: Table, by: str, text: str, times: str) -> Table:
    """Return for every value of `by` the text that occurs most often; of equals the first in the alphabet."""
    first = ibis.row_number().over(group_by=table[by], order_by=[table[times].desc(), table[text].asc()])
    return table.mutate(place=first).filter(lambda t: t.place == 0).select(by, text)
