/** What lies inside a box or a lasso. */

/** @typedef {{x: number, y: number}} Point */

/** @param {Point} a @param {Point} b two opposite corners @returns {Point[]} */
export function boxOf(a, b) {
  return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];
}

/** @param {Point[]} polygon @param {number} x @param {number} y @returns {boolean} by the even-odd rule */
export function inside(polygon, x, y) {
  let hit = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const a = polygon[i];
    const b = polygon[j];
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) hit = !hit;
  }
  return hit;
}

/** @param {Point[]} polygon @returns {string} for the attribute `points` of SVG */
export const points = (polygon) => polygon.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
