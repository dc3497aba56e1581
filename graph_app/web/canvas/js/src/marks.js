/** Rings around actors that are selected, hovered or walked to, and the marks of pins. One list serves screen and pictures. */

import { reach } from "./glyphs.js";

/**
 * @typedef {object} Marked who is marked; -1 for nobody
 * @property {number} selected
 * @property {number} hovered
 * @property {number} walked
 * @property {number[]} more further selected actors
 * @property {number[]} ends of the tie under the pointer
 * @property {number[]} held ends of the tie whose details are open
 * @property {Iterable<number>} pinned
 */

/**
 * @typedef {object} Mark a circle
 * @property {number} x
 * @property {number} y
 * @property {number} radius
 * @property {number} width of its line in pixels, 0 for a filled dot
 * @property {number[]} [dash]
 * @property {boolean} [filled] with the halo's colour inside
 */

const DASH = [5, 3];

/**
 * @param {Marked} marked
 * @param {import("./reducers.js").Drawing} drawing
 * @param {{x: (i: number) => number, y: (i: number) => number, grow: number, width: number, height: number}} view
 * @param {boolean} [still] without what only the pointer or the keyboard points at
 * @returns {Mark[]}
 */
export function marks(marked, { scene, network, scale }, view, still = false) {
  /** @type {Mark[]} */
  const out = [];
  const drawn = (/** @type {number} */ i) => i >= 0 && scene.actors[i] === 1;
  const outer = (/** @type {number} */ i) => scene.size[i] * scale * view.grow * reach(network.glyph[i]).outer;
  const ring = (/** @type {number} */ i, /** @type {number} */ away, /** @type {number} */ width, /** @type {number[] | undefined} */ dash) => {
    out.push({ x: view.x(i), y: view.y(i), radius: outer(i) + away, width, dash });
  };
  const chosen = new Set([marked.selected, ...marked.more].filter(drawn));
  for (const i of chosen) ring(i, 4, i === marked.selected || marked.selected < 0 ? 2 : 1.5, undefined);
  for (const i of marked.held) if (drawn(i) && !chosen.has(i)) ring(i, 3.5, 1, undefined);
  if (!still) {
    for (const i of marked.ends) if (drawn(i) && !chosen.has(i)) ring(i, 3.5, 1, undefined);
    if (drawn(marked.hovered) && !chosen.has(marked.hovered)) ring(marked.hovered, 4, 1.25, undefined);
    if (drawn(marked.walked)) ring(marked.walked, 8.5, 2.25, DASH);
  }
  for (const i of marked.pinned) {
    if (!drawn(i)) continue;
    const far = Math.max(outer(i), 4) * Math.SQRT1_2 + 1.5;
    const [x, y] = [view.x(i) + far, view.y(i) - far];
    out.push({ x, y, radius: 3.4, width: 1.3, filled: true }, { x, y, radius: 1.3, width: 0 });
  }
  const near = (/** @type {Mark} */ { x, y, radius }) =>
    x + radius > 0 && y + radius > 0 && x - radius < view.width && y - radius < view.height;
  return out.filter(near);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Mark[]} list
 * @param {import("./palette.js").Paints} paints
 */
export function drawMarks(context, list, paints) {
  for (const { x, y, radius, width, dash, filled } of list) {
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    if (width === 0) {
      context.fillStyle = paints.ring;
      context.fill();
      continue;
    }
    if (filled) {
      context.fillStyle = paints.halo;
      context.fill();
    }
    context.lineWidth = width + 2.5;
    context.strokeStyle = paints.halo;
    context.stroke();
    context.setLineDash(dash ?? []);
    context.lineWidth = width;
    context.strokeStyle = paints.ring;
    context.stroke();
    context.setLineDash([]);
  }
}
