"""What the page writes beside a layout: a heading per group, and where values stand on the map."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt


class Heading(NamedTuple):
    """Where the name of a group is written.

    Attributes
    ----------
    group : int
        Number of the group, -1 for actors without one.
    x, y : float
        Middle of the group from left to right, and its upper edge, in units of the layout.
    actors : int
        How many visible actors the group has.
    """

    group: int
    x: float
    y: float
    actors: int


class Ring(NamedTuple):
    """Where one ring lies: an ellipse around (0, 0), 0.76 times as high as wide.

    Attributes
    ----------
    steps : int
        How many ties its actors are away from the middle, -1 if out of reach.
    inner, outer : float
        Half the width in units of the layout through the first and the last of its actors.
    actors : int
        How many actors it has.
    """

    steps: int
    inner: float
    outer: float
    actors: int


def ring_guides(positions: npt.NDArray[Any], steps: npt.NDArray[Any]) -> tuple[Ring, ...]:
    """Return the ellipses of the layout "rings", from the inside out, without the actor in the middle.

    Parameters
    ----------
    positions : numpy.ndarray
        What the layout returned for the visible actors, shape (n, 2).
    steps : numpy.ndarray
        What `steps_from` returned for them, shape (n,).

    Returns
    -------
    tuple of Ring
        A guide line between two rings lies midway between `outer` of one and `inner` of the next.

    Examples
    --------
    >>> ring_guides(np.array([[0.0, 0.0], [0.0, 0.38], [0.75, 0.0]]), np.array([0, 1, -1]))
    (Ring(steps=1, inner=0.5, outer=0.5, actors=1), Ring(steps=-1, inner=0.75, outer=0.75, actors=1))
    """
    reach = np.hypot(positions[:, 0], positions[:, 1] / 0.76)
    found = []
    for step in np.unique(steps[steps != 0]).tolist():
        here = np.asarray(reach[steps == step], dtype=np.float64)
        found.append(Ring(int(step), float(here.min()), float(here.max()), len(here)))
    return tuple(sorted(found, key=lambda ring: ring.inner))


def headings(
    positions: npt.NDArray[Any],
    groups: npt.NDArray[Any],
    visible: npt.NDArray[Any] | None = None,
) -> tuple[Heading, ...]:
    """Return where to write the names of groups above their discs or columns.

    Parameters
    ----------
    positions : numpy.ndarray
        What a layout returned, shape (n, 2).
    groups : numpy.ndarray
        Group of each actor, -1 for none, shape (n,); for columns the page gives the groups that share
        the last column one number of their own.
    visible : numpy.ndarray, optional
        Actors that count, shape (n,).

    Returns
    -------
    tuple of Heading
        One per group that has visible actors, by number.

    Examples
    --------
    >>> headings(np.array([[0.0, 0.5], [1.0, 0.25]]), np.array([3, 3]))
    (Heading(group=3, x=0.5, y=0.5, actors=2),)
    """
    seen = np.ones(len(groups), dtype=bool) if visible is None else np.asarray(visible, dtype=bool)
    found = []
    for group in np.unique(np.asarray(groups)[seen]).tolist():
        here = np.asarray(positions, dtype=np.float64)[seen & (groups == group)]
        x = float(here[:, 0].min() + here[:, 0].max()) / 2
        found.append(Heading(int(group), x, float(here[:, 1].max()), len(here)))
    return tuple(found)


def map_x(positions: npt.NDArray[Any], values: npt.NDArray[Any], ticks: npt.NDArray[Any]) -> list[float]:
    """Return where tick values stand from left to right on a map, between the actors around them.

    Parameters
    ----------
    positions : numpy.ndarray
        What the layout "map" returned for the visible actors, shape (n, 2).
    values : numpy.ndarray
        What was shown from left to right, NaN where unknown, shape (n,).
    ticks : numpy.ndarray
        Values to mark; beyond all values they stand at the outermost ones.

    Returns
    -------
    list of float
        One x per tick, NaN if no value is known.

    Examples
    --------
    >>> x = np.array([[-0.8, 0], [0.0, 0], [0.8, 0]])
    >>> map_x(x, np.array([-2.0, 0.0, 2.0]), np.array([-1.0, 2.0]))
    [-0.4, 0.8]
    """
    numbers = np.asarray(values, dtype=np.float64)
    known = np.isfinite(numbers)
    if not known.any():
        return [float("nan")] * len(ticks)
    distinct, where = np.unique(numbers[known], return_inverse=True)
    across = np.asarray(positions, dtype=np.float64)[known, 0]
    middle = np.bincount(where, across) / np.bincount(where)
    return [float(x) for x in np.interp(np.asarray(ticks, dtype=np.float64), distinct, middle)]
