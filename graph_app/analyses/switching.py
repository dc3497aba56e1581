"""The search for a good division of a signed network into two camps: some starts, then one move at a time."""

from __future__ import annotations

import numpy as np

from graph_app.analyses.budget import Budget
from graph_app.analyses.signed import Floats, Ints, Signed, along

STARTS = 8
"""Divisions that are improved: one camp, by spectrum, along the heaviest tree, along trees at random."""
PATIENCE = 1_000
"""Moves without a better division, after which the search ends."""
TENURE = (10, 20)
"""Moves for which an actor that moved stays: a number between these, less in small networks."""
LOOK = 256
"""Moves between two looks at the clock."""
STEPS = 100
"""Steps towards the spectral division."""
ALIKE = 1e-9


def searched(signed: Signed, seed: int, budget: Budget) -> Ints:
    """Return the best division that was found: an upper bound on frustration, not a proof.

    Definition: from each start one actor at a time changes its camp, the one whose change costs least, even
    if that is more than nothing; who has moved stays for a while (tabu search), so that the search leaves
    divisions that no single move improves. Started from one camp for all, from the signs of the last
    eigenvector of the signed Laplacian, and along spanning trees, none of whose pairs the division goes
    against.

    Parameters
    ----------
    signed : Signed
        The network, connected.
    seed : int
        Of trees and of how long actors stay.
    budget : Budget
        The search ends when its time is over, after the first start at the earliest.

    Returns
    -------
    int array of shape (n,)
        1 or -1.

    References
    ----------
    F. Glover (1989), Tabu search, part I, ORSA Journal on Computing 1, 190-206; J. Kunegis et al. (2010),
    Spectral analysis of signed graphs for clustering, prediction and visualization, SDM, 559-570.

    Examples
    --------
    >>> square = Signed(4, np.array([0, 1, 2, 0]), np.array([1, 2, 3, 3]), np.array([1.0, -1, 1, -1]))
    >>> square.against(searched(square, 1, Budget(1.0))).sum()
    np.int64(0)
    """
    random = np.random.default_rng(seed)
    best, least = np.ones(signed.n, dtype=np.int64), np.inf
    for start in range(STARTS):
        if least <= 0 or (start and not budget.left):
            break
        budget.tell()
        side = improved(signed, _start(signed, start, random), random, budget)
        cost = float(np.abs(signed.weight)[signed.against(side)].sum())
        if cost < least - ALIKE:
            best, least = side, cost
    return best


def _start(signed: Signed, number: int, random: np.random.Generator) -> Ints:
    """Return one of the divisions that are improved."""
    if number == 0:
        return np.ones(signed.n, dtype=np.int64)
    if number == 1:
        return _spectral(signed, random)
    heavy: Floats = -np.abs(signed.weight)
    return along(signed, heavy if number == 2 else random.permutation(len(heavy)).astype(np.float64))


def _spectral(signed: Signed, random: np.random.Generator) -> Ints:
    """Return the signs of the last eigenvector of the signed Laplacian, by power iteration."""
    degree = signed.at_actors(np.abs(signed.weight))
    shift = 2 * degree.max(initial=0.0) - degree
    vector = random.standard_normal(signed.n)
    for _ in range(STEPS):
        vector = shift * vector + signed.matrix @ vector
        vector /= np.abs(vector).max() or 1.0
    return np.where(vector < 0, -1, 1)


def costs(signed: Signed, side: Ints) -> Floats:
    """Return what it costs to move each actor alone: weight that it goes with less weight it goes against."""
    return np.asarray(side * (signed.matrix @ side), dtype=np.float64)


def improved(signed: Signed, side: Ints, random: np.random.Generator, budget: Budget) -> Ints:
    """Return the best division on the way from a given one; see `searched`."""
    matrix, cost = signed.matrix, costs(signed, side)
    low, high = (max(1, min(moves, signed.n // part)) for moves, part in zip(TENURE, (4, 2), strict=True))
    side, best = side.copy(), side.copy()
    free = np.zeros(signed.n, dtype=np.int64)
    spent = least = 0.0
    move = found = 0
    while move - found < PATIENCE:
        move += 1
        actor = int(cost.argmin())
        if free[actor] > move and spent + cost[actor] >= least - ALIKE:
            actor = int(np.where(free > move, np.inf, cost).argmin())
        spent += cost[actor]
        side[actor] *= -1
        cost[actor] *= -1
        row = slice(matrix.indptr[actor], matrix.indptr[actor + 1])
        near = matrix.indices[row]
        cost[near] += 2 * side[actor] * matrix.data[row] * side[near]
        free[actor] = move + random.integers(low, high + 1)
        if spent < least - ALIKE:
            best, least, found = side.copy(), spent, move
        if move % LOOK == 0 and not budget.left:
            break
    return best
