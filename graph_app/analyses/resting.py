"""Linear systems x = Ax + b of opinions at rest: solved by factors where small, by rounds where large."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array, eye_array
from scipy.sparse.linalg import splu

Floats = npt.NDArray[np.float64]

LARGE = 2_000
"""From how many actors on rounds are tried first: factors of large networks fill up."""
ROUNDS = 400
"""Rounds that are tried before factors are made after all."""
CLOSE = 1e-13
"""How far, at most, the rounds still have to go where they end, by their own pace."""


@dataclass(frozen=True)
class Resting:
    """Solves x = Ax + b and x = Aᵀx + b.

    Attributes
    ----------
    pull : sparse array of shape (n, n)
        A: not negative, rows sum to 1 at most, and no actor is without an anchor, directly or over others.
    large : int
        From how many actors on rounds are tried first.
    """

    pull: Any
    large: int = LARGE

    def solve(self, given: Floats, trans: str = "N") -> Floats:
        """Return x for b of shape (n,) or (n, several); `trans="T"` for the transposed system."""
        found = self._by_rounds(given, trans) if self.pull.shape[0] >= self.large else None
        return np.asarray(self._factors.solve(given, trans=trans) if found is None else found)

    def _by_rounds(self, given: Floats, trans: str) -> Floats | None:
        """Return x found by x ← Ax + b, None where that takes too long.

        The steps shrink by a factor per round, ever closer to the largest eigenvalue; what is left to go is
        a geometric series of them.
        """
        pull = csr_array(self.pull.T) if trans == "T" else self.pull
        found, last = np.asarray(given, dtype=np.float64), np.inf
        scale = max(float(np.abs(given).max(initial=0.0)), np.finfo(np.float64).tiny)
        for _ in range(ROUNDS):
            before, found = found, pull @ found + given
            step = float(np.abs(found - before).max(initial=0.0))
            pace = step / last if last else 0.0
            if step <= CLOSE * scale * (1.0 - min(pace, 1.0)):
                return np.asarray(found)
            last = step
        return None

    @cached_property
    def _factors(self) -> Any:
        return splu((eye_array(self.pull.shape[0]) - self.pull).tocsc())
