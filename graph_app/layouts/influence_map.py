"""A map: one number from left to right, another from bottom to top, everybody beside everybody else."""

from __future__ import annotations

from typing import Any, NamedTuple, Unpack

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph_app.layouts._dodge import Band, dodge
from graph_app.layouts._packing import CANVAS
from graph_app.layouts._progress import part
from graph_app.layouts._stage import Given, Request, Stage, staged
from graph_app.layouts._ties import Floats, Ints

_LOOSE = 1.9
_STRIP_GAP = 44.0
_HEAVY = 2_500
_SMALLER = 0.93
_GOLDEN_SHARE = 0.6180339887
_AIR = (1.3, 1.15)
"""Discs are enlarged by the first of these for which there is room."""

_PIXELS = CANVAS.width / 2


class _Scale(NamedTuple):
    """Where the distinct values stand from left to right, in pixels.

    Attributes
    ----------
    values, middle : numpy.ndarray
        Distinct values, ascending, and the x of each.
    left, right : numpy.ndarray
        How far those of a value may step aside; the ranges of two values do not overlap.
    strip : Band
        Where those of unknown value may stand.
    """

    values: Floats
    middle: Floats
    left: Floats
    right: Floats
    strip: Band


def influence_map(
    n: int,
    ends: npt.NDArray[Any],
    weight: npt.NDArray[Any],
    *,
    sizes: npt.NDArray[Any] | None = None,
    seed: int = 1,
    **given: Unpack[Given],
) -> npt.NDArray[np.float32]:
    """Return positions by two values: the first from left to right, the second from bottom to top.

    From left to right the scale is linear but for some room added where many share a value; a smaller
    value never stands right of a larger one. From bottom to top the place is the mean of the value's rank
    and of its square root, from which actors move up or down to make room for each other: the height is
    approximate. Actors whose first value is unknown stand in a strip at the left edge; those whose
    second value is unknown at the bottom.

    Parameters
    ----------
    n : int
        Number of actors.
    ends : numpy.ndarray
        Ends of ties, shape (m, 2); not used.
    weight : numpy.ndarray
        Weights of ties, shape (m,); not used.
    sizes : numpy.ndarray, optional
        Radius of each actor's glyph in pixels at fit zoom, shape (n,).
    seed : int
        Not used; nothing here is random.
    **given
        See `Given`; `values` is needed.

    Returns
    -------
    numpy.ndarray
        float32, shape (n, 2), see `graph_app.layouts.place`. Above 2,500 visible actors nobody makes
        room, and glyphs may overlap.

    Raises
    ------
    ValueError
        If `values` is missing, or the arrays do not fit together.
    """
    return staged(_map, Request(n, ends, weight, sizes, seed, **given), "values")


def _map(stage: Stage) -> Floats:
    """Return the positions of all visible actors."""
    for turn, factor in enumerate((*_AIR, *_SMALLER ** np.arange(40))):
        discs = stage.discs * np.where(np.isnan(stage.values[:, 0]), min(factor, 1.0), factor)
        scale = _scale(stage.values[:, 0], discs)
        wanted, bands = _wanted(stage.values, scale)
        if stage.n > _HEAVY:
            return np.asarray(_spread(wanted, bands) / _PIXELS)
        # nobody knows how many turns it takes: each tells half of what is left
        progress = part(stage.progress, 1 - 0.5**turn, 1 - 0.5 ** (turn + 1))
        spots, free = dodge(wanted, discs, bands, CANVAS.height, progress)
        if free:
            break
    return np.asarray(spots / _PIXELS)


def _scale(values: Floats, discs: Floats) -> _Scale:
    """Return the scale from left to right: room for those who share a value, the rest in proportion."""
    unknown = np.isnan(values)
    most = float(discs.max())
    full, strip = CANVAS.width - 2 * most, Band(0.0, 0.0)
    start = -full / 2
    if unknown.any():
        wide = _room(discs[unknown]) if not unknown.all() else full
        strip = Band(start, start + min(wide, full))
        start += min(wide, full) + _STRIP_GAP + most
    known, where = np.unique(values[~unknown], return_inverse=True)
    if not len(known):
        return _Scale(known, known, known, known, strip)
    area = np.bincount(where, 4.0 * discs[~unknown] ** 2)
    count = np.bincount(where)
    need = np.where(count > 1, _LOOSE * area / CANVAS.height, 0.0)
    need *= min(1.0, 0.6 * (full / 2 - start) / max(float(need.sum()), 1e-9))
    gaps = np.diff(known / 2, prepend=known[0] / 2)
    spare = max(full / 2 - start - float(need.sum()), 0.0)
    gaps = gaps / float(gaps.sum()) * spare if len(known) > 1 else np.array([spare / 2])
    middle = start + np.cumsum(need) - need / 2 + np.cumsum(gaps)
    aside = np.minimum(np.r_[gaps[1:], 0.0], np.r_[0.0, gaps[1:]]) * 0.45
    return _Scale(known, middle, middle - need / 2 - aside, middle + need / 2 + aside, strip)


def _room(discs: Floats) -> float:
    """Return the width in pixels of a strip that holds these discs with ease."""
    return max(_LOOSE * 4.0 * float((discs**2).sum()) / CANVAS.height, 0.0)


def _wanted(values: Floats, scale: _Scale) -> tuple[Floats, list[Band]]:
    """Return where each actor would stand if it were alone, and how far it may step aside."""
    unknown = np.isnan(values[:, 0])
    x = np.full(len(values), (scale.strip.left + scale.strip.right) / 2)
    bands = [scale.strip] * len(values)
    at: Ints = np.searchsorted(scale.values, values[~unknown, 0])
    x[~unknown] = scale.middle[at]
    for actor, place in zip(np.flatnonzero(~unknown).tolist(), at.tolist(), strict=True):
        bands[actor] = Band(float(scale.left[place]), float(scale.right[place]))
    y = (_heights(values[:, 1]) - 0.5) * (CANVAS.height - 40.0)
    return np.c_[x, y], bands


def _spread(wanted: Floats, bands: list[Band]) -> Floats:
    """Return places of very many actors: evenly aside within their bands, as high as they should be."""
    aside = (np.arange(len(wanted)) * _GOLDEN_SHARE) % 1.0
    limits = np.array(bands)
    return np.asarray(np.c_[limits[:, 0] + aside * (limits[:, 1] - limits[:, 0]), wanted[:, 1]])


def _heights(values: Floats) -> Floats:
    """Return heights from 0 to 1: the mean of the rank and of the square root within the range."""
    heights = np.zeros(len(values))
    known = ~np.isnan(values)
    if not known.any():
        return heights
    numbers = values[known]
    low, high = float(numbers.min()), float(numbers.max())
    if high <= low:
        heights[known] = 0.5
        return heights
    root = np.sqrt((numbers / 2 - low / 2) / (high / 2 - low / 2))
    rank = (pd.Series(numbers).rank().to_numpy() - 1) / max(len(numbers) - 1, 1)
    heights[known] = (root + rank) / 2
    return heights
