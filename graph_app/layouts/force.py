"""ForceAtlas2 with room for every actor: the layout of the first view."""

from __future__ import annotations

from typing import Any, Unpack

import numpy as np
import numpy.typing as npt

from graph_app.layouts._atlas import atlas, steps
from graph_app.layouts._overlap import settle
from graph_app.layouts._packing import arrange
from graph_app.layouts._progress import Progress, part
from graph_app.layouts._sampled import LARGE, sampled
from graph_app.layouts._shape import Box, fill
from graph_app.layouts._stage import Given, Request, Stage, fit, staged
from graph_app.layouts._ties import Floats, Ties, components

_FORCED = 150
_ATLAS = 0.8
"""Share of the work that is done before glyphs are freed of overlaps."""


def force(
    n: int,
    ends: npt.NDArray[Any],
    weight: npt.NDArray[Any],
    *,
    sizes: npt.NDArray[Any] | None = None,
    seed: int = 1,
    **given: Unpack[Given],
) -> npt.NDArray[np.float32]:
    """Return ForceAtlas2 positions, spread over a landscape canvas without overlapping glyphs.

    Each connected component is placed by ForceAtlas2 (Jacomy et al. 2014), from a PivotMDS start, then
    turned to landscape, its outliers drawn in and its core widened, and freed of overlaps in a box of
    its own on a canvas of 1000 by 760 px. Large components stand in the middle, small ones and isolated
    actors in rows below. Up to 1,500 actors a component's repulsion is exact; above it goes through a
    particle mesh, with fewer steps the larger it is (memory O(n + m), also at 100,000 actors). Only the
    first 150 components are forced; later, smaller ones are even discs.

    Of more than 20,000 actors only the 2,000 with most ties are placed so, with room for each glyph; the
    others are scattered around the mean of their neighbours, and may overlap.

    Parameters
    ----------
    n : int
        Number of actors.
    ends : numpy.ndarray
        Integer positions of the two ends of each tie, shape (m, 2); direction, order of ties and self
        ties do not matter.
    weight : numpy.ndarray
        Weight of each tie, shape (m,), finite and not negative; parallel ties add up.
    sizes : numpy.ndarray, optional
        Radius of each actor's glyph in pixels at fit zoom, shape (n,); 4 px each when left out.
    seed : int
        Seed of the start.
    **given
        See `Given`; `visible` and `progress` are used.

    Returns
    -------
    numpy.ndarray
        float32, shape (n, 2), x within [-1, 1] and y within [-0.76, 0.76], y upward: one unit is 500 px
        of the canvas, where no two glyphs come closer than 3 px. If all glyphs together are too large
        for that, the same holds for glyphs smaller by one common factor. One actor stands at (0, 0).

    Raises
    ------
    ValueError
        If shapes disagree, an end is outside 0 … n - 1, or a weight or size is negative or not finite.
    """
    return staged(_force, Request(n, ends, weight, sizes, seed, **given))


def _force(stage: Stage) -> Floats:
    """Return the positions of all visible actors."""
    if stage.n > LARGE:
        return sampled(stage, _force)
    discs, seed = stage.discs, stage.seed
    parts = components(stage.n, stage.ties)
    boxes, shrink = arrange([discs[members] for members, _ in parts])
    discs = discs * shrink
    spots = np.zeros((stage.n, 2))
    work = np.array([len(members) * steps(len(members)) for members, _ in parts], dtype=np.float64)
    done = np.r_[0.0, np.cumsum(work) / work.sum()].tolist()
    for rank, ((members, ties), box) in enumerate(zip(parts, boxes, strict=True)):
        progress = part(stage.progress, done[rank], done[rank + 1])
        forced = seed if rank < _FORCED else None
        spots[members] = _component(ties, discs[members], box, forced, progress)
    return fit(spots, discs)


def _component(ties: Ties, discs: Floats, box: Box, seed: int | None, progress: Progress) -> Floats:
    """Return the positions of one component in its box, in pixels, shape (n, 2)."""
    n = len(discs)
    reach = float(discs.max())
    inner = Box(box.x, box.y, max(box.width - 2 * reach, 0.0), max(box.height - 2 * reach, 0.0))
    if n <= 3:
        return _row(ties, discs, box)
    if seed is None:
        angle, radius = 2.399963 * np.arange(n), np.sqrt((np.arange(n) + 0.5) / n) / 2
        even = np.c_[np.cos(angle) * inner.width, np.sin(angle) * inner.height] * radius[:, None]
        return settle(np.array([box.x, box.y]) + even, discs, box, comfort=False, progress=progress)
    forced = atlas(n, ties, seed, part(progress, 0.0, _ATLAS))
    return settle(fill(forced, inner), discs, box, progress=part(progress, _ATLAS, 1.0))


def _row(ties: Ties, discs: Floats, box: Box) -> Floats:
    """Return one, two or three actors side by side, the one with most ties in the middle."""
    n = len(discs)
    degree = np.bincount(np.r_[ties.a, ties.b], minlength=n)
    order = np.argsort(-degree, kind="stable")
    if n == 3:
        order = order[[1, 0, 2]]
    widths = discs[order] * box.width / float(discs.sum())
    spots = np.tile([box.x, box.y], (n, 1))
    spots[order, 0] += np.cumsum(widths) - widths / 2 - box.width / 2
    return spots
