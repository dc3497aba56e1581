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
 * @property {Uint8Array} ties one byte per tie: stands out
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

/**
 * The hovered actor is in focus, else the selected one; the selected one always stands out.
 * Actors that are not drawn are never in focus.
 *
 * @param {import("./decode.js").Network} network
 * @param {Adjacency} near
 * @param {import("./decode.js").Scene} scene
 * @param {number} selected index or -1
 * @param {number} hovered index or -1
 * @returns {Emphasis}
 */
export function emphasise(network, near, scene, selected, hovered) {
  const drawn = (/** @type {number} */ i) => i >= 0 && scene.actors[i] === 1;
  const focus = drawn(hovered) ? hovered : drawn(selected) ? selected : -1;
  const actors = new Uint8Array(network.actorIds.length);
  const ties = new Uint8Array(network.tieIds.length);
  if (focus >= 0) {
    actors[focus] = 1;
    if (drawn(selected)) actors[selected] = 1;
    for (let k = near.start[focus]; k < near.start[focus + 1]; k++) {
      const e = near.ties[k];
      if (!scene.ties[e]) continue;
      ties[e] = 1;
      actors[network.from[e]] = 1;
      actors[network.to[e]] = 1;
    }
  }
  return { focus, actors, ties };
}
