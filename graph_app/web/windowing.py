"""Windows of a chosen length through time: where each begins, and how the filter says it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph_app.analyses.discourse.choosing import day_words
from graph_app.api import Explorer
from graph_app.graph.stance import IntArray
from graph_app.schema.dates import NO_FIRST_DAY
from graph_app.text import counted
from graph_app.web.charts.bins import Bins, day_of, month_of
from graph_app.web.charts.timeline import Choice, choice, said_bins, statements_shown, timeless
from graph_app.web.view import View

MONTHS = {"months": 1, "years": 12}
FIRST_MONTH = 12
"""No window begins before January of year 1: dates cannot say it."""


@dataclass(frozen=True)
class Windows:
    """Windows of one length, one ending with each bin of time.

    Attributes
    ----------
    starts : tuple of str
        The first day of each, as a date.
    begin : int
        The first bin whose window does not reach back beyond all statements.
    """

    starts: tuple[str, ...]
    begin: int


def windows(explorer: Explorer, view: View, bins: Bins) -> Windows | None:
    """Return the windows that a view asks for; None where it leaves their length to the reader's hand.

    Parameters
    ----------
    explorer : Explorer
        The data with the filter of the view, without its words of time.
    view : View
        The view. A window of months or years ends with a bin and begins so many months before; one of
        statements begins with the middle of the date of the statement so many back.
    bins : Bins
        The spans of time.
    """
    if view.window == "0":
        return None
    ends = bins.edges[1:] - 1
    first = _first(explorer, ends, int(view.window), view.window_unit)
    first = np.maximum(first, day_of(np.array([FIRST_MONTH]))[0])
    full = np.flatnonzero(first >= _earliest(explorer, bins, view.window_unit))
    return Windows(tuple(day_words(first)), int(full[0]) if len(full) else bins.count - 1)


def _middles(explorer: Explorer) -> IntArray:
    """Return the middle days of the dates of visible statements, the earliest first."""
    said, rows = explorer.network.statements, statements_shown(explorer)
    rows = rows[said.first[rows] > NO_FIRST_DAY]
    return np.sort((said.first[rows] + said.last[rows]) // 2)


def _first(explorer: Explorer, ends: IntArray, length: int, unit: str) -> IntArray:
    """Return the first day of the window that ends with each day."""
    if unit == "days":
        return ends - length + 1
    if unit in MONTHS:
        return day_of(np.maximum(month_of(ends) + 1 - length * MONTHS[unit], FIRST_MONTH))
    middles = _middles(explorer)
    place = np.searchsorted(middles, ends, side="right") - length
    return np.where(place >= 0, middles[np.maximum(place, 0)], middles[0] - 1)


def _earliest(explorer: Explorer, bins: Bins, unit: str) -> int:
    """Return the first day on which a window can begin that is full."""
    return int(_middles(explorer)[0] if unit == "statements" else bins.edges[0])


def spanned(explorer: Explorer, view: View) -> View:
    """Return a view whose filter says the window of its length: that which ends where the present one does.

    Parameters
    ----------
    explorer : Explorer
        The data.
    view : View
        The view; one that joins actors by ties on record, or up to a day, stays as it is.
    """
    if not view.linked or "as_of" in view.active:
        return view
    seen = Explorer(explorer.network, timeless(view.active))
    bins = said_bins(seen)
    found = windows(seen, view, bins) if bins else None
    if bins is None or found is None:
        return view
    high = choice(view.active, bins).high
    return view.with_filter(explorer.network, since=found.starts[high], until=bins.last(high))


def now(view: View, bins: Bins, picked: Choice, found: Windows | None) -> str:
    """Return the window in words, where it is one of the length that is asked for; else nothing."""
    if found is None or picked.mode != "window" or not picked.set:
        return ""
    if view.active.get("since") != found.starts[picked.high]:
        return ""
    return f"{counted(int(view.window), view.window_unit[:-1])} to {bins.title(picked.high)}"
