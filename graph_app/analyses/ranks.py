"""Ranks: who comes before whom, between what and what a rank varies, and who is not told apart by that."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

QUANTILES = (0.05, 0.95)
"""Between which quantiles of its draws a rank's interval lies."""
ALIKE = 1e-9
"""Values that differ by less, relative to the largest, count as equal: computers do not add up exactly."""
NONE = 0
"""Stands for the rank of who has none."""


def ranks(values: Floats) -> Ints:
    """Return the rank of each value, the highest first.

    Definition: 1 + how many values are higher. Equal values share a rank, and the next lower one comes
    after all of them (1, 2, 2, 4). A low number means that few have a higher value; it must not be read as
    a distance: the first two can be far apart and the next ten nearly equal.

    Parameters
    ----------
    values : float array of shape (n,)
        NaN where there is no value.

    Returns
    -------
    int array of shape (n,)
        From 1; `NONE` where there is no value.

    Examples
    --------
    >>> ranks(np.array([0.5, 2.0, np.nan, 0.5, 0.1])).tolist()
    [2, 1, 0, 2, 4]
    """
    found = np.full(len(values), NONE, dtype=np.int64)
    order = np.argsort(-values, kind="stable")  # NaN comes last
    order = order[: int((~np.isnan(values)).sum())]
    if len(order):
        falling = values[order]
        lower = -np.diff(falling) > ALIKE * np.abs(falling).max()
        found[order] = 1 + np.maximum.accumulate(np.r_[0, np.where(lower, np.arange(1, len(order)), 0)])
    return found


def ordered(place: Ints, ids: npt.NDArray[np.object_]) -> Ints:
    """Return rows from the first rank to the last, then those without one; equal ones by id.

    >>> ordered(np.array([2, 0, 1, 2]), np.array(["d", "c", "b", "a"], dtype=object)).tolist()
    [2, 3, 0, 1]
    """
    by_id = np.argsort(ids.astype(str), kind="stable")
    last = np.where(place == NONE, len(place) + 1, place)
    return np.asarray(by_id[np.argsort(last[by_id], kind="stable")])


class Spread(NamedTuple):
    """How ranks vary over draws.

    Attributes
    ----------
    low, high : int arrays of shape (n,)
        The interval of each rank; `NONE` where there is a rank in no draw.
    median : float array of shape (n,)
        Its middle; NaN likewise.
    share : float array of shape (n,)
        The share of draws in which there is a rank.
    """

    low: Ints
    high: Ints
    median: Floats
    share: Floats


def spread(drawn: npt.NDArray[np.integer]) -> Spread:
    """Return between what and what the rank of each actor varies.

    Definition: the 5 % and the 95 % quantile and the median of its ranks, over the draws in which it has
    one. The two ends are ranks that were drawn, taken outwards: at least nine of ten draws lie from one to
    the other. A wide interval means that the rank hangs on single rows of the record.

    Parameters
    ----------
    drawn : int array of shape (draws, n)
        Ranks; `NONE` where there is none.

    Examples
    --------
    >>> one = spread(np.array([[1, 3], [2, 0], [1, 0]]))
    >>> one.low.tolist(), one.high.tolist(), one.median.tolist(), one.share.round(2).tolist()
    ([1, 3], [2, 3], [1.0, 3.0], [1.0, 0.33])
    """
    count, n = drawn.shape
    there = (drawn != NONE).sum(axis=0)
    rising = np.sort(drawn, axis=0)
    column, before = np.arange(n), count - there  # those without a rank come first

    def at(place: Floats, outwards: np.ufunc) -> Ints:
        step = outwards(np.round(place, 9)).astype(np.int64)
        row = np.minimum(before + step, count - 1)
        return np.where(there > 0, rising[row, column], NONE).astype(np.int64)

    last = np.maximum(there - 1, 0)
    low, high = at(last * QUANTILES[0], np.floor), at(last * QUANTILES[1], np.ceil)
    middle = (at(last / 2, np.floor) + at(last / 2, np.ceil)) / 2
    return Spread(low, high, np.where(there > 0, middle, np.nan), there / count)


def inseparable(low: Ints, high: Ints) -> Ints:
    """Return from how many others each actor cannot be told.

    Definition: the number of others whose interval overlaps the actor's own; a common end is an overlap.
    0 means that the record puts the actor before or after everybody else. Overlap must not be read as
    equality, and no overlap not as proof: intervals hold only what is drawn.

    Parameters
    ----------
    low, high : int arrays of shape (n,)
        Intervals; `NONE` for actors without one, who are not compared.

    Returns
    -------
    int array of shape (n,)
        -1 for actors who are not compared.

    Examples
    --------
    >>> inseparable(np.array([1, 2, 3, 0]), np.array([1, 3, 4, 0])).tolist()
    [0, 1, 1, -1]
    """
    compared = low != NONE
    starts, ends = np.sort(low[compared]), np.sort(high[compared])
    above = np.searchsorted(ends, low, "left")
    below = len(starts) - np.searchsorted(starts, high, "right")
    return np.where(compared, len(starts) - 1 - above - below, -1)


def overlapping(low: Ints, high: Ints, most: int) -> list[list[int]]:
    """Return for each actor the first others whose interval overlaps its own, at most so many.

    >>> overlapping(np.array([1, 2, 3, 0]), np.array([1, 3, 4, 0]), 5)
    [[], [2], [1], []]
    """
    kinds, which = np.unique(np.column_stack([low, high]), axis=0, return_inverse=True)
    first = [
        np.flatnonzero((low <= end) & (high >= start) & (low != NONE))[: most + 1].tolist()
        for start, end in kinds.tolist()
    ]
    return [
        [other for other in first[kind] if other != one][:most]
        for one, kind in enumerate(which.reshape(-1).tolist())
    ]
