"""Statements as the arithmetic of discourse takes them: columns of equal length, chosen and counted."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from graph_app.schema.dates import NO_FIRST_DAY, NO_LAST_DAY

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
_MONDAY = 3
"""Days from 1970-01-01, a Thursday, back to a Monday."""


@dataclass(frozen=True)
class Said:
    """Statements that take part; all columns are of shape (statements,).

    Attributes
    ----------
    row : int array
        Position in the table of statements, ascending.
    actor, issue : int arrays
        Who said it, of what.
    node, other : int arrays
        What is tied and what ties it: codes of two fields.
    stance : int array
        -2 … 2.
    first, last : int arrays
        The interval of the date, in days since 1970-01-01; wide open where there is none.
    source : int array
        Position of the source, -1 where there is none.
    weight : float array
        How much the statement counts: 1, or less by a kernel.
    """

    row: Ints
    actor: Ints
    issue: Ints
    node: Ints
    other: Ints
    stance: Ints
    first: Ints
    last: Ints
    source: Ints
    weight: Floats

    def __len__(self) -> int:
        """Return how many statements there are."""
        return len(self.row)

    def at(self, which: npt.NDArray[Any]) -> Said:
        """Return some of the statements, by mask or position."""
        return Said(**{one.name: getattr(self, one.name)[which] for one in fields(self)})

    def weighing(self, weight: Floats) -> Said:
        """Return the statements with other weights."""
        return replace(self, weight=weight)

    @property
    def undated(self) -> Bools:
        """True where nothing is known of the date."""
        return np.asarray((self.first == NO_FIRST_DAY) & (self.last == NO_LAST_DAY))

    @property
    def middle(self) -> Ints:
        """The middle day of each date; of an even number of days the earlier one of two."""
        return (self.first + self.last) // 2


def together(*columns: npt.NDArray[Any]) -> Ints:
    """Return a number per row that is the same where all columns are the same; shape (rows,).

    >>> together(np.array([5, 5, 7]), np.array([1, 1, 1])).tolist()
    [0, 0, 1]
    """
    found = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        values, code = np.unique(column, return_inverse=True)
        found = np.unique(found * max(len(values), 1) + code, return_inverse=True)[1].astype(np.int64)
    return found


def sides(stance: Ints, scale: str) -> Ints:
    """Return what a stance counts as: its sign on the binary scale, itself on the scale of five steps."""
    return np.sign(stance) if scale == "binary" else stance


def latest(said: Said) -> Bools:
    """Return which statements are their actor's latest on an issue.

    Later is whose date begins later, then whose date ends later; those of equal dates all stay. Undated ones
    count only where there is no dated one.
    """
    if not len(said):
        return np.zeros(0, dtype=bool)
    pair = together(said.actor, said.issue)
    order = np.lexsort((said.last, said.first, pair))
    final = order[np.r_[np.flatnonzero(np.diff(pair[order])), len(order) - 1]]
    newest = final[np.searchsorted(pair[final], pair)]
    return np.asarray((said.first == said.first[newest]) & (said.last == said.last[newest]))


def counted_once(said: Said, unit: str, scale: str) -> Ints:
    """Return for each statement the one that counts in its place, itself where it counts.

    A statement repeats another if both are of the same node and the same other, on the same side (`sides`),
    and in the same unit: the same document (source), day, week (from Monday), month or year, or at all. Of a
    partial date the units of its first and of its last day must both be the same. Undated statements, and for
    documents those without a source, repeat nothing. The one that weighs most counts; of equal ones the
    earliest.

    Parameters
    ----------
    said : Said
        The statements.
    unit : {"every", "document", "day", "week", "month", "year", "once"}
        Within what they are counted once.
    scale : {"binary", "five_step"}
        What a side is.
    """
    alone = np.arange(len(said))
    if unit == "every" or not len(said):
        return alone
    own = -1 - alone
    apart = np.zeros(len(said), dtype=bool)
    if unit == "document":
        begin = end = np.where(said.source >= 0, said.source, own)
    elif unit == "once":
        begin = end = np.zeros(len(said), dtype=np.int64)
    else:
        apart = said.undated
        begin, end = (np.where(apart, own, unit_of(day, unit)) for day in (said.first, said.last))
    group = together(said.node, said.other, sides(said.stance, scale), apart, begin, end)
    order = np.lexsort((said.row, said.last, said.first, -said.weight, group))
    heads = order[np.r_[True, np.diff(group[order]) != 0]]
    return heads[group]


def unit_of(day: Ints, unit: str) -> Ints:
    """Return the number of the unit that a day lies in.

    >>> [unit_of(np.array([0, 4, 31, 365]), unit).tolist() for unit in ("day", "week", "month", "year")]
    [[0, 4, 31, 365], [0, 1, 4, 52], [0, 0, 1, 12], [0, 0, 0, 1]]
    """
    if unit == "day":
        return day
    if unit == "week":
        return (day + _MONDAY) // 7
    code = {"month": "datetime64[M]", "year": "datetime64[Y]"}[unit]
    return day.astype("datetime64[D]").astype(code).astype(np.int64)
