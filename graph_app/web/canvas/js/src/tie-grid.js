/** Finds the tie nearest to a point: pieces of lines in a grid over the stage, in typed arrays. */

import { distanceTo, flatten } from "./tie-shape.js";

const CELL = 32;

/** Lines on a stage of a given size; what lies outside is not kept. */
export class TieGrid {
  /** @param {number} width @param {number} height of the stage in pixels */
  constructor(width, height) {
    this.columns = Math.max(1, Math.ceil(width / CELL));
    this.rows = Math.max(1, Math.ceil(height / CELL));
    this.head = new Int32Array(this.columns * this.rows).fill(-1);
    /** @type {number[]} */
    this.next = [];
    /** @type {number[]} */
    this.piece = [];
    /** @type {number[]} */
    this.pieces = []; // x, y, x, y per piece
    /** @type {number[]} */
    this.owner = []; // tie per piece
  }

  /** @param {number} e tie index @param {import("./tie-shape.js").Shape} line */
  add(e, line) {
    const points = flatten(line);
    for (let k = 0; k + 3 < points.length; k += 2) {
      const p = this.owner.length;
      this.owner.push(e);
      this.pieces.push(points[k], points[k + 1], points[k + 2], points[k + 3]);
      this.#enter(p, points[k], points[k + 1], points[k + 2], points[k + 3]);
    }
  }

  /** Put a piece into every column it crosses, there only into the rows it crosses. */
  #enter(/** @type {number} */ p, /** @type {number} */ ax, /** @type {number} */ ay, /** @type {number} */ bx, /** @type {number} */ by) {
    if (ax > bx) [ax, ay, bx, by] = [bx, by, ax, ay];
    const first = Math.max(0, Math.floor(ax / CELL));
    const last = Math.min(this.columns - 1, Math.floor(bx / CELL));
    const slope = bx > ax ? (by - ay) / (bx - ax) : 0;
    for (let column = first; column <= last; column++) {
      const left = Math.max(ax, column * CELL);
      const right = Math.min(bx, (column + 1) * CELL);
      const y0 = bx > ax ? ay + slope * (left - ax) : ay;
      const y1 = bx > ax ? ay + slope * (right - ax) : by;
      const top = Math.max(0, Math.floor(Math.min(y0, y1) / CELL));
      const bottom = Math.min(this.rows - 1, Math.floor(Math.max(y0, y1) / CELL));
      for (let row = top; row <= bottom; row++) {
        const cell = row * this.columns + column;
        this.next.push(this.head[cell]);
        this.piece.push(p);
        this.head[cell] = this.next.length - 1;
      }
    }
  }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} within pixels
   * @param {(e: number) => number} [handicap] pixels by which a tie counts as further away
   * @returns {number} tie index, -1 when none is near
   */
  nearest(x, y, within, handicap = () => 0) {
    let best = -1;
    let least = Infinity;
    const clamp = (/** @type {number} */ v, /** @type {number} */ most) => Math.max(0, Math.min(most - 1, Math.floor(v / CELL)));
    const right = clamp(x + within, this.columns);
    const bottom = clamp(y + within, this.rows);
    for (let row = clamp(y - within, this.rows); row <= bottom; row++) {
      for (let column = clamp(x - within, this.columns); column <= right; column++) {
        for (let k = this.head[row * this.columns + column]; k >= 0; k = this.next[k]) {
          const p = this.piece[k];
          const at = 4 * p;
          const all = this.pieces;
          const far = distanceTo(x, y, all[at], all[at + 1], all[at + 2], all[at + 3]);
          if (far > within) continue;
          const e = this.owner[p];
          const counted = far + handicap(e);
          if (counted < least || (counted === least && e < best)) {
            best = e;
            least = counted;
          }
        }
      }
    }
    return best;
  }
}
