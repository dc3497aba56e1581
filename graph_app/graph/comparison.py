"""Two to four actors side by side: stances, agreement, shared ties, shared events."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np

from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import MOST_ROWS, Lookup, records, valued
from graph_app.graph.network import Network, codes
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, FloatArray, IntArray

RANGE = 4
"""From -2 to 2."""
AGREEMENT = "mean of 1 - |a - b| / 4 over the issues on which both have a stance"
"""How agreement is computed, in words."""


def agreement(one: FloatArray, other: FloatArray) -> float | None:
    """Return how much two actors agree: the mean of 1 - |a - b| / 4 over issues on which both have a stance.

    Definition: Gower's coefficient of similarity over stances, whose range is 4.
    A high value (1 is the most) means that the two say the same where both speak; 0 that they stand at
    opposite ends everywhere. It must not be read as alliance, and says little where the issues are few:
    look at their number.

    Parameters
    ----------
    one, other : float arrays of shape (issues,)
        Stances, -2 … 2, NaN where unknown.

    Returns
    -------
    float or None
        0 … 1; None where they have no issue in common.

    References
    ----------
    J. C. Gower (1971), A general coefficient of similarity and some of its properties, Biometrics 27.

    Examples
    --------
    >>> agreement(np.array([2.0, 1.0, np.nan]), np.array([1.0, -1.0, 2.0]))
    0.625
    """
    both = ~np.isnan(one) & ~np.isnan(other)
    return float((1 - np.abs(one[both] - other[both]) / RANGE).mean()) if both.any() else None


def comparison(network: Network, chosen: Chosen, actors: Sequence[int]) -> dict[str, Any]:
    """Return actors side by side, under a filter.

    Parameters
    ----------
    network : Network
        The data.
    chosen : Chosen
        Rows that are visible, and the stances in force.
    actors : sequence of int
        Positions of the actors, each once.

    Returns
    -------
    dict
        `actors` (with openness), `issues` (on which one of them at least has a stance: a stance per
        actor, in the order of `actors`), `agreement` (per pair: value, number of issues, and the share of
        each issue), `formula`, `ties` (visible ones between them), `neighbours` (actors with visible ties
        to at least two of them, those tied to most first, with the ties per actor), `events` (in which at
        least two took part, newest first, with the roles per actor), and the `count` of the last two.
    """
    look = Lookup(network, chosen)
    stances = _stances(network, chosen, actors)
    neighbours, events = _neighbours(look, actors), _events(look, actors)
    return {
        "actors": [
            look.actor(place) | {"openness": valued(float(chosen.openness[place]), OPENNESS_LABELS)}
            for place in actors
        ],
        "issues": _issues(network, stances),
        "agreement": _pairs(network, stances, actors),
        "formula": AGREEMENT,
        "ties": [look.tie(tie) for tie in _between(look, actors)],
        "neighbours": neighbours[:MOST_ROWS],
        "events": events[:MOST_ROWS],
        "count": {"neighbours": len(neighbours), "events": len(events)},
    }


def _stances(network: Network, chosen: Chosen, actors: Sequence[int]) -> FloatArray:
    """Return the actors' stances on all issues, NaN where unknown; shape (actors, issues)."""
    found = np.full((len(actors), len(network.direction)), np.nan)
    for row, place in enumerate(actors):
        mine = chosen.stances.actor == place
        found[row, chosen.stances.issue[mine]] = chosen.stances.value[mine]
    return found


def _issues(network: Network, stances: FloatArray) -> list[dict[str, Any]]:
    known = np.flatnonzero(~np.isnan(stances).all(axis=0))
    return [
        {
            "id": row["id"],
            "name": row["name"],
            "kind": row["kind"],
            "stances": [valued(value, ISSUE_LABELS) for value in stances[:, place].tolist()],
        }
        for place, row in zip(known.tolist(), records(network, "issues", known), strict=True)
    ]


def _pairs(network: Network, stances: FloatArray, actors: Sequence[int]) -> list[dict[str, Any]]:
    """Return the agreement of each pair as arithmetic."""
    ids, issues = network.cells("actors", "id"), network.cells("issues", "id")
    found = []
    for one, other in combinations(range(len(actors)), 2):
        both = np.flatnonzero(~np.isnan(stances[one]) & ~np.isnan(stances[other]))
        terms = [
            {
                "issue": str(issues[place]),
                "one": float(stances[one, place]),
                "other": float(stances[other, place]),
                "share": float(1 - abs(stances[one, place] - stances[other, place]) / RANGE),
            }
            for place in both.tolist()
        ]
        found.append(
            {
                "one": str(ids[actors[one]]),
                "other": str(ids[actors[other]]),
                "value": agreement(stances[one], stances[other]),
                "issues": len(terms),
                "terms": terms,
            }
        )
    return found


def _between(look: Lookup, actors: Sequence[int]) -> list[int]:
    """Return the visible ties among the actors, heaviest first."""
    start, end = (side[look.chosen.ties] for side in look.network.ends)
    mine = look.chosen.ties[np.isin(start, actors) & np.isin(end, actors) & (start != end)]
    return sorted(mine.tolist(), key=lambda tie: (-look.chosen.weight[tie], tie))


def _neighbours(look: Lookup, actors: Sequence[int]) -> list[dict[str, Any]]:
    """Return other actors with visible ties to at least two of the actors."""
    start, end = look.network.ends
    reached: dict[int, list[list[int]]] = {}
    for number, place in enumerate(actors):
        here, there = start[look.chosen.ties], end[look.chosen.ties]
        mine = look.chosen.ties[(here == place) | (there == place)]
        for tie, other in zip(mine.tolist(), (start[mine] + end[mine] - place).tolist(), strict=True):
            if other not in actors:
                reached.setdefault(other, [[] for _ in actors])[number].append(tie)
    weight = look.chosen.weight
    common = {other: ties for other, ties in reached.items() if sum(map(bool, ties)) > 1}
    order = sorted(
        common,
        key=lambda other: (
            -sum(map(bool, common[other])),
            -sum(float(weight[tie]) for ties in common[other] for tie in ties),
            other,
        ),
    )
    return [
        look.actor(other) | {"ties": [[look.tie(tie) for tie in ties] for ties in common[other]]}
        for other in order
    ]


def _events(look: Lookup, actors: Sequence[int]) -> list[dict[str, Any]]:
    """Return events in which at least two of the actors took part, newest first."""
    network = look.network
    roles = codes(network.dataset.tables["participations"], "role")
    names = network.cells("participation_roles", "id")
    found: dict[int, list[list[dict[str, Any]]]] = {}
    for number, place in enumerate(actors):
        for row in np.flatnonzero(network.sides.actor == place).tolist():
            role = {"role": str(names[roles[row]]), "side": int(network.sides.side[row])}
            found.setdefault(int(network.sides.event[row]), [[] for _ in actors])[number].append(role)
    shared = np.array([event for event, one in found.items() if sum(map(bool, one)) > 1], dtype=np.int64)
    return [
        {name: event[name] for name in ("id", "title", "date", "kind")}
        | {"roles": found[place], "source": look.source(event["source_id"])}
        for place, event in _newest(network, shared)
    ]


def _newest(network: Network, events: IntArray) -> list[tuple[int, dict[str, Any]]]:
    """Return events with their positions, newest first."""
    _, last = network.dataset.column_days("events", "date")
    order = events[np.lexsort((events, -last.astype(np.int64)[events]))]
    return list(zip(order.tolist(), records(network, "events", order), strict=True))
