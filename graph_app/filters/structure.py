"""What a filter does with structure: look around actors, keep a core. Works on boolean masks."""

from __future__ import annotations

import numpy as np

from graph_app.graph.stance import BoolArray, IntArray


def degrees(n: int, start: IntArray, end: IntArray) -> IntArray:
    """Return how many of some ties each actor has; parallel ties count each; shape (n,)."""
    return np.bincount(start, minlength=n) + np.bincount(end, minlength=n)


def around(
    centres: IntArray, hops: int, actors: BoolArray, ends: tuple[IntArray, IntArray], ties: BoolArray
) -> BoolArray:
    """Return the marked actors within some ties of marked centres, whichever way the ties point.

    Parameters
    ----------
    centres : int array
        Positions of the actors to start from; those not marked are passed over.
    hops : int
        The greatest distance.
    actors, ties : bool arrays
        What may be walked on.
    ends : tuple of two int arrays
        Both ends of each tie.
    """
    start, end = ends[0][ties], ends[1][ties]
    reached = np.zeros(len(actors), dtype=bool)
    reached[centres] = True
    reached &= actors
    for _ in range(hops):
        before = reached.sum()
        further = reached.copy()
        further[end[reached[start]]] = True
        further[start[reached[end]]] = True
        reached = further & actors
        if reached.sum() == before:
            break
    return reached


def core(
    least: int, actors: BoolArray, ends: tuple[IntArray, IntArray], ties: BoolArray
) -> tuple[BoolArray, BoolArray]:
    """Return the largest set of marked actors each of whom has enough ties within it, and those ties.

    This is the k-core of the multigraph (Seidman 1983, Social Networks 5, 269-287), parallel ties counted
    each; with `least` 1 it drops isolated actors.
    """
    actors, left = actors.copy(), np.flatnonzero(ties)
    while True:
        start, end = ends[0][left], ends[1][left]
        left = left[actors[start] & actors[end]]
        weak = actors & (degrees(len(actors), ends[0][left], ends[1][left]) < least)
        if not weak.any():
            break
        actors &= ~weak
    kept = np.zeros(len(ties), dtype=bool)
    kept[left] = True
    return actors, kept
