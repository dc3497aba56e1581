"""Paths between two actors: the shortest by hops, the strongest by influence weight."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

MOST = 50
"""Paths that are listed; all are counted."""
UNIT = 1_000_000_000
"""Steps of a length of 1: strengths that differ by less than a billionth count as equal."""


class Arcs(NamedTuple):
    """Ties as they may be walked, each from its start to its end.

    Attributes
    ----------
    start, end : int arrays of shape (arcs,)
        Positions of actors.
    weight : float array of shape (arcs,)
        Influence weight, at least 0.
    """

    start: Ints
    end: Ints
    weight: Floats

    def both_ways(self) -> Arcs:
        """Return the arcs and their reverse: ties taken as undirected."""
        return Arcs(np.r_[self.start, self.end], np.r_[self.end, self.start], np.r_[self.weight, self.weight])


@dataclass(frozen=True)
class Paths:
    """The best paths between two actors.

    Attributes
    ----------
    total : int
        How many there are, exactly, listed or not; 0 where the second cannot be reached.
    listed : tuple of tuple of int
        Positions of the actors from first to last, in ascending order.
    strength : tuple of float
        Product of the weights along each listed path; 1 for a path without steps.
    """

    total: int
    listed: tuple[tuple[int, ...], ...]
    strength: tuple[float, ...]


def shortest_paths(n: int, arcs: Arcs, one: int, other: int, most: int = MOST) -> Paths:
    """Return all shortest paths by hops from one actor to another.

    Definition: the sequences of actors, each tied to the next, with the fewest steps. Several ties between
    the same two actors are one step. A tie of an actor with itself is no step. All are counted without
    being gone through one by one (Brandes 2001); the first `most`, in ascending order of positions, are
    listed.
    A high number of paths means that the two are joined in many ways; few steps, that little stands
    between them. It must not be read as contact: nobody need have walked the path, and a missing tie on
    record makes a path longer than it is.

    Parameters
    ----------
    n : int
        How many actors.
    arcs : Arcs
        Where one may walk; weights are only multiplied along the paths that are found.
    one, other : int
        Positions of the first and the last actor.
    most : int
        How many paths to list at most.

    Returns
    -------
    Paths

    Raises
    ------
    ValueError
        If the arrays do not fit together, a position is outside 0 … n - 1, or a weight is negative or
        not finite.

    References
    ----------
    U. Brandes (2001), A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25.

    Examples
    --------
    A square: two ways from one corner to the one across.

    >>> square = Arcs(np.array([0, 1, 0, 2]), np.array([1, 3, 2, 3]), np.array([0.5, 0.5, 0.5, 1.0]))
    >>> shortest_paths(4, square, 0, 3)
    Paths(total=2, listed=((0, 1, 3), (0, 2, 3)), strength=(0.25, 0.5))
    """
    steps, weights = _steps(n, arcs, one, other, weighed=False)
    return _best(steps, weights, one, other, most)


def strongest_paths(n: int, arcs: Arcs, one: int, other: int, most: int = MOST) -> Paths:
    """Return the strongest paths by influence weight from one actor to another.

    Definition: the paths whose product of weights is highest; of equally strong ones (to a billionth)
    those with the fewest steps. Weights are taken as in (0, 1]: parallel ties add up, a sum above 1
    counts as 1, ties without weight cannot be walked. This is the maximum influence path of Chen, Wang and
    Wang (2010), found as the shortest path (Dijkstra 1959) where a step is -log(weight) long.
    A high strength means that each step of the path is strong and on good evidence. It must not be read
    as the probability that influence arrives, nor as all the influence between the two: weights are
    editorial, other paths add to it, and hostile ties carry weight too.

    Parameters
    ----------
    n : int
        How many actors.
    arcs : Arcs
        Where one may walk, with weights.
    one, other : int
        Positions of the first and the last actor.
    most : int
        How many paths to list at most.

    Returns
    -------
    Paths

    Raises
    ------
    ValueError
        If the arrays do not fit together, a position is outside 0 … n - 1, or a weight is negative or
        not finite.

    References
    ----------
    W. Chen, C. Wang, Y. Wang (2010), Scalable influence maximization for prevalent viral marketing in
    large-scale social networks, KDD 2010.
    E. W. Dijkstra (1959), A note on two problems in connexion with graphs, Numerische Mathematik 1.

    Examples
    --------
    Two strong steps carry more than a weak one:

    >>> arcs = Arcs(np.array([0, 1, 0]), np.array([1, 2, 2]), np.array([0.5, 1.0, 0.25]))
    >>> strongest_paths(3, arcs, 0, 2)
    Paths(total=1, listed=((0, 1, 2),), strength=(0.5,))
    """
    steps, weights = _steps(n, arcs, one, other, weighed=True)
    return _best(steps, weights, one, other, most)


def strongest_from(n: int, arcs: Arcs, one: int, others: Sequence[int], most: int = MOST) -> list[Paths]:
    """Return the strongest paths from one actor to each of several, as `strongest_paths` does one by one.

    Examples
    --------
    >>> arcs = Arcs(np.array([0, 1]), np.array([1, 2]), np.array([0.5, 0.5]))
    >>> [found.strength for found in strongest_from(3, arcs, 0, [2, 1])]
    [(0.25,), (0.5,)]
    """
    steps, weights = _steps(n, arcs, one, one, weighed=True)
    order, before = _settled(steps, one, -1)
    ways = _ways(order, before, one)
    return [_listed(before, ways, weights, (one, other), most) for other in others]


Steps = dict[int, list[tuple[int, int]]]
"""From each actor: the actors one step away, and how long the step is in whole units."""
Weights = dict[tuple[int, int], float]


def _steps(n: int, arcs: Arcs, one: int, other: int, *, weighed: bool) -> tuple[Steps, Weights]:
    """Return the steps that can be made and the weight of each: parallel arcs added up, at most 1."""
    start, end = np.asarray(arcs.start, dtype=np.int64), np.asarray(arcs.end, dtype=np.int64)
    weight = np.asarray(arcs.weight, dtype=np.float64)
    if not start.shape == end.shape == weight.shape or start.ndim != 1:
        raise ValueError(
            f"ends and weights must be of one length, not {start.shape}, {end.shape}, {weight.shape}"
        )
    places = np.r_[start, end, one, other]
    if places.min() < 0 or places.max() >= n:
        raise ValueError(f"actors must lie in 0 … {n - 1}")
    if not np.isfinite(weight).all() or (weight < 0).any():
        raise ValueError("weights must be finite and not negative")
    keep = (start != end) & (weight > 0 if weighed else True)
    start, end, weight = start[keep], end[keep], weight[keep]
    if not len(start):
        return {}, {}
    order = np.lexsort((weight, end, start))
    start, end, weight = start[order], end[order], np.minimum(weight[order], 1.0)
    first = np.flatnonzero(np.r_[True, (np.diff(start) != 0) | (np.diff(end) != 0)])
    total = np.minimum(np.add.reduceat(weight, first), 1.0)
    length = np.rint(-np.log(total) * UNIT).astype(np.int64) if weighed else np.zeros(len(first), np.int64)
    steps: Steps = {}
    weights: Weights = {}
    columns = (column.tolist() for column in (start[first], end[first], length, total))
    for here, there, long, heavy in zip(*columns, strict=True):
        steps.setdefault(here, []).append((there, long))
        weights[here, there] = heavy
    return steps, weights


def _best(steps: Steps, weights: Weights, one: int, other: int, most: int) -> Paths:
    """Count the paths of the least length and the fewest steps, and list the first of them."""
    order, before = _settled(steps, one, other)
    return _listed(before, _ways(order, before, one), weights, (one, other), most)


def _ways(order: list[int], before: dict[int, list[int]], one: int) -> dict[int, int]:
    """Return how many best paths lead to each actor."""
    ways = {one: 1}
    for actor in order[1:]:
        ways[actor] = sum(ways[previous] for previous in before[actor])
    return ways


def _listed(
    before: dict[int, list[int]], ways: dict[int, int], weights: Weights, ends: tuple[int, int], most: int
) -> Paths:
    """Return the best paths between two ends, counted and the first of them listed."""
    one, other = ends
    if other not in before:
        return Paths(0, (), ())
    listed = tuple(islice(_walks(before, one, other), most))
    strength = tuple(math.prod(weights[step] for step in pairwise(path)) for path in listed)
    return Paths(ways[other], listed, strength)


def _settled(steps: Steps, one: int, other: int) -> tuple[list[int], dict[int, list[int]]]:
    """Return actors in order of their distance up to `other`, and who stands before each on best paths.

    A distance is (length in whole units, number of steps): it grows with every step, so that best paths
    never go in circles, and it is exact, so that equal paths are found to be equal.
    """
    distance = {one: (0, 0)}
    before: dict[int, list[int]] = {one: []}
    heap = [(0, 0, one)]
    done: set[int] = set()
    order: list[int] = []
    while heap:
        length, hops, here = heapq.heappop(heap)
        if here in done:
            continue
        done.add(here)
        order.append(here)
        if here == other:
            break
        for there, long in steps.get(here, ()):
            found = (length + long, hops + 1)
            if there not in distance or found < distance[there]:
                distance[there] = found
                before[there] = [here]
                heapq.heappush(heap, (*found, there))
            elif found == distance[there]:
                before[there].append(here)
    return order, {actor: before[actor] for actor in order}


def _walks(before: dict[int, list[int]], one: int, other: int) -> Iterator[tuple[int, ...]]:
    """Give the best paths one by one in ascending order; every branch that is taken leads to `other`."""
    after: dict[int, list[int]] = {}
    reached, waiting = {other}, [other]
    while waiting:
        here = waiting.pop()
        for previous in before[here]:
            after.setdefault(previous, []).append(here)
            if previous not in reached:
                reached.add(previous)
                waiting.append(previous)
    path, choices = [one], [iter(sorted(after.get(one, ())))]
    if one == other:
        yield (one,)
        return
    while path:
        following = next(choices[-1], None)
        if following is None:
            path.pop()
            choices.pop()
        elif following == other:
            yield (*path, other)
        else:
            path.append(following)
            choices.append(iter(sorted(after[following])))
