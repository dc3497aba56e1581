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
    steps = _Steps(look, arcs, tie)
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
                "steps": [steps.between(here, there) for here, there in pairwise(path)],
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


class _Steps:
    """Finds the ties of a step; the arcs are put in order once."""

    def __init__(self, look: Lookup, arcs: Arcs, tie: Ints) -> None:
        self._look = look
        order = np.lexsort((tie, -arcs.weight, arcs.end, arcs.start))
        self._key = arcs.start[order] * look.network.n + arcs.end[order]
        self._tie: Ints = tie[order]
        self._weight: Floats = arcs.weight[order]

    def between(self, here: int, there: int) -> dict[str, Any]:
        """Return a step with its ties, the heaviest first."""
        low, high = np.searchsorted(self._key, here * self._look.network.n + np.array([there, there + 1]))
        return {
            "from": self._look.actor(here)["id"],
            "to": self._look.actor(there)["id"],
            "weight": min(float(self._weight[low:high].sum()), 1.0),
            "ties": [self._look.tie(place) for place in self._tie[low:high].tolist()],
        }
