"""The best split of one block: every split tried, or a seeded search with a bound."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import scipy  # loads its linalg, which takes long, when that is first named

from graph_app.analyses.discourse.said import Floats, Ints

_HALF = 12
"""Nodes whose sides are tried at a time."""
_ALIKE = 1e-9
MOST_SPLIT = 5_000
"""Nodes of a block that can be split at all."""
MOST_BOUNDED = 3_000
"""Nodes of a block up to which its bound is more than the sum of all sizes."""


class Effort(NamedTuple):
    """How long is searched.

    Attributes
    ----------
    starts : int
        At how many splits at random the search begins.
    steps : int
        How many steps it takes, per node.
    bound : bool
        Whether a bound is worked out, and the network cut into blocks.
    """

    starts: int
    steps: int
    bound: bool


FULL, QUICK = Effort(24, 8, True), Effort(6, 1, False)
"""Of the split that is shown, and of the many that it is compared with."""


class Best(NamedTuple):
    """The best split of a block that is known; as `Split`."""

    side: Ints
    value: float
    bound: float
    proven: bool
    ways: int


def best(weights: Floats, seed: int, exact: int, effort: Effort = FULL) -> Best:
    """Return the best split of a dense symmetric matrix with a diagonal of 0."""
    n = len(weights)
    if n <= exact:
        side, value, ways = tried(weights)
        return Best(side, value, value, True, ways)
    side = searched(weights, np.random.default_rng(seed), effort)
    value = float(side @ weights @ side) / 2
    ceiling = float(np.abs(weights).sum()) / 2
    slack = _ALIKE * max(ceiling, 1.0)
    if effort.bound and ceiling - value > slack and n <= MOST_BOUNDED:
        ceiling = min(ceiling, rounded(weights, eigenvalue_bound(weights, value)))
    return Best(side, value, max(ceiling, value), ceiling - value <= slack, 0)


def rounded(weights: Floats, bound: float) -> float:
    """Return a bound as low as whole weights allow: values are then whole, and all odd or all even."""
    if not np.array_equal(weights, np.round(weights)):
        return bound
    least = np.floor(bound + 1e-6)
    odd = (least - weights.sum() / 2) % 2
    return float(least - odd)


def tried(weights: Floats) -> tuple[Ints, float, int]:
    """Return the best of all splits, its value, and how many splits have it; the first node is on side 1."""
    n = len(weights)
    cut = min(n, _HALF)
    heads = _signs(cut)[: 1 << (cut - 1)]
    tails = _signs(n - cut)
    inside = np.einsum("ri,ij,rj->r", heads, weights[:cut, :cut], heads) / 2
    outside = np.einsum("ri,ij,rj->r", tails, weights[cut:, cut:], tails) / 2
    across = heads @ weights[:cut, cut:]
    values = inside[:, None] + outside[None, :] + across @ tails.T
    top = float(values.max())
    slack = _ALIKE * max(float(np.abs(weights).sum()), 1.0)
    places = np.argwhere(values >= top - slack)
    row, column = places[0]
    side = np.concatenate([heads[row], tails[column]]).astype(np.int64)
    return side, top, len(places)


def _signs(n: int) -> Floats:
    """Return all vectors of ±1 of a length; the first half of them begins with 1. Shape (2^n, n)."""
    numbers = np.arange(1 << n)[:, None] >> np.arange(n)[::-1][None, :]
    return np.asarray(1.0 - 2.0 * (numbers & 1))


def searched(weights: Floats, random: np.random.Generator, effort: Effort) -> Ints:
    """Return a good split, found by tabu search from several splits at once.

    In every step the node that gains most changes sides, also where this is a loss; a node that moved stays
    for some steps, unless it would lead to the best split so far.

    References
    ----------
    F. Glover (1989), Tabu search, part I, ORSA Journal on Computing 1.
    """
    n, rows = len(weights), np.arange(effort.starts)
    sides = climbed(weights, np.where(random.random((effort.starts, n)) < 0.5, 1.0, -1.0))
    pull = sides @ weights
    values = np.einsum("ri,ri->r", pull, sides) / 2
    most, kept = values.copy(), sides.copy()
    free = np.zeros(sides.shape, dtype=np.int64)
    for step in range(effort.steps * n):
        gain = -2 * sides * pull
        may = (free <= step) | (values[:, None] + gain > most[:, None] + _ALIKE)
        move = np.argmax(np.where(may, gain, -np.inf), axis=1)
        values = values + gain[rows, move]
        turn(weights, sides, pull, (rows, move))
        free[rows, move] = step + max(5, n // 20) + random.integers(0, 10, len(rows))
        up = values > most + _ALIKE
        most[up], kept[up] = values[up], sides[up]
    side = kept[int(np.argmax(most))]
    return np.asarray(side * side[0], dtype=np.int64)


def turn(weights: Floats, sides: Floats, pull: Floats, moves: tuple[Ints, Ints]) -> None:
    """Let one node of each of some splits change sides, in place; `pull` is sides @ weights."""
    rows, nodes = moves
    old = sides[rows, nodes]
    pull[rows] -= 2 * old[:, None] * weights[nodes]
    sides[rows, nodes] = -old


def climbed(weights: Floats, sides: Floats) -> Floats:
    """Return splits that no single node improves by changing sides; the node that gains most moves first."""
    sides = sides.copy()
    pull = sides @ weights
    rows = np.arange(len(sides))
    slack = _ALIKE * float(np.abs(weights).max(initial=0.0))
    while len(rows):
        gain = -sides[rows] * pull[rows]
        move = np.argmax(gain, axis=1)
        better = gain[np.arange(len(rows)), move] > slack
        rows, move = rows[better], move[better]
        turn(weights, sides, pull, (rows, move))
    return sides


def eigenvalue_bound(weights: Floats, value: float) -> float:
    """Return a bound on the value of all splits: n λ(W / 2 + diag(u)) for the best u found that sums to 0.

    Parameters
    ----------
    weights : float array of shape (n, n)
        Symmetric, with a diagonal of 0.
    value : float
        Of a split that is known: what the bound is moved towards, by a subgradient method.
    """
    n = len(weights)
    shift = np.zeros(n)
    least = np.inf
    for step in range(max(2, min(60, 12_000_000 // n**2))):
        matrix = weights / 2
        matrix[np.diag_indices(n)] += shift
        number, vector = scipy.linalg.eigh(matrix, subset_by_index=(n - 1, n - 1))
        now = n * float(number[0])
        least = min(least, now)
        slope = n * vector[:, 0] ** 2 - 1.0
        length = float(slope @ slope)
        if length < 1e-12 or least <= value * (1 + _ALIKE):
            break
        shift = shift - (now - value) / length * slope / (1 + step / 20)
        shift -= shift.mean()
    return least
