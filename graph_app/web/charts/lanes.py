"""The lanes of the timeline: how high each is, and where bars that tower over the rest are cut."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph_app.graph.stance import FloatArray
from graph_app.web.charts.map_places import Box

MARGIN = {"l": 40, "r": 12, "t": 10, "b": 24}
_PITCH = 8.0
_GAP = 20.0
_TOWERING = 2.5


@dataclass(frozen=True)
class Lanes:
    """Heights of the four lanes in pixels, from above, and how many events stand on each other.

    Attributes
    ----------
    statements, neither, events, ties : float
        Pixels.
    rows : int
        Marks on each other in the lane of events.
    """

    statements: float
    neither: float
    events: float
    ties: float
    rows: int

    def domains(self) -> list[tuple[float, float]]:
        """Return from where to where each lane reaches, in parts of the plot, y upwards."""
        heights = (self.statements, self.neither, self.events, self.ties)
        total = sum(heights) + _GAP * 3
        found, top = [], total
        for height in heights:
            found.append((max((top - height) / total, 0.0), top / total))
            top -= height + _GAP
        return found


def lanes(box: Box, crowd: int) -> Lanes:
    """Return the heights of the lanes for a drawing of a size.

    Parameters
    ----------
    box : Box
        The drawing.
    crowd : int
        Most events in one bin.
    """
    space = box.height - MARGIN["t"] - MARGIN["b"] - 3 * _GAP
    rows = max(1, min(crowd, int(0.26 * space / _PITCH)))
    events, thin = rows * _PITCH, max(0.1 * space, 14.0)
    return Lanes(max(space - events - 2 * thin, 30.0), thin, events, thin, rows)


def limit(heights: FloatArray) -> float:
    """Return where bars are cut: above all but at most three that tower over the rest.

    >>> limit(np.array([3.0, 4.0, 90.0])), limit(np.array([3.0, 4.0, 9.0])), limit(np.array([0.0, 7.0]))
    (5.0, 9.0, 7.0)
    """
    ranked = np.sort(heights)[::-1]
    for place in reversed(range(min(3, len(ranked) - 1))):
        if ranked[place + 1] > 0 and ranked[place] > _TOWERING * ranked[place + 1]:
            return float(1.25 * ranked[place + 1])
    return float(ranked[0]) if len(ranked) and ranked[0] > 0 else 1.0
