"""Marks that do not cover each other: those that share a place stand side by side."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Taken = dict[tuple[int, int], list[tuple[float, float]]]
"""Places that are taken, by the cell of a grid."""


def room(values: Floats, least: float, share: float, most: float) -> Floats:
    """Return how far a mark may step aside and still be nearer to its own value than to the next one.

    Parameters
    ----------
    values : numpy.ndarray
        Places along one axis in pixels, shape (n,).
    least, most : float
        Limits in pixels.
    share : float
        Part of the way to the nearest other value.

    Returns
    -------
    numpy.ndarray
        Pixels, shape (n,).

    Examples
    --------
    >>> room(np.array([0.0, 0.0, 20.0]), least=1.0, share=0.25, most=9.0).tolist()
    [5.0, 5.0, 5.0]
    """
    distinct, where = np.unique(np.round(values, 6), return_inverse=True)
    if len(distinct) < 2:
        return np.full(len(values), float(most))
    gaps = np.diff(distinct)
    nearest = np.minimum(np.r_[np.inf, gaps], np.r_[gaps, np.inf])
    return np.asarray(np.clip(share * nearest, least, most)[where], dtype=np.float64)


def side_by_side(
    spots: Floats, reach: Floats, radius: float, low: tuple[float, float], high: tuple[float, float]
) -> Floats:
    """Return places where marks do not cover each other, as near to their own as there is room.

    Parameters
    ----------
    spots : numpy.ndarray
        Own places in pixels, shape (n, 2); earlier rows choose first.
    reach : numpy.ndarray
        How far each may step aside along both axes, shape (n, 2).
    radius : float
        Of all marks, in pixels.
    low, high : tuple of float
        Corners of the area.

    Returns
    -------
    numpy.ndarray
        Shape (n, 2). A mark without any room keeps its own place and may cover others.

    Examples
    --------
    >>> side_by_side(np.zeros((2, 2)), np.full((2, 2), 9.0), 2.0, (-9.0, -9.0), (9.0, 9.0)).tolist()
    [[0.0, 0.0], [-4.0, 0.0]]
    """
    pitch = 2.0 * radius
    steps = _steps(reach.max(axis=0, initial=0.0).tolist(), pitch / 2)
    taken: Taken = {}
    tried: dict[tuple[float, ...], int] = {}  # of equal marks, what had no room before has none now
    found = spots.astype(np.float64).copy()
    for row, own in enumerate(np.c_[spots, reach].tolist()):
        x, y, wide, far = own
        for number in range(tried.get(tuple(own), 0), len(steps)):
            dx, dy = steps[number]
            at = (x + dx, y + dy)
            if abs(dx) > wide or abs(dy) > far or not _within(at, low, high):
                continue
            if _free(taken, at, pitch):
                found[row], tried[tuple(own)] = at, number
                break
        else:
            tried[tuple(own)] = len(steps)
        cell = (int(found[row, 0] // pitch), int(found[row, 1] // pitch))
        taken.setdefault(cell, []).append((float(found[row, 0]), float(found[row, 1])))
    return found


def _steps(reach: list[float], step: float) -> list[tuple[float, float]]:
    """Return steps aside, the shortest first; along the first axis before the second."""
    lines = [
        [step * number for number in range(-int(far / step), int(far / step) + 1)] if step else [0.0]
        for far in reach
    ]
    steps = ((dx, dy) for dx in lines[0] for dy in lines[1])
    return sorted(steps, key=lambda one: (round(one[0] ** 2 + one[1] ** 2, 6), abs(one[1]), one))


def _within(at: tuple[float, float], low: tuple[float, float], high: tuple[float, float]) -> bool:
    return low[0] <= at[0] <= high[0] and low[1] <= at[1] <= high[1]


def _free(taken: Taken, at: tuple[float, float], pitch: float) -> bool:
    column, line = int(at[0] // pitch), int(at[1] // pitch)
    near = pitch * pitch * (1 - 1e-9)
    return not any(
        (at[0] - x) ** 2 + (at[1] - y) ** 2 < near
        for across in (column - 1, column, column + 1)
        for up in (line - 1, line, line + 1)
        for x, y in taken.get((across, up), ())
    )
