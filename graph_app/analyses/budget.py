"""How much time some work may take, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from time import perf_counter

MOST = 0.99
"""Share that is told at most until the work is done."""


class Budget:
    """Seconds that some work may take.

    Parameters
    ----------
    seconds : float
        From now on.
    progress : callable
        Called with the share of the time that is gone; what it raises ends the work.
    """

    def __init__(self, seconds: float, progress: Callable[[float], None] = lambda share: None) -> None:
        self._seconds, self._progress, self._start = seconds, progress, perf_counter()
        self._share = 1.0

    @property
    def left(self) -> float:
        """Seconds that are left, 0 where none are."""
        return max(0.0, self._share * self._seconds - (perf_counter() - self._start))

    def first(self, share: float) -> Budget:
        """Return the first share of the same time, told as that of the whole."""
        part = copy(self)
        part._share = share
        return part

    def tell(self) -> None:
        """Tell how far the work is."""
        self._progress(min(MOST, (perf_counter() - self._start) / self._seconds))
