"""Ties as a layout needs them: undirected, no self ties, parallel ones added up, in one canonical order."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse import csgraph

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


class Ties(NamedTuple):
    """Unique undirected ties, ordered by (a, b).

    Attributes
    ----------
    a, b : numpy.ndarray
        Positions of the two ends, a < b, each of shape (m,).
    weight : numpy.ndarray
        Pull of each tie relative to the median tie, 0.1 to 10, shape (m,).
    """

    a: Ints
    b: Ints
    weight: Floats


def canonical(n: int, ends: npt.NDArray[Any], weight: npt.NDArray[Any]) -> Ties:
    """Return the ties in a form that does not depend on their order, direction or duplication order.

    Parameters
    ----------
    n : int
        Number of actors.
    ends : numpy.ndarray
        Ends of ties, shape (m, 2).
    weight : numpy.ndarray
        Weights, shape (m,).

    Returns
    -------
    Ties
        Weights of parallel ties are added up in sorted order, so that rounding is the same for any
        order; then divided by their median and held within 0.1 and 10, so that one giant sum of
        money cannot collapse the picture.

    Raises
    ------
    ValueError
        If shapes disagree, an end is outside 0 … n - 1, or a weight is negative or not finite.
    """
    pairs = np.asarray(ends, dtype=np.int64).reshape(-1, 2)
    pulls = np.asarray(weight, dtype=np.float64).reshape(-1)
    if len(pairs) != len(pulls):
        raise ValueError(f"{len(pairs)} ties but {len(pulls)} weights")
    if len(pairs) and (pairs.min() < 0 or pairs.max() >= n):
        raise ValueError(f"ends of ties must lie in 0 … {n - 1}")
    if not np.isfinite(pulls).all() or (pulls < 0).any():
        raise ValueError("weights must be finite and not negative")
    low, high = pairs.min(axis=1, initial=n), pairs.max(axis=1, initial=-1)
    keep = low < high
    low, high, pulls = low[keep], high[keep], np.minimum(pulls[keep], 1e200)
    if not len(low):
        return Ties(low, high, pulls)
    order = np.lexsort((pulls, high, low))
    low, high, pulls = low[order], high[order], pulls[order]
    first = np.flatnonzero(np.r_[True, (np.diff(low) != 0) | (np.diff(high) != 0)])
    total = np.add.reduceat(pulls, first)
    positive = total[total > 0]
    middle = float(np.median(positive)) if len(positive) else 1.0
    with np.errstate(over="ignore"):
        return Ties(low[first], high[first], np.clip(total / middle, 0.1, 10.0))


def matrix(n: int, ties: Ties) -> sparse.csr_array:
    """Return the symmetric weight matrix, shape (n, n).

    Parameters
    ----------
    n : int
        Number of actors.
    ties : Ties
        Canonical ties.

    Returns
    -------
    scipy.sparse.csr_array
        Weight of the tie between row and column.
    """
    rows, columns = np.r_[ties.a, ties.b], np.r_[ties.b, ties.a]
    return sparse.csr_array((np.r_[ties.weight, ties.weight], (rows, columns)), shape=(n, n))


def components(n: int, ties: Ties) -> list[tuple[Ints, Ties]]:
    """Return connected components, the largest first, equal ones by their first actor.

    Parameters
    ----------
    n : int
        Number of actors.
    ties : Ties
        Canonical ties.

    Returns
    -------
    list of tuple
        Ascending positions of the members, and their ties in local positions.
    """
    if n == 0:
        return []
    count, label = csgraph.connected_components(matrix(n, ties), directed=False)
    label = np.asarray(label, dtype=np.int64)
    order = np.argsort(label, kind="stable")
    members = np.split(order, np.cumsum(np.bincount(label, minlength=count))[:-1])
    local = np.empty(n, dtype=np.int64)
    for group in members:
        local[group] = np.arange(len(group))
    tie_label = label[ties.a]
    tie_order = np.argsort(tie_label, kind="stable")
    cuts = np.cumsum(np.bincount(tie_label, minlength=count))[:-1]
    parts = [
        (group, Ties(local[ties.a[ids]], local[ties.b[ids]], ties.weight[ids]))
        for group, ids in zip(members, np.split(tie_order, cuts), strict=True)
    ]
    return sorted(parts, key=lambda part: (-len(part[0]), int(part[0][0])))
