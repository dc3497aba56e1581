"""What a filter does with structure: look around actors, keep a core. Works on boolean masks."""

from __future__ import annotations

import numpy as np

from graph_app.graph.stance import BoolArray, IntArray


def degrees(n: int, start: IntArray, end: IntArray, ties: BoolArray) -> IntArray:
    """Return how many of the marked ties each actor has; parallel ties count each; shape (n,)."""
    return np.bincount(start[ties], minlength=n) + np.bincount(end[ties], minlength=n)


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
    actors, ties = actors.copy(), ties & actors[ends[0]] & actors[ends[1]]
    while True:
        weak = actors & (degrees(len(actors), ends[0], ends[1], ties) < least)
        if not weak.any():
            return actors, ties
        actors &= ~weak
        ties &= actors[ends[0]] & actors[ends[1]]
