/** Parallel ties: which ties join the same two actors, and how far each bends so that all are seen. */

/**
 * @typedef {object} Pairs
 * @property {Uint8Array} member one byte per tie: another tie of the network joins the same actors
 * @property {number[][]} groups tie indices of every pair that is joined more than once
 */

const WIDEST = 6; // so many ties of a pair keep their full distance; more stand closer

/**
 * @param {import("./decode.js").Network} network
 * @returns {Pairs}
 */
export function pairs({ from, to, actorIds }) {
  const n = actorIds.length;
  const first = new Map();
  const lists = new Map();
  for (let e = 0; e < from.length; e++) {
    if (from[e] === to[e]) continue;
    const key = Math.min(from[e], to[e]) * n + Math.max(from[e], to[e]);
    const other = first.get(key);
    if (other === undefined) first.set(key, e);
    else if (lists.has(key)) lists.get(key).push(e);
    else lists.set(key, [other, e]);
  }
  const groups = [...lists.values()];
  const member = new Uint8Array(from.length);
  for (const group of groups) for (const e of group) member[e] = 1;
  return { member, groups };
}

/**
 * How far each tie bends, in steps; a tie that is alone between its actors stays straight.
 *
 * @param {Pairs} parallel
 * @param {import("./decode.js").Network} network
 * @param {Uint8Array} drawn one byte per tie
 * @returns {Float32Array} steps to the left of the way from `from` to `to`
 */
export function bends({ groups }, { from, to }, drawn) {
  const out = new Float32Array(drawn.length);
  for (const group of groups) {
    let n = 0;
    for (const e of group) n += drawn[e];
    if (n < 2) continue;
    const tight = Math.min(1, WIDEST / n);
    let rank = 0;
    for (const e of group) {
      if (!drawn[e]) continue;
      const side = from[e] < to[e] ? 1 : -1;
      out[e] = (rank - (n - 1) / 2) * tight * side || 0;
      rank++;
    }
  }
  return out;
}
