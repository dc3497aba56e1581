/** Width of a glyph's outline in pixels; it lies inside the glyph. */
export const LINE = 1.2;
