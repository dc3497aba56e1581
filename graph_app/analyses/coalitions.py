"""Coalitions: groups of actors with more ties among each other than chance would give them."""

from __future__ import annotations

import networkx as nx
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def louvain(
    n: int, start: Ints, end: Ints, weight: Floats, seed: int = 1, resolution: float = 1.0
) -> npt.NDArray[np.int64]:
    """Return the community of each actor, found by the Louvain method.

    Definition: communities of the undirected weighted network, parallel ties added up, such that moving
    single actors or joining communities does not raise `modularity` any more. Ties of an actor with itself
    and ties without weight do not count; hostile ties are to be left out by the caller.
    Actors of the same number are tied to each other more than the numbers of their ties would suggest.
    It must not be read as an alliance, nor as agreement: ties may be money or staff, other divisions of
    the same network can be nearly as good (try other seeds), and small communities can be hidden in
    large ones (raise `resolution`).

    Parameters
    ----------
    n : int
        How many actors.
    start, end : int arrays of shape (ties,)
        Positions of the actors at both ends; neither direction nor order of ties matters.
    weight : float array of shape (ties,)
        Weight of each tie, at least 0.
    seed : int
        Order in which actors are looked at.
    resolution : float
        Above 1 more and smaller communities, below 1 fewer and larger ones.

    Returns
    -------
    int array of shape (n,)
        0 for the largest community, then by size, equal ones by their first actor; -1 for actors
        without ties.

    Raises
    ------
    ValueError
        If the arrays do not fit together, or a weight is negative or not finite.

    References
    ----------
    V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre (2008), Fast unfolding of communities in
    large networks, Journal of Statistical Mechanics P10008.

    Examples
    --------
    Two triangles, and somebody alone:

    >>> start, end = np.array([0, 1, 2, 3, 4, 5, 2]), np.array([1, 2, 0, 4, 5, 3, 3])
    >>> louvain(7, start, end, np.ones(7)).tolist()
    [0, 0, 0, 1, 1, 1, -1]
    """
    low, high, total = _pairs(n, start, end, weight)
    found = np.full(n, -1, dtype=np.int64)
    if not len(low):
        return found
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(np.unique(np.r_[low, high]).tolist())
    graph.add_weighted_edges_from(
        zip(low.tolist(), high.tolist(), (total / total.max()).tolist(), strict=True)
    )
    parts = nx.community.louvain_communities(graph, weight="weight", resolution=resolution, seed=seed)
    for number, part in enumerate(sorted(parts, key=lambda part: (-len(part), min(part)))):
        found[list(part)] = number
    return found


def modularity(start: Ints, end: Ints, weight: Floats, communities: Ints, resolution: float = 1.0) -> float:
    """Return how much more weight lies within communities than chance would put there.

    Definition: the sum over communities of (weight of ties within) / (all weight) minus `resolution` ×
    ((summed strength of members) / (twice all weight))², the ties taken as undirected, parallel ones added
    up, those of an actor with itself left out.
    A high value (0.3 and more; 1 cannot be reached) means that the division follows gaps in the network.
    It must not be read as proof of camps: random networks with few ties reach high values too, and
    values of networks of different size cannot be compared.

    Parameters
    ----------
    start, end : int arrays of shape (ties,)
        Positions of the actors at both ends.
    weight : float array of shape (ties,)
        Weight of each tie, at least 0.
    communities : int array of shape (n,)
        Community of each actor; each actor with -1 counts as a community of its own.
    resolution : float
        Weight of what chance would give.

    Returns
    -------
    float
        0 for a network without ties.

    Raises
    ------
    ValueError
        If the arrays do not fit together, or a weight is negative or not finite.

    References
    ----------
    M. E. J. Newman, M. Girvan (2004), Finding and evaluating community structure in networks, Physical
    Review E 69, 026113.

    Examples
    --------
    >>> start, end = np.array([0, 1, 2, 3, 4, 5, 2]), np.array([1, 2, 0, 4, 5, 3, 3])
    >>> round(modularity(start, end, np.ones(7), np.array([0, 0, 0, 1, 1, 1])), 4)
    0.3571
    """
    n = len(communities)
    low, high, total = _pairs(n, start, end, weight)
    if not len(low):
        return 0.0
    total = total / total.max()
    alone = np.asarray(communities) < 0
    names = np.where(alone, -1 - np.arange(n), communities)
    _, group = np.unique(names, return_inverse=True)
    within = np.bincount(group[low], np.where(group[low] == group[high], total, 0.0), group.max() + 1)
    strength = np.bincount(low, total, n) + np.bincount(high, total, n)
    share = np.bincount(group, strength) / (2 * total.sum())
    return float((within / total.sum() - resolution * share**2).sum())


def _pairs(n: int, start: Ints, end: Ints, weight: Floats) -> tuple[Ints, Ints, Floats]:
    """Return tied pairs in ascending order with their added weight; the order of rows does not matter."""
    one, two = np.asarray(start, dtype=np.int64), np.asarray(end, dtype=np.int64)
    pull = np.asarray(weight, dtype=np.float64)
    if not one.shape == two.shape == pull.shape or one.ndim != 1:
        raise ValueError(
            f"ends and weights must be of one length, not {one.shape}, {two.shape}, {pull.shape}"
        )
    if len(one) and (min(one.min(), two.min()) < 0 or max(one.max(), two.max()) >= n):
        raise ValueError(f"ends of ties must lie in 0 … {n - 1}")
    if not np.isfinite(pull).all() or (pull < 0).any():
        raise ValueError("weights must be finite and not negative")
    keep = (one != two) & (pull > 0)
    low, high, pull = np.minimum(one, two)[keep], np.maximum(one, two)[keep], pull[keep]
    if not len(low):
        return low, high, pull
    order = np.lexsort((pull, high, low))
    low, high, pull = low[order], high[order], pull[order]
    first = np.flatnonzero(np.r_[True, (np.diff(low) != 0) | (np.diff(high) != 0)])
    return low[first], high[first], np.add.reduceat(pull, first)
