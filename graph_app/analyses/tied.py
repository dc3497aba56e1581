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
        ends, forward, backward = (self.start, self.end), self.influence >= 0, self.influence <= 0
        if not self.directed:
            forward = backward = np.ones(len(self.start), dtype=bool)
        one, two = (np.r_[ends[way][forward], ends[1 - way][backward]] for way in (0, 1))
        return one, two, np.r_[self.weight[forward], self.weight[backward]]

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
    one, two, pull = start[keep], end[keep], weight[keep] if weighted else np.ones(int(keep.sum()))
    order = np.lexsort((pull, two, one))
    one, two, pull = one[order], two[order], pull[order]
    first = np.flatnonzero(np.r_[True, (np.diff(one) != 0) | (np.diff(two) != 0)]) if len(one) else one
    total = np.add.reduceat(pull, first) if weighted and len(first) else np.ones(len(first))
    return sparse.csr_array((total, (one[first], two[first])), shape=(n, n))
