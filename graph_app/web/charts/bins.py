"""Months, quarters, years, decades: equal bins of time, and how partial dates fall into them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph_app.graph.stance import FloatArray, IntArray

SIZES: tuple[int, ...] = (1, 3, 12, 60, 120, 600, 1_200, 6_000, 12_000)
"""Months of a bin; the smallest size that gives few enough bins is taken."""
MOST = 72
NAMES: dict[int, str] = {1: "month", 3: "quarter", 12: "year"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def month_of(days: npt.NDArray[np.integer]) -> IntArray:
    """Return months since year 0 of days since 1970-01-01.

    >>> (month_of(np.array([0, 31])) - 1970 * 12).tolist()
    [0, 1]
    """
    dates = np.asarray(days, dtype=np.int64).astype("datetime64[D]").astype("datetime64[M]")
    return np.asarray(dates.astype(np.int64) + 1970 * 12)


def day_of(months: npt.NDArray[np.integer]) -> IntArray:
    """Return the first day of months since year 0, in days since 1970-01-01."""
    dates = (np.asarray(months, dtype=np.int64) - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]")
    return np.asarray(dates.astype(np.int64))


@dataclass(frozen=True)
class Bins:
    """Equal spans of time, one after the other.

    Attributes
    ----------
    start : int
        First month, counted from January of year 0.
    size : int
        Months of each.
    count : int
        How many.
    """

    start: int
    size: int
    count: int

    @property
    def edges(self) -> IntArray:
        """First day of each bin, and the day after the last one; shape (count + 1,)."""
        return day_of(self.start + self.size * np.arange(self.count + 1))

    @property
    def step(self) -> str:
        """What one bin is called.

        >>> Bins(0, 3, 1).step, Bins(0, 120, 1).step
        ('quarter', '10 years')
        """
        return NAMES.get(self.size, f"{self.size // 12} years")

    def at(self, days: npt.NDArray[np.integer]) -> IntArray:
        """Return the bin of each day; days before or after all bins belong to the outermost ones."""
        found = np.searchsorted(self.edges, np.asarray(days, dtype=np.int64), side="right") - 1
        return np.asarray(np.clip(found, 0, max(self.count - 1, 0)), dtype=np.int64)

    def first(self, place: int) -> str:
        """Return the partial date a bin begins with.

        >>> Bins(2024 * 12, 3, 4).first(1), Bins(2020 * 12, 60, 2).first(1)
        ('2024-04', '2025')
        """
        return self._date(self.start + self.size * place)

    def last(self, place: int) -> str:
        """Return the partial date a bin ends with.

        >>> Bins(2024 * 12, 3, 4).last(1), Bins(2020 * 12, 60, 2).last(0)
        ('2024-06', '2024')
        """
        return self._date(self.start + self.size * (place + 1) - 1)

    def _date(self, month: int) -> str:
        year, rest = divmod(month, 12)
        whole = self.size >= 12
        return f"{year:04d}" if whole else f"{year:04d}-{rest + 1:02d}"

    def title(self, place: int) -> str:
        """Return a bin in words.

        >>> Bins(2024 * 12, 1, 1).title(0), Bins(2024 * 12, 3, 4).title(1), Bins(2020 * 12, 120, 1).title(0)
        ('January 2024', 'April to June 2024', '2020 to 2029')
        """
        year, month = divmod(self.start + self.size * place, 12)
        if self.size == 1:
            return f"{_MONTHS[month]} {year}"
        if self.size == 3:
            return f"{_MONTHS[month]} to {_MONTHS[month + 2]} {year}"
        return str(year) if self.size == 12 else f"{year} to {year + self.size // 12 - 1}"


def bins_between(first: int, last: int) -> Bins:
    """Return the bins from one day to another, at most 72.

    >>> bins_between(0, 58)
    Bins(start=23640, size=1, count=2)
    """
    low, high = month_of(np.array([first, last])).tolist()
    for size in SIZES:
        start = low // size * size
        count = (high - start) // size + 1
        if count <= MOST:
            break
    return Bins(start, size, count)


def spread(first: IntArray, last: IntArray, group: IntArray, groups: int, bins: Bins) -> FloatArray:
    """Return how many rows of each group fall into each bin; a row that may be in several is shared out.

    Parameters
    ----------
    first, last : int arrays of shape (rows,)
        Days between which each row lies.
    group : int array of shape (rows,)
        0 … groups - 1.
    groups : int
        How many.
    bins : Bins
        What is counted in. What of a row lies outside all bins is shared out among those it reaches.

    Returns
    -------
    float array of shape (groups, bins)
        Every row counts 1 in all, in proportion to the days it has in each bin.
    """
    counts = np.zeros((groups, bins.count))
    if not len(first):
        return counts
    low, high = bins.at(first), bins.at(last)
    single = low == high
    np.add.at(counts, (group[single], low[single]), 1.0)
    spans, where = np.unique(np.c_[first, last][~single], axis=0, return_inverse=True)
    edges = bins.edges
    for number, (begins, ends) in enumerate(spans.tolist()):
        days = np.clip(np.minimum(edges[1:], ends + 1) - np.maximum(edges[:-1], begins), 0, None)
        of_group = np.bincount(group[~single][where.ravel() == number], minlength=groups)
        counts += np.outer(of_group, days / days.sum())
    return counts
