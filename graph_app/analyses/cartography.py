"""Who sits between groups: participation coefficient and within-module degree of Guimerà and Amaral."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graph_app.analyses.mixing import Pairs

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
_ALIKE = 1e-9


def shared_out(pairs: Pairs, groups: Ints, count: int) -> Any:
    """Return the weight of each actor's ties to each group; a sparse array of shape (n, count).

    Parameters
    ----------
    pairs : Pairs
        Tied pairs.
    groups : int array of shape (n,)
        Group of each actor, -1 for none: ties to such actors are not in the array.
    count : int
        How many groups there are.

    Examples
    --------
    >>> ties = Pairs(np.array([0, 0]), np.array([1, 2]), np.array([1.0, 3.0]))
    >>> shared_out(ties, np.array([0, 0, 1]), 2).toarray().tolist()
    [[1.0, 3.0], [1.0, 0.0], [3.0, 0.0]]
    """
    actor, other = np.r_[pairs.one, pairs.two], np.r_[pairs.two, pairs.one]
    weight, group = np.r_[pairs.weight, pairs.weight], groups[other]
    keep = group >= 0
    found = sparse.csr_array((weight[keep], (actor[keep], group[keep])), shape=(len(groups), count))
    found.sum_duplicates()
    return found


def participation(shares: Any) -> Floats:
    """Return the participation coefficient of each actor.

    Definition: 1 - Σ (weight of ties to group g / weight of all ties)², summed over groups. 0: all ties lead
    to one group; 1 - 1/k: they are spread evenly over k groups, the most there can be with k groups. A high
    value means that an actor's ties do not lie in one group. It must not be read as mediation or power, nor
    as neutrality: two ties to two groups are enough for 1/2, so that it says little for actors with few
    ties, and the groups come from these same ties.

    Parameters
    ----------
    shares : sparse array of shape (n, groups)
        Weight of each actor's ties to each group, see `shared_out`.

    Returns
    -------
    float array of shape (n,)
        NaN for actors without ties.

    References
    ----------
    R. Guimerà, L. A. N. Amaral (2005), Functional cartography of complex metabolic networks, Nature 433,
    895-900.

    Examples
    --------
    >>> participation(sparse.csr_array(np.array([[1.0, 1.0], [3.0, 0.0], [0.0, 0.0]]))).tolist()
    [0.5, 0.0, nan]
    """
    n = shares.shape[0]
    actor = np.repeat(np.arange(n), np.diff(shares.indptr))
    total = np.bincount(actor, shares.data, n)
    squares = np.bincount(actor, (shares.data / total[actor]) ** 2, n)
    found = np.where(total > 0, 1 - squares, np.nan)
    return np.where(found < _ALIKE, 0.0, found)


def within_z(inside: Floats, groups: Ints) -> Floats:
    """Return the within-module z-score of each actor.

    Definition: (weight of the actor's ties within its group - their mean over the group's members) / their
    standard deviation. A high value means a hub of its own group. It must not be read as leadership, and
    says little in small groups: among k actors it is at most √(k - 1).

    Parameters
    ----------
    inside : float array of shape (n,)
        Weight of each actor's ties within its own group.
    groups : int array of shape (n,)
        Group of each actor, -1 for none.

    Returns
    -------
    float array of shape (n,)
        NaN for actors without a group, and where all members have the same weight.

    References
    ----------
    R. Guimerà, L. A. N. Amaral (2005), Functional cartography of complex metabolic networks, Nature 433,
    895-900.

    Examples
    --------
    >>> within_z(np.array([2.0, 1.0, 1.0, 5.0]), np.array([0, 0, 0, -1])).round(4).tolist()
    [1.4142, -0.7071, -0.7071, nan]
    """
    found = np.full(len(groups), np.nan)
    mine = np.flatnonzero(groups >= 0)
    if not len(mine):
        return found
    group, weight = groups[mine], inside[mine]
    size = np.bincount(group)
    mean = np.bincount(group, weight) / np.maximum(size, 1)
    away = weight - mean[group]
    spread = np.sqrt(np.bincount(group, away**2) / np.maximum(size, 1))
    uneven = spread > _ALIKE * np.maximum(mean, np.finfo(float).tiny)
    found[mine] = np.where(uneven[group], away / np.where(uneven, spread, 1.0)[group], np.nan)
    return found
