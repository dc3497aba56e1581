"""Betweenness: how often an actor stands on the shortest paths between others."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graph_app.analyses.distances import distances, lengths
from graph_app.analyses.measure import Measure, Values, from_everyone

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

WORK = 100_000_000
"""Actors × ties up to which the answer is exact; above, as many actors are drawn as fit."""
_SURE = float(np.log(4 / 0.05))
"""How far the bound of an interval is taken so that it holds in at least 95 of 100 draws."""
_ALIKE = 1e-10
"""Paths whose lengths differ by less, relative to them, count as equally short."""


def betweenness(matrix: Any, *, pivots: int | None = None, seed: int = 1) -> Values:
    """Return the betweenness centrality of each actor.

    Definition: for all ordered pairs of other actors of whom the first can reach the second, the share of
    the shortest paths between them that the actor stands on; summed, and divided by the (n - 1)(n - 2) pairs
    there are. Ends of a path do not stand on it. A step along a tie is 1 / weight long (1 without weights);
    paths of equal length count as equally short (to 1e-10).
    A high value means that others would need the actor, or a detour, to reach each other by the shortest
    way. It must not be read as control: news and money also take longer ways, what is not on record may be
    the real way, and one tie more or less can change the value much. Between actors of middling rank the
    differences are mostly noise.

    All shortest paths from an actor are counted at once, and then what others depend on, from the far end
    (Brandes 2001). With `pivots` this is done from so many actors, drawn at random with repetition, and
    scaled up (Brandes and Pich 2007). The margin of each number is the empirical Bernstein bound of Maurer
    and Pontil (2009): in at least 95 of 100 draws the exact number lies within it, whatever the graph; it is
    often much nearer.

    Parameters
    ----------
    matrix : sparse array of shape (n, n)
        In row i what i sends to the others: weights of ties, or 1.
    pivots : int, optional
        How many draws to estimate from, at least 2; exact if there are not more actors or nothing is said.
    seed : int
        Which actors are drawn.

    Returns
    -------
    Values
        From 0 to 1; all 0 for fewer than three actors.

    References
    ----------
    L. C. Freeman (1977), A set of measures of centrality based on betweenness, Sociometry 40, 35-41;
    U. Brandes (2001), A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25,
    163-177; U. Brandes, C. Pich (2007), Centrality estimation in large networks, International Journal of
    Bifurcation and Chaos 17, 2303-2318; A. Maurer, M. Pontil (2009), Empirical Bernstein bounds and
    sample-variance penalization, COLT.

    Examples
    --------
    >>> path = sparse.csr_array(np.array([[0.0, 1, 0], [1, 0, 1], [0, 1, 0]]))
    >>> betweenness(path).numbers.tolist()
    [0.0, 1.0, 0.0]
    """
    n = matrix.shape[0]
    if n < 3:
        return Values(np.zeros(n))
    if pivots is None or pivots >= n:
        sources, times = np.arange(n), np.ones(n)
    else:
        draws = np.random.default_rng(seed).integers(n, size=max(pivots, 2))
        sources, times = np.unique(draws, return_counts=True)
    long = lengths(matrix)
    arcs = long.tocoo()
    total, square, done = np.zeros(n), np.zeros(n), 0
    for part, far in distances(long, sources, arcs.nnz):
        share = _dependencies(arcs, part, far) / (n - 2)
        often = times[done : done + len(part)]
        total, square, done = total + often @ share, square + often @ share**2, done + len(part)
    if pivots is None or pivots >= n:
        return Values(total / (n - 1))
    drawn = int(times.sum())
    mean, scale = total / drawn, n / (n - 1)
    spread = np.maximum(square - drawn * mean**2, 0) / (drawn - 1)
    margin = np.sqrt(2 * spread * _SURE / drawn) + 7 * _SURE / (3 * (drawn - 1))
    return Values(mean * scale, margin * scale, drawn)


def _dependencies(arcs: Any, sources: Ints, far: Floats) -> Floats:
    """Return how far each source depends on each actor to reach all others; shape (sources, n).

    The steps of all shortest paths from all sources are one sparse matrix over pairs of source and actor;
    it has no cycles, so that its powers end.
    """
    n = far.shape[1]
    tail, head, long = arcs.row, arcs.col, arcs.data
    arrival = far[:, head]
    with np.errstate(invalid="ignore"):  # infinity less infinity: neither end is reached
        short = np.isfinite(arrival) & (np.abs(far[:, tail] + long - arrival) <= _ALIKE * arrival)
    row, arc = np.nonzero(short)
    one, two, size = row * n + tail[arc], row * n + head[arc], far.size
    step = sparse.csr_array((np.ones(len(one)), (two, one)), shape=(size, size))
    begin = np.zeros(size)
    begin[np.arange(len(sources)) * n + sources] = 1
    ways = _summed(step, begin)
    back = sparse.csr_array((ways[one] / ways[two], (one, two)), shape=(size, size))
    depending = _summed(back, (ways > 0).astype(np.float64)) - (ways > 0)
    depending[begin > 0] = 0
    return np.asarray(depending.reshape(far.shape))


def _summed(step: Any, begin: Floats) -> Floats:
    """Return the sum of all powers of a matrix without cycles, times a vector."""
    found = wave = begin
    while wave.any():
        wave = step @ wave
        found = found + wave
    return found


def within(matrix: Any, work: int = WORK) -> Values:
    """Return betweenness, exact where actors × ties are at most `work`, else of as many pivots as fit."""
    pivots = max(work // max(matrix.nnz, 1), 100)
    return betweenness(matrix, pivots=pivots)


BETWEENNESS = Measure(
    "betweenness",
    "Betweenness",
    "Others would need the actor, or a detour, to reach each other by the shortest way.",
    "Not control: news and money take longer ways too, and one tie more or less can change the value much.",
    "b(v) = sum over s, t of (shortest paths from s to t by way of v) / (all of them), divided by "
    "(n - 1)(n - 2)",
    "L. C. Freeman (1977), A set of measures of centrality based on betweenness, Sociometry 40, 35-41.",
    lambda tied: within(tied.matrix),
    directed=(False, True),
    weighted=(False, True),
    work=lambda actors, ties: 4 * min(from_everyone(actors, ties), WORK),
)
