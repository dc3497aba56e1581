"""Partial dates: ``2024``, ``2024-03`` and ``2024-03-25`` are intervals of days."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
NO_FIRST_DAY = int(np.iinfo(np.int32).min)
NO_LAST_DAY = int(np.iinfo(np.int32).max)

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def day_interval(text: str) -> tuple[int, int]:
    """Return the first and the last day that a partial date covers.

    Parameters
    ----------
    text : str
        A year, a month or a day: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    Returns
    -------
    tuple of int
        First and last day, both counted from 1970-01-01 as day 0.

    Raises
    ------
    ValueError
        If the text has another shape, or names a month or day that does not exist.

    Examples
    --------
    >>> day_interval("1970")
    (0, 364)
    >>> day_interval("1970-02")
    (31, 58)
    >>> day_interval("1970-01-02")
    (1, 1)
    """
    match = _PARTIAL.fullmatch(text)
    if match is None:
        raise ValueError("a date is written YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part is not None else None for part in match.groups())
    if not year:
        raise ValueError("years run from 0001 to 9999")
    if month is None:
        return _days(year, 1, 1), _days(year, 12, 31)
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month:02d}")
    length = calendar.monthrange(year, month)[1]
    if day is None:
        return _days(year, month, 1), _days(year, month, length)
    if not 1 <= day <= length:
        raise ValueError(f"{year:04d}-{month:02d} has no day {day:02d}")
    return _days(year, month, day), _days(year, month, day)


def intervals(texts: Sequence[str]) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.bool_]]:
    """Return first days, last days and validity of many partial dates; meant for distinct values.

    Parameters
    ----------
    texts : sequence of str
        Partial dates, valid or not.

    Returns
    -------
    tuple of numpy.ndarray
        First days, last days (both int32, wide open where the text is no date) and whether each is a date.

    Examples
    --------
    >>> first, last, valid = intervals(["1970-01", "soon"])
    >>> first.tolist()[0], last.tolist()[0], valid.tolist()
    (0, 30, [True, False])
    """
    first = np.full(len(texts), NO_FIRST_DAY, dtype=np.int32)
    last = np.full(len(texts), NO_LAST_DAY, dtype=np.int32)
    valid = np.zeros(len(texts), dtype=np.bool_)
    for position, text in enumerate(texts):
        try:
            first[position], last[position] = day_interval(text)
        except ValueError:
            continue
        valid[position] = True
    return first, last, valid


def _days(year: int, month: int, day: int) -> int:
    """Return a calendar day as days since 1970-01-01."""
    return date(year, month, day).toordinal() - EPOCH_ORDINAL
