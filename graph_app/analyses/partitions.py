"""How alike two divisions of actors are: adjusted Rand index, variation of information, Cramér's V."""

from __future__ import annotations

from math import comb, log
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]


class Cells(NamedTuple):
    """How many actors are in each group of one division and in each of another.

    Attributes
    ----------
    size : int array
        Actors in each cell that has any.
    one, two : int arrays
        How many actors the cell's group has in the first, and in the second division.
    ones, twos : int arrays
        Actors by group of the first, and of the second division.
    """

    size: Ints
    one: Ints
    two: Ints
    ones: Ints
    twos: Ints


def cells(one: Ints, two: Ints) -> Cells:
    """Return the contingency table of two divisions, without its empty cells.

    Raises
    ------
    ValueError
        If the divisions are not of the same actors.

    Examples
    --------
    >>> cells(np.array([0, 0, 1, 1]), np.array([0, 0, 0, 1])).size.tolist()
    [2, 1, 1]
    """
    if one.shape != two.shape or one.ndim != 1:
        raise ValueError(f"divisions must be of the same actors, not {one.shape} and {two.shape}")
    _, first = np.unique(one, return_inverse=True)
    _, second = np.unique(two, return_inverse=True)
    ones, twos = np.bincount(first), np.bincount(second)
    key, count = np.unique(first * max(len(twos), 1) + second, return_counts=True)
    row, column = np.divmod(key, max(len(twos), 1))
    return Cells(count, ones[row], twos[column], ones, twos)


def adjusted_rand(one: Ints, two: Ints) -> float:
    """Return the adjusted Rand index of two divisions of the same actors.

    Definition: (R - E) / (M - E), with R the pairs of actors that are together in both divisions, E what is
    expected of R if actors are dealt out anew to groups of the same sizes, and M the mean of the pairs that
    are together in either. 1: the divisions are equal; 0: as alike as by chance; below 0: less than that.
    A high value must not be read as a share of actors on whom they agree: large groups weigh more, as pairs
    are counted.

    Parameters
    ----------
    one, two : int arrays of shape (n,)
        Group of each actor; only who is with whom matters, not the numbers.

    Returns
    -------
    float
        1 for fewer than two actors, and for two divisions that leave chance no choice: they are equal.

    Raises
    ------
    ValueError
        If the divisions are not of the same actors.

    References
    ----------
    L. Hubert, P. Arabie (1985), Comparing partitions, Journal of Classification 2, 193-218, formula 5.

    Examples
    --------
    >>> round(adjusted_rand(np.array([0, 0, 1, 1]), np.array([0, 0, 1, 2])), 4)
    0.5714
    """
    found = cells(one, two)
    both, first, second = (_pairs(sizes) for sizes in (found.size, found.ones, found.twos))
    every = comb(len(one), 2)
    most = (first + second) / 2
    expected = first * second / every if every else 0.0
    return (both - expected) / (most - expected) if most != expected else 1.0


def variation_of_information(one: Ints, two: Ints) -> float:
    """Return how far apart two divisions of n actors are, as a share of log n.

    Definition: (H(one | two) + H(two | one)) / log n, the entropies over actors: what is not known of an
    actor's group in one division if its group in the other is, both ways. 0: the divisions are equal; 1: one
    has all actors together and the other each alone. It is a distance: it obeys the triangle inequality. It
    must not be compared between networks of different size, nor read against chance: unrelated divisions
    into few groups are not far apart either.

    Parameters
    ----------
    one, two : int arrays of shape (n,)
        Group of each actor; only who is with whom matters, not the numbers.

    Returns
    -------
    float
        0 for fewer than two actors.

    Raises
    ------
    ValueError
        If the divisions are not of the same actors.

    References
    ----------
    M. Meilă (2007), Comparing clusterings: an information based distance, Journal of Multivariate Analysis
    98, 873-895, formulas 15 and 28.

    Examples
    --------
    >>> round(variation_of_information(np.array([0, 0, 1, 1]), np.array([0, 0, 0, 0])), 4)
    0.5
    """
    found = cells(one, two)
    n = len(one)
    if n < 2:
        return 0.0
    apart = np.log(found.one / found.size) + np.log(found.two / found.size)
    return float((found.size * apart).sum()) / n / log(n)


def cramers_v(one: Ints, two: Ints) -> float:
    """Return Cramér's V of two divisions of the same actors.

    Definition: √(χ² / (n × (the smaller number of groups - 1))), χ² that of the contingency table. 0:
    knowing an actor's group in one division says nothing about the other; 1: the division with more groups
    tells the group in the other. It must not be read without what chance gives: with many small groups it is
    far above 0 for unrelated divisions.

    Parameters
    ----------
    one, two : int arrays of shape (n,)
        Group of each actor.

    Returns
    -------
    float
        NaN where one division has fewer than two groups.

    Raises
    ------
    ValueError
        If the divisions are not of the same actors.

    References
    ----------
    H. Cramér (1946), Mathematical Methods of Statistics, Princeton University Press, section 21.9.

    Examples
    --------
    >>> cramers_v(np.array([0, 0, 1, 1]), np.array([0, 0, 1, 1]))
    1.0
    """
    found = cells(one, two)
    fewest = min(len(found.ones), len(found.twos))
    if fewest < 2:
        return float("nan")
    # χ² / n is the sum of count² / (row × column) over all cells, less 1
    spread = float((found.size**2 / (found.one * found.two)).sum()) - 1
    return float(np.sqrt(max(spread, 0.0) / (fewest - 1)))


def _pairs(sizes: Ints) -> int:
    """Return how many pairs of actors share a group."""
    return int((sizes * (sizes - 1) // 2).sum())
