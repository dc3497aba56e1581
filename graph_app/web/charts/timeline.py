"""What the timeline shows: statements by stance, events and beginnings of ties, in equal bins of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from graph_app.api import Explorer
from graph_app.filters import Filter
from graph_app.graph.stance import BoolArray, FloatArray, IntArray, label_codes
from graph_app.schema.dates import NO_FIRST_DAY, day_interval
from graph_app.web.charts.bins import Bins, bins_between, spread

TIME_WORDS = ("since", "until", "as_of", "undated")
"""Words of the filter that the timeline sets; it shows all of time, and what they choose in it."""
NEITHER = 2
"""Row of `Timeline.statements` for statements that are mixed, or on a question that has no open side."""
MOST_NAMED = 4


@dataclass(frozen=True)
class Event:
    """A mark of the timeline.

    Attributes
    ----------
    key, title, date, kind : str
        Of the event.
    place : int
        Its bin.
    exact : bool
        Whether its bin is certain.
    """

    key: str
    title: str
    date: str
    kind: str
    place: int
    exact: bool


@dataclass(frozen=True)
class Timeline:
    """Counts over time of what passes the filter without its words of time.

    Attributes
    ----------
    bins : Bins
        The spans of time.
    statements : float array of shape (5, bins)
        Strongly for, for, neither, against, strongly against; by openness, or on the issue of the filter.
    shared : int
        Statements whose partial date reaches over several bins: they are shared out among them.
    who : dict
        Names of the first actors of some statements, by (row, bin), and how many actors there are.
    events : tuple of Event
        In the order of time.
    ties : float array of shape (bins,)
        Recorded ties by their beginning.
    undated, outside : int
        Ties without any date, and dated ones whose beginning is unknown or outside the bins.
    """

    bins: Bins
    statements: FloatArray
    shared: int
    who: dict[tuple[int, int], tuple[list[str], int]]
    events: tuple[Event, ...]
    ties: FloatArray
    undated: int
    outside: int

    @property
    def total(self) -> int:
        """How many statements."""
        return round(float(self.statements.sum()))


def timeless(chosen: Filter) -> Filter:
    """Return a filter without its words of time."""
    return chosen.without(*TIME_WORDS)


def _sides(explorer: Explorer, rows: IntArray) -> IntArray:
    """Return the row of the timeline that each statement belongs to."""
    network = explorer.network
    stance = network.statements.stance[rows].astype(np.float64)
    if not explorer.chosen.issue:
        means = network.cells("issues", "support_means")
        sign = np.array([{"open": 1, "restrictive": -1}.get(one, 0) for one in means.tolist()] or [0])
        stance = stance * sign[network.statements.issue[rows]]
    return label_codes(stance).astype(np.int64)


def statements_shown(explorer: Explorer) -> IntArray:
    """Return the rows of statements of visible actors that count, on the filter's issue if it has one."""
    network = explorer.network
    keep = explorer.rows.statements & explorer.visible.actors[network.statements.actor]
    if explorer.chosen.issue:
        issue = network.cells("issues", "id").tolist().index(explorer.chosen.issue)
        keep = keep & (network.statements.issue == issue)
    return np.flatnonzero(keep)


def _events(explorer: Explorer) -> IntArray:
    """Return the rows of events in which visible actors took part."""
    sides = explorer.network.sides
    return np.unique(sides.event[explorer.visible.actors[sides.actor]])


def tell(explorer: Explorer) -> Timeline | None:
    """Return the timeline of what passes a filter; None where nothing has a date.

    Parameters
    ----------
    explorer : Explorer
        With a filter without words of time.
    """
    network, data = explorer.network, explorer.network.dataset
    rows, events = statements_shown(explorer), _events(explorer)
    recorded = explorer.rows.ties[explorer.rows.ties < network.m]
    undated = network.undated[recorded]
    began, _ = (days.astype(np.int64)[recorded] for days in network.span)
    _, began_last = (days.astype(np.int64)[recorded] for days in data.column_days("ties", "start"))
    first, last = network.statements.first[rows], network.statements.last[rows]
    happened, over = (days.astype(np.int64)[events] for days in data.column_days("events", "date"))
    starts = np.r_[first, happened]
    if not len(starts):
        starts = began[began > NO_FIRST_DAY]
    if not len(starts):
        return None
    # a year without a month is not spread beyond the latest date that is known
    bins = bins_between(int(starts.min()), int(starts.max()))
    edges = bins.edges
    inside = (began >= edges[0]) & (began < edges[-1])
    nothing = np.zeros(int(inside.sum()), dtype=np.int64)
    side = _sides(explorer, rows)
    return Timeline(
        bins=bins,
        statements=spread(first, last, side, 5, bins),
        shared=int((bins.at(first) != bins.at(last)).sum()),
        who=_who(explorer, rows, side, bins.at(first)),
        events=_marks(explorer, events, bins, happened, np.minimum(over, edges[-1] - 1)),
        ties=spread(began[inside], began_last[inside], nothing, 1, bins)[0],
        undated=int(undated.sum()),
        outside=int((~inside & ~undated).sum()),
    )


