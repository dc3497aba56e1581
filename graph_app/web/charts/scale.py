"""A robust scale from 0 to 1: linear, or bent where a few values are far above the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

_BENT, _VERY_BENT = 6.0, 25.0
"""Largest value in medians above which the scale is bent, and bent more."""
_FINEST = 1e-15
"""Unit of a log scale at least, as a part of the highest value."""


@dataclass(frozen=True)
class Scale:
    """How values become heights.

    Attributes
    ----------
    kind : {"linear", "square root", "log"}
        What the axis says; "log" is log(1 + value / unit), so that 0 has a place.
    low, high : float
        Values at the heights 0 and 1.
    unit : float
        Where the log scale turns from even to bent.
    whole : bool
        Whether all values are whole numbers; then all ticks are.
    """

    kind: str
    low: float
    high: float
    unit: float = 1.0
    whole: bool = False

    def _bend(self, values: Floats) -> Floats:
        above = np.maximum(values - self.low, 0.0)
        if self.kind == "square root":
            return np.sqrt(above)
        return np.log1p(above / self.unit) if self.kind == "log" else above

    def __call__(self, values: npt.NDArray[Any]) -> Floats:
        """Return heights from 0 to 1, of the shape of the values."""
        most = float(self._bend(np.array([self.high]))[0])
        return np.clip(self._bend(np.asarray(values, dtype=np.float64)) / most, 0.0, 1.0)

    def ticks(self, apart: float = 0.08) -> list[tuple[float, str]]:
        """Return heights and words of the ticks, from below; no two nearer than `apart`."""
        if self.kind == "linear":
            step = max(nice((self.high - self.low) / 5), 1.0 if self.whole else 0.0)
            first = int(np.ceil(self.low / step - 1e-9))
            values = [step * count for count in range(first, int(np.floor(self.high / step + 1e-9)) + 1)]
        else:
            least = 1.0 if self.whole else 0.0
            values = [self.low, *(value for value in _decades(self.high) if value >= max(least, 1e-300))]
        heights = self(np.array(values))
        found: list[tuple[float, str]] = []
        for height, value in zip(heights.tolist(), values, strict=True):
            if not found or height - found[-1][0] >= apart:
                found.append((height, number(value)))
        return found


def nice(step: float) -> float:
    """Return the next of 1, 2, 5, 10, 20 … at or above a step.

    >>> nice(0.3), nice(7.0)
    (0.5, 10.0)
    """
    power = 10.0 ** np.floor(np.log10(step))
    return float(next(factor * power for factor in (1, 2, 5, 10) if factor * power >= step * (1 - 1e-9)))


def _decades(high: float) -> list[float]:
    powers = range(int(np.floor(np.log10(high))) - 4, int(np.floor(np.log10(high))) + 1)
    return [factor * 10.0**power for power in powers for factor in (1, 2, 5) if factor * 10.0**power <= high]


def number(value: float) -> str:
    """Return a number of an axis or a text, with at most three figures that count.

    >>> number(0.0), number(1250.0), number(0.02511), number(-1.5)
    ('0', '1,250', '0.0251', '−1.5')
    """
    text = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return text.replace("-", "−")


def fitting(values: npt.NDArray[Any]) -> Scale:
    """Return the scale for some values, any number of them.

    Linear while the largest is at most 6 medians of the positive ones, square root to 25, log above.
    Values below zero always give a linear scale.

    >>> fitting(np.array([1, 2, 3])).kind, fitting(np.array([1, 1, 2, 90])).kind
    ('linear', 'log')
    """
    known = np.asarray(values, dtype=np.float64)
    known = known[np.isfinite(known)]
    high = float(known.max()) if len(known) else 0.0
    low = min(float(known.min()), 0.0) if len(known) else 0.0
    if high <= low:
        return Scale("linear", low, low + 1.0)
    positive = known[known > 0]
    whole = bool((known == np.round(known)).all())
    if low < 0:
        return Scale("linear", low, high, whole=whole)
    ratio = high / float(np.median(positive))
    if ratio > _VERY_BENT:
        unit = max(float(np.quantile(positive, 0.25)), high * _FINEST)
        return Scale("log", 0.0, high, unit, whole)
    return Scale("square root" if ratio > _BENT else "linear", 0.0, high, whole=whole)
