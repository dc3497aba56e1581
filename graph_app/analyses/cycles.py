"""Unbalanced cycles of a signed network: each has a pair that goes against whatever division."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import scipy  # loads its optimize, which takes long, when that is first named
from scipy import sparse
from scipy.sparse import csgraph

from graph_app.analyses.budget import Budget
from graph_app.analyses.signed import Bools, Floats, Ints, Signed, doubled

Cycle = tuple[int, ...]
"""Positions of pairs, ascending."""
TINY = 1e-6
"""A sum short of 1 by no more is 1; each pair costs so much beyond its share: short cycles come first."""
CELLS = 2_000_000
"""Distances that are held at a time."""
STALE, LITTLE = 3, 0.002
"""Rounds that raise the bound by less than such a share of it, after which no more are made."""


class Bounded(NamedTuple):
    """What unbalanced cycles say of a network.

    Attributes
    ----------
    bound : float
        No division goes against less weight.
    share : float array of shape (pairs,)
        From 0 to 1, in every cycle at least 1 together: the cheapest fractional division, or the last one
        that was found.
    cycles : list of Cycle
        The cycles it was found with.
    """

    bound: float
    share: Floats
    cycles: list[Cycle]


def bounded(signed: Signed, side: Ints, budget: Budget) -> Bounded:
    """Return a lower bound on frustration.

    Definition: every cycle with an odd number of hostile pairs has at least one pair that goes against the
    division. If cycles are packed, so that those through a pair together take no more than its weight, the
    packing weighs no more than the frustration. The best packing is found by linear programming: pairs get
    shares, so that no unbalanced cycle has less than 1 together; shortest paths among two copies of
    each actor find the cycles that have, until there are none. In networks that have no odd minor of the
    complete graph of five actors the bound is the frustration index (Guenin 2001). What is returned is the
    weight of a packing, so that it is proved by arithmetic and hangs on no tolerance of the solver.

    Parameters
    ----------
    signed : Signed
        The network.
    side : int array of shape (n,)
        A good division; every unbalanced cycle has a pair that goes against it, so these are looked at.
    budget : Budget
        How much time there is.

    Returns
    -------
    Bounded

    References
    ----------
    F. Barahona, A. R. Mahjoub (1986), On the cut polytope, Mathematical Programming 36, 157-173; B. Guenin
    (2001), A characterization of weakly bipartite graphs, Journal of Combinatorial Theory B 83, 112-168.

    Examples
    --------
    >>> hostile = Signed(3, np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([-1.0, -3.0, -2.0]))
    >>> found = bounded(hostile, np.array([1, 1, -1]), Budget(1.0))
    >>> found.bound, found.cycles
    (1.0, [(0, 1, 2)])
    """
    weight, wrong = np.abs(signed.weight), signed.against(side)
    known: dict[Cycle, None] = {}
    best, share, stale = 0.0, np.zeros(len(weight)), 0
    most = float(weight[wrong].sum())
    while stale < STALE and most - best > TINY and budget.left:
        budget.tell()
        short = violated(signed, wrong, share, budget)
        fresh = [cycle for cycle in short if cycle not in known]
        if not fresh:
            break
        known |= dict.fromkeys(fresh)
        cycles = list(known)
        best = max(best, packed(weight, cycles))
        solved = _relaxed(weight, cycles, budget.left)
        if solved is None:
            break
        share, bound = solved
        stale = stale + 1 if bound < best + LITTLE * best else 0
        best = max(best, bound)
    return Bounded(best, share, list(known))


def violated(signed: Signed, wrong: Bools, share: Floats, budget: Budget) -> list[Cycle]:
    """Return unbalanced cycles whose shares add up to less than 1, in a fixed order.

    Parameters
    ----------
    signed : Signed
        The network.
    wrong : bool array of shape (pairs,)
        Pairs that go against some division.
    share : float array of shape (pairs,)
        Shares of pairs.
    budget : Budget
        Where its time is over, cycles through the first actors are returned.
    """
    switched = Signed(signed.n, signed.one, signed.two, np.where(wrong, -1.0, 1.0))
    rows, columns = doubled(switched)
    cost = np.tile(share + TINY, 2)
    graph = sparse.csr_array((cost, (rows, columns)), shape=(2 * signed.n, 2 * signed.n))
    found: dict[Cycle, None] = {}
    groups = _ends(switched.only(wrong))
    together = max(1, CELLS // (2 * signed.n))
    for first in range(0, len(groups), together):
        if first and not budget.left:
            break
        part = groups[first : first + together]
        sources = [source for source, _ in part]
        far, before = csgraph.dijkstra(graph, directed=False, indices=sources, return_predecessors=True)
        for row, (source, partners) in enumerate(part):
            for goal in (source + signed.n, *partners):
                if np.isfinite(far[row, goal]):
                    cycle = _cycle(signed, before[row], source, goal)
                    if share[list(cycle)].sum() < 1 - TINY:
                        found[cycle] = None
    return list(found)


def _ends(wrong: Signed) -> list[tuple[int, list[int]]]:
    """Return actors that together have an end of each pair, each with its partners in pairs not yet taken."""
    degree = wrong.at_actors(np.ones(len(wrong.one)))
    taken: dict[int, list[int]] = {}
    for one, two in zip(wrong.one.tolist(), wrong.two.tolist(), strict=True):
        near = two if two in taken or (one not in taken and degree[two] > degree[one]) else one
        taken.setdefault(near, []).append(one + two - near)
    return sorted(taken.items())


def _cycle(signed: Signed, before: Any, source: int, goal: int) -> Cycle:
    """Return the pairs on the way back from a goal to a source, and their own where they are two actors.

    Pairs that are walked twice cancel out: what is left still has an odd number of pairs that go against.
    """
    way = [goal]
    while way[-1] != source:
        way.append(int(before[way[-1]]))
    if goal % signed.n != source:
        way.append(goal)
    actors = np.array(way) % signed.n
    pairs, often = np.unique(signed.places(actors[:-1], actors[1:]), return_counts=True)
    return tuple(pairs[often % 2 == 1].tolist())


def packed(weight: Floats, cycles: Sequence[Cycle]) -> float:
    """Return the weight of a packing: each cycle in turn, short ones first, takes what its pairs have left.

    >>> packed(np.array([1.0, 1.0, 2.0, 1.0, 1.0]), [(0, 1, 2), (2, 3, 4)])
    2.0
    """
    left, total = weight.copy(), 0.0
    for cycle in sorted(cycles, key=lambda one: (len(one), one)):
        pairs = list(cycle)
        least = float(left[pairs].min())
        left[pairs] -= least
        total += least
    return total


def incidence(cycles: Sequence[Cycle], pairs: int) -> Any:
    """Return which pairs are in which cycle, as a sparse array of shape (cycles, pairs)."""
    length = [len(cycle) for cycle in cycles]
    columns = np.fromiter((pair for cycle in cycles for pair in cycle), dtype=np.int64, count=sum(length))
    starts = np.r_[0, np.cumsum(length, dtype=np.int64)]
    return sparse.csr_array((np.ones(len(columns)), columns, starts), shape=(len(cycles), pairs))


def _relaxed(weight: Floats, cycles: Sequence[Cycle], seconds: float) -> tuple[Floats, float] | None:
    """Return the cheapest shares and the weight of the packing that belongs to them; None if time was short.

    What the packing takes of a pair beyond its weight is taken off again, so that rounding cannot make the
    bound too high.
    """
    inside = incidence(cycles, len(weight))
    found = scipy.optimize.linprog(
        weight,
        A_ub=-inside,
        b_ub=-np.ones(len(cycles)),
        bounds=(0, 1),
        method="highs",
        options={"time_limit": max(seconds, TINY)},
    )
    if found.status != 0:
        return None
    packing = np.maximum(0.0, -found.ineqlin.marginals)
    beyond = np.maximum(0.0, inside.T @ packing - weight)
    return np.clip(found.x, 0.0, 1.0), float(packing.sum() - beyond.sum())
