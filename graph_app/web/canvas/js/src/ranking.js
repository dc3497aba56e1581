/** Whose name comes first: the biggest, of equal ones who has most ties that are drawn, then by id. */

/**
 * @param {import("./decode.js").Network} network
 * @param {import("./decode.js").Scene} scene
 * @returns {Int32Array} actors that are drawn
 */
export function ranking({ actorIds: ids, from, to }, scene) {
  const drawn = [];
  for (let i = 0; i < scene.actors.length; i++) if (scene.actors[i]) drawn.push(i);
  const ties = new Int32Array(ids.length);
  for (let e = 0; e < from.length; e++) {
    if (!scene.ties[e]) continue;
    ties[from[e]]++;
    ties[to[e]]++;
  }
  drawn.sort((a, b) => scene.size[b] - scene.size[a] || ties[b] - ties[a] || (ids[a] < ids[b] ? -1 : 1));
  return Int32Array.from(drawn);
}
