/** Where actors belong: where they are pinned, else where the layout puts them, else where the payload does. */

import { bytes, floats } from "./decode.js";

/** Whether a layout has places for so many actors. @param {any} layout @param {number} n @returns {boolean} */
export const placesFit = (layout, n) => layout?.x === undefined || bytes(layout.x).length === 4 * n;

/** Places that are given from outside; where an actor is drawn at this moment is another matter. */
export class Places {
  /** @param {import("./decode.js").Network} network */
  constructor(network) {
    this.network = network;
    this.x = network.x;
    this.y = network.y;
    /** @type {Map<number, {x: number, y: number}>} */
    this.pins = new Map();
    this.layout = /** @type {unknown} */ (undefined);
  }

  /**
   * @param {any} layout the contract's layout; without x and y, or null, the payload's places
   * @returns {boolean} whether it is another one
   */
  setLayout(layout) {
    const key = layout ? layout.n : undefined;
    if (key === this.layout) return false;
    const { network } = this;
    const n = network.actorIds.length;
    const other = layout && (layout.x !== undefined || layout.y !== undefined);
    const x = other ? floats(layout.x, n, "layout x") : network.x;
    const y = other ? floats(layout.y, n, "layout y") : network.y;
    for (let i = 0; i < n; i++) {
      if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) throw new Error(`the layout has no place for ${network.actorIds[i]}`);
    }
    Object.assign(this, { x, y, layout: key });
    return true;
  }

  /**
   * @param {Record<string, [number, number]> | null | undefined} pins
   * @param {Map<string, number>} index of actors by id
   * @returns {number[]} actors whose pin came, went or moved
   */
  setPins(pins, index) {
    const before = this.pins;
    this.pins = new Map();
    for (const [id, place] of Object.entries(pins ?? {})) {
      const i = index.get(id);
      const [x, y] = Array.isArray(place) ? place : [];
      if (i !== undefined && Number.isFinite(x) && Number.isFinite(y)) this.pins.set(i, { x, y });
    }
    const out = [];
    for (const i of new Set([...before.keys(), ...this.pins.keys()])) {
      const a = before.get(i);
      const b = this.pins.get(i);
      if (!a || !b || a.x !== b.x || a.y !== b.y) out.push(i);
    }
    return out;
  }

  /** @param {number} i @returns {{x: number, y: number}} */
  of(i) {
    return this.pins.get(i) ?? { x: this.x[i], y: this.y[i] };
  }
}
