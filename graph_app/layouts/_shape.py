"""From a raw picture to one that fills its box: turned to landscape, outliers drawn in, the core widened."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from graph_app.layouts._ties import Floats

_EVENNESS = 0.45
"""How far the picture goes towards equal area per actor: 0 keeps the shape, 1 gives an even disc."""

_SLIMMEST = 0.5
"""Least height for its width a picture is taken to have when its axes are made equal."""

_STRETCH = 1.6
"""How much more one axis may be stretched than the other to fill the box."""


class Box(NamedTuple):
    """A rectangle on the canvas, in pixels, y upward.

    Attributes
    ----------
    x, y : float
        Its centre.
    width, height : float
        Its full extent.
    """

    x: float
    y: float
    width: float
    height: float


def fill(spots: Floats, box: Box) -> Floats:
    """Return the positions turned and stretched to fill an ellipse-like area of a box.

    Parameters
    ----------
    spots : numpy.ndarray
        Raw positions, shape (n, 2).
    box : Box
        Where they shall stand.

    Returns
    -------
    numpy.ndarray
        Pixels, shape (n, 2). Directions from the centre are kept apart from one stretch of the two axes;
        distances from the centre keep their order, are squeezed smoothly beyond the bulk (robust to a
        few outliers), and are blended with their rank so that a dense core gets more area.
    """
    turned = _turn(spots)
    if len(spots) < 4:
        extent = np.maximum(np.abs(turned).max(0), 1e-9)
        unit = turned / max(float(extent.max()), 1e-9)
    else:
        unit = _spread(turned)
    low, high = unit.min(0), unit.max(0)
    span = np.maximum(high - low, 1e-9)
    flat = span < 0.05 * span.max()
    room = np.array([box.width, box.height])
    scale = np.where(flat, (room / span)[span.argmax()], room / span)
    scale = np.minimum(scale, _STRETCH * scale.min())
    filled: Floats = np.array([box.x, box.y]) + (unit - (low + high) / 2) * scale
    return filled


def _turn(spots: Floats) -> Floats:
    """Return the positions around their median, the main axis of the bulk turned to horizontal."""
    centred = spots - np.median(spots, axis=0)
    reach = np.sqrt((centred**2).sum(1))
    bulk = 1.0 / (1.0 + (reach / max(float(np.median(reach)), 1e-9)) ** 2)
    _, vectors = np.linalg.eigh((centred * bulk[:, None]).T @ centred)
    axis = vectors[:, 1] * (1.0 if vectors[0, 1] >= 0 else -1.0)
    turned: Floats = centred @ np.array([[axis[0], -axis[1]], [axis[1], axis[0]]])
    return turned


def _spread(turned: Floats) -> Floats:
    """Return positions in about the unit disc, radii blended from squeezed distance and rank."""
    scale = np.median(np.abs(turned), axis=0)
    scale = np.maximum(scale, _SLIMMEST * max(float(scale.max()), 1e-9))
    round_ = turned / scale
    radius = np.sqrt((round_**2).sum(1)) + 1e-12
    edge = 1.5 * float(np.quantile(radius, 0.75))
    squeezed = radius / edge / np.sqrt(1 + (radius / edge) ** 2)
    order = np.sort(radius)
    rank = np.sqrt(np.searchsorted(order, radius) + np.searchsorted(order, radius, "right"))
    target = (1 - _EVENNESS) * squeezed / squeezed.max() + _EVENNESS * rank / rank.max()
    spread: Floats = round_ * (target / radius)[:, None]
    return spread
