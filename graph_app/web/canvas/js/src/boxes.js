/** Boxes that ask which of their like they touch, found through a grid. */

/** @typedef {{x: number, y: number, width: number, height: number}} Rect left, top, width, height */

const CELL = 96;

/** @param {Rect} a @param {Rect} b @returns {number} area both cover */
export function overlap(a, b) {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return wide > 0 && high > 0 ? wide * high : 0;
}

/** A set of boxes. */
export class Boxes {
  constructor() {
    /** @type {Map<number, Rect[]>} */
    this.cells = new Map();
  }

  /**
   * @param {Rect} box
   * @param {(cell: number) => boolean | void} visit stops when it answers true
   */
  #each(box, visit) {
    const right = Math.floor((box.x + box.width) / CELL);
    const bottom = Math.floor((box.y + box.height) / CELL);
    for (let row = Math.floor(box.y / CELL); row <= bottom; row++) {
      for (let column = Math.floor(box.x / CELL); column <= right; column++) {
        if (visit(row * 1048576 + column)) return;
      }
    }
  }

  /** @param {Rect} box */
  add(box) {
    this.#each(box, (cell) => {
      const list = this.cells.get(cell);
      if (list) list.push(box);
      else this.cells.set(cell, [box]);
    });
  }

  /** @param {Rect} box @returns {boolean} whether any box of the set touches it */
  hits(box) {
    let hit = false;
    this.#each(box, (cell) => {
      hit = (this.cells.get(cell) ?? []).some((other) => overlap(box, other) > 0);
      return hit;
    });
    return hit;
  }

  /**
   * @param {Rect} box
   * @param {Rect} [except] a box that does not count
   * @returns {number} how much of it the boxes of the set cover, added up
   */
  covered(box, except) {
    let area = 0;
    const seen = new Set();
    this.#each(box, (cell) => {
      for (const other of this.cells.get(cell) ?? []) {
        if (other === except || seen.has(other)) continue;
        seen.add(other);
        area += overlap(box, other);
      }
    });
    return area;
  }
}