def _who(
    explorer: Explorer, rows: IntArray, side: IntArray, place: IntArray
) -> dict[tuple[int, int], tuple[list[str], int]]:
    """Return the names of some actors behind each bar, those with most statements there first."""
    names, actor = explorer.network.cells("actors", "name"), explorer.network.statements.actor[rows]
    keys = np.stack([side, place, actor], axis=1)
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    distinct, counts = np.unique(keys, axis=0, return_counts=True)
    for (one, at, who), count in zip(distinct.tolist(), counts.tolist(), strict=True):
        found.setdefault((one, at), []).append((-count, who))
    return {
        key: ([str(names[who]) for _, who in sorted(people)[:MOST_NAMED]], len(people))
        for key, people in found.items()
    }


def _marks(
    explorer: Explorer, rows: IntArray, bins: Bins, first: IntArray, last: IntArray
) -> tuple[Event, ...]:
    """Return the marks of events, the earliest first; one of a partial date stands in the middle of it."""
    cells = (explorer.network.cells("events", name)[rows] for name in ("id", "title", "date", "kind"))
    exact = bins.at(first) == bins.at(last)
    marks = [
        Event(str(key), str(title), str(date), str(kind or ""), at, sure)
        for key, title, date, kind, at, sure in zip(
            *cells, bins.at((first + last) // 2).tolist(), exact.tolist(), strict=True
        )
    ]
    return tuple(sorted(marks, key=lambda one: (one.place, one.date, one.title, one.key)))


@dataclass(frozen=True)
class Choice:
    """What of time is chosen, in bins.

    Attributes
    ----------
    mode : {"window", "as_of", "both"}
        Whether it is ties of a window, stances as of a day, or both up to one day.
    low, high : int
        First and last bin; of a day the last one counts.
    set : bool
        Whether anything is chosen at all.
    """

    mode: str
    low: int
    high: int
    set: bool


MODES: dict[str, str] = {"window": "Ties in a window", "as_of": "Stances as of", "both": "Both, up to"}
"""What the timeline can set, and how it is called."""


def choice(chosen: Filter, bins: Bins) -> Choice:
    """Return what a filter chooses of time."""
    since, until, as_of = (chosen.get(word) for word in ("since", "until", "as_of"))
    both = as_of is not None and as_of == until and since is None
    mode = "both" if both else "as_of" if as_of is not None and since is None and until is None else "window"
    upper = as_of if mode != "window" else until
    low = int(bins.at(np.array([day_interval(str(since))[0]]))[0]) if since else 0
    high = int(bins.at(np.array([day_interval(str(upper))[1]]))[0]) if upper else bins.count - 1
    return Choice(mode, min(low, high), high, bool(since or upper))


def shown(made: Choice, bins: Bins) -> BoolArray:
    """Return which bins are within the choice; shape (bins,)."""
    place = np.arange(bins.count)
    return np.asarray((place >= made.low) & (place <= made.high))


def said_bins(explorer: Explorer) -> Bins | None:
    """Return the spans of time in which visible actors made statements; None where none has a date."""
    first = explorer.network.statements.first[statements_shown(explorer)]
    first = first[first > NO_FIRST_DAY]
    return bins_between(int(first.min()), int(first.max())) if len(first) else None


def now(bins: Bins, picked: Choice) -> str:
    """Return what is chosen, in words."""
    if not picked.set:
        return "All of time"
    first, last = bins.title(picked.low), bins.title(picked.high)
    if picked.mode != "window":
        return f"By the end of {last}"
    return first if first == last else f"{first} to {last}"


def store(bins: Bins, picked: Choice, chosen: Filter) -> dict[str, Any]:
    """Return what the browser needs to step through time without asking."""
    places = range(bins.count)
    return {
        "first": [bins.first(place) for place in places],
        "last": [bins.last(place) for place in places],
        "titles": [bins.title(place) for place in places],
        "mode": picked.mode,
        "low": picked.low,
        "high": picked.high,
        "set": picked.set,
        "undated": "drop" if chosen.get("undated") else "keep",
    }
