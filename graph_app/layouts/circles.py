"""One disc of actors per group: the groups side by side, the most tied actors in their middles."""

from __future__ import annotations

from typing import Any, Unpack

import numpy as np
import numpy.typing as npt

from graph_app.layouts._discs import pack
from graph_app.layouts._shells import Shell, around, on_circle, shells
from graph_app.layouts._stage import Given, Request, Stage, squeeze, staged
from graph_app.layouts._ties import Floats, Ints, matrix

_BETWEEN = 26.0
"""Pixels between two groups, before the picture is fitted."""

_ROUNDS = 6


def circles(
    n: int,
    ends: npt.NDArray[Any],
    weight: npt.NDArray[Any],
    *,
    sizes: npt.NDArray[Any] | None = None,
    seed: int = 1,
    **given: Unpack[Given],
) -> npt.NDArray[np.float32]:
    """Return positions in one disc per group, discs packed side by side from the largest on.

    A disc is made of circles around its middle: large glyphs (then those of many ties) inside, small ones
    outside. On each circle actors are ordered by the direction of the mean of those they are tied to, so
    that ties run outwards on the side of the other end. Actors without a group form a disc of their own.

    Parameters
    ----------
    n : int
        Number of actors.
    ends : numpy.ndarray
        Ends of ties, shape (m, 2).
    weight : numpy.ndarray
        Weights of ties, shape (m,).
    sizes : numpy.ndarray, optional
        Radius of each actor's glyph in pixels at fit zoom, shape (n,).
    seed : int
        Not used; nothing here is random.
    **given
        See `Given`; `groups` is needed.

    Returns
    -------
    numpy.ndarray
        float32, shape (n, 2), see `graph_app.layouts.place`.

    Raises
    ------
    ValueError
        If `groups` is missing, or the arrays do not fit together.
    """
    return staged(_circles, Request(n, ends, weight, sizes, seed, **given), "groups")


def members_of(stage: Stage) -> list[Ints]:
    """Return the members of each group, the largest group first, those without a group last.

    Parameters
    ----------
    stage : Stage
        Checked arguments.

    Returns
    -------
    list of numpy.ndarray
        Large glyphs first, then actors of many ties; groups of equal count in the order of their numbers.
    """
    degree = np.bincount(np.r_[stage.ties.a, stage.ties.b], minlength=stage.n)
    order = np.lexsort((np.arange(stage.n), -degree, -stage.discs))
    names, count = np.unique(stage.groups, return_counts=True)
    ranked = sorted(zip(names.tolist(), count.tolist(), strict=True), key=lambda g: (g[0] < 0, -g[1], g[0]))
    return [order[stage.groups[order] == name] for name, _ in ranked]


def _circles(stage: Stage) -> Floats:
    """Return the positions of all visible actors."""
    made = [shells(members, stage.discs, 0.0) for members in members_of(stage)]
    middles = pack(np.array([outer for _, outer in made]) + _BETWEEN / 2)
    spots = np.zeros((stage.n, 2))
    placed = [(shell, middle) for (group, _), middle in zip(made, middles, strict=True) for shell in group]
    for shell, middle in placed:
        spots[shell.members] = middle
    pull = matrix(stage.n, stage.ties)
    total = np.asarray(pull.sum(1)).ravel()
    for step in range(_ROUNDS):
        stage.progress(step / _ROUNDS)
        mean = (pull @ spots) / np.maximum(total, 1e-9)[:, None]
        for shell, middle in placed:
            spots[shell.members] = middle + _turned(shell, stage.discs, mean - middle, total > 0)
    return squeeze(spots, stage.discs)


def _turned(shell: Shell, discs: Floats, towards: Floats, tied: npt.NDArray[np.bool_]) -> Floats:
    """Return places on one circle, each as far as may be in the direction of the actor's ties."""
    here = shell.members
    wanted = np.where(tied[here], np.arctan2(towards[here, 1], towards[here, 0]), np.nan)
    return on_circle(around(wanted, discs[here], shell.radius), shell.radius)
