"""Rings around one actor: how many steps everybody is away from it."""

from __future__ import annotations

from typing import Any, Unpack

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse import csgraph

from graph_app.layouts._packing import CANVAS
from graph_app.layouts._shells import Shell, around, on_circle, shells
from graph_app.layouts._stage import Given, Request, Stage, staged
from graph_app.layouts._ties import Floats, Ints, Ties, canonical, matrix

_BETWEEN = (90.0, 75.0, 62.0, 52.0, 44.0, 36.0, 28.0, 22.0, 17.0, 13.0, 10.0, 7.0)
"""Pixels between rings: the first of these with which all rings fit into the canvas."""

_SPARSE, _CLOSER = 15, 0.4
"""A ring of fewer actors comes closer to the one before it."""

_ROUNDS = 12


def rings(
    n: int,
    ends: npt.NDArray[Any],
    weight: npt.NDArray[Any],
    *,
    sizes: npt.NDArray[Any] | None = None,
    seed: int = 1,
    **given: Unpack[Given],
) -> npt.NDArray[np.float32]:
    """Return positions on rings around `centre`, by the number of ties on the shortest way to it.

    Rings are ellipses of the canvas's proportions. A crowded ring is made of several circles, large glyphs
    inside. On each, actors are ordered by the mean direction of those they are tied to, which keeps ties
    short. Actors that cannot be reached stand on the outermost ring.

    Parameters
    ----------
    n : int
        Number of actors.
    ends : numpy.ndarray
        Ends of ties, shape (m, 2); direction is not used.
    weight : numpy.ndarray
        Weights of ties, shape (m,); they decide about directions, not about distances.
    sizes : numpy.ndarray, optional
        Radius of each actor's glyph in pixels at fit zoom, shape (n,).
    seed : int
        Not used; nothing here is random.
    **given
        See `Given`; `centre` is needed, and ties of actors that are not `visible` do not count.

    Returns
    -------
    numpy.ndarray
        float32, shape (n, 2), see `graph_app.layouts.place`; the centre stands at (0, 0).

    Raises
    ------
    ValueError
        If `centre` is missing, outside 0 … n - 1 or hidden, or the arrays do not fit together.
    """
    return staged(_rings, Request(n, ends, weight, sizes, seed, **given), "centre")


def steps_from(centre: int, n: int, ends: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """Return how many ties every actor is away from one: the number of its ring, -1 if out of reach.

    Parameters
    ----------
    centre : int
        Position of the actor in the middle.
    n : int
        Number of actors.
    ends : numpy.ndarray
        Ends of ties, shape (m, 2); direction is not used.

    Returns
    -------
    numpy.ndarray
        Shape (n,).

    Examples
    --------
    >>> steps_from(0, 4, np.array([[0, 1], [2, 1]])).tolist()
    [0, 1, 2, -1]
    """
    pairs = np.asarray(ends).reshape(-1, 2)
    return _steps(centre, n, canonical(n, pairs, np.ones(len(pairs))))


def _steps(centre: int, n: int, ties: Ties) -> Ints:
    """Return the distance in ties, -1 where there is no way."""
    ones = sparse.csr_array((np.ones(len(ties.a)), (ties.a, ties.b)), shape=(n, n))
    far = csgraph.dijkstra(ones, directed=False, indices=[centre], unweighted=True)[0]
    return np.where(np.isfinite(far), far, -1).astype(np.int64)


def _rings(stage: Stage) -> Floats:
    """Return the positions of all visible actors."""
    steps = _steps(stage.centre, stage.n, stage.ties)
    ring = np.where(steps < 0, steps.max() + 1, steps)
    levels = _levels(stage, ring)
    pull = matrix(stage.n, stage.ties)
    spots = np.zeros((stage.n, 2))
    unit = on_circle(_wedges(stage, ring, steps), 1.0)
    unit[stage.centre] = 0.0
    for step in range(_ROUNDS):
        stage.progress(step / _ROUNDS)
        for shell in levels:
            here = shell.members
            mean = pull[here] @ unit + 0.1 * unit[here]
            angle = around(np.arctan2(mean[:, 1], mean[:, 0]), stage.discs[here], shell.radius)
            unit[here] = on_circle(angle, 1.0)
            spots[here] = unit[here] * shell.radius
    outer = max((shell.radius + float(stage.discs[shell.members].max()) for shell in levels), default=1.0)
    return np.asarray(spots * [1.0, CANVAS.height / CANVAS.width] / outer)


def _levels(stage: Stage, ring: Ints) -> list[Shell]:
    """Return the circles of all rings from the inside out, without the actor in the middle."""
    degree = np.bincount(np.r_[stage.ties.a, stage.ties.b], minlength=stage.n)
    order = np.lexsort((np.arange(stage.n), -degree, -stage.discs))
    tiers = [order[ring[order] == level] for level in range(1, int(ring.max()) + 1)]
    found: list[Shell] = []
    for between in _BETWEEN:
        found, inner = [], float(stage.discs[stage.centre])
        for tier in tiers:
            gap = between * (_CLOSER if len(tier) < _SPARSE < stage.n / 4 else 1.0)
            made, inner = shells(tier, stage.discs, inner + gap)
            found += made
        if inner <= CANVAS.height / 2:
            break
    return found


def _wedges(stage: Stage, ring: Ints, steps: Ints) -> Floats:
    """Return first angles: every actor gets a wedge for its branch of a tree of shortest ways."""
    a, b, weight = stage.ties
    down = np.r_[np.c_[a, b], np.c_[b, a]]
    both = np.r_[weight, weight]
    keep = (steps[down[:, 0]] >= 0) & (steps[down[:, 1]] == steps[down[:, 0]] + 1)
    down, both = down[keep], both[keep]
    order = np.lexsort((down[:, 0], -both, down[:, 1]))
    child, first = np.unique(down[order, 1], return_index=True)
    parent = np.full(stage.n, stage.centre)
    parent[child] = down[order[first], 0]
    leaves = np.ones(stage.n)
    outward = np.lexsort((np.arange(stage.n), ring))
    outward = outward[outward != stage.centre]
    for actor in outward[::-1]:
        leaves[parent[actor]] += leaves[actor]
    start, angle = np.zeros(stage.n), np.zeros(stage.n)
    width = 2 * np.pi / max(float(leaves[stage.centre]), 1.0)
    for actor in outward:
        angle[actor] = start[parent[actor]] + leaves[actor] * width / 2
        start[actor] = start[parent[actor]]
        start[parent[actor]] += leaves[actor] * width
    return angle
