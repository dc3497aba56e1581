"""The two camps of each component, the pairs that go against them with their evidence, and who sits how."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from graph_app.analyses.evidence import tie_in_short
from graph_app.analyses.frustration import Frustration
from graph_app.analyses.signed import Bools, Floats, Ints, Signed
from graph_app.analyses.switching import costs
from graph_app.analyses.who import kinds_of, stances_of
from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import Lookup, or_none


@dataclass(frozen=True)
class Camps:
    """A graph and its division into camps.

    Attributes
    ----------
    look : Lookup
        Names actors and ties, and says which are visible.
    span : Chosen
        Actors and ties of the graph.
    actors : int array of shape (n,)
        Positions of its actors in the order in which they are divided, that of their ids.
    start, end : int arrays of shape (ties,)
        Places of the ends of its ties among `actors`.
    sign : int array of shape (ties,)
        1 for supporting ties, -1 for hostile ones.
    net : Signed
        The tied pairs with their net weight.
    found : Frustration
        The division, of `net` or of its pairs counted.
    """

    look: Lookup
    span: Chosen
    actors: Ints
    start: Ints
    end: Ints
    sign: Ints
    net: Signed
    found: Frustration

    @cached_property
    def ids(self) -> Any:
        """Ids of the actors, ascending."""
        return self.look.network.cells("actors", "id")[self.actors]

    @cached_property
    def weight(self) -> Floats:
        """What each pair counts."""
        return np.abs(self.found.signed.weight)

    @cached_property
    def size(self) -> Floats:
        """What the pairs of each actor count."""
        return self.found.signed.at_actors(self.weight)

    @cached_property
    def component(self) -> Ints:
        """Number of each actor's component: 1 for the largest, then by first id; 0 for actors alone."""
        own = self.found.signed.component
        names, first, size = np.unique(own, return_index=True, return_counts=True)
        order = np.lexsort((first, -size))
        numbers = np.zeros(len(names), dtype=np.int64)
        numbers[order] = np.where(size[order] > 1, np.arange(1, len(names) + 1), 0)
        return numbers[own]

    def camp(self, place: int) -> int | None:
        """Return an actor's camp: 1 for the larger one of its component, or 2; None without a pair."""
        return {1: 1, -1: 2}.get(int(self.found.side[place]))

    def sums(self, pairs: Bools) -> dict[str, Any]:
        """Return how many pairs there are, and what they count together."""
        return {"pairs": int(pairs.sum()), "weight": float(self.weight[pairs].sum())}


def component_rows(camps: Camps) -> list[dict[str, Any]]:
    """Return what can be said of each component with a pair, the largest first.

    Returns
    -------
    list of dict
        `number`; how many `actors`, friendly and hostile pairs and what these count; `value`, `bound` and
        whether the value is `proved`; `camps`: one or two, the larger first, each with its `size`, `members`
        (ids, those whose pairs count most first), `kinds`, `stance`, and the pairs `within`; and the pairs
        `between` them.
    """
    signed, found = camps.found.signed, camps.found
    own = camps.component[signed.one]
    bounds = np.bincount(own, found.bounds, 1 + camps.component.max(initial=0))
    open_ = {int(own[part.pairs[0]]) for part in found.parts if not part.proved}
    cross = found.side[signed.one] != found.side[signed.two]
    rows = []
    for number in range(1, len(bounds)):
        value = float(camps.weight[(own == number) & found.wrong].sum())
        friendly, hostile = ((own == number) & kind for kind in (signed.weight > 0, signed.weight < 0))
        rows.append(
            {
                "number": number,
                "actors": int((camps.component == number).sum()),
                "friendly": camps.sums(friendly),
                "hostile": camps.sums(hostile),
                "value": value,
                "bound": float(bounds[number]) if number in open_ else value,
                "proved": number not in open_,
                "camps": _camp_rows(camps, number, friendly, hostile),
                "between": {
                    "friendly": camps.sums(friendly & cross),
                    "hostile": camps.sums(hostile & cross),
                },
            }
        )
    return rows


def _camp_rows(camps: Camps, number: int, friendly: Bools, hostile: Bools) -> list[dict[str, Any]]:
    """Return the camps of a component, the larger first; one that is empty is left out."""
    signed, side, rows = camps.found.signed, camps.found.side, []
    for camp, way in ((1, 1), (2, -1)):
        mine = np.flatnonzero((camps.component == number) & (side == way))
        if not len(mine):
            continue
        inside = (side[signed.one] == way) & (side[signed.two] == way)
        order = mine[np.argsort(-camps.size[mine].round(9), kind="stable")]
        rows.append(
            {
                "camp": camp,
                "size": len(mine),
                "members": camps.ids[order].tolist(),
                "kinds": kinds_of(camps.look.network, camps.actors[mine]),
                "stance": stances_of(camps.span, camps.actors[mine]),
                "within": {
                    "friendly": camps.sums(friendly & inside),
                    "hostile": camps.sums(hostile & inside),
                },
            }
        )
    return rows


