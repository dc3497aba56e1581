"""Networks at random in which everybody has as many partners as on record, and what a number is in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graph_app.analyses.mixing import Pairs

Floats = npt.NDArray[np.float64]
TRIES = 10
"""How often it is tried to swap, per tie."""
_ALIKE = 1e-9


class Beyond(NamedTuple):
    """A number of a network beside that of rewired ones.

    Attributes
    ----------
    value : float
        Of the network itself.
    expected, deviation : float
        Mean and standard deviation over the rewired networks.
    low, high : float
        The least and the most of them.
    z : float
        How many standard deviations the network is above the mean; NaN where rewiring changes nothing.
    p : float
        Share of networks, its own counted as one, in which the number is at least as high.
    """

    value: float
    expected: float
    deviation: float
    low: float
    high: float
    z: float
    p: float


def rewired(pairs: Pairs, rng: np.random.Generator, tries: int = TRIES) -> Pairs:
    """Return a network at random in which every actor is tied to as many others as before.

    Two ties a-b and c-d, drawn at random, become a-d and c-b, unless an actor would be tied to itself or
    twice to the same other; this is tried `tries` times per tie. Tries that fail count, so that in the long
    run every network with these numbers of partners is as likely as any other. A tie keeps its weight: the
    weights as a whole stay, their sum at each actor does not.

    Parameters
    ----------
    pairs : Pairs
        Tied pairs, each once.
    rng : numpy.random.Generator
        Draws the swaps.
    tries : int
        How often per tie.

    References
    ----------
    S. Maslov, K. Sneppen (2002), Specificity and stability in topology of protein networks, Science 296,
    910-913; Y. Artzy-Randrup, L. Stone (2005), Generating uniformly distributed random networks, Physical
    Review E 72, 056708.

    Examples
    --------
    >>> path = Pairs(np.array([0, 1, 2]), np.array([1, 2, 3]), np.ones(3))
    >>> found = rewired(path, np.random.default_rng(1))
    >>> np.bincount(np.r_[found.one, found.two]).tolist()
    [1, 2, 2, 1]
    """
    count = len(pairs.one)
    ends = [pairs.one.tolist(), pairs.two.tolist()]
    one, two = ends
    there = {(a, b) if a < b else (b, a) for a, b in zip(one, two, strict=True)}
    draws = rng.integers(0, max(count, 1), (tries * count, 2)).tolist()
    turns = rng.integers(0, 2, tries * count).tolist()
    for (first, second), turn in zip(draws, turns, strict=True):
        a, b, c, d = one[first], two[first], ends[turn][second], ends[1 - turn][second]
        if a == d or b == c or first == second:
            continue
        new, other = (a, d) if a < d else (d, a), (c, b) if c < b else (b, c)
        if new in there or other in there:
            continue
        there -= {(a, b) if a < b else (b, a), (c, d) if c < d else (d, c)}
        there |= {new, other}
        two[first], one[second], two[second] = d, c, b
    low, high = np.minimum(one, two).astype(np.int64), np.maximum(one, two).astype(np.int64)
    order = np.lexsort((high, low))
    return Pairs(low[order], high[order], pairs.weight[order])


def beyond_chance(
    number: Callable[[Pairs], float],
    pairs: Pairs,
    rounds: int,
    seed: int,
    progress: Callable[[float], None] = lambda share: None,
) -> Beyond:
    """Return a number of a network, and whether it is higher than in networks that are rewired at random.

    The network is rewired once, and from there anew for each round: its own place in the chain of swaps is
    then like that of any other, and p is exact however long the chain is (Besag and Clifford 1989).

    Parameters
    ----------
    number : callable
        From tied pairs to the number.
    pairs : Pairs
        The network.
    rounds : int
        How many networks are drawn, at least 1.
    seed : int
        Seed of the draws.
    progress : callable
        Called with the share that is done; what it raises ends the work.

    References
    ----------
    J. Besag, P. Clifford (1989), Generalized Monte Carlo significance tests, Biometrika 76, 633-642.

    Examples
    --------
    A triangle is what it is, however it is rewired:

    >>> triangle = Pairs(np.array([0, 0, 1]), np.array([1, 2, 2]), np.ones(3))
    >>> found = beyond_chance(lambda pairs: float(pairs.weight.sum()), triangle, 9, 1)
    >>> found.p, found.deviation
    (1.0, 0.0)
    """
    value = number(pairs)
    rng = np.random.default_rng(seed)
    middle = rewired(pairs, rng)
    drawn = np.empty(rounds)
    for place in range(rounds):
        progress(place / rounds)
        drawn[place] = number(rewired(middle, rng))
    mean, deviation = float(drawn.mean()), float(drawn.std())
    return Beyond(
        value,
        mean,
        deviation,
        float(drawn.min()),
        float(drawn.max()),
        (value - mean) / deviation if deviation > _ALIKE else np.nan,
        (int((drawn >= value - _ALIKE).sum()) + 1) / (rounds + 1),
    )
