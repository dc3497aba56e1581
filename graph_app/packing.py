"""Arrays as text: what goes into JSON where numbers would take too much room."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
import numpy.typing as npt


def packed(values: npt.NDArray[Any], dtype: str) -> str:
    """Return an array as base64 of little-endian numbers.

    >>> packed(np.array([1, 2]), "u1")
    'AQI='
    """
    return base64.b64encode(np.ascontiguousarray(values.astype(dtype)).tobytes()).decode()


def bits(mask: npt.NDArray[np.bool_]) -> str:
    """Return a mask as base64, bit i of byte i >> 3.

    >>> bits(np.array([True, False, True]))
    'BQ=='
    """
    return base64.b64encode(np.packbits(mask, bitorder="little").tobytes()).decode()
