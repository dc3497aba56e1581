"""Discs moved off each other along one direction: up and down as far as needed, sideways within a band."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from graph_app.layouts._progress import Progress, silent
from graph_app.layouts._ties import Floats

_TRIED = (9, 41)
_SIDEWAYS = 0.6


class Band(NamedTuple):
    """Where one disc may stand.

    Attributes
    ----------
    left, right : float
        Limits of its middle in pixels.
    """

    left: float
    right: float


def dodge(
    wanted: Floats, discs: Floats, bands: list[Band], height: float, progress: Progress = silent
) -> tuple[Floats, bool]:
    """Return the nearest free places, the largest discs choosing first.

    Parameters
    ----------
    wanted : numpy.ndarray
        Best places in pixels, shape (n, 2).
    discs : numpy.ndarray
        Radii in pixels, shape (n,).
    bands : list of Band
        How far each disc may go sideways.
    height : float
        Height of the strip around y = 0 that discs must stay in.
    progress : callable
        Told the share that is done, after every disc.

    Returns
    -------
    spots : numpy.ndarray
        Places in pixels, shape (n, 2).
    free : bool
        Whether every disc found one; as soon as one does not, the rest stay where they wanted to be.
    """
    spots = np.array(wanted, dtype=np.float64)
    done = 0
    taken = np.empty((len(discs), 3))
    for actor in np.lexsort((np.arange(len(discs)), -discs)).tolist():
        progress(done / len(discs))
        others = taken[:done]
        found = _nearest(spots[actor], float(discs[actor]), bands[actor], others, height)
        if found is None:
            return spots, False
        spots[actor] = found
        taken[done] = *found, discs[actor]
        done += 1
    return spots, True


def _nearest(
    wanted: Floats, disc: float, band: Band, taken: Floats, height: float
) -> tuple[float, float] | None:
    """Return the free place that costs least, a step sideways costing more than one up or down."""
    best: tuple[float, float] | None = None
    least = np.inf
    x, y = float(wanted[0]), float(wanted[1])
    width = band.right - band.left
    count = int(np.clip(1 + width // max(disc, 1e-3), *_TRIED))
    tries = np.r_[x, np.linspace(band.left, band.right, count)] if width > 0 else np.array([x])
    near = taken[
        (taken[:, 0] > band.left - taken[:, 2] - disc) & (taken[:, 0] < band.right + taken[:, 2] + disc)
    ]
    for across in sorted(tries.tolist(), key=lambda one: abs(one - x)):
        cost = _SIDEWAYS * abs(across - x)
        if cost >= least:
            break
        up = _free_height(across, y, disc, near, height / 2 - disc)
        if up is not None and cost + abs(up - y) < least:
            least, best = cost + abs(up - y), (across, up)
    return best


def _free_height(x: float, y: float, disc: float, taken: Floats, limit: float) -> float | None:
    """Return the height nearest to y at which a disc at x overlaps none, within ±limit."""
    reach = (taken[:, 2] + disc) ** 2 - (taken[:, 0] - x) ** 2
    hit = reach > 0
    half = np.sqrt(reach[hit]) + 1e-6
    low, high = taken[hit, 1] - half, taken[hit, 1] + half
    start = float(np.clip(y, -limit, limit)) if limit > 0 else 0.0
    tries = np.r_[start, low, high]
    tries = tries[np.abs(tries) <= max(limit, 0.0) + 1e-9]
    free = ~((tries[:, None] > low[None] + 1e-9) & (tries[:, None] < high[None] - 1e-9)).any(1)
    if not free.any():
        return None
    tries = tries[free]
    return float(tries[np.abs(tries - y).argmin()])