def frustrated_rows(camps: Camps) -> list[dict[str, Any]]:
    """Return the pairs that go against the division, those that count most first, then by ids.

    Returns
    -------
    list of dict
        Both actors, `one` and `two`, their `component` and `camps`; `sign` (-1: hostile within a camp, 1:
        friendly between the camps); the `net` weight of their ties and what the pair counts, `weight`;
        `always`: whether every best division goes against it (None: not known); `ties`: those of the pair's
        sign, the heaviest first, each with its ends and sources.
    """
    found, net = camps.found, camps.net
    wrong = np.flatnonzero(found.wrong)
    order = wrong[np.argsort(-camps.weight[wrong].round(9), kind="stable")]
    ties = _ties_of(camps)
    return [
        {
            "one": camps.look.actor(int(camps.actors[net.one[pair]])),
            "two": camps.look.actor(int(camps.actors[net.two[pair]])),
            "component": int(camps.component[net.one[pair]]),
            "camps": [camps.camp(int(end[pair])) for end in (net.one, net.two)],
            "sign": 1 if net.weight[pair] > 0 else -1,
            "net": float(net.weight[pair]),
            "weight": float(camps.weight[pair]),
            "always": {1: True, 0: False}.get(int(found.always[pair])),
            "ties": [_tie(camps, place) for place in ties.get(pair, [])],
        }
        for pair in order.tolist()
    ]


def _ties_of(camps: Camps) -> dict[int, list[int]]:
    """Return the places of ties that make pairs go against the division, by pair, the heaviest first."""
    net, span, network = camps.net, camps.span, camps.look.network
    if not len(net.keys):
        return {}
    pair = np.minimum(net.places(camps.start, camps.end), len(net.keys) - 1)
    low, high = np.minimum(camps.start, camps.end), np.maximum(camps.start, camps.end)
    weight = span.weight[span.ties]
    pulls = (net.one[pair] == low) & (net.two[pair] == high) & camps.found.wrong[pair]
    pulls &= (camps.sign * net.weight[pair] > 0) & (weight > 0)
    ids = np.concatenate([network.cells("ties", "id"), network.derived_ids])[span.ties].astype(str)
    found: dict[int, list[int]] = {}
    for row in np.flatnonzero(pulls)[np.lexsort((ids[pulls], -weight[pulls].round(9)))].tolist():
        found.setdefault(int(pair[row]), []).append(int(span.ties[row]))
    return found


def _tie(camps: Camps, place: int) -> dict[str, Any]:
    """Return a tie in short, with the ids of its ends."""
    ids = camps.look.network.cells("actors", "id")
    start, end = (str(ids[side[place]]) for side in camps.look.network.ends)
    return tie_in_short(camps.look, place) | {"from": start, "to": end}


def actor_rows(camps: Camps) -> list[dict[str, Any]]:
    """Return how each actor sits in its camp: those with the largest share of their weight against it first.

    Returns
    -------
    list of dict
        The actor's id, name and kind, and whether it is visible; `component` and `camp` (None without a
        pair); what its pairs count, `weight`, and those `against` the division, also as a `share`; `cost`:
        what it would cost to move it alone; `either`: whether it can stand on the other side at no cost, as
        far as is known. Equal ones: more weight first, then by id.
    """
    found, total = camps.found, camps.size
    against = found.signed.at_actors(np.where(found.wrong, camps.weight, 0.0))
    share = np.divide(against, total, out=np.full(len(total), np.nan), where=total > 0)
    cost = np.maximum(0.0, costs(found.signed, found.side))
    order = np.lexsort((np.arange(len(total)), -total.round(9), -np.nan_to_num(share, nan=-1.0).round(9)))
    return [
        camps.look.actor(int(camps.actors[row]))
        | {
            "component": int(camps.component[row]) or None,
            "camp": camps.camp(row),
            "weight": float(total[row]),
            "against": float(against[row]),
            "share": or_none(share[row]),
            "cost": float(cost[row]),
            "either": bool(found.either[row]),
        }
        for row in order.tolist()
    ]
