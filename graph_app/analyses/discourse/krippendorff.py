"""Krippendorff's alpha: how far several readings of the same units agree beyond chance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


class Coincidences(NamedTuple):
    """How often two values met in one unit.

    Attributes
    ----------
    values : float array of shape (values,)
        The values that occur in units with at least two readings, ascending.
    matrix : float array of shape (values, values)
        Coincidences: per unit with m readings every ordered pair of them adds 1 / (m - 1). Symmetric; its sum
        is the number of pairable readings.
    """

    values: Floats
    matrix: Floats


def coincidences(unit: Ints, value: Floats) -> Coincidences:
    """Return the coincidence matrix of readings.

    Parameters
    ----------
    unit : int array of shape (readings,)
        What was read, 0, 1, ….
    value : float array of shape (readings,)
        What it was read as. Units with a single reading do not count.

    Examples
    --------
    >>> coincidences(np.array([0, 0, 1, 1, 2]), np.array([1.0, 1, 1, 2, 5])).matrix.tolist()
    [[2.0, 1.0], [1.0, 0.0]]
    """
    size = np.bincount(unit, minlength=1)
    paired = size[unit] > 1
    unit, value = unit[paired], value[paired]
    values, code = np.unique(value, return_inverse=True)
    there = np.unique(unit, return_inverse=True)[1]
    table = np.zeros((there.max() + 1 if len(there) else 0, len(values)))
    np.add.at(table, (there, code), 1.0)
    weight = 1.0 / (table.sum(axis=1, keepdims=True) - 1) if len(table) else table
    pairs = (table * weight).T @ table
    return Coincidences(values, pairs - np.diag((table * weight).sum(axis=0)))


def nominal(found: Coincidences) -> Floats:
    """Return squared differences of names: 0 where they are the same, else 1."""
    return 1.0 - np.eye(len(found.values))


def ordinal(found: Coincidences) -> Floats:
    """Return squared differences of ranks: (n_c / 2 + values between + n_k / 2)², n the pairable readings."""
    count = found.matrix.sum(axis=1)
    middle = np.cumsum(count) - count / 2
    return np.asarray((middle[:, None] - middle[None, :]) ** 2)


def interval(found: Coincidences) -> Floats:
    """Return squared differences of numbers: (c - k)²."""
    return np.asarray((found.values[:, None] - found.values[None, :]) ** 2)


def ratio(found: Coincidences) -> Floats:
    """Return squared differences relative to size: ((c - k) / (c + k))²; NaN for numbers of both signs."""
    if len(found.values) and found.values[0] < 0 < found.values[-1]:
        return np.full((len(found.values), len(found.values)), np.nan)
    total = found.values[:, None] + found.values[None, :]
    gap = found.values[:, None] - found.values[None, :]
    return np.asarray(np.divide(gap, total, out=np.zeros_like(gap), where=total != 0) ** 2)


METRICS: Mapping[str, Callable[[Coincidences], Floats]] = MappingProxyType(
    {"nominal": nominal, "ordinal": ordinal, "interval": interval, "ratio": ratio}
)
"""How far two values are apart, by level of measurement."""


def alpha(unit: Ints, value: Floats, metric: str) -> float:
    """Return Krippendorff's alpha.

    Definition: 1 - D_o / D_e, with D_o = Σ o(c, k) δ²(c, k) / n the disagreement observed within units and
    D_e = Σ n(c) n(k) δ²(c, k) / (n (n - 1)) what is expected if readings met by chance; o are the
    `coincidences`, n(c) their row sums, n their sum, δ² the difference of the metric. 1: all readings of
    every unit are the same; 0: as by chance; below 0: systematic disagreement. Missing readings are no
    obstacle; units with one reading do not count. It must not be read as validity: all coders can be wrong in
    the same way. It is undefined where all readings are the same.

    Parameters
    ----------
    unit : int array of shape (readings,)
        What was read.
    value : float array of shape (readings,)
        What it was read as.
    metric : {"nominal", "ordinal", "interval", "ratio"}
        Whether values are names, ranks, numbers, or sizes with a true zero.

    Returns
    -------
    float
        At most 1; NaN where it is not defined, for the ratio metric also if values have both signs.

    References
    ----------
    K. Krippendorff (2011), Computing Krippendorff's alpha-reliability; (2019), Content Analysis, 4th edition,
    chapter 12.

    Examples
    --------
    >>> unit, value = np.array([0, 0, 1, 1, 2, 2]), np.array([1.0, 1, 2, 2, 1, 2])
    >>> round(alpha(unit, value, "nominal"), 3)
    0.444
    """
    found = coincidences(unit, value)
    apart = METRICS[metric](found)
    count = found.matrix.sum(axis=1)
    total = float(count.sum())
    expected = float((np.outer(count, count) * apart).sum()) / (total - 1) if total > 1 else np.nan
    observed = float((found.matrix * apart).sum())
    return 1 - observed / expected if expected == expected and expected > 0 else np.nan
