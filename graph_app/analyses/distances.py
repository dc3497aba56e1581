"""Distances between actors, some rows of the table at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse.csgraph import dijkstra

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_CELLS = 4_000_000
"""Numbers that are held at a time."""


def lengths(matrix: Any) -> Any:
    """Return the length of each tie: 1 / weight, so that a strong tie is a short step.

    Parallel ties were added up before, so that two ties of 0.4 are as long as one of 0.8. Without weights
    every tie has the weight 1, and a distance is a number of steps.
    """
    found = matrix.copy()
    found.data = 1.0 / found.data
    return found


def distances(long: Any, sources: Ints, width: int = 1) -> Iterator[tuple[Ints, Floats]]:
    """Give distances from actors to all actors, in parts.

    Parameters
    ----------
    long : sparse array of shape (n, n)
        Length of the step from the actor of the row to that of the column.
    sources : int array
        Positions of the actors to start from.
    width : int
        How many numbers per source the caller makes of it, beside one per actor.

    Yields
    ------
    int array of shape (part,)
        Some of the sources.
    float array of shape (part, n)
        Their distances; infinite where an actor cannot be reached.
    """
    n = long.shape[0]
    at_a_time = max(1, _CELLS // max(n, width, 1))
    for first in range(0, len(sources), at_a_time):
        part = sources[first : first + at_a_time]
        yield part, dijkstra(long, directed=True, indices=part)
