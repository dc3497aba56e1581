"""Very many actors: those with most ties are forced, the others stand among their neighbours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from graph_app.layouts._packing import CANVAS
from graph_app.layouts._progress import part
from graph_app.layouts._stage import Stage, fitting
from graph_app.layouts._ties import Floats, Ints, Ties, matrix

Mask = npt.NDArray[np.bool_]

LARGE = 20_000
"""Actors above which only the core is forced."""
CORE = 2_000
"""Actors of the core."""
_SWEEPS, _SETTLED = 40, 3
_SCATTER = 0.05
"""How far actors stand from the middle of their neighbours, in units of half the canvas width."""
_HEIGHT = CANVAS.height / CANVAS.width


def core_of(n: int, ties: Ties) -> Ints:
    """Return the positions of the actors with most ties, ascending; of equal ones the first."""
    degree = np.bincount(np.r_[ties.a, ties.b], minlength=n)
    return np.sort(np.lexsort((np.arange(n), -degree))[:CORE])


def sampled(stage: Stage, forced: Callable[[Stage], Floats]) -> Floats:
    """Return places of all actors: of the core from `forced`, of the others the middle of their neighbours.

    Parameters
    ----------
    stage : Stage
        The checked arguments.
    forced : callable
        From a stage to places in units of half the canvas width.

    Returns
    -------
    numpy.ndarray
        Shape (n, 2). The core has room for every glyph in its full size; the others are scattered around
        the mean of their neighbours, each neighbour counting by the weight of the tie and the less the more
        ties it has. Who is joined to nobody of the core stands in a strip below.
    """
    core = core_of(stage.n, stage.ties)
    row = np.full(stage.n, -1, dtype=np.int64)
    row[core] = np.arange(len(core))
    one, two = row[stage.ties.a], row[stage.ties.b]
    inside = (one >= 0) & (two >= 0)
    ties = Ties(one[inside], two[inside], stage.ties.weight[inside])
    discs, shrunk = fitting(stage.discs[core] / stage.shrunk)
    spots = np.zeros((stage.n, 2))
    spots[core] = forced(
        stage._replace(
            ties=ties,
            discs=discs,
            shrunk=shrunk,
            groups=stage.groups[core],
            values=stage.values[core],
            centre=-1,
            progress=part(stage.progress, 0.0, 0.7),
        )
    )
    return _around(stage, core, spots)


def _around(stage: Stage, core: Ints, spots: Floats) -> Floats:
    """Return the places with everybody who is not in the core among their neighbours."""
    near = matrix(stage.n, stage.ties)
    degree = np.maximum(np.diff(near.indptr), 1)
    near.data = near.data / degree[near.indices]
    fixed = np.zeros(stage.n, dtype=bool)
    fixed[core] = True
    placed = fixed.copy()
    for _ in range(_SWEEPS):
        found, mean = _means(near, placed, spots)
        new = found & ~placed
        if not new.any():
            break
        spots[new] = mean[new]
        placed |= new
    loose = placed & ~fixed
    for _ in range(_SETTLED):
        _, mean = _means(near, placed, spots)
        spots[loose] = mean[loose]
    stage.progress(0.95)
    return _scattered(spots, loose, ~placed, stage.seed)


def _means(near: Any, placed: Mask, spots: Floats) -> tuple[Mask, Floats]:
    """Return who has a neighbour with a place, and the mean place of those neighbours."""
    sums = near @ np.column_stack([spots * placed[:, None], placed])
    total = sums[:, 2]
    return total > 0, sums[:, :2] / np.maximum(total, 1e-300)[:, None]


def _scattered(spots: Floats, loose: Mask, lost: Mask, seed: int) -> Floats:
    """Return the places with nobody on top of another, and those without any in a strip below."""
    number = int(loose.sum())
    random = np.random.default_rng(seed)
    angle, reach = random.uniform(0, 2 * np.pi, number), _SCATTER * np.sqrt(random.uniform(0, 1, number))
    spots[loose] += np.c_[np.cos(angle), np.sin(angle)] * reach[:, None]
    if lost.any():
        count = int(lost.sum())
        spots[:, 1] = _HEIGHT + (spots[:, 1] - _HEIGHT) * 0.94  # room for the strip
        column = (np.arange(count) + 0.5) / count
        spots[lost] = np.c_[2 * column - 1, np.full(count, -0.99 * _HEIGHT)]
    return np.clip(spots, [-1.0, -_HEIGHT], [1.0, _HEIGHT])
