"""Sizes of actors from a measure."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

SMALLEST, LARGEST, PLAIN = 3.5, 17.0, 6.0
"""Radii in pixels at the zoom that shows everything."""


def radii(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
    """Return a radius per value: area grows with the value, so that eyes compare what is meant.

    >>> radii(np.array([0.0, 4.0])).tolist()
    [3.5, 17.0]
    """
    top = float(values.max(initial=0.0))
    share = np.sqrt(np.clip(values, 0, None) / top) if top > 0 else np.zeros(len(values))
    return (SMALLEST + (LARGEST - SMALLEST) * share).astype(np.float32)
