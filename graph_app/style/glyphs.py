"""Shapes of kinds of actor: the same glyph in filter, legend, canvas, details and exports."""

from __future__ import annotations

GLYPHS: tuple[str, ...] = (
    "circle",
    "diamond",
    "square",
    "triangle",
    "pentagon",
    "hexagon",
    "star",
    "cross",
)
"""By number; kinds take them in the order of their table, and begin anew after the last."""


def glyph_of(kind: int) -> int:
    """Return the number of the glyph of a kind, by the kind's position.

    >>> glyph_of(0), glyph_of(9)
    (0, 1)
    """
    return kind % len(GLYPHS)
