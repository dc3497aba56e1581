"""What changed between two dates: ties that are new, gone or turned, and the statements that made them."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.analyses.discourse.answers import counts, size_of
from graph_app.analyses.discourse.choosing import Debate
from graph_app.analyses.discourse.naming import Names, statement_ids
from graph_app.analyses.discourse.network import Discourse
from graph_app.analyses.discourse.pairs import Pairwise, rests_on
from graph_app.analyses.discourse.said import Bools, Floats, Ints, Said
from graph_app.analyses.discourse.two_mode import TwoMode
from graph_app.graph.lookup import or_none
from graph_app.schema import day_interval

STATUS = ("turned", "new", "gone", "stronger", "weaker", "same")
MEANING = (
    "Compared are the networks as of two dates: of statements that can have been made by the last day of "
    "each, with `back` of the last days only, and unless all statements are asked for only of each actor's "
    "latest on an issue. new, gone: tied at one date only; turned: from agreement to disagreement or back; "
    "stronger, weaker: by size. The statements of a tie that are in one network and not in the other made "
    "the change; a statement can be gone because its actor said something later."
)


def said_by(said: Said, day: int, back: int) -> Said:
    """Return the statements that count at a date.

    Parameters
    ----------
    said : Said
        All statements; undated ones count at every date.
    day : int
        The last day that counts.
    back : int
        How many days count; 0 for all.
    """
    inside = said.first <= day
    if back:
        inside &= said.last > day - back
    return said.at(inside | said.undated)


def difference(asked: Discourse, dates: tuple[str, str], back: int) -> dict[str, Any]:
    """Return what changed in a network between two dates, as plain values.

    Parameters
    ----------
    asked : Discourse
        The network; words about windows do not count.
    dates : tuple of str
        Partial dates; their last days count.
    back : int
        How many days before each date count; 0 for all.

    Returns
    -------
    dict
        What `Discourse.about` says, `earlier` and `later` (date, last day, size), `counts` by status, and
        `changes`: ties or cells that are not the same, turned ones first, then new, gone, stronger, weaker,
        each by the size of its change; with weights before and after and the ids of statements `gained` and
        `lost`.
    """
    days = [day_interval(date)[1] for date in dates]
    found = [asked.network(said_by(asked.debate.said, day, back)) for day in days]
    keys = [_keys(one) for one in found]
    every = np.union1d(*keys).astype(np.int64)
    before, after = (_values(one, key, every) for one, key in zip(found, keys, strict=True))
    status = _status(before, after)
    changed = np.flatnonzero(status != STATUS.index("same"))
    order = changed[np.lexsort((changed, -_step(before, after)[changed], status[changed]))]
    most = int(asked.how["most"])
    return asked.about() | {
        "meaning": MEANING,
        "back": back or None,
        **{
            word: {"date": date, "size": size_of(one), "statements": counts(one.counted)}
            for word, date, one in zip(("earlier", "later"), dates, found, strict=True)
        },
        "counts": {word: int((status == place).sum()) for place, word in enumerate(STATUS)},
        "changes": [
            _change(asked, found, int(every[place]))
            | {
                "status": STATUS[int(status[place])],
                "before": or_none(before[place]),
                "after": or_none(after[place]),
            }
            for place in order[:most].tolist()
        ],
    }


def _width(found: Pairwise | TwoMode) -> int:
    return found.counted.shape[1] if isinstance(found, TwoMode) else found.counted.shape[0]


def _keys(found: Pairwise | TwoMode) -> Ints:
    """Return a number per tie or cell that is the same in every network of the same fields."""
    if isinstance(found, TwoMode):
        return found.row * _width(found) + found.column
    return found.ties.one * _width(found) + found.ties.two


def _values(found: Pairwise | TwoMode, keys: Ints, every: Ints) -> Floats:
    """Return the weight of each tie, NaN where there is none."""
    weight = found.value if isinstance(found, TwoMode) else found.ties.weight
    values = np.full(len(every), np.nan)
    values[np.searchsorted(every, keys)] = weight
    return values


def _status(before: Floats, after: Floats) -> Ints:
    was, now = ~np.isnan(before), ~np.isnan(after)
    both: Bools = was & now
    size = np.abs(np.nan_to_num(after)) - np.abs(np.nan_to_num(before))
    conditions = [both & (before * after < 0), ~was, ~now, size > 1e-12, size < -1e-12]
    return np.select(conditions, range(5), default=5).astype(np.int64)


def _step(before: Floats, after: Floats) -> Floats:
    return np.abs(np.nan_to_num(after) - np.nan_to_num(before))


def _change(asked: Discourse, found: list[Pairwise | TwoMode], key: int) -> dict[str, Any]:
    """Return the ends of a tie or cell, and the statements that came and went."""
    one, other = divmod(key, _width(found[0]))
    rows = [_rows(network, one, other) for network in found]
    ends = (("row", "column"), (0, 1)) if isinstance(found[0], TwoMode) else (("one", "other"), (0, 0))
    names: Names = asked.names
    debate: Debate = asked.debate
    return {
        ends[0][0]: names.ids[ends[1][0]][one],
        ends[0][1]: names.ids[ends[1][1]][other],
        "gained": statement_ids(debate.network, np.setdiff1d(rows[1], rows[0])),
        "lost": statement_ids(debate.network, np.setdiff1d(rows[0], rows[1])),
    }


def _rows(found: Pairwise | TwoMode, one: int, other: int) -> Ints:
    """Return the positions in the table of the statements that a tie or cell rests on."""
    said = found.counted.said.row
    if isinstance(found, TwoMode):
        return said[found.counted.cells.at(one, other)]
    rest = rests_on(found, one, other)
    return said[np.concatenate([np.r_[mine, theirs] for _, mine, theirs in rest])] if rest else said[:0]
