"""What lies between two actors of a network: paths whose every step opens its ties."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from graph_app.analyses.paths import MOST, Arcs, Floats, Ints, shortest_paths, strongest_paths
from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import Lookup
from graph_app.graph.network import Network

BY: tuple[str, ...] = ("hops", "influence")
"""What makes a path the best: the fewest steps, or the highest product of weights."""
ALONG: tuple[str, ...] = ("any", "influence")
"""Which way ties may be walked: either way, or only the way that influence runs."""
DEFINITIONS = {
    "hops": "the fewest steps",
    "influence": "the highest product of weights; weights of parallel ties add up, to 1 at most",
}


def paths_between(
    network: Network, chosen: Chosen, ends: tuple[int, int], by: str, along: str, most: int = MOST
) -> dict[str, Any]:
    """Return the best paths between two actors over visible ties, as plain values.

    Parameters
    ----------
    network : Network
        The data.
    chosen : Chosen
        Rows that are visible.
    ends : tuple of int
        Positions of the first and the last actor.
    by : {"hops", "influence"}
        What makes a path the best.
    along : {"any", "influence"}
        Whether ties are walked either way, or only the way that influence runs.
    most : int, optional
        How many paths to list at most.

    Returns
    -------
    dict
        `from`, `to`, `by`, `along`, `definition`, `total` (how many such paths there are, exactly), `hops`
        (None without a path) and `paths`: each with `actors`, `strength` (the product of the weights) and
        `steps`, each with the ids of both ends, `weight` (that of its ties together, 1 at most) and `ties`.
    """
    one, other = ends
    arcs, tie = walkable(network, chosen, along)
    find = shortest_paths if by == "hops" else strongest_paths
    found = find(network.n, arcs, one, other, most)
    look = Lookup(network, chosen)
    steps = StepTies(network.n, arcs, tie)
    return {
        "from": look.actor(one),
        "to": look.actor(other),
        "by": by,
        "along": along,
        "definition": DEFINITIONS[by],
        "total": found.total,
        "hops": len(found.listed[0]) - 1 if found.listed else None,
        "paths": [
            {
                "actors": [look.actor(place) for place in path],
                "strength": strength,
                "steps": [_step(look, steps, here, there) for here, there in pairwise(path)],
            }
            for path, strength in zip(found.listed, found.strength, strict=True)
        ],
    }


def walkable(network: Network, chosen: Chosen, along: str) -> tuple[Arcs, Ints]:
    """Return the visible ties as arcs, and the position of each arc's tie.

    Parameters
    ----------
    network : Network
        The data.
    chosen : Chosen
        Rows that are visible.
    along : {"any", "influence"}
        Whether ties are walked either way, or only the way that influence runs.
    """
    start, end = (side[chosen.ties] for side in network.ends)
    ways = Arcs(start, end, chosen.weight[chosen.ties]).both_ways()
    tie = np.r_[chosen.ties, chosen.ties]
    if along == "any":
        return ways, tie
    influence = network.influence[chosen.ties]
    open_ = np.r_[influence >= 0, influence <= 0]
    return Arcs(ways.start[open_], ways.end[open_], ways.weight[open_]), tie[open_]


def _step(look: Lookup, steps: StepTies, here: int, there: int) -> dict[str, Any]:
    """Return a step with its ties, the heaviest first."""
    ties, weight = steps.between(here, there)
    return {
        "from": look.actor(here)["id"],
        "to": look.actor(there)["id"],
        "weight": min(float(weight.sum()), 1.0),
        "ties": [look.tie(place) for place in ties.tolist()],
    }


class StepTies:
    """Finds the ties of a step; the arcs are put in order once.

    Parameters
    ----------
    n : int
        How many actors.
    arcs : Arcs
        Where one may walk.
    tie : int array, one per arc
        Position of the arc's tie.
    """

    def __init__(self, n: int, arcs: Arcs, tie: Ints) -> None:
        self._n = n
        order = np.lexsort((tie, -arcs.weight, arcs.end, arcs.start))
        self._key = arcs.start[order] * n + arcs.end[order]
        self._tie: Ints = tie[order]
        self._weight: Floats = arcs.weight[order]

    def between(self, here: int, there: int) -> tuple[Ints, Floats]:
        """Return positions and weights of the ties from one actor to another, the heaviest first."""
        low, high = np.searchsorted(self._key, here * self._n + np.array([there, there + 1]))
        return self._tie[low:high], self._weight[low:high]
