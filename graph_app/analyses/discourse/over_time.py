"""How many statements are for and against what, period by period, with the statements of every number."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from graph_app.analyses.discourse.choosing import Debate, day_words
from graph_app.analyses.discourse.counting import counted
from graph_app.analyses.discourse.naming import Names, statement_ids
from graph_app.analyses.discourse.options import Values
from graph_app.analyses.discourse.said import Bools, Ints, Said, unit_of
from graph_app.analyses.discourse.windows import MOST_WINDOWS, UNIT_OF, days_of
from graph_app.errors import QueryError

PLACING = (
    "A statement is counted in the period that the middle of its date lies in; `imprecise` are those whose "
    "date reaches beyond it. Undated statements are in no period and are given apart."
)
SIDES = ("for", "against", "neither")


def over_time(debate: Debate, how: Values) -> dict[str, Any]:
    """Return statements for, against and neither per node and period, as plain values.

    Parameters
    ----------
    debate : Debate
        The statements; nodes are what they are counted by.
    how : mapping
        Values of the words `unit` (days, weeks, months or years) and of `words.READING`.

    Returns
    -------
    dict
        `periods` (from, to), `total` and `rows`: per node lists over the periods of `for`, `against`,
        `neither`, how many different `others` speak, and the ids of `statements`; `undated` statements by id.

    Raises
    ------
    QueryError
        If there would be too many periods.
    """
    names, unit = Names(debate), str(how["unit"])
    found = counted(debate.said, debate.shape, how)
    dated = found.said.at(~found.said.undated)
    period = unit_of(dated.middle, UNIT_OF[unit])
    first, last = (int(period.min()), int(period.max())) if len(period) else (0, -1)
    if last - first >= MOST_WINDOWS:
        raise QueryError(
            f"There would be {last - first + 1:,} periods, more than {MOST_WINDOWS:,}. Choose a longer unit.",
            word="unit",
            value=unit,
        )
    spans = [days_of(place, unit) for place in range(first, last + 1)]
    begin, end = (np.array([span[side] for span in spans], dtype=np.int64) for side in (0, 1))
    outside = (dated.first < begin[period - first]) | (dated.last > end[period - first])
    everything = np.ones(len(dated), dtype=bool)
    rows = [
        names.of(0, code) | _series(debate, dated, period - first, len(spans), dated.node == code)
        for code in np.unique(dated.node).tolist()
    ]
    return {
        "unit": unit,
        "on": debate.names[0],
        "asked": {word: list(value) if isinstance(value, tuple) else value for word, value in how.items()},
        "placing": PLACING,
        "taken": len(debate.said),
        "left_out": debate.left_out,
        "counted": len(found.said),
        "repeated": len(found.repeats),
        "outdated": found.outdated,
        "imprecise": int(outside.sum()),
        "undated": statement_ids(debate.network, found.said.row[found.said.undated]),
        "periods": [
            {"from": one, "to": two} for one, two in zip(day_words(begin), day_words(end), strict=True)
        ],
        "total": _series(debate, dated, period - first, len(spans), everything),
        "rows": sorted(rows, key=lambda row: (-row["count"], row["id"])),
    }


def _series(debate: Debate, said: Said, period: Ints, size: int, which: Bools) -> dict[str, Any]:
    """Return numbers of some statements over the periods, and their ids."""
    mine, when = said.at(which), period[which]
    sides = (mine.stance > 0, mine.stance < 0, mine.stance == 0)
    pairs = np.unique(np.column_stack([when, mine.other]), axis=0)[:, 0]
    order = np.argsort(when, kind="stable")
    ids = statement_ids(debate.network, mine.row[order])
    cuts = np.searchsorted(when[order], np.arange(size + 1)).tolist()
    return {
        "count": len(mine),
        **{
            word: np.bincount(when[side], minlength=size).tolist()
            for word, side in zip(SIDES, sides, strict=True)
        },
        "others": np.bincount(pairs, minlength=size).tolist(),
        "statements": [ids[low:high] for low, high in pairwise(cuts)],
    }
