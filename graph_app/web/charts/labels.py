"""Names that cover neither each other nor a mark: one after the other, the most important first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

SIDES: tuple[str, ...] = (
    *("right", "left", "above", "below"),
    *("right above", "right below", "left above", "left below"),
)
"""Where a name may stand, the best first."""
CORNER = 0.7
"""How far from its mark a name at a corner stands, as a share of how far others do."""
AIR = 2.0


class Name(NamedTuple):
    """A name to be written.

    Attributes
    ----------
    mark : int
        Row of its mark.
    width, height : float
        Size in pixels.
    always : bool
        Whether it is written even where it covers something.
    """

    mark: int
    width: float
    height: float
    always: bool = False


class Placed(NamedTuple):
    """A name with its place: the corners of its box, y upwards.

    Attributes
    ----------
    mark : int
        Row of its mark.
    side : str
        One of `SIDES`.
    left, bottom, right, top : float
        Pixels.
    """

    mark: int
    side: str
    left: float
    bottom: float
    right: float
    top: float


def place_names(
    names: Sequence[Name],
    spots: Floats,
    radius: Floats,
    size: tuple[float, float],
    blocked: Sequence[tuple[float, float, float, float]] = (),
    most: int = 60,
) -> list[Placed]:
    """Return the names that have room, with their places.

    Parameters
    ----------
    names : sequence of Name
        The most important first.
    spots : numpy.ndarray
        Middles of all marks in pixels, y upwards, shape (n, 2).
    radius : numpy.ndarray
        Of all marks, shape (n,).
    size : tuple of float
        Width and height of the area.
    blocked : sequence of (left, bottom, right, top)
        Boxes that are taken.
    most : int
        How many names are written at most, those that must be are not counted.

    Returns
    -------
    list of Placed
        No two boxes overlap, none covers another mark, but for names that are written always where there
        is no free place.
    """
    taken = [tuple(map(float, box)) for box in blocked]
    found: list[Placed] = []
    left = most
    for name in sorted(names, key=lambda one: not one.always):
        if left <= 0 and not name.always:
            continue
        boxes = [_box(name, side, spots[name.mark], float(radius[name.mark])) for side in SIDES]
        free = [box for box in boxes if _free(box, taken, spots, radius, size)]
        inside = [box for box in boxes if _inside(box, size)]
        best = free[:1] or ((inside or boxes)[:1] if name.always else [])
        for box in best:
            found.append(box)
            taken.append((box.left, box.bottom, box.right, box.top))
            left -= not name.always
    return found


def _box(name: Name, side: str, spot: Floats, radius: float) -> Placed:
    """Return the box of a name on one side of its mark."""
    x, y = float(spot[0]), float(spot[1])
    aside, _, over = side.rpartition(" ")
    away = (radius + AIR) * (CORNER if aside else 1.0)
    across = {"right": x + away, "left": x - away - name.width}
    start = across.get(aside or side, x - name.width / 2)
    bottom = {"above": y + away, "below": y - away - name.height}.get(over, y - name.height / 2)
    return Placed(name.mark, side, start, bottom, start + name.width, bottom + name.height)


def _inside(box: Placed, size: tuple[float, float]) -> bool:
    return box.left >= 0 and box.bottom >= 0 and box.right <= size[0] and box.top <= size[1]


def _free(
    box: Placed, taken: Sequence[tuple[float, ...]], spots: Floats, radius: Floats, size: tuple[float, float]
) -> bool:
    """Return whether a box lies inside and covers no other box and no mark but its own."""
    if not _inside(box, size):
        return False
    if any(
        box.left < right + AIR and left < box.right + AIR and box.bottom < top and bottom < box.top
        for left, bottom, right, top in taken
    ):
        return False
    aside = np.maximum(np.maximum(box.left - spots[:, 0], spots[:, 0] - box.right), 0.0)
    above = np.maximum(np.maximum(box.bottom - spots[:, 1], spots[:, 1] - box.top), 0.0)
    covered = np.hypot(aside, above) < radius
    covered[box.mark] = False
    return not covered.any()
