"""What of a network matters: disparity filter, maximum spanning tree, the strongest ties of each."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy import sparse

from graph_app.analyses.discourse.options import Values
from graph_app.analyses.discourse.said import Bools, Floats, Ints


class Backbone(NamedTuple):
    """What is kept of a network.

    Attributes
    ----------
    method : str
        How it was chosen.
    keep : bool array of shape (ties,)
        Ties that are kept.
    ties : tuple of int
        How many are kept, and how many there are.
    weight : tuple of float
        The sum of their weights (of their sizes, where some are below 0), and of all.
    """

    method: str
    keep: Bools
    ties: tuple[int, int]
    weight: tuple[float, float]


def backbone(n: int, one: Ints, two: Ints, weight: Floats, how: Values) -> Backbone | None:
    """Return the backbone of a network, None where none is asked for; weights below 0 count by their size.

    Parameters
    ----------
    n : int
        How many nodes there are.
    one, two : int arrays of shape (ties,)
        Both ends of each tie; no tie twice.
    weight : float array of shape (ties,)
        Not 0.
    how : mapping
        Values of the words `backbone`, `alpha`, `strongest`.
    """
    method, size = str(how["backbone"]), np.abs(weight)
    if method == "none":
        return None
    if method == "disparity":
        keep = disparity(n, one, two, size) < float(how["alpha"])
    elif method == "spanning_tree":
        keep = spanning_tree(n, one, two, size)
    else:
        keep = strongest(n, one, two, size, int(how["strongest"]))
    return Backbone(method, keep, (int(keep.sum()), len(keep)), (float(size[keep].sum()), float(size.sum())))


def disparity(n: int, one: Ints, two: Ints, weight: Floats) -> Floats:
    """Return how likely each tie would have its share of an end's strength by chance; shape (ties,).

    Definition: (1 - w / s)^(k - 1) with s the strength and k the degree of an end: the chance that of k
    shares cut at random (uniformly) a given one is at least w / s. The lower value of the two ends is
    returned; an end with a single tie says nothing (1). A tie is kept where it is below alpha. A low value
    means that the tie is much stronger than others of one of its ends. It must not be read as a test of
    whether the tie exists.

    References
    ----------
    M. Á. Serrano, M. Boguñá, A. Vespignani (2009), Extracting the multiscale backbone of complex weighted
    networks, Proceedings of the National Academy of Sciences 106.

    Examples
    --------
    A hub with ties of weight 8, 1 and 1; the others have one tie each:

    >>> disparity(4, np.zeros(3, int), np.array([1, 2, 3]), np.array([8.0, 1, 1])).round(2).tolist()
    [0.04, 0.81, 0.81]
    """
    ends = np.r_[one, two]
    degree = np.bincount(ends, minlength=n)
    strength = np.bincount(ends, np.r_[weight, weight], n)
    found = [
        np.where(degree[end] > 1, np.maximum(1 - weight / strength[end], 0.0) ** (degree[end] - 1.0), 1.0)
        for end in (one, two)
    ]
    return np.asarray(np.minimum(found[0], found[1]))


def spanning_tree(n: int, one: Ints, two: Ints, weight: Floats) -> Bools:
    """Return the ties of a maximum spanning tree, of one per component; of equal ties the first ones.

    Definition: ties without a cycle, as many as can be, of the greatest total weight (Kruskal 1956). It holds
    the strongest way from everybody to everybody. It must not be read as who is close to whom: it has no
    circles of friends by construction.

    References
    ----------
    J. B. Kruskal (1956), On the shortest spanning subtree of a graph and the traveling salesman problem,
    Proceedings of the American Mathematical Society 7.

    Examples
    --------
    >>> ends = np.array([0, 0, 1]), np.array([1, 2, 2])
    >>> spanning_tree(3, *ends, np.array([3.0, 1.0, 2.0])).tolist()
    [True, False, True]
    """
    keep = np.zeros(len(one), dtype=bool)
    if not len(one):
        return keep
    rank = np.empty(len(one))
    rank[np.argsort(-weight, kind="stable")] = np.arange(1, len(one) + 1)
    tree = sparse.csgraph.minimum_spanning_tree(sparse.csr_array((rank, (one, two)), shape=(n, n)))
    keep[np.isin(rank, tree.data)] = True
    return keep


def strongest(n: int, one: Ints, two: Ints, weight: Floats, most: int) -> Bools:
    """Return ties that are among the strongest of either end, those as strong as the last one as well.

    Definition: a tie is kept if fewer than `most` ties of one of its ends are stronger. It must not be read
    as strong: the strongest tie of who has only weak ones is weak.

    Examples
    --------
    >>> ends = np.array([0, 0, 0, 1]), np.array([1, 2, 3, 2])
    >>> strongest(4, *ends, np.array([3.0, 2.0, 1.0, 2.5]), 1).tolist()
    [True, False, True, True]
    """
    ends, size = np.r_[one, two], np.r_[weight, weight]
    order = np.lexsort((-size, ends))
    node, value = ends[order], size[order]
    first = np.flatnonzero(np.r_[True, np.diff(node) != 0]) if len(node) else np.zeros(0, dtype=np.int64)
    count = np.diff(np.r_[first, len(node)])
    least = np.full(n, np.inf)
    least[node[first]] = value[first + np.minimum(most, count) - 1]
    return np.asarray((weight >= least[one]) | (weight >= least[two]))
