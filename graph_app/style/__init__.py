"""Colour, shape and size: the legend and the picture read the same tables."""

from graph_app.style.encoding import Encoding, by_group, by_measure
from graph_app.style.glyphs import GLYPHS, glyph_of
from graph_app.style.pages import PAGES
from graph_app.style.palettes import SEQUENTIAL, Palette, categorical, sequential
from graph_app.style.size import PLAIN, radii
from graph_app.style.stance import DARK, DERIVED, HOSTILE, LIGHT, QUIET, SUPPORTING, Swatch

__all__ = [
    "DARK",
    "DERIVED",
    "GLYPHS",
    "HOSTILE",
    "LIGHT",
    "PAGES",
    "PLAIN",
    "QUIET",
    "SEQUENTIAL",
    "SUPPORTING",
    "Encoding",
    "Palette",
    "Swatch",
    "by_group",
    "by_measure",
    "categorical",
    "glyph_of",
    "radii",
    "sequential",
]
