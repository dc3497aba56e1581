/**
 * How much of a tie is drawn. Up to 2,000 drawn ties all are bands that may bend, break and carry heads.
 * Above that all are thin straight lines, except while fewer than 2,000 are in view: then those in view are bands again.
 * Only bands answer to the pointer.
 */

export const MANY = 2000;

/**
 * @typedef {object} Detail
 * @property {boolean} all every tie is a band
 * @property {Uint8Array} ties where not all are: one byte per tie, 1 for a band
 */

/**
 * @param {number} drawn how many ties are drawn
 * @param {number} length how many there are
 * @returns {Detail} before anything is known about the view
 */
export function coarse(drawn, length) {
  return { all: drawn <= MANY, ties: new Uint8Array(drawn <= MANY ? 0 : length) };
}

/**
 * @param {import("./decode.js").Network} network
 * @param {Uint8Array} drawn one byte per tie
 * @param {(i: number) => number} x of an actor on the stage
 * @param {(i: number) => number} y
 * @param {{width: number, height: number}} view
 * @returns {Uint8Array | null} the ties in view, null when there are too many
 */
export function inView({ from, to, tieIds }, drawn, x, y, { width, height }) {
  const out = new Uint8Array(tieIds.length);
  let n = 0;
  for (let e = 0; e < drawn.length; e++) {
    if (!drawn[e] || !crosses(x(from[e]), y(from[e]), x(to[e]), y(to[e]), width, height)) continue;
    if (++n >= MANY) return null;
    out[e] = 1;
  }
  return out;
}

/**
 * @param {number} ax
 * @param {number} ay
 * @param {number} bx
 * @param {number} by
 * @param {number} width
 * @param {number} height
 * @returns {boolean} whether a straight line touches the stage
 */
export function crosses(ax, ay, bx, by, width, height) {
  let t0 = 0;
  let t1 = 1;
  for (const [p, d, most] of [
    [ax, bx - ax, width],
    [ay, by - ay, height],
  ]) {
    if (d === 0) {
      if (p < 0 || p > most) return false;
      continue;
    }
    const a = -p / d;
    const b = (most - p) / d;
    t0 = Math.max(t0, Math.min(a, b));
    t1 = Math.min(t1, Math.max(a, b));
  }
  return t0 <= t1;
}
