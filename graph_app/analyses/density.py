"""Ties within and between groups: how many, how heavy, how dense."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from graph_app.analyses.mixing import Pairs

Ints = npt.NDArray[np.int64]


def density(pairs: Pairs, groups: Ints, count: int) -> list[dict[str, Any]]:
    """Return for each group the ties within it, out of it, and to each other group.

    Definition: density is the share of the pairs of actors that could be tied and are, whatever the weight:
    of all pairs of members, or of all pairs of a member and somebody of the other groups. 1 within:
    everybody is tied to everybody. It must not be compared between groups of different size as if it were
    cohesion: it falls as a group grows, as nobody keeps ties to everybody.

    Parameters
    ----------
    pairs : Pairs
        Tied pairs, each once.
    groups : int array of shape (n,)
        Group of each actor, -1 for none: such actors and their ties are left out.
    count : int
        How many groups there are.

    Returns
    -------
    list of dict
        Per group `inside` and `outside`, each with `pairs`, `weight` and `density` (None where there is no
        pair that could be tied), and `to`: the same for each other group that it is tied to, with its number
        as `group`, the heaviest first.

    Examples
    --------
    >>> ties = Pairs(np.array([0, 0]), np.array([1, 2]), np.array([1.0, 3.0]))
    >>> first, _ = density(ties, np.array([0, 0, 1]), 2)
    >>> first["inside"], first["outside"]
    ({'pairs': 1, 'weight': 1.0, 'density': 1.0}, {'pairs': 1, 'weight': 3.0, 'density': 0.5})
    """
    size = np.bincount(groups[groups >= 0], minlength=count)
    one, two = groups[pairs.one], groups[pairs.two]
    keep = (one >= 0) & (two >= 0)
    low, high = np.minimum(one, two)[keep], np.maximum(one, two)[keep]
    key, place, number = np.unique(low * max(count, 1) + high, return_inverse=True, return_counts=True)
    heavy = np.bincount(place, pairs.weight[keep], len(key))
    found: list[dict[str, Any]] = [
        {"inside": _ties(0, 0.0, own * (own - 1) // 2), "outside": {}, "to": []} for own in size.tolist()
    ]
    for block, ties, weight in zip(key.tolist(), number.tolist(), heavy.tolist(), strict=True):
        first, second = divmod(block, count)
        if first == second:
            own = int(size[first])
            found[first]["inside"] = _ties(ties, weight, own * (own - 1) // 2)
            continue
        both = _ties(ties, weight, int(size[first] * size[second]))
        found[first]["to"].append({"group": second} | both)
        found[second]["to"].append({"group": first} | both)
    for own, group in zip(size.tolist(), found, strict=True):
        group["to"].sort(key=lambda one: (-one["weight"], one["group"]))
        ties, weight = (sum(one[word] for one in group["to"]) for word in ("pairs", "weight"))
        group["outside"] = _ties(ties, float(weight), own * (int(size.sum()) - own))
    return found


def _ties(pairs: int, weight: float, possible: int) -> dict[str, Any]:
    return {"pairs": pairs, "weight": weight, "density": pairs / possible if possible else None}
