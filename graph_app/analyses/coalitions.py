"""Coalitions: groups of actors with more ties among each other than chance would give them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from graph_app.analyses.levels import settled
from graph_app.analyses.mixing import Pairs

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
    low, high, total = added(n, start, end, weight)
    found = np.full(n, -1, dtype=np.int64)
    if not len(low):
        return found
    tied, ends = np.unique(np.r_[low, high], return_inverse=True)
    around: list[dict[int, float]] = [{} for _ in tied]
    one, two = ends[: len(low)].tolist(), ends[len(low) :].tolist()
    for here, there, pull in zip(one, two, (total / total.max()).tolist(), strict=True):
        around[here][there] = around[there][here] = pull
    found[tied] = settled(around, seed, resolution)
    return numbered(found)


def numbered(communities: Ints) -> Ints:
    """Return communities numbered from the largest to the smallest, equal ones by their first actor.

    Divisions in which the same actors are together have the same numbers then.

    Parameters
    ----------
    communities : int array of shape (n,)
        Community of each actor, -1 for none.

    Examples
    --------
    >>> numbered(np.array([7, -1, 3, 3])).tolist()
    [1, -1, 0, 0]
    """
    found = np.full(len(communities), -1, dtype=np.int64)
    tied = np.flatnonzero(communities >= 0)
    _, first, old, size = np.unique(
        communities[tied], return_index=True, return_inverse=True, return_counts=True
    )
    place = np.empty(len(size), dtype=np.int64)
    place[np.lexsort((first, -size))] = np.arange(len(size))
    found[tied] = place[old]
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
    _, shares = _shares(start, end, weight, communities, resolution)
    return float(shares.sum())


def modularity_shares(start: Ints, end: Ints, weight: Floats, communities: Ints) -> Floats:
    """Return what each community adds to `modularity`; with actors that have none they add up to it.

    Definition: (weight of ties within) / (all weight) - ((summed strength of members) / (twice all weight))².
    A high value means a community that is large and keeps to itself. It must not be read as cohesion: a small
    community can only add little, and two halves add up to at most 1/2.

    Parameters
    ----------
    start, end, weight, communities
        As for `modularity`; communities are numbered 0, 1, … without gaps.

    Returns
    -------
    float array of shape (communities,)

    Examples
    --------
    >>> start, end = np.array([0, 1, 2, 3, 4, 5, 2]), np.array([1, 2, 0, 4, 5, 3, 3])
    >>> modularity_shares(start, end, np.ones(7), np.array([0, 0, 0, 1, 1, 1])).round(4).tolist()
    [0.1786, 0.1786]
    """
    names, shares = _shares(start, end, weight, communities)
    return shares[names >= 0]


def _shares(
    start: Ints, end: Ints, weight: Floats, communities: Ints, resolution: float = 1.0
) -> tuple[Ints, Floats]:
    """Return communities, those of actors alone below 0, and what each adds to modularity."""
    n = len(communities)
    low, high, total = added(n, start, end, weight)
    alone = np.asarray(communities) < 0
    names, group = np.unique(np.where(alone, -1 - np.arange(n), communities), return_inverse=True)
    if not len(low):
        return names, np.zeros(len(names))
    total = total / total.max()
    within = np.bincount(group[low], np.where(group[low] == group[high], total, 0.0), len(names))
    strength = np.bincount(low, total, n) + np.bincount(high, total, n)
    share = np.bincount(group, strength) / (2 * total.sum())
    return names, within / total.sum() - resolution * share**2


def added(n: int, start: Ints, end: Ints, weight: Floats) -> Pairs:
    """Return tied pairs in ascending order with the added weight of their ties.

    Neither order nor direction of ties matters; those of an actor with itself or without weight do not count.

    Parameters
    ----------
    n : int
        How many actors.
    start, end : int arrays of shape (ties,)
        Positions of the actors at both ends.
    weight : float array of shape (ties,)
        Weight of each tie, at least 0.

    Raises
    ------
    ValueError
        If the arrays do not fit together, or a weight is negative or not finite.

    Examples
    --------
    >>> added(2, np.array([0, 1, 1]), np.array([1, 0, 1]), np.array([0.5, 0.25, 1.0])).weight.tolist()
    [0.75]
    """
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
        return Pairs(low, high, pull)
    order = np.lexsort((pull, high, low))
    low, high, pull = low[order], high[order], pull[order]
    first = np.flatnonzero(np.r_[True, (np.diff(low) != 0) | (np.diff(high) != 0)])
    return Pairs(low[first], high[first], np.add.reduceat(pull, first))
