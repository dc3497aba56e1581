"""ForceAtlas2 proper: pull along ties, push between all, gravity, and speeds that adapt to swinging."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from graph_app.layouts._progress import Progress, part, silent
from graph_app.layouts._repulsion import repulsion
from graph_app.layouts._start import pivot_mds
from graph_app.layouts._ties import Floats, Ties, matrix

_TOLERANCE = 1.0
_GRAVITY = 1.0
_LANDSCAPE = 1.3


def atlas(n: int, ties: Ties, seed: int, progress: Progress = silent) -> Floats:
    """Return the raw ForceAtlas2 positions of one connected component.

    Jacomy, Venturini, Heymann and Bastian (2014), ForceAtlas2, PLoS ONE 9(6): repulsion by degree,
    gravity, adaptive local and global speeds; the pull along a tie is logarithmic (LinLog, Noack 2009),
    which keeps communities apart, after a first linear third that unfolds the graph.

    Parameters
    ----------
    n : int
        Number of actors, at least 2.
    ties : Ties
        Canonical ties of one connected component.
    seed : int
        Seed of the start.
    progress : callable
        Told the share that is done, after every step.

    Returns
    -------
    numpy.ndarray
        Positions without scale, shape (n, 2).
    """
    degree = np.bincount(ties.a, minlength=n) + np.bincount(ties.b, minlength=n)
    mass: Floats = np.asarray(degree + 1.0, dtype=np.float64)
    spots = pivot_mds(n, ties, seed) * np.sqrt(n) * 4.0
    rounds = steps(n)
    first = rounds // 3
    spots = _descend(spots, mass, _Linear(n, ties), first, part(progress, 0.0, first / rounds))
    return _descend(spots, mass, _LinLog(n, ties), rounds - first, part(progress, first / rounds, 1.0))


def steps(n: int) -> int:
    """Return how many steps a component of `n` actors is given.

    Parameters
    ----------
    n : int
        Number of actors.

    Returns
    -------
    int
        Fewer for large graphs, where the start already carries the global picture, and for tiny ones.
    """
    if n <= 100:
        return 60 if n <= 20 else 150
    return 450 if n <= 800 else 240 if n <= 20_000 else 60


class _Linear:
    """The pull weight · distance, as one sparse product with the Laplacian."""

    def __init__(self, n: int, ties: Ties) -> None:
        weights = matrix(n, ties)
        self.laplacian = sparse.csr_array(sparse.diags_array(weights.sum(1)) - weights)

    def __call__(self, spots: Floats) -> Floats:
        return np.asarray(-(self.laplacian @ spots))


class _LinLog:
    """The pull weight · log(1 + distance)."""

    scale = 4.0

    def __init__(self, n: int, ties: Ties) -> None:
        self.n, self.ties = n, ties

    def __call__(self, spots: Floats) -> Floats:
        a, b, weight = self.ties
        gap = spots[b] - spots[a]
        length = np.sqrt((gap**2).sum(1)) + 1e-9
        pull = gap * (self.scale * weight * np.log1p(length) / length)[:, None]
        force = np.empty((self.n, 2))
        for axis in (0, 1):
            force[:, axis] = np.bincount(a, pull[:, axis], self.n) - np.bincount(b, pull[:, axis], self.n)
        return force


def _descend(spots: Floats, mass: Floats, pull: _Linear | _LinLog, rounds: int, progress: Progress) -> Floats:
    """Return the positions after `rounds` steps of adaptive speed (the paper's section on speed)."""
    before = np.zeros_like(spots)
    speed = 1.0
    for step in range(rounds):
        progress(step / rounds)
        spots = spots - spots.mean(0)
        distance = np.sqrt((spots**2).sum(1)) + 1e-9
        down = spots * np.array([1.0, _LANDSCAPE]) * (_GRAVITY * mass / distance)[:, None]
        force = pull(spots) + 2.0 * repulsion(spots, mass) - down
        swing = np.sqrt(((force - before) ** 2).sum(1))
        traction = np.sqrt(((force + before) ** 2).sum(1)) / 2
        wanted = _TOLERANCE * float((mass * traction).sum()) / max(float((mass * swing).sum()), 1e-9)
        speed = min(wanted, 1.5 * speed)
        length = np.sqrt((force**2).sum(1)) + 1e-9
        local = np.minimum(speed / (1.0 + speed * np.sqrt(swing)), 10.0 * np.sqrt(len(spots)) / length)
        spots = spots + force * local[:, None]
        before = force
    return spots
