/** Walking from actor to actor with the arrow keys, and what is said on the way. */

/** @type {Record<string, {x: number, y: number}>} */
export const DIRECTIONS = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const WIDE = Math.cos((75 * Math.PI) / 180); // how far from the arrow's direction an actor may lie
const STRAIGHT = 2; // how much an actor off the direction counts as further away

/**
 * @param {{x: number, y: number}} from on the stage
 * @param {Array<{i: number, x: number, y: number}>} others
 * @param {{x: number, y: number}} way of length 1
 * @returns {number} the actor that lies there, -1 when none does
 */
export function nextActor(from, others, way) {
  let best = -1;
  let least = Infinity;
  for (const { i, x, y } of others) {
    const dx = x - from.x;
    const dy = y - from.y;
    const far = Math.hypot(dx, dy);
    if (!far) continue;
    const cosine = (dx * way.x + dy * way.y) / far;
    if (cosine < WIDE) continue;
    const counted = far * (1 + STRAIGHT * (1 - cosine));
    if (counted < least || (counted === least && i < best)) {
      best = i;
      least = counted;
    }
  }
  return best;
}

/**
 * @param {import("./decode.js").Network} network
 * @param {import("./emphasis.js").Adjacency} near
 * @param {import("./decode.js").Scene} scene
 * @param {number} i
 * @returns {number[]} actors joined to it by a drawn tie
 */
export function neighbours(network, near, scene, i) {
  const out = new Set();
  for (let k = near.start[i]; k < near.start[i + 1]; k++) {
    const e = near.ties[k];
    if (scene.ties[e]) out.add(network.from[e] === i ? network.to[e] : network.from[e]);
  }
  out.delete(i);
  return [...out];
}

/** @param {import("./decode.js").Scene} scene @returns {number} the biggest actor drawn, -1 when none is */
export function biggest(scene) {
  let best = -1;
  for (let i = 0; i < scene.size.length; i++) {
    if (scene.actors[i] && (best < 0 || scene.size[i] > scene.size[best])) best = i;
  }
  return best;
}

const counted = (/** @type {number} */ n, /** @type {string} */ word) => `${n.toLocaleString("en")} ${word}${n === 1 ? "" : "s"}`;

/**
 * @param {import("./decode.js").Network} network
 * @param {import("./emphasis.js").Adjacency} near
 * @param {import("./decode.js").Scene} scene
 * @param {number} i
 * @returns {string} one line for a screen reader
 */
export function described(network, near, scene, i) {
  let ties = 0;
  for (let k = near.start[i]; k < near.start[i + 1]; k++) ties += scene.ties[near.ties[k]];
  const shown = scene.actors.reduce((sum, flag) => sum + flag, 0);
  const text = network.actorText?.[i]?.replace(/\s+/gu, " ").trim();
  const name = network.labels[i].replace(/\s+/gu, " ").trim();
  const all = network.actorIds.length.toLocaleString("en");
  return `${name}${text ? `, ${text}` : ""}: ${counted(ties, "tie")} visible. ${shown.toLocaleString("en")} of ${all} actors visible.`;
}
