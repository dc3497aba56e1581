"""Who is tied to their own kind: the E-I index and assortativity, against chance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

ROUNDS = 999
"""How many times groups are dealt out anew, unless said otherwise."""
_ALIKE = 1e-12


class Pairs(NamedTuple):
    """Tied pairs of actors, each once.

    Attributes
    ----------
    one, two : int arrays of shape (pairs,)
        Positions of actors.
    weight : float array of shape (pairs,)
        Weight of the pair's ties together, or 1.
    """

    one: Ints
    two: Ints
    weight: Floats


class Against(NamedTuple):
    """A number, and what chance makes of it.

    Attributes
    ----------
    value : float
        NaN where it is not defined.
    expected : float
        Its mean over the rounds.
    deviation : float
        Its standard deviation over the rounds.
    p : float
        Share of rounds, the network's own counted as one, in which the number is at least as far from the
        mean as the network's own.
    """

    value: float
    expected: float
    deviation: float
    p: float


def pairs_of(matrix: Any, known: npt.NDArray[np.bool_]) -> Pairs:
    """Return the tied pairs of a symmetric matrix among the actors that are known."""
    entries = matrix.tocoo()
    keep = (entries.row < entries.col) & known[entries.row] & known[entries.col]
    return Pairs(
        entries.row[keep].astype(np.int64),
        entries.col[keep].astype(np.int64),
        entries.data[keep].astype(np.float64),
    )


def ei_index(pairs: Pairs, groups: Ints) -> float:
    """Return the E-I index of a division into groups.

    Definition: (E - I) / (E + I), with E the tied pairs between groups and I those within, or their weights.
    -1: all ties are within groups; 1: all are between. A high value must not be read as openness to others:
    many small groups make it high by themselves, so that it is to be compared with what chance gives.

    Parameters
    ----------
    pairs : Pairs
        Tied pairs.
    groups : int array of shape (n,)
        Group of each actor.

    Returns
    -------
    float
        NaN without ties.

    References
    ----------
    D. Krackhardt, R. N. Stern (1988), Informal networks and organizational crises: an experimental
    simulation, Social Psychology Quarterly 51, 123-140.

    Examples
    --------
    >>> ties = Pairs(np.array([0, 1, 2]), np.array([1, 2, 3]), np.ones(3))
    >>> round(ei_index(ties, np.array([0, 0, 1, 1])), 4)
    -0.3333
    """
    within = groups[pairs.one] == groups[pairs.two]
    total = pairs.weight.sum()
    return float(1 - 2 * pairs.weight[within].sum() / total) if total else np.nan


def ei_by_group(pairs: Pairs, groups: Ints, count: int) -> tuple[Floats, Floats]:
    """Return the weight of ties within each group, and of those that lead out of it."""
    within = groups[pairs.one] == groups[pairs.two]
    inside = np.bincount(groups[pairs.one[within]], pairs.weight[within], count)
    outside = sum(
        np.bincount(groups[side[~within]], pairs.weight[~within], count) for side in (pairs.one, pairs.two)
    )
    return inside.astype(np.float64), np.asarray(outside, dtype=np.float64)


def assortativity(pairs: Pairs, groups: Ints) -> float:
    """Return Newman's assortativity coefficient of groups.

    Definition: (Σ e(g, g) - Σ a(g)²) / (1 - Σ a(g)²), with e(g, g) the share of all ends of ties that lie in
    ties within g, and a(g) the share of ends in g. 1: ties only within groups; 0: as the groups' shares of
    ends alone would give; below 0: ties rather between groups. It must not be read as preference: who could
    meet whom, and who reports on whom, also sorts ties.

    Parameters
    ----------
    pairs : Pairs
        Tied pairs, weighted or not.
    groups : int array of shape (n,)
        Group of each actor.

    Returns
    -------
    float
        NaN without ties, or if all ends are in one group.

    References
    ----------
    M. E. J. Newman (2003), Mixing patterns in networks, Physical Review E 67, 026126, formula 2.

    Examples
    --------
    >>> ties = Pairs(np.array([0, 1, 2]), np.array([1, 2, 3]), np.ones(3))
    >>> round(assortativity(ties, np.array([0, 0, 1, 1])), 4)
    0.3333
    """
    total = pairs.weight.sum()
    if not total:
        return np.nan
    ends = np.bincount(np.r_[groups[pairs.one], groups[pairs.two]], np.r_[pairs.weight, pairs.weight])
    chance = float(((ends / (2 * total)) ** 2).sum())
    within = float(pairs.weight[groups[pairs.one] == groups[pairs.two]].sum() / total)
    return (within - chance) / (1 - chance) if 1 - chance > _ALIKE else np.nan


def numeric_assortativity(pairs: Pairs, values: Floats) -> float:
    """Return Newman's assortativity coefficient of a number, such as a stance.

    Definition: the correlation (Pearson) of the numbers at both ends of a tie, over all ties in both
    directions. 1: tied actors have the same value relative to the others; -1: opposite ones. It must not be
    read as persuasion: who agrees may have sought each other, or have been asked by the same reporter.

    Parameters
    ----------
    pairs : Pairs
        Tied pairs, weighted or not.
    values : float array of shape (n,)
        A number per actor.

    Returns
    -------
    float
        NaN without ties, or if all ends have one value.

    References
    ----------
    M. E. J. Newman (2003), Mixing patterns in networks, Physical Review E 67, 026126, formula 21.

    Examples
    --------
    >>> ties = Pairs(np.array([0, 1, 2]), np.array([1, 2, 3]), np.ones(3))
    >>> round(numeric_assortativity(ties, np.array([0.0, 1.0, 2.0, 3.0])), 4)
    0.4545
    """
    total = pairs.weight.sum()
    if not total:
        return np.nan
    one, two, weight = values[pairs.one], values[pairs.two], pairs.weight / total
    mean = float((weight * (one + two)).sum() / 2)
    spread = float((weight * ((one - mean) ** 2 + (two - mean) ** 2)).sum() / 2)
    scale = max(float(np.abs(np.r_[one, two]).max()), 1.0) ** 2
    return float((weight * (one - mean) * (two - mean)).sum()) / spread if spread > _ALIKE * scale else np.nan


def against_chance(
    number: Callable[[npt.NDArray[Any]], float], labels: npt.NDArray[Any], rounds: int = ROUNDS, seed: int = 1
) -> Against:
    """Return a number with a permutation test: labels are dealt out anew among the actors, ties stay.

    Parameters
    ----------
    number : callable
        From the actors' labels to the number.
    labels : array of shape (n,)
        Group or value of each actor; actors without one are to be left out before.
    rounds : int
        How many times.
    seed : int
        Which orders are tried.

    References
    ----------
    B. Phipson, G. K. Smyth (2010), Permutation p-values should never be zero, Statistical Applications in
    Genetics and Molecular Biology 9, 39.

    Examples
    --------
    >>> against_chance(lambda labels: float(labels[0]), np.array([0.0, 1.0]), rounds=9).value
    0.0
    """
    value = number(labels)
    if value != value:
        return Against(np.nan, np.nan, np.nan, np.nan)
    rng = np.random.default_rng(seed)
    found = np.array([number(rng.permutation(labels)) for _ in range(rounds)])
    found = found[np.isfinite(found)]
    if not len(found):
        return Against(value, np.nan, np.nan, np.nan)
    mean = float(found.mean())
    far = int((np.abs(found - mean) >= abs(value - mean) - _ALIKE).sum())
    return Against(value, mean, float(found.std()), (far + 1) / (len(found) + 1))
