/** Which actors and ties stand out while one is hovered or selected. */

/**
 * @typedef {object} Adjacency
 * @property {Int32Array} start where the ties of actor i begin in `ties`; one longer than the actors
 * @property {Int32Array} ties tie indices, grouped by actor
 */

/**
 * @typedef {object} Emphasis
 * @property {number} focus index of the actor in focus, -1 when none
 * @property {Uint8Array} actors one byte per actor: stands out
 * @property {Uint8Array} ties one byte per tie: faint, strong or normal
 */

/**
 * @param {import("./decode.js").Network} network
 * @returns {Adjacency}
 */
export function adjacency(network) {
  const n = network.actorIds.length;
  const { from, to } = network;
  const start = new Int32Array(n + 1);
  for (let e = 0; e < from.length; e++) {
    start[from[e] + 1]++;
    if (to[e] !== from[e]) start[to[e] + 1]++;
  }
  for (let i = 0; i < n; i++) start[i + 1] += start[i];
  const next = start.slice();
  const ties = new Int32Array(start[n]);
  for (let e = 0; e < from.length; e++) {
    ties[next[from[e]]++] = e;
    if (to[e] !== from[e]) ties[next[to[e]]++] = e;
  }
  return { start, ties };
}

/** What a byte of `Emphasis.ties` says. */
export const FAINT = 0;
export const STRONG = 1;
export const NORMAL = 2;

/**
 * The hovered actor is in focus, else the first of the selected ones; all selected ones stand out.
 * Of several selected actors the ties among them are strong and the other ones normal.
 * Actors that are not drawn are never in focus.
 *
 * @param {import("./decode.js").Network} network
 * @param {Adjacency} near
 * @param {import("./decode.js").Scene} scene
 * @param {number} selected index or -1
 * @param {number} hovered index or -1
 * @param {number[]} [more] further selected actors
 * @returns {Emphasis}
 */
export function emphasise(network, near, scene, selected, hovered, more = []) {
  const drawn = (/** @type {number} */ i) => i >= 0 && scene.actors[i] === 1;
  const chosen = new Set([selected, ...more].filter(drawn));
  const actors = new Uint8Array(network.actorIds.length);
  const ties = new Uint8Array(network.tieIds.length);
  const [first = -1] = chosen;
  const focus = drawn(hovered) ? hovered : first;
  const centres = focus === first ? chosen : new Set([focus]);
  for (const i of chosen) actors[i] = 1;
  for (const i of centres) {
    if (i < 0) continue;
    actors[i] = 1;
    for (let k = near.start[i]; k < near.start[i + 1]; k++) {
      const e = near.ties[k];
      if (!scene.ties[e]) continue;
      const { from, to } = network;
      ties[e] = centres.size === 1 || (centres.has(from[e]) && centres.has(to[e])) ? STRONG : NORMAL;
      actors[from[e]] = 1;
      actors[to[e]] = 1;
    }
  }
  return { focus, actors, ties };
}
