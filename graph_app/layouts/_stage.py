"""What every layout shares: arguments checked, hidden actors put aside, the picture fitted to the canvas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypedDict

import numpy as np
import numpy.typing as npt

from graph_app.layouts._packing import CANVAS
from graph_app.layouts._progress import Progress, silent
from graph_app.layouts._ties import Floats, Ints, Ties, canonical

MARGIN = 3.0
"""Least distance between two glyphs, in pixels at fit zoom."""

_DEFAULT_RADIUS = 4.0
_UNIT = CANVAS.width / 2
_FULL = 0.4
_ASIDE = (-0.82, -0.98)
"""Between these heights, below the picture, stand the hidden actors."""


class Given(TypedDict, total=False):
    """What only some layouts need; every layout takes all of it.

    Attributes
    ----------
    groups : int array of shape (n,) or None
        Group of each actor, -1 for none.
    values : float array of shape (n, 2) or None
        What to show from left to right and from bottom to top, NaN where unknown.
    centre : int or None
        The actor in the middle.
    visible : bool array of shape (n,) or None
        Actors that are placed; the others are put aside in a strip below the picture.
    progress : callable
        Called with the share that is done; raise `Cancelled` in it to stop.
    """

    groups: npt.NDArray[Any] | None
    values: npt.NDArray[Any] | None
    centre: int | None
    visible: npt.NDArray[Any] | None
    progress: Progress


@dataclass(frozen=True)
class Request:
    """The arguments of a layout as they came; see `graph_app.layouts.place`."""

    n: int
    ends: npt.NDArray[Any]
    weight: npt.NDArray[Any]
    sizes: npt.NDArray[Any] | None = None
    seed: int = 1
    groups: npt.NDArray[Any] | None = None
    values: npt.NDArray[Any] | None = None
    centre: int | None = None
    visible: npt.NDArray[Any] | None = None
    progress: Progress = silent


class Stage(NamedTuple):
    """The checked arguments for the visible actors alone, numbered anew.

    Attributes
    ----------
    ties : Ties
        Canonical ties between visible actors.
    discs : numpy.ndarray
        Radius in pixels each actor needs, with half the margin, shape (n,).
    seed : int
        Seed of everything random.
    groups : numpy.ndarray
        Group of each actor, -1 for none; -1 everywhere if not given.
    values : numpy.ndarray
        Shape (n, 2); NaN everywhere if not given.
    centre : int
        The actor in the middle, -1 if not given.
    progress : callable
        To be told the share that is done.
    shrunk : float
        Factor by which the radii are smaller than they came.
    """

    ties: Ties
    discs: Floats
    seed: int
    groups: Ints
    values: Floats
    centre: int
    progress: Progress = silent
    shrunk: float = 1.0

    @property
    def n(self) -> int:
        """How many actors."""
        return len(self.discs)


def staged(core: Callable[[Stage], Floats], request: Request, *needs: str) -> npt.NDArray[np.float32]:
    """Return positions of all actors: the visible ones from `core`, the hidden ones put aside.

    Parameters
    ----------
    core : callable
        From a stage to positions in units of half the canvas width.
    request : Request
        The arguments as they came.
    *needs : str
        Names of arguments this layout cannot do without.

    Returns
    -------
    numpy.ndarray
        float32, shape (n, 2).

    Raises
    ------
    ValueError
        If a needed argument is missing, or the arrays do not fit together.
    """
    for name in needs:
        if getattr(request, name) is None:
            raise ValueError(f"this layout needs `{name}`: {_WHAT[name]}; it must be given")
    request.progress(0.0)
    ties = canonical(request.n, request.ends, request.weight)
    seen = _seen(request)
    discs = _radii(request)
    groups, values, centre = _groups(request), _values(request), _centre(request)
    if "centre" in needs and not seen[centre]:
        raise ValueError(f"centre must be visible; actor {centre} is hidden")
    if not seen.all():
        ties = _between(request, seen)
    middle = int(seen[:centre].sum()) if centre >= 0 and seen[centre] else -1
    spots = _aside(request.n)
    if seen.any():
        radii, shrunk = fitting(discs[seen])
        stage = Stage(ties, radii, request.seed, groups[seen], values[seen], middle, request.progress, shrunk)
        spots[seen] = core(stage)
    request.progress(1.0)
    return spots.astype(np.float32)


def fit(spots: Floats, discs: Floats) -> Floats:
    """Return positions in units of half the canvas width, centred, enlarged to fill the canvas.

    Parameters
    ----------
    spots : numpy.ndarray
        Positions in pixels, shape (n, 2).
    discs : numpy.ndarray
        Radii in pixels, shape (n,).

    Returns
    -------
    numpy.ndarray
        Shape (n, 2); proportions and relative distances are kept.
    """
    if len(spots) < 2:
        return np.zeros_like(spots)
    extent = np.ptp(spots, axis=0)
    room = np.array([CANVAS.width, CANVAS.height]) - 2 * float(discs.max())
    grown = spots * max(1.0, float((room / np.maximum(extent, 1e-9)).min()))
    low, high = (grown - discs[:, None]).min(0), (grown + discs[:, None]).max(0)
    fitted: Floats = (grown - (low + high) / 2) / _UNIT
    return fitted


def squeeze(spots: Floats, discs: Floats) -> Floats:
    """Return pixels as units after `fit`, but shrunk to the canvas where they are larger.

    Parameters
    ----------
    spots : numpy.ndarray
        Positions in pixels, shape (n, 2).
    discs : numpy.ndarray
        Radii in pixels, shape (n,).

    Returns
    -------
    numpy.ndarray
        Shape (n, 2), within the canvas.
    """
    if len(spots) < 2:
        return np.zeros_like(spots)
    low, high = (spots - discs[:, None]).min(0), (spots + discs[:, None]).max(0)
    over = float(((high - low) / [CANVAS.width, CANVAS.height]).max())
    return fit(spots / max(over, 1.0), discs / max(over, 1.0))


_WHAT = {
    "groups": "the group of each actor, -1 for none",
    "values": "two numbers per actor, NaN where unknown",
    "centre": "the position of the actor in the middle",
}


def _seen(request: Request) -> npt.NDArray[np.bool_]:
    """Return which actors are placed."""
    if request.visible is None:
        return np.ones(request.n, dtype=bool)
    seen = np.asarray(request.visible, dtype=bool)
    if seen.shape != (request.n,):
        raise ValueError(f"visible must have shape ({request.n},), not {seen.shape}")
    return seen


def _between(request: Request, seen: npt.NDArray[np.bool_]) -> Ties:
    """Return the ties between visible actors, numbered anew."""
    ends = np.asarray(request.ends, dtype=np.int64).reshape(-1, 2)
    keep = seen[ends].all(1)
    number = np.cumsum(seen) - 1
    return canonical(int(seen.sum()), number[ends[keep]], np.asarray(request.weight).reshape(-1)[keep])


def _groups(request: Request) -> Ints:
    """Return the group of each actor."""
    groups = np.full(request.n, -1) if request.groups is None else np.asarray(request.groups)
    if groups.shape != (request.n,) or not np.issubdtype(groups.dtype, np.integer):
        raise ValueError(f"groups must be whole numbers of shape ({request.n},)")
    return np.asarray(np.maximum(groups.astype(np.int64), -1))


def _values(request: Request) -> Floats:
    """Return the two values of each actor, NaN for whatever is not a finite number."""
    plain = np.full((request.n, 2), np.nan) if request.values is None else request.values
    values = np.array(plain, dtype=np.float64)
    if values.shape != (request.n, 2):
        raise ValueError(f"values must have shape ({request.n}, 2), not {values.shape}")
    values[~np.isfinite(values)] = np.nan
    return values


def _centre(request: Request) -> int:
    """Return the actor in the middle, -1 if not given."""
    if request.centre is None:
        return -1
    if not 0 <= request.centre < request.n:
        raise ValueError(f"centre must lie in 0 … {request.n - 1}, not {request.centre}")
    return int(request.centre)


def _radii(request: Request) -> Floats:
    """Return the radius each actor needs with half the margin."""
    sizes = request.sizes
    radii = np.full(request.n, _DEFAULT_RADIUS) if sizes is None else np.asarray(sizes, dtype=np.float64)
    if radii.shape != (request.n,):
        raise ValueError(f"sizes must have shape ({request.n},), not {radii.shape}")
    if not np.isfinite(radii).all() or (radii < 0).any():
        raise ValueError("sizes must be finite and not negative")
    discs: Floats = np.minimum(radii, 1e6) + MARGIN / 2
    return discs


def fitting(discs: Floats) -> tuple[Floats, float]:
    """Return the radii, shrunk together if the canvas is too full, and by which factor they are."""
    full = 4.0 * float((discs**2).sum()) / (_FULL * CANVAS.width * CANVAS.height)
    shrunk = float(1.0 / np.sqrt(max(full, 1.0)))
    return discs * shrunk, shrunk


def _aside(n: int) -> Floats:
    """Return a place per actor in even rows below the picture, shape (n, 2)."""
    columns = max(int(np.ceil(np.sqrt(n * 2.0 / (_ASIDE[0] - _ASIDE[1])))), 1)
    rows = max(-(-n // columns), 1)
    row, column = np.divmod(np.arange(n), columns)
    x = -1.0 + (column + 0.5) * 2.0 / columns
    y = _ASIDE[0] + (row + 0.5) * (_ASIDE[1] - _ASIDE[0]) / rows
    return np.asarray(np.c_[x, y])
