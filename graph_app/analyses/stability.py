"""How much the runs of a method that begins at random agree with each other, and about whom they do not."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from graph_app.analyses.coalitions import louvain, numbered
from graph_app.analyses.mixing import Pairs
from graph_app.analyses.partitions import adjusted_rand, variation_of_information

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def runs_of(
    pairs: Pairs,
    shown: Ints,
    count: int,
    seed: int = 1,
    progress: Callable[[int], None] = lambda done: None,
) -> Ints:
    """Return the communities that several runs of `louvain` find, the first those that are shown.

    Each other run has the next seed, and takes the actors in an order that is drawn with it: where two
    communities pull an actor equally the first one wins, and a seed alone never turns that round, so that
    runs would agree on what the order of rows decides.

    Parameters
    ----------
    pairs : Pairs
        Tied pairs.
    shown : int array of shape (n,)
        What the run with the first seed has found.
    count : int
        How many runs, at least 1.
    seed : int
        The first seed.
    progress : callable
        Called with how many runs are done; what it raises ends the work.

    Returns
    -------
    int array of shape (count, n)
        Numbered as by `louvain`.

    Examples
    --------
    >>> pair = Pairs(np.array([0]), np.array([2]), np.ones(1))
    >>> runs_of(pair, np.array([0, -1, 0]), 2).tolist()
    [[0, -1, 0], [0, -1, 0]]
    """
    found = np.empty((count, len(shown)), dtype=np.int64)
    found[0] = shown
    for place in range(1, count):
        progress(place - 1)
        order = np.random.default_rng(seed + place).permutation(len(shown))
        again = louvain(len(shown), order[pairs.one], order[pairs.two], pairs.weight, seed=seed + place)
        found[place] = numbered(again[order])
    return found


def agreement(runs: Ints) -> tuple[float, float]:
    """Return how alike the divisions of some runs are, on average over all pairs of runs.

    Definition: the mean of the adjusted Rand index and the mean of the variation of information as a share
    of log n, see `partitions`. An index near 1 and a variation near 0 mean that the runs find the same
    division. It must not be read as truth of the division: all runs share the method, its resolution and the
    ties on record.

    Parameters
    ----------
    runs : int array of shape (runs, n)
        Community of each actor in each run; equal divisions have equal numbers, as those of `louvain`.

    Returns
    -------
    tuple of float
        NaN for fewer than two runs.

    Examples
    --------
    >>> agreement(np.array([[0, 0, 1, 1], [0, 0, 1, 1]]))
    (1.0, 0.0)
    """
    count = len(runs)
    if count < 2:
        return np.nan, np.nan
    kinds, often = np.unique(runs, axis=0, return_counts=True) if runs.size else (runs[:1], np.array([count]))
    alike = float((often * (often - 1) / 2).sum())
    apart = 0.0
    for first in range(len(kinds)):
        for second in range(first):
            pairs = float(often[first] * often[second])
            alike += pairs * adjusted_rand(kinds[first], kinds[second])
            apart += pairs * variation_of_information(kinds[first], kinds[second])
    every = count * (count - 1) / 2
    return alike / every, apart / every


def together(shown: Ints, others: Ints) -> Floats:
    """Return how often each actor is with those with whom it is in the division that is shown.

    Definition: over the other runs, the mean share of the other members of the actor's community with whom
    the actor is in one community: the mean of its row of the co-assignment (consensus) matrix of
    Lancichinetti and Fortunato over its community. 1: in every run with all of them; near 0: the community
    that is shown is a matter of chance. It must not be read as loyalty, nor a low value as the actor's
    doing: where a whole community falls apart in other runs, all its members have low values.

    Parameters
    ----------
    shown : int array of shape (n,)
        Community of each actor in the division that is shown.
    others : int array of shape (runs, n)
        Community of each actor in the other runs.

    Returns
    -------
    float array of shape (n,)
        NaN for actors without company, and without other runs.

    References
    ----------
    A. Lancichinetti, S. Fortunato (2012), Consensus clustering in complex networks, Scientific Reports 2,
    336.

    Examples
    --------
    >>> together(np.array([0, 0, 0, 1]), np.array([[0, 0, 0, 1], [0, 0, 1, 1]])).tolist()
    [0.75, 0.75, 0.5, nan]
    """
    size = np.bincount(shown)[shown] if len(shown) else shown
    total = np.zeros(len(shown))
    for run in others:
        _, cell, count = np.unique(
            shown * (run.max(initial=0) + 1) + run, return_inverse=True, return_counts=True
        )
        total += count[cell] - 1
    company = (size - 1) * len(others)
    found = np.full(len(shown), np.nan)
    np.divide(total, company, out=found, where=company > 0)
    return found
