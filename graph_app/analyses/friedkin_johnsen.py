"""Friedkin–Johnsen: opinions that settle between what an actor said first and what those around it say."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, diags_array
from scipy.sparse.csgraph import breadth_first_order

from graph_app.analyses.resting import Resting

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

TOLERANCE = 1e-12
"""Iteration ends when no opinion moves by more."""


@dataclass(frozen=True)
class Dynamics:
    """Opinions in motion; made by `friedkin_johnsen`.

    Attributes
    ----------
    pull : sparse array of shape (n, n)
        ΛW: how much the opinion of the column's actor counts in that of the row's.
    anchor : float array of shape (n,)
        1 - λ, how much an actor's own first opinion counts; 0 for actors without one.
    first : float array of shape (n,)
        First opinions, NaN where there is none.
    reached : bool array of shape (n,)
        Actors that some first opinion reaches; the others never have one.
    """

    pull: Any
    anchor: Floats
    first: Floats
    reached: Bools

    @cached_property
    def settled(self) -> Floats:
        """Opinions at rest: x = (I - ΛW)⁻¹(I - Λ)s, NaN for actors that no opinion reaches."""
        return self._known(self._solver.solve(self._start)) if len(self.first) else self.first

    def iterated(self, steps: int = 5_000, tolerance: float = TOLERANCE) -> Floats:
        """Return opinions at rest, found by x ← ΛWx + (I - Λ)s; solved where that takes too many steps."""
        found = np.where(np.isnan(self.first), 0.0, self.first)
        for _ in range(steps):
            before, found = found, self.pull @ found + self._start
            if np.abs(found - before).max(initial=0.0) <= tolerance:
                return self._known(found)
        return self.settled

    def influence(self, on: Floats) -> Floats:
        """Return the total influence of every actor on a mixture of actors: rows of V, mixed.

        Parameters
        ----------
        on : float array of shape (n,) or (n, targets)
            Weight of each actor in the mixture; a single 1 asks for that actor's row of
            V = (I - ΛW)⁻¹(I - Λ).

        Returns
        -------
        float array of the shape of `on`
            At least 0. Each mixture sums to the weight that it gives to reached actors: rows of V sum to 1.
        """
        given = np.asarray(on, dtype=np.float64)
        if not given.size:
            return given
        reached, anchor = (
            (self.reached, self.anchor)
            if given.ndim == 1
            else (self.reached[:, np.newaxis], self.anchor[:, np.newaxis])
        )
        found = self._solver.solve(np.where(reached, given, 0.0), trans="T") * anchor
        return np.asarray(np.maximum(found, 0.0), dtype=np.float64)

    def influenced(self, by: npt.NDArray[np.int64]) -> Floats:
        """Return how much some actors influence everybody: columns of V; shape (n, len(by))."""
        given = np.zeros((len(self.first), len(by)))
        given[by, np.arange(len(by))] = self.anchor[by]
        found: Floats = np.maximum(self._solver.solve(given), 0.0) if given.size else given
        return np.where(self.reached[:, np.newaxis], found, 0.0)

    @cached_property
    def reach(self) -> Floats:
        """Mean influence of each actor on all that are reached: column means of V; they sum to 1."""
        count = int(self.reached.sum())
        return self.influence(np.full(len(self.first), 1.0 / count)) if count else np.zeros(len(self.first))

    @property
    def _start(self) -> Floats:
        return self.anchor * np.where(np.isnan(self.first), 0.0, self.first)

    @cached_property
    def _solver(self) -> Resting:
        return Resting(self.pull)

    def _known(self, found: Floats) -> Floats:
        return np.where(self.reached, found, np.nan)


def friedkin_johnsen(weight: Any, first: Floats, susceptibility: Floats) -> Dynamics:
    """Return the Friedkin–Johnsen model of opinions under influence.

    Definition: in every round an actor's opinion becomes λ × the mean of the opinions of those who
    influence it, weighted by their influence, + (1 - λ) × its own first opinion. At rest
    x = (I - ΛW)⁻¹(I - Λ)s, where W has rows that sum to 1, Λ the susceptibilities λ and s the first
    opinions. V = (I - ΛW)⁻¹(I - Λ) is the total influence of every actor (column) on every other (row),
    over paths of all lengths; x = Vs. Actors without a first opinion are fully susceptible (λ = 1).
    Actors that nobody with an opinion influences keep their own (λ = 0), or have none; those without any
    pull nobody, and rows of W are sums over the others. Fully susceptible actors whom nobody anchors, as
    two that only listen to each other, have no opinion at rest either.
    A high entry of V means that the column's first opinion makes up much of the row's settled one, within
    the model. It must not be read as a forecast, nor as influence that was observed: ties on record are
    some of those there are, their weights are editorial, and the model knows no arguments, interests or
    new events.

    Parameters
    ----------
    weight : array or sparse array of shape (n, n)
        Influence of the column's actor on the row's, at least 0; rows need not sum to 1.
    first : float array of shape (n,)
        First opinions, NaN where there is none.
    susceptibility : float array of shape (n,)
        λ of each actor, from 0 (stubborn) to 1; what is given for actors without an opinion is not used.

    Returns
    -------
    Dynamics

    Raises
    ------
    ValueError
        If the shapes do not fit together, a weight is negative or not finite, an opinion is infinite, or a
        susceptibility lies outside 0 … 1.

    References
    ----------
    N. E. Friedkin, E. C. Johnsen (1990), Social influence and opinions, Journal of Mathematical
    Sociology 15. N. E. Friedkin, E. C. Johnsen (2011), Social Influence Network Theory, Cambridge.

    Examples
    --------
    The group of four in Friedkin and Johnsen; susceptibility is 1 minus the weight on oneself:

    >>> weight = np.array([[.220, .120, .360, .300], [.147, .215, .344, .294],
    ...                    [0, 0, 1, 0], [.090, .178, .446, .286]])
    >>> found = friedkin_johnsen(weight, np.array([25., 25, 75, 85]), 1 - weight.diagonal())
    >>> found.settled.round(0).tolist()
    [60.0, 60.0, 75.0, 75.0]
    >>> found.influence(np.array([1., 0, 0, 0])).round(2).tolist()
    [0.28, 0.05, 0.55, 0.12]
    """
    given, opinions, ready = csr_array(weight), _floats(first), _floats(susceptibility)
    _check(given, opinions, ready)
    size = len(opinions)
    own = ~np.isnan(opinions)
    pulled = np.asarray(given @ _reached(given, own).astype(np.float64)) > 0
    reached = _reached(given, own & ((ready < 1) | ~pulled))
    given = given @ diags_array(reached.astype(np.float64)) if size else given
    total = np.asarray(given.sum(axis=1)).ravel()
    moved = np.where(total > 0, np.where(own, ready, 1.0), 0.0)
    share = np.divide(moved, total, out=np.zeros(size), where=total > 0)
    pull = csr_array(diags_array(np.where(reached, share, 0.0)) @ given) if size else given
    return Dynamics(pull, np.where(own & reached, 1.0 - moved, 0.0), opinions, reached)


def _floats(values: Any) -> Floats:
    return np.asarray(values, dtype=np.float64)


def _reached(weight: Any, anchored: Bools) -> Bools:
    """Return who stands behind anchored actors along influence, themselves included."""
    if not anchored.any():
        return np.zeros(len(anchored), dtype=bool)
    size = len(anchored)
    arcs = weight.tocoo()
    known = np.flatnonzero(anchored)
    start = np.r_[arcs.col[arcs.data > 0], np.full(len(known), size)]
    end = np.r_[arcs.row[arcs.data > 0], known]
    graph = csr_array((np.ones(len(start)), (start, end)), shape=(size + 1, size + 1))
    found: Bools = np.zeros(size + 1, dtype=bool)
    found[breadth_first_order(graph, size, return_predecessors=False)] = True
    return found[:-1]


def _check(weight: Any, first: Floats, susceptibility: Floats) -> None:
    size = len(first)
    if weight.shape != (size, size) or susceptibility.shape != (size,) or first.ndim != 1:
        shapes = f"{weight.shape}, {first.shape}, {susceptibility.shape}"
        raise ValueError(f"weights must be of shape (n, n), opinions and susceptibilities (n,), not {shapes}")
    if not np.isfinite(weight.data).all() or (weight.data < 0).any():
        raise ValueError("weights must be finite and not negative")
    if np.isinf(first).any():
        raise ValueError("opinions must be finite, or NaN where there is none")
    if not ((susceptibility >= 0) & (susceptibility <= 1)).all():
        raise ValueError("susceptibilities must lie in 0 … 1")
