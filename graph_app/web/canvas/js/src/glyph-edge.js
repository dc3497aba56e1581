/** Where the edge of a glyph lies, in JavaScript: the twin of the functions the shaders use. The y axis points up. */

import { SCALES } from "./glyphs.js";

const STAR = 0.5;
const ARM = 0.4;
const STEPS = 10;

/** @param {number} x @param {number} y @param {number} n @param {number} r */
function ngon(x, y, n, r) {
  const half = Math.PI / n;
  const whole = 2 * half;
  const raw = Math.atan2(x, y);
  const a = raw - whole * Math.floor(raw / whole) - half;
  const length = Math.hypot(x, y);
  const qx = length * Math.cos(a);
  const qy = length * Math.abs(Math.sin(a));
  const beyond = Math.max(qy - r * Math.sin(half), 0);
  const d = qx - r * Math.cos(half);
  return beyond > 0 ? Math.sign(d) * Math.hypot(d, beyond) : d;
}

/** @param {number} x @param {number} y @param {number} w @param {number} h */
function box(x, y, w, h) {
  const qx = Math.abs(x) - w;
  const qy = Math.abs(y) - h;
  return Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0);
}

/** @param {number} x @param {number} y @param {number} r */
function star(x, y, r) {
  const kx = 0.809016994375;
  const ky = -0.587785252292;
  let px = Math.abs(x);
  let py = y;
  let fold = 2 * Math.max(kx * px + ky * py, 0);
  px -= fold * kx;
  py -= fold * ky;
  fold = 2 * Math.max(-kx * px + ky * py, 0);
  px += fold * kx;
  py -= fold * ky;
  px = Math.abs(px);
  py -= r;
  const bx = STAR * -ky;
  const by = STAR * kx - 1;
  const h = Math.max(0, Math.min(r, (px * bx + py * by) / (bx * bx + by * by)));
  return Math.hypot(px - bx * h, py - by * h) * Math.sign(py * bx - px * by);
}

/**
 * @param {number} glyph
 * @param {number} x
 * @param {number} y
 * @param {number} r radius of the circle of the same area
 * @returns {number} distance from the edge, negative inside
 */
export function distance(glyph, x, y, r) {
  const soft = 0.1 * r;
  switch (glyph) {
    case 1:
      return ngon(x, y, 4, r * SCALES[1] - soft * 0.6) - soft * 0.45;
    case 2:
      return box(x, y, r * SCALES[2] - soft, r * SCALES[2] - soft) - soft;
    case 3:
      return ngon(x, y, 3, r * SCALES[3] - soft) - soft * 0.55;
    case 4:
      return ngon(x, y, 5, r * SCALES[4] - soft) - soft * 0.85;
    case 5:
      return ngon(x, y, 6, r * SCALES[5] - soft) - soft * 0.9;
    case 6:
      return star(x, y, r * SCALES[6]);
    case 7: {
      const arm = r * SCALES[7];
      return Math.min(box(x, y, arm, arm * ARM), box(x, y, arm * ARM, arm));
    }
    default:
      return Math.hypot(x, y) - r;
  }
}

/**
 * @param {number} glyph
 * @param {number} dx direction, of length 1
 * @param {number} dy
 * @param {number} r
 * @returns {number} how far the edge is from the centre in that direction
 */
export function edge(glyph, dx, dy, r) {
  let s = 1.75 * r;
  for (let k = 0; k < STEPS; k++) s -= distance(glyph, dx * s, dy * s, r);
  return Math.max(s, 0);
}
