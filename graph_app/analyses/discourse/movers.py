"""Who moved: actors whose stance on an issue changed, when, from what to what, on which statements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from graph_app.analyses.discourse.choosing import Debate
from graph_app.analyses.discourse.naming import Names
from graph_app.analyses.discourse.options import Values
from graph_app.analyses.discourse.said import Bools, Floats, Ints, together
from graph_app.graph.lookup import records, valued
from graph_app.graph.stance import ISSUE_LABELS

KINDS = ("turned", "took_side", "left_side", "stronger", "weaker")
SIDES = ("turned", "took_side", "left_side")
ASKED = {"all": KINDS, "sides": SIDES, "turned": ("turned",)}
"""Which moves can be asked for."""
DEFINITION = (
    "A move is a change from one stance of an actor on an issue to its next one, in the order of their "
    "dates; statements of the same date are one stance, their mean. turned: from for to against or back; "
    "took_side, left_side: from or to 0; stronger, weaker: on the same side."
)
CAUTION = (
    "Not proof of a change of mind: another speaker, occasion or coder can make a difference of one step, "
    "and only what is on record is compared. Where partial dates overlap the order is not certain, and this "
    "is said."
)


@dataclass(frozen=True)
class Moves:
    """Moves; columns of shape (moves,), sorted by actor, issue, time.

    Attributes
    ----------
    before, after : int arrays
        Positions of the moments between which the stance changed.
    moment : int array of shape (statements,)
        The moment of each statement of `order`.
    order : int array of shape (statements,)
        Dated statements by actor, issue, date.
    value : float array of shape (moments,)
        The stance of each moment.
    head : int array of shape (moments,)
        The first statement of each moment, a place in `order`.
    kind : int array
        Position in `KINDS`.
    certain : bool array
        Whether the later date begins after the earlier one has ended.
    """

    before: Ints
    after: Ints
    moment: Ints
    order: Ints
    value: Floats
    head: Ints
    kind: Ints
    certain: Bools


def moves(debate: Debate) -> Moves:
    """Return the moves that dated statements show."""
    said = debate.said
    dated = np.flatnonzero(~said.undated)
    order = dated[
        np.lexsort((dated, said.last[dated], said.first[dated], said.issue[dated], said.actor[dated]))
    ]
    pair = together(said.actor[order], said.issue[order])
    new = np.r_[
        True, (np.diff(pair) != 0) | (np.diff(said.first[order]) != 0) | (np.diff(said.last[order]) != 0)
    ]
    new = new[: len(order)]
    moment, head = np.cumsum(new) - 1, np.flatnonzero(new)
    count = np.bincount(moment, minlength=len(head))
    value = np.bincount(moment, said.stance[order], len(head)) / np.maximum(count, 1)
    same = pair[head][1:] == pair[head][:-1]
    before = np.flatnonzero(same & (np.abs(np.diff(value)) > 1e-9))
    after = before + 1
    ends = said.last[order[head[before]]], said.first[order[head[after]]]
    return Moves(
        before, after, moment, order, value, head, _kinds(value[before], value[after]), ends[0] < ends[1]
    )


def _kinds(old: Floats, new: Floats) -> Ints:
    """Return what sort of move leads from one stance to another."""
    one, other = np.sign(old), np.sign(new)
    found = np.select(
        [one * other < 0, one == 0, other == 0, np.abs(new) > np.abs(old)], [0, 1, 2, 3], default=4
    )
    return found.astype(np.int64)


def movers(debate: Debate, how: Values) -> dict[str, Any]:
    """Return who moved, as plain values.

    Parameters
    ----------
    debate : Debate
        Statements of actors through issues.
    how : mapping
        Values of the words `moves` and `most`.

    Returns
    -------
    dict
        `counts` by kind, `issues` (how many moves towards support and towards opposition, those with most
        first), `actors` (how many moves each, likewise), `moves` (the newest first, at most `most`): `actor`,
        `issue`, `kind`, `from` and `to` (value and label), `dates`, `certain`, and the statements `before`
        and `after` with their sources. How many statements were `compared`, and how many are `undated`.
    """
    found, names = moves(debate), Names(debate)
    kept = np.flatnonzero(np.isin(found.kind, [KINDS.index(kind) for kind in ASKED[str(how["moves"])]]))
    last = debate.said.first[found.order[found.head[found.after[kept]]]]
    newest = kept[np.lexsort((kept, -last))]
    return {
        "definition": DEFINITION,
        "caution": CAUTION,
        "asked": {word: list(value) if isinstance(value, tuple) else value for word, value in how.items()},
        "taken": len(debate.said),
        "left_out": debate.left_out,
        "undated": int(debate.said.undated.sum()),
        "total": len(kept),
        "counts": {kind: int((found.kind[kept] == place).sum()) for place, kind in enumerate(KINDS)},
        "issues": _by_issue(debate, names, found, kept),
        "actors": _by_actor(debate, names, found, kept),
        "moves": _listed(debate, names, found, newest[: int(how["most"])]),
    }


def _by_issue(debate: Debate, names: Names, found: Moves, kept: Ints) -> list[dict[str, Any]]:
    issue = debate.said.issue[found.order[found.head[found.after[kept]]]]
    up = found.value[found.after[kept]] > found.value[found.before[kept]]
    codes, count = np.unique(issue, return_counts=True)
    rows = [
        names.of(1, code)
        | {
            "moves": total,
            "towards_support": int(up[issue == code].sum()),
            "towards_opposition": int((~up[issue == code]).sum()),
        }
        for code, total in zip(codes.tolist(), count.tolist(), strict=True)
    ]
    return sorted(rows, key=lambda row: (-row["moves"], row["id"]))


def _by_actor(debate: Debate, names: Names, found: Moves, kept: Ints) -> list[dict[str, Any]]:
    actor = debate.said.actor[found.order[found.head[found.after[kept]]]]
    codes, count = np.unique(actor, return_counts=True)
    rows = [
        names.of(0, code) | {"moves": total}
        for code, total in zip(codes.tolist(), count.tolist(), strict=True)
    ]
    return sorted(rows, key=lambda row: (-row["moves"], row["id"]))


def _listed(debate: Debate, names: Names, found: Moves, places: Ints) -> list[dict[str, Any]]:
    """Return moves with their statements and sources."""
    network, said = debate.network, debate.said
    ends = np.searchsorted(found.moment, np.arange(len(found.head) + 1)).tolist()
    rows = said.row[found.order]
    asked = np.unique(np.r_[found.before[places], found.after[places]])
    needed = np.flatnonzero(np.isin(found.moment, asked))
    entries = dict(zip(needed.tolist(), records(network, "statements", rows[needed]), strict=True))

    def at(moment: int) -> list[dict[str, Any]]:
        mine = [entries[place] for place in range(ends[moment], ends[moment + 1])]
        return [row | {"source": names.look.source(row["source_id"])} for row in mine]

    listed = []
    for place in places.tolist():
        old, new = int(found.before[place]), int(found.after[place])
        first, before, after = int(found.order[found.head[new]]), at(old), at(new)
        listed.append(
            {
                "actor": names.of(0, int(said.actor[first])),
                "issue": names.of(1, int(said.issue[first])),
                "kind": KINDS[int(found.kind[place])],
                "from": valued(float(found.value[old]), ISSUE_LABELS),
                "to": valued(float(found.value[new]), ISSUE_LABELS),
                "dates": {"from": before[0]["date"], "to": after[0]["date"]},
                "certain": bool(found.certain[place]),
                "before": before,
                "after": after,
            }
        )
    return listed
