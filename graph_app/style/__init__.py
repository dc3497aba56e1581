"""Colour, shape and size: the legend and the picture read the same tables."""

from graph_app.style.glyphs import GLYPHS, glyph_of
from graph_app.style.size import PLAIN, radii
from graph_app.style.stance import DARK, HOSTILE, LIGHT, Swatch

__all__ = ["DARK", "GLYPHS", "HOSTILE", "LIGHT", "PLAIN", "Swatch", "glyph_of", "radii"]
