"""Dates to the windows within which filings become one tie, and back."""

from __future__ import annotations

from graph_app.schema import day_interval

WINDOWS = ("year", "quarter", "month")

UNDATED = "undated"
"""Window of filings without a date that can be read."""


def window_of(text: str, unit: str) -> str | None:
    """Return the window of a partial date, None if it is none; one that is coarser is a window of its own.

    >>> window_of("2024-05-17", "quarter"), window_of("2024", "month"), window_of("2024-02-31", "year")
    ('2024-Q2', '2024', None)
    """
    try:
        day_interval(text)
    except ValueError:
        return None
    if unit == "year" or len(text) == 4:
        return text[:4]
    return text[:7] if unit == "month" else f"{text[:4]}-Q{(int(text[5:7]) + 2) // 3}"


def window_ends(window: str) -> tuple[str | None, str | None]:
    """Return the partial dates at which a window begins and ends.

    >>> window_ends("2024-Q2"), window_ends("2024"), window_ends("undated")
    (('2024-04', '2024-06'), ('2024', '2024'), (None, None))
    """
    if window == UNDATED:
        return None, None
    year, _, quarter = window.partition("-Q")
    if not quarter:
        return window, window
    last = 3 * int(quarter)
    return f"{year}-{last - 2:02d}", f"{year}-{last:02d}"
