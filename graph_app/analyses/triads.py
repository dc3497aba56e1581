"""Triangles of a signed network: how many are balanced, and how many would be if signs lay anyhow."""

from __future__ import annotations

from dataclasses import dataclass
from math import comb
from typing import Any

import numpy as np

from graph_app.analyses.signed import Signed


@dataclass(frozen=True)
class Triads:
    """The triangles of a network.

    Attributes
    ----------
    hostile : tuple of int
        How many triangles have 0, 1, 2 and 3 hostile pairs.
    weighted : float
        Share of the balanced ones if each counts by the product of its three weights; NaN without any.
    expected : float
        Share of the balanced ones if the signs are dealt out anew among the pairs; NaN without any.
    """

    hostile: tuple[int, int, int, int]
    weighted: float
    expected: float

    @property
    def count(self) -> int:
        """How many triangles."""
        return sum(self.hostile)

    @property
    def balanced(self) -> int:
        """How many of them are balanced: the product of the three signs is positive."""
        return self.hostile[0] + self.hostile[2]

    @property
    def share(self) -> float:
        """Share of the balanced ones: the degree of balance over cycles of three; NaN without any."""
        return self.balanced / self.count if self.count else float("nan")


def triads(signed: Signed) -> Triads:
    """Return the triangles of a signed network by their number of hostile pairs.

    Definition: a triangle is balanced if the product of its signs is positive, that is with no or two hostile
    pairs (Heider; Cartwright and Harary 1956). Their share is the degree of balance over cycles of three.
    A high share must not be read as order: where few pairs are hostile most triangles are balanced by
    themselves, so that it is to be compared with `expected`, the exact mean over all ways to deal the signs
    out anew; and it knows nothing of longer cycles, nor of actors in no triangle.

    Parameters
    ----------
    signed : Signed
        The network.

    References
    ----------
    D. Cartwright, F. Harary (1956), Structural balance: a generalization of Heider's theory, Psychological
    Review 63, 277-293; S. Aref, M. C. Wilson (2018), Measuring partial balance in signed networks, Journal of
    Complex Networks 6, 566-595.

    Examples
    --------
    >>> found = triads(Signed(3, np.array([0, 0, 1]), np.array([1, 2, 2]), np.array([1.0, -1.0, -1.0])))
    >>> found.hostile, found.share
    ((0, 0, 1, 0), 1.0)
    """
    friendly, hostile = signed.only(signed.weight > 0).counted.matrix, -_hostile(signed).counted.matrix
    around = friendly @ friendly, hostile @ hostile
    counts = (
        _ends(around[0], friendly) / 6,
        _ends(around[0], hostile) / 2,
        _ends(around[1], friendly) / 2,
        _ends(around[1], hostile) / 6,
    )
    none, one, two, three = (round(count) for count in counts)
    return Triads((none, one, two, three), _weighted(signed), _expected(signed, none + one + two + three))


def _hostile(signed: Signed) -> Signed:
    return signed.only(signed.weight < 0)


def _ends(paths: Any, closing: Any) -> float:
    """Return the sum of closed walks: two steps, and a third one back."""
    return float(paths.multiply(closing).sum())


def _weighted(signed: Signed) -> float:
    """Return the share of balanced triangles by product of weights: half of 1 + tr S³ / tr |S|³."""
    if not len(signed.weight):
        return float("nan")
    matrix = signed.matrix / np.abs(signed.weight).max()
    plain = abs(matrix)
    every = _ends(plain @ plain, plain)
    return (1 + _ends(matrix @ matrix, matrix) / every) / 2 if every > 0 else float("nan")


def _expected(signed: Signed, count: int) -> float:
    """Return the chance that of three pairs none or two are hostile, drawn without putting back."""
    pairs, hostile = len(signed.weight), int((signed.weight < 0).sum())
    friendly = pairs - hostile
    ways = comb(friendly, 3) + comb(hostile, 2) * friendly
    return ways / comb(pairs, 3) if count else float("nan")
