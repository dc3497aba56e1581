"""Ties as measures see them: who is tied to whom, along influence or not, weighted or not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Tied:
    """The ties of a graph, and how they are to be taken.

    Attributes
    ----------
    n : int
        How many actors the graph has.
    start, end : int arrays of shape (ties,)
        Positions of the actors at both ends, 0 … n - 1.
    weight : float array of shape (ties,)
        Weight of each tie, at least 0.
    influence : int array of shape (ties,)
        Way influence runs along each tie: 1 to its end, -1 to its start, 0 both ways.
    directed : bool
        True if ties are taken along influence; a tie that runs both ways is then one tie each way. False if
        each tie counts in both directions alike.
    weighted : bool
        Whether weights count.
    """

    n: int
    start: Ints
    end: Ints
    weight: Floats
    influence: Ints
    directed: bool = False
    weighted: bool = False

    @cached_property
    def arcs(self) -> tuple[Ints, Ints, Floats]:
        """Ties from whom they run, to whom, and their weights: each way that is open, parallel ones each."""
        ends = self.start, self.end
        if not self.directed:
            one, two = (np.concatenate([ends[way], ends[1 - way]]) for way in (0, 1))
            return one, two, np.concatenate([self.weight, self.weight])
        forward, backward = self.influence >= 0, self.influence <= 0
        one, two = (np.concatenate([ends[way][forward], ends[1 - way][backward]]) for way in (0, 1))
        return one, two, np.concatenate([self.weight[forward], self.weight[backward]])

    @cached_property
    def matrix(self) -> Any:
        """The graph as a sparse matrix of shape (n, n): in row i what i sends to each other actor.

        Ties between the same two actors are one entry: the sum of their weights, or 1 where weights do not
        count. Then ties without weight do not count either. Ties of an actor with itself are left out.
        """
        return matrix_of(self.n, *self.arcs, weighted=self.weighted)


def matrix_of(n: int, start: Ints, end: Ints, weight: Floats, *, weighted: bool) -> Any:
    """Return arcs as a sparse matrix; see `Tied.matrix`. The order of arcs never matters.

    Raises
    ------
    ValueError
        If the arrays do not fit together, or a weight is negative or not finite.

    Examples
    --------
    >>> ends = np.array([0, 0, 1]), np.array([1, 1, 1])
    >>> matrix_of(2, *ends, np.array([0.5, 0.25, 1.0]), weighted=True).toarray().tolist()
    [[0.0, 0.75], [0.0, 0.0]]
    """
    if not start.shape == end.shape == weight.shape:
        raise ValueError(
            f"ends and weights must be of one length, not {start.shape}, {end.shape}, {weight.shape}"
        )
    if not np.isfinite(weight).all() or (weight < 0).any():
        raise ValueError("weights must be finite and not negative")
    keep = (start != end) & ((weight > 0) | (not weighted))
    entry = start[keep] * n + end[keep]  # its place in the matrix, row by row
    if weighted:
        entry, total = _sums(entry, weight[keep])
    else:
        entry = np.sort(entry)
        entry = entry[_firsts(entry)]
        total = np.ones(len(entry))
    row = entry // n
    ends = np.r_[0, np.cumsum(np.bincount(row, minlength=n))]
    return sparse.csr_array((total, entry - row * n, ends), shape=(n, n))


def _firsts(ordered: Ints) -> npt.NDArray[np.bool_]:
    """Return which of some numbers in order are not the same as the one before."""
    found = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=found[1:])
    return found


def _sums(entry: Ints, pull: Floats) -> tuple[Ints, Floats]:
    """Return distinct entries in order, and the sum of each; the order in which they came never matters."""
    order = np.argsort(entry)
    entry, pull = entry[order], pull[order]
    first = _firsts(entry)
    several = np.flatnonzero(~first | ~np.append(first[1:], True)[: len(first)])
    pull[several] = pull[several][np.lexsort((pull[several], entry[several]))]  # sums as floats have an order
    begin = np.flatnonzero(first)
    return entry[begin], np.add.reduceat(pull, begin) if len(begin) else pull
