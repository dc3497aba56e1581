"""Where the force layout starts: PivotMDS, a few breadth-first searches and one small eigenproblem."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csgraph

from graph_app.layouts._ties import Floats, Ties, matrix


def pivot_mds(n: int, ties: Ties, seed: int) -> Floats:
    """Return a rough global picture of a connected graph (Brandes and Pich 2007, PivotMDS).

    Hop distances to a few pivots, each as far as possible from those before it, are double centred
    and projected on their two main axes; a little seeded noise parts actors with equal distances.

    Parameters
    ----------
    n : int
        Number of actors, at least 1.
    ties : Ties
        Canonical ties of one connected component.
    seed : int
        Chooses the first pivot and the noise.

    Returns
    -------
    numpy.ndarray
        Positions of unit variance along the first axis, centred, shape (n, 2).
    """
    random = np.random.default_rng(seed)
    hops = _pivot_distances(n, ties, int(random.integers(n)))
    squares = hops**2
    centred = -0.5 * (squares - squares.mean(0) - squares.mean(1, keepdims=True) + squares.mean())
    _, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, ::-1][:, :2]
    if axes.shape[1] < 2:
        axes = np.c_[axes, np.zeros(len(axes))]
    signs = np.sign(axes[np.abs(axes).argmax(0), np.arange(2)])
    spots: Floats = centred @ (axes * np.where(signs == 0, 1.0, signs))
    spots /= max(float(spots[:, 0].std()), 1e-9)
    spots += random.normal(scale=0.05, size=spots.shape)
    spots -= spots.mean(0)
    return spots


def _pivot_distances(n: int, ties: Ties, first: int) -> Floats:
    """Return hop distances from every actor to max-min pivots, shape (n, pivots)."""
    count = min(n, 40 if n <= 20_000 else 12)
    graph = matrix(n, ties)
    nearest = np.full(n, np.inf)
    pivot, columns = first, []
    for _ in range(count):
        distance = csgraph.dijkstra(graph, directed=False, indices=[pivot], unweighted=True)[0]
        columns.append(distance)
        nearest = np.minimum(nearest, distance)
        pivot = int(nearest.argmax())
    return np.stack(columns, axis=1)
