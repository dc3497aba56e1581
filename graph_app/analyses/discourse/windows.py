"""Time cut into windows, and how much a statement counts in each by its distance to the middle."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from graph_app.analyses.discourse.options import Values
from graph_app.analyses.discourse.said import Floats, Ints, Said, unit_of
from graph_app.errors import QueryError
from graph_app.schema.dates import NO_FIRST_DAY, NO_LAST_DAY

MOST_WINDOWS = 2_000
"""Windows that are worked out at most."""
UNIT_OF = {"days": "day", "weeks": "week", "months": "month", "years": "year"}

KERNELS: Mapping[str, Callable[[Floats], Floats]] = MappingProxyType(
    {
        "uniform": lambda u: np.ones_like(u),
        "triangular": lambda u: 1.0 - u,
        "epanechnikov": lambda u: 1.0 - u**2,
        "gaussian": lambda u: np.exp(-2.0 * u**2),
    }
)
"""Weight of a statement at distance u from the middle of its window, as a share of half its length: 1 in the
middle. The bandwidth of the Gaussian kernel is half of that half, so that the window holds 95% of it."""
PLACING = (
    "A statement stands at the middle of its date: 2024 on 2024-07-01, 2024-03 on 2024-03-16. Undated ones, "
    "where they are kept, are in every window and count fully. Kernels weigh by distance to the middle of "
    "the window, u the share of half its length: uniform 1, triangular 1 - u, Epanechnikov 1 - u², Gaussian "
    "exp(-2 u²) (Wand and Jones 1995); cells, activities and all normalisations are made of the weights."
)


@dataclass(frozen=True)
class Window:
    """A stretch of time.

    Attributes
    ----------
    first, last : int
        Its first and last day, since 1970-01-01; of windows of statements the days of those.
    ranks : tuple of int, optional
        Of windows of statements: the first and the last of them, counted from 1 in the order of their dates.
    said : Said
        Its statements, with their weights.
    imprecise : int
        How many of them may have been made outside: their dates are longer than the window reaches.
    undated : int
        How many of them have no date.
    """

    first: int
    last: int
    ranks: tuple[int, int] | None
    said: Said
    imprecise: int
    undated: int


def windows(said: Said, how: Values) -> Iterator[Window]:
    """Give the windows one by one, from the earliest.

    Sliding windows stand around every step from the first to the last unit with a statement: a window of w
    units around c holds c - ⌊w/2⌋ … c + ⌈w/2⌉ - 1, so that some reach beyond both ends unless `indent` is on.
    Consecutive ones begin with the first unit, one after the other, and hold every statement once. Cumulative
    ones all begin with the first unit; the first is as long as the window.

    Parameters
    ----------
    said : Said
        All statements.
    how : mapping
        Values of `words.TIME`.

    Raises
    ------
    QueryError
        If words contradict each other, or there would be too many windows.
    """
    check(how)
    dated = said.at(~said.undated)
    always = said.at(said.undated)
    if not len(dated):
        return
    unit = _units(dated, str(how["unit"]))
    begin, end = int(unit.min()), int(unit.max())
    step = int(how["window" if how["windows"] == "consecutive" else "step"])
    if (end - begin) // step >= MOST_WINDOWS:
        raise QueryError(
            f"There would be about {(end - begin) // step + 1:,} windows, more than {MOST_WINDOWS:,}. "
            "Take a longer step or unit.",
            word="step",
            value=str(how["step"]),
        )
    order = np.argsort(unit, kind="stable")
    ranked = unit[order]
    for low, high in _spans(begin, end, how):
        inside = order[np.searchsorted(ranked, low) : np.searchsorted(ranked, high, side="right")]
        inside = np.sort(inside)
        yield _window(dated.at(inside), unit[inside], always, (low, high), how)


def check(how: Values) -> None:
    """Raise a QueryError if words about windows contradict each other."""
    shape, kernel = how["windows"], how["kernel"]
    if shape == "cumulative" and kernel != "uniform":
        message = "kernel weighs by distance to the middle of a window: a cumulative one has none."
        raise QueryError(message, word="kernel", value=str(kernel), allowed=("uniform",))
    if shape == "consecutive" and how["step"] not in (1, how["window"]):
        message = "step does not go with consecutive windows: each begins where the last one ends."
        raise QueryError(message, word="step", value=str(how["step"]), allowed=(str(how["window"]),))


def _units(said: Said, unit: str) -> Ints:
    """Return the number of the unit that each statement stands in."""
    if unit != "statements":
        return unit_of(said.middle, UNIT_OF[unit])
    place = np.empty(len(said), dtype=np.int64)
    place[np.lexsort((said.row, said.last, said.first, said.middle))] = np.arange(len(said))
    return place


def _spans(begin: int, end: int, how: Values) -> Iterator[tuple[int, int]]:
    """Give the first and the last unit of each window."""
    size, step, shape = int(how["window"]), int(how["step"]), how["windows"]
    indent = how["indent"] == "on"
    if shape == "consecutive":
        starts = range(begin, end + 1, size)
        found = [(low, low + size - 1) for low in starts]
    elif shape == "cumulative":
        ends = range(begin + size - 1, max(end, begin + size - 1) + step, step)
        found = [(begin, high) for high in ends]
        found = [one for place, one in enumerate(found) if not place or found[place - 1][1] < end]
    else:
        found = [(c - size // 2, c + (size + 1) // 2 - 1) for c in range(begin, end + size + step, step)]
        found = [
            one
            for place, one in enumerate(found)
            if begin + place * step <= end or (one[0] <= end and found[place - 1][1] < end)
        ]
    yield from (one for one in found if not indent or (one[0] >= begin and one[1] <= end))


def _window(inside: Said, unit: Ints, always: Said, span: tuple[int, int], how: Values) -> Window:
    """Return a window with its statements, weighed."""
    name, ranks = str(how["unit"]), None
    if name == "statements":
        days, ranks = inside.middle, (int(unit.min()) + 1, int(unit.max()) + 1)
        first, last = int(days.min()), int(days.max())
        places: Floats = unit.astype(np.float64)
        middle, half = (span[0] + span[1]) / 2, (span[1] - span[0] + 1) / 2
    else:
        first, last = days_of(span[0], name)[0], days_of(span[1], name)[1]
        places = (inside.first + inside.last) / 2
        middle, half = (first + last) / 2, (last - first + 1) / 2
    weight = KERNELS[str(how["kernel"])](np.minimum(np.abs(places - middle) / half, 1.0))
    outside = (inside.first < first) | (inside.last > last)
    weighed = joined(inside.weighing(weight), always)
    return Window(first, last, ranks, weighed, int(outside.sum()), len(always))


def around(said: Said, period: tuple[int, int] | None, kernel: str) -> Said:
    """Return statements weighed by their distance to the middle of one period.

    Parameters
    ----------
    said : Said
        The statements; undated ones count fully.
    period : tuple of int, optional
        First and last day; where one of them is open, that of the statements.
    kernel : str
        A key of `KERNELS`.

    Raises
    ------
    QueryError
        If there is no period.
    """
    if period is None:
        message = "kernel weighs by distance to the middle of a window: say unit, or since and until."
        raise QueryError(message, word="kernel", value=kernel, allowed=("uniform",))
    dated = said.at(~said.undated)
    if not len(dated):
        return said
    first = period[0] if period[0] > NO_FIRST_DAY else int(dated.first.min())
    last = period[1] if period[1] < NO_LAST_DAY else int(dated.last.max())
    middle, half = (first + last) / 2, (last - first + 1) / 2
    away = np.minimum(np.abs((said.first + said.last) / 2 - middle) / half, 1.0)
    return said.weighing(np.where(said.undated, 1.0, KERNELS[kernel](away)))


def joined(one: Said, other: Said) -> Said:
    """Return two sets of statements as one, in the order of the table."""
    if not len(other):
        return one
    columns = {name: np.concatenate([getattr(one, name), getattr(other, name)]) for name in vars(one)}
    both = Said(**columns)
    return both.at(np.argsort(both.row, kind="stable"))


def days_of(unit: int, name: str) -> tuple[int, int]:
    """Return the first and the last day of a unit.

    >>> days_of(0, "months"), days_of(1, "weeks")
    ((0, 30), (4, 10))
    """
    if name == "days":
        return unit, unit
    if name == "weeks":
        return unit * 7 - 3, unit * 7 + 3
    code = {"months": "datetime64[M]", "years": "datetime64[Y]"}[name]
    first, after = np.array([unit, unit + 1]).astype(code).astype("datetime64[D]").astype(np.int64).tolist()
    return first, after - 1
