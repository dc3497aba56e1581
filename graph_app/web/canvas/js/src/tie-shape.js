/** The line of a tie on the stage: a quadratic curve in pixels, the y axis pointing down. The shader draws the same. */

/**
 * @typedef {object} Shape
 * @property {number} ax start
 * @property {number} ay
 * @property {number} cx control point; halfway when straight
 * @property {number} cy
 * @property {number} bx end
 * @property {number} by
 * @property {boolean} straight
 */

/** Pixels between two parallel ties at their middle, at the fit zoom. */
export const GAP = 13;
/** The same, at most so large a share of the distance of their actors. */
export const BEND = 0.14;
/** Length of an arrow head at the thinnest tie, what a pixel of width adds, its half width as a share, its ink against the line's. */
export const HEAD = { least: 6.5, more: 2, half: 0.4, ink: 2.1 };

const PIECES = 8; // straight pieces a curve is measured by

/**
 * @param {number} ax
 * @param {number} ay
 * @param {number} bx
 * @param {number} by
 * @param {number} bend in steps, to the left
 * @param {number} grow how much larger than at the fit zoom things are drawn
 * @returns {Shape}
 */
export function shape(ax, ay, bx, by, bend, grow) {
  const dx = bx - ax;
  const dy = by - ay;
  const reach = Math.hypot(dx, dy);
  const out = 2 * bend * Math.min(GAP * grow, BEND * reach);
  const nx = reach ? dy / reach : 0;
  const ny = reach ? -dx / reach : 0;
  return { ax, ay, bx, by, cx: (ax + bx) / 2 + nx * out, cy: (ay + by) / 2 + ny * out, straight: bend === 0 };
}

/** @param {Shape} s @param {number} t from 0 to 1 @returns {{x: number, y: number}} */
export function pointAt(s, t) {
  const u = 1 - t;
  return { x: u * u * s.ax + 2 * u * t * s.cx + t * t * s.bx, y: u * u * s.ay + 2 * u * t * s.cy + t * t * s.by };
}

/** @param {Shape} s @param {number} t @returns {{x: number, y: number}} unit vector along the way */
export function directionAt(s, t) {
  const x = (1 - t) * (s.cx - s.ax) + t * (s.bx - s.cx);
  const y = (1 - t) * (s.cy - s.ay) + t * (s.by - s.cy);
  const length = Math.hypot(x, y) || 1;
  return { x: x / length, y: y / length };
}

/** @param {Shape} s @returns {number[]} x, y, x, y … of the straight pieces */
export function flatten(s) {
  if (s.straight) return [s.ax, s.ay, s.bx, s.by];
  const out = [];
  for (let k = 0; k <= PIECES; k++) {
    const { x, y } = pointAt(s, k / PIECES);
    out.push(x, y);
  }
  return out;
}

/**
 * @param {number} x
 * @param {number} y
 * @param {number} ax
 * @param {number} ay
 * @param {number} bx
 * @param {number} by
 * @returns {number} distance of a point from a straight piece
 */
export function distanceTo(x, y, ax, ay, bx, by) {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const t = square ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / square)) : 0;
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/**
 * Where a tie begins and ends when it carries heads.
 *
 * @param {Shape} s
 * @param {number} arrow 0 none, 1 at the end, 2 at the start, 3 both
 * @param {number} atStart pixels from the start's centre to the edge of its glyph
 * @param {number} atEnd
 * @param {number} width of the line in pixels
 * @returns {{t0: number, t1: number, heads: Array<Array<[number, number]>>}} triangles, tip first
 */
export function heads(s, arrow, atStart, atEnd, width) {
  const long = HEAD.least + HEAD.more * width;
  const start = 2 * Math.hypot(s.cx - s.ax, s.cy - s.ay);
  const end = 2 * Math.hypot(s.bx - s.cx, s.by - s.cy);
  const tip0 = start ? atStart / start : 1;
  const tip1 = end ? 1 - atEnd / end : 0;
  const t0 = arrow & 2 ? tip0 + long / start : 0;
  const t1 = arrow & 1 ? tip1 - long / end : 1;
  if (!arrow || !(t0 < t1)) return { t0: 0, t1: 1, heads: [] };
  const triangle = (/** @type {number} */ t, /** @type {number} */ sign) => {
    const tip = pointAt(s, t);
    const base = pointAt(s, sign > 0 ? t1 : t0);
    const dx = tip.x - base.x;
    const dy = tip.y - base.y;
    const d = Math.hypot(dx, dy) || 1;
    const x = tip.x - (dx / d) * long;
    const y = tip.y - (dy / d) * long;
    const px = (-dy / d) * long * HEAD.half;
    const py = (dx / d) * long * HEAD.half;
    return /** @type {Array<[number, number]>} */ ([[tip.x, tip.y], [x + px, y + py], [x - px, y - py]]);
  };
  const out = [];
  if (arrow & 1) out.push(triangle(tip1, 1));
  if (arrow & 2) out.push(triangle(tip0, -1));
  return { t0, t1, heads: out };
}

/**
 * The part of a tie between two parameters, as a curve of its own.
 *
 * @param {Shape} s
 * @param {number} t0
 * @param {number} t1
 * @returns {Shape}
 */
export function part(s, t0, t1) {
  const a = pointAt(s, t0);
  const b = pointAt(s, t1);
  const u = 1 - t0;
  const x = u * (1 - t1) * s.ax + (u * t1 + t0 * (1 - t1)) * s.cx + t0 * t1 * s.bx;
  const y = u * (1 - t1) * s.ay + (u * t1 + t0 * (1 - t1)) * s.cy + t0 * t1 * s.by;
  return { ax: a.x, ay: a.y, cx: x, cy: y, bx: b.x, by: b.y, straight: s.straight };
}
