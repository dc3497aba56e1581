"""Signed networks: tied pairs that are friendly or hostile, and divisions of their actors into two camps."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse import csgraph

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]

CANCELS = 1e-9
"""A net weight of no more than this share of what was added up is 0: the ties cancel out."""


@dataclass(frozen=True)
class Signed:
    """Tied pairs of actors, each once, with a weight that is positive or negative.

    Attributes
    ----------
    n : int
        How many actors.
    one, two : int arrays of shape (pairs,)
        Positions of actors, one < two, in ascending order.
    weight : float array of shape (pairs,)
        Net weight: above 0 where a pair is friendly, below where it is hostile, never 0.
    """

    n: int
    one: Ints
    two: Ints
    weight: Floats

    @cached_property
    def matrix(self) -> Any:
        """The network as a symmetric sparse array of shape (n, n)."""
        rows, columns = np.r_[self.one, self.two], np.r_[self.two, self.one]
        return sparse.csr_array((np.r_[self.weight, self.weight], (rows, columns)), shape=(self.n, self.n))

    @cached_property
    def keys(self) -> Ints:
        """One number per pair, ascending."""
        return self.one * self.n + self.two

    @cached_property
    def component(self) -> Ints:
        """Component of each actor; those of nobody else's are components too."""
        _, labels = csgraph.connected_components(self.matrix, directed=False)
        return np.asarray(labels, dtype=np.int64)

    @property
    def counted(self) -> Signed:
        """The same pairs, each with 1 or -1."""
        return Signed(self.n, self.one, self.two, np.sign(self.weight))

    def places(self, one: Ints, two: Ints) -> Ints:
        """Return the positions of pairs by their ends in either direction, of others where they would be."""
        asked = np.minimum(one, two) * self.n + np.maximum(one, two)
        return np.searchsorted(self.keys, asked).astype(np.int64)

    def only(self, pairs: Ints | Bools) -> Signed:
        """Return the same actors with some of the pairs."""
        return Signed(self.n, self.one[pairs], self.two[pairs], self.weight[pairs])

    def block(self, pairs: Ints) -> tuple[Ints, Signed]:
        """Return the actors of some pairs, and these alone as a network of its own."""
        actors, place = np.unique(np.r_[self.one[pairs], self.two[pairs]], return_inverse=True)
        one, two = place[: len(pairs)], place[len(pairs) :]
        return actors, Signed(len(actors), one, two, self.weight[pairs])

    def against(self, side: Ints) -> Bools:
        """Return which pairs go against a division: hostile within a camp, or friendly between camps.

        Parameters
        ----------
        side : int array of shape (n,)
            1 or -1.
        """
        return np.asarray(side[self.one] * side[self.two] * self.weight < 0)

    def at_actors(self, pairs: Floats) -> Floats:
        """Return the sum over the pairs of each actor; shape (n,)."""
        ends, values = np.r_[self.one, self.two], np.r_[pairs, pairs]
        return np.bincount(ends, values, self.n).astype(np.float64)


def netted(n: int, start: Ints, end: Ints, weight: Floats, sign: Ints) -> Signed:
    """Return the tied pairs with their net weight: parallel ties are added up with their signs.

    Neither order nor direction of ties matters. Ties of an actor with itself do not count, nor do pairs whose
    ties cancel out.

    Parameters
    ----------
    n : int
        How many actors.
    start, end : int arrays of shape (ties,)
        Positions of the actors at both ends.
    weight : float array of shape (ties,)
        Weight of each tie, at least 0.
    sign : int array of shape (ties,)
        1 for a supporting tie, -1 for a hostile one.

    Raises
    ------
    ValueError
        If the arrays do not fit together, or a weight is negative or not finite.

    Examples
    --------
    Two that support and criticise each other, and two whose ties cancel out:

    >>> start, end = np.array([0, 1, 0, 2]), np.array([1, 0, 2, 0])
    >>> netted(3, start, end, np.array([0.5, 0.75, 1.0, 1.0]), np.array([1, -1, 1, -1])).weight.tolist()
    [-0.25]
    """
    if not start.shape == end.shape == weight.shape == sign.shape or start.ndim != 1:
        raise ValueError("ends, weights and signs must be of one length")
    if not np.isfinite(weight).all() or (weight < 0).any():
        raise ValueError("weights must be finite and not negative")
    keep = (start != end) & (weight > 0)
    low, high = np.minimum(start, end)[keep], np.maximum(start, end)[keep]
    pull = (weight * sign)[keep]
    if not len(low):
        return Signed(n, low, high, pull)
    order = np.lexsort((pull, high, low))
    low, high, pull = low[order], high[order], pull[order]
    first = np.flatnonzero(np.r_[True, (np.diff(low) != 0) | (np.diff(high) != 0)])
    net, gross = np.add.reduceat(pull, first), np.add.reduceat(np.abs(pull), first)
    left = np.abs(net) > CANCELS * gross
    return Signed(n, low[first][left], high[first][left], net[left])


def sides(signed: Signed) -> Ints:
    """Return the two camps of each component that is balanced, 0 for the actors of the others.

    Definition: a component is balanced if it divides into two camps, one of which may be empty, with friendly
    pairs within and hostile ones between them (Cartwright and Harary 1956). Every actor is taken twice, once
    per camp; friendly pairs join the same, hostile ones the other copies. Where an actor's copies hang
    together, something in its component pulls both ways.

    Returns
    -------
    int array of shape (n,)
        1 or -1; which of the two means nothing, and nothing follows for actors of other components.

    References
    ----------
    D. Cartwright, F. Harary (1956), Structural balance: a generalization of Heider's theory, Psychological
    Review 63, 277-293.

    Examples
    --------
    >>> sides(Signed(3, np.array([0, 1]), np.array([1, 2]), np.array([1.0, -1.0]))).tolist()
    [1, 1, -1]
    """
    n, ones = signed.n, np.ones(2 * len(signed.one))
    rows, columns = doubled(signed)
    cover = sparse.csr_array((ones, (rows, columns)), shape=(2 * n, 2 * n))
    _, labels = csgraph.connected_components(cover, directed=False)
    found: Ints = np.sign(labels[n:].astype(np.int64) - labels[:n])
    return found


def doubled(signed: Signed) -> tuple[Ints, Ints]:
    """Return the pairs among 2n copies of actors: i and n + i; friendly pairs stay on their level."""
    n, crossing = signed.n, signed.n * (signed.weight < 0)
    return (
        np.r_[signed.one, signed.one + n],
        np.r_[signed.two + crossing, signed.two + n - crossing],
    )


def along(signed: Signed, cost: Floats) -> Ints:
    """Return the division that goes against no pair of the spanning forest that costs least.

    Parameters
    ----------
    signed : Signed
        The network.
    cost : float array of shape (pairs,)
        Only its order matters; of equal ones the first pair comes first.

    Returns
    -------
    int array of shape (n,)
        1 or -1.
    """
    rank = np.empty(len(cost))
    rank[np.argsort(cost, kind="stable")] = np.arange(1, len(cost) + 1)
    tree = csgraph.minimum_spanning_tree(
        sparse.csr_array((rank, (signed.one, signed.two)), shape=(signed.n, signed.n))
    )
    chosen = np.isin(rank, tree.data)
    return sides(signed.only(chosen))
