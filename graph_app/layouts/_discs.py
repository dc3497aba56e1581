"""Large discs side by side on a landscape canvas, the first in the middle."""

from __future__ import annotations

import numpy as np

from graph_app.layouts._packing import CANVAS
from graph_app.layouts._ties import Floats

_TRIED = 60
_ORDERS = 24
_MANY = 40
_SIZE = np.array([CANVAS.width, CANVAS.height])


def pack(radii: Floats) -> Floats:
    """Return middles of discs that do not overlap and together are about as wide as the canvas is.

    Each disc in turn takes the place, touching two earlier ones, that leaves the picture largest once it
    is fitted to the canvas. Of several orders, the given one first, the one with the largest picture is
    kept.

    Parameters
    ----------
    radii : numpy.ndarray
        Radii in pixels, shape (k,), best the largest first.

    Returns
    -------
    numpy.ndarray
        Shape (k, 2), around the middle of the picture.
    """
    random = np.random.default_rng(len(radii))
    best, least = np.zeros((len(radii), 2)), np.inf
    for attempt in range(_ORDERS if 2 < len(radii) <= _MANY else 1):
        noise = random.uniform(1 - 0.5 * (attempt > 0), 1.0, len(radii))
        order = np.argsort(-radii * noise, kind="stable") if attempt else np.arange(len(radii))
        spots = np.empty_like(best)
        spots[order] = _packed(radii[order])
        over = float((np.ptp(np.r_[spots - radii[:, None], spots + radii[:, None]], axis=0) / _SIZE).max())
        if over < least * 0.995:
            best, least = spots, over
    low, high = (best - radii[:, None]).min(0), (best + radii[:, None]).max(0)
    return np.asarray(best - (low + high) / 2)


def _packed(radii: Floats) -> Floats:
    """Return middles of discs placed in this order."""
    spots = np.zeros((len(radii), 2))
    for k in range(1, len(radii)):
        tries = _touching(spots[:k], radii[:k], float(radii[k]))
        spots[k] = tries[_best(tries, float(radii[k]), spots[:k], radii[:k])]
    return spots


def _touching(spots: Floats, radii: Floats, radius: float) -> Floats:
    """Return places where a disc touches two others, or one from a side, and overlaps none."""
    sides = np.array([[1.0, 0], [-1, 0], [0, 1], [0, -1]])
    beside = (spots[:, None] + sides[None] * (radii + radius)[:, None, None]).reshape(-1, 2)
    recent = np.arange(len(spots))[-_TRIED:]
    a, b = (recent[pair] for pair in np.triu_indices(len(recent), 1))
    far_a, far_b = radii[a] + radius, radii[b] + radius
    gap = spots[b] - spots[a]
    length = np.sqrt((gap**2).sum(1))
    near = (length < far_a + far_b) & (length > 1e-9)
    a, gap, length, far_a, far_b = a[near], gap[near], length[near], far_a[near], far_b[near]
    along = (far_a**2 - far_b**2 + length**2) / (2 * length)
    up = np.sqrt(np.maximum(far_a**2 - along**2, 0.0))
    unit = gap / length[:, None]
    foot = spots[a] + unit * along[:, None]
    aside = np.c_[-unit[:, 1], unit[:, 0]] * up[:, None]
    tries = np.concatenate([beside, foot + aside, foot - aside])
    distance = np.sqrt(((tries[:, None] - spots[None]) ** 2).sum(2))
    free = (distance >= (radii + radius)[None] - 1e-6).all(1)
    return np.asarray(tries[free])


def _best(tries: Floats, radius: float, spots: Floats, radii: Floats) -> int:
    """Return which place lets the picture be drawn largest; of equal ones the one nearest to its middle."""
    low = np.minimum((spots - radii[:, None]).min(0), tries - radius)
    high = np.maximum((spots + radii[:, None]).max(0), tries + radius)
    over = ((high - low) / _SIZE).max(1)
    weights = radii**2
    heart = (spots * weights[:, None]).sum(0) / weights.sum()
    away = np.sqrt((((tries - heart) / _SIZE) ** 2).sum(1))
    return int(np.lexsort((np.round(away, 6), np.round(over, 6)))[0])
