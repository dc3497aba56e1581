"""What a measure is: numbers per actor, with the words that keep them from being misread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Compute = Callable[
    [int, npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]], npt.NDArray[np.float64]
]


@dataclass(frozen=True)
class Measure:
    """A measure by its textbook name.

    Attributes
    ----------
    name, title : str
        The word in queries and the words on the page.
    meaning : str
        What a high value says.
    caution : str
        What it must not be read as.
    compute : callable
        From the number of actors, both ends and the weights of the ties to one number per actor.
    """

    name: str
    title: str
    meaning: str
    caution: str
    compute: Compute
