/** Glyphs as SVG: circles and paths of the same outline as the shader draws. The y axis points down. */

import { SCALES } from "./glyphs.js";

const ROUND = { 1: [4, 0.6, 0.45], 3: [3, 1, 0.55], 4: [5, 1, 0.85], 5: [6, 1, 0.9] };
const STAR = 0.5;
const ARM = 0.4;

/** @param {number} value @returns {string} with two decimals at most */
export const short = (value) => String(Math.round(value * 100) / 100);

/** @typedef {[number, number]} Point */

/** @param {Point[]} corners @returns {string} */
const closed = (corners) => `M${corners.map(([x, y]) => `${short(x)} ${short(y)}`).join("L")}Z`;

/**
 * @param {number} n
 * @param {number} radius
 * @param {number} [turn] in radians, from the top
 * @returns {Point[]}
 */
const ring = (n, radius, turn = 0) =>
  Array.from({ length: n }, (_, k) => {
    const a = turn + (2 * Math.PI * k) / n;
    return [radius * Math.sin(a), -radius * Math.cos(a)];
  });

/** A convex polygon grown by a radius, so that its corners are round. @param {Point[]} corners @param {number} by */
function grown(corners, by) {
  const n = corners.length;
  const parts = corners.map((corner, k) => {
    const [before, after] = [corners[(k + n - 1) % n], corners[(k + 1) % n]];
    const out = (/** @type {Point} */ a, /** @type {Point} */ b) => {
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
      const d = Math.hypot(dx, dy);
      return `${short(corner[0] + (dy / d) * by)} ${short(corner[1] - (dx / d) * by)}`;
    };
    return `${out(before, corner)}A${short(by)} ${short(by)} 0 0 1 ${out(corner, after)}`;
  });
  return `M${parts.join("L")}Z`;
}

/**
 * @param {number} glyph
 * @param {number} r radius of the circle of the same area
 * @returns {string | null} path data around the origin; null for a circle
 */
export function glyphPath(glyph, r) {
  const soft = 0.1 * r;
  if (glyph === 2) {
    const h = r * SCALES[2] - soft;
    return grown([[-h, -h], [h, -h], [h, h], [-h, h]], soft);
  }
  if (ROUND[glyph]) {
    const [n, inner, by] = ROUND[glyph];
    return grown(ring(n, r * SCALES[glyph] - soft * inner), soft * by);
  }
  if (glyph === 6) {
    const [outer, inner] = [ring(5, r * SCALES[6]), ring(5, r * SCALES[6] * STAR, Math.PI / 5)];
    return closed(outer.flatMap((point, k) => [point, inner[k]]));
  }
  if (glyph === 7) {
    const [a, b] = [r * SCALES[7], r * SCALES[7] * ARM];
    return closed([[-b, -a], [b, -a], [b, -b], [a, -b], [a, b], [b, b], [b, a], [-b, a], [-b, b], [-a, b], [-a, -b], [-b, -b]]);
  }
  return null;
}

/**
 * @param {number} glyph
 * @param {number} x
 * @param {number} y
 * @param {number} r
 * @param {string} attributes further ones, written out
 * @returns {string}
 */
export function glyphElement(glyph, x, y, r, attributes) {
  const path = glyphPath(glyph, r);
  const at = `${short(x)} ${short(y)}`;
  if (path) return `<path transform="translate(${at})" d="${path}" ${attributes}/>`;
  return `<circle cx="${short(x)}" cy="${short(y)}" r="${short(r)}" ${attributes}/>`;
}
