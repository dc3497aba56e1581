"""How much time some work may take, and how far it is."""

from __future__ import annotations

from collections.abc import Callable
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

    @property
    def left(self) -> float:
        """Seconds that are left, 0 where none are."""
        return max(0.0, self._seconds - (perf_counter() - self._start))

    def tell(self) -> None:
        """Tell how far the work is."""
        self._progress(min(MOST, 1.0 - self.left / self._seconds))
