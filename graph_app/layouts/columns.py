"""One column of actors per group, the largest group first, large glyphs on top."""

from __future__ import annotations

from typing import Any, Unpack

import numpy as np
import numpy.typing as npt

from graph_app.layouts._packing import CANVAS
from graph_app.layouts._stage import Given, Request, Stage, staged
from graph_app.layouts._ties import Floats, Ints
from graph_app.layouts.circles import members_of

MOST = 9
"""How many columns groups have of their own; smaller groups share one more."""

_BETWEEN = 30.0
_AIRY = 3.0
_PIXELS = CANVAS.width / 2


def columns(
    n: int,
    ends: npt.NDArray[Any],
    weight: npt.NDArray[Any],
    *,
    sizes: npt.NDArray[Any] | None = None,
    seed: int = 1,
    **given: Unpack[Given],
) -> npt.NDArray[np.float32]:
    """Return positions in one column per group, from left to right by count.

    In a column actors stand in rows by size, as many side by side as its width holds; larger groups have
    columns both wider and longer. The nine largest groups have columns of their own, all others share
    the next one; actors without a group stand last, with them if there is such a column.

    Parameters
    ----------
    n : int
        Number of actors.
    ends : numpy.ndarray
        Ends of ties, shape (m, 2); they only order actors of equal size, by their number of ties.
    weight : numpy.ndarray
        Weights of ties, shape (m,); not used.
    sizes : numpy.ndarray, optional
        Radius of each actor's glyph in pixels at fit zoom, shape (n,).
    seed : int
        Not used; nothing here is random.
    **given
        See `Given`; `groups` is needed.

    Returns
    -------
    numpy.ndarray
        float32, shape (n, 2), see `graph_app.layouts.place`; all columns begin at one height.

    Raises
    ------
    ValueError
        If `groups` is missing, or the arrays do not fit together.
    """
    return staged(_columns, Request(n, ends, weight, sizes, seed, **given), "groups")


def _columns(stage: Stage) -> Floats:
    """Return the positions of all visible actors."""
    stacks = _stacks(stage)
    between = min(_BETWEEN, 0.3 * CANVAS.width / len(stacks))
    room = CANVAS.width - between * (len(stacks) - 1)
    demand = np.array([np.sqrt(float((stage.discs[stack] ** 2).sum())) for stack in stacks])
    widths = room * demand / demand.sum()
    air = _airiest(stacks, stage.discs, widths)
    spots = np.zeros((stage.n, 2))
    left = 0.0
    for stack, width in zip(stacks, widths.tolist(), strict=True):
        spots[stack], _ = _column(stage.discs[stack] * air, width)
        spots[stack, 0] += left
        left += width + between
    spots -= (spots.min(0) + spots.max(0)) / 2
    return spots / _PIXELS


def _stacks(stage: Stage) -> list[Ints]:
    """Return the members of each column, large ones first."""
    groups = members_of(stage)
    own = [members for members in groups if stage.groups[members[0]] >= 0]
    if len(own) <= MOST:
        return groups
    rest = np.concatenate(groups[MOST:])
    return [*groups[:MOST], rest[np.argsort(-stage.discs[rest], kind="stable")]]


def _airiest(stacks: list[Ints], discs: Floats, widths: Floats) -> float:
    """Return the largest factor for all discs with which every column is as high as the canvas at most."""
    low, high = 0.0, _AIRY
    for _ in range(30):
        middle = (low + high) / 2
        made = zip(stacks, widths.tolist(), strict=True)
        if all(_holds(discs[stack] * middle, width) for stack, width in made):
            low = middle
        else:
            high = middle
    return low


def _holds(discs: Floats, width: float) -> bool:
    """Return whether these discs fit into a column."""
    return 2 * float(discs[0]) <= width and _column(discs, width)[1] <= CANVAS.height


def _column(discs: Floats, width: float) -> tuple[Floats, float]:
    """Return places in centred rows from y = 0 downward, and the height of all rows."""
    spots = np.empty((len(discs), 2))
    start, y = 0, 0.0
    while start < len(discs):
        reach = float(discs[start])
        side = max(int(width / (2 * reach)) if reach > 0 else 1, 1)
        stop = min(start + side, len(discs))
        gap = min(width / side, 3.0 * reach)
        spots[start:stop, 0] = (np.arange(stop - start) - (side - 1) / 2) * gap + width / 2
        spots[start:stop, 1] = y - reach
        start, y = stop, y - 2 * reach
    return spots, -y
