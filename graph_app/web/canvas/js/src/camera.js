/** Where the camera stands so that a box of the stage fills the view; pure arithmetic. */

/** @typedef {{x0: number, y0: number, x1: number, y1: number}} Box */

const CORE = 0.02; // share of actors at either end of an axis that may be outliers
const SLACK = 0.2; // room around the core, as a share of its span
const STRETCH = 1.7; // how much longer than core and slack the full span must be to be cut

/**
 * The span of an axis that is worth framing: all of it, unless a few outliers squeeze the core.
 *
 * @param {number[]} values sorted
 * @returns {[number, number]}
 */
export function robustSpan(values) {
  const last = values.length - 1;
  const full = /** @type {[number, number]} */ ([values[0], values[last]]);
  if (values.length < 50) return full;
  const low = values[Math.floor(last * CORE)];
  const high = values[Math.ceil(last * (1 - CORE))];
  const room = (high - low) * SLACK;
  const core = high - low + 2 * room;
  if (core <= 0 || full[1] - full[0] <= core * STRETCH) return full;
  return [Math.max(full[0], low - room), Math.min(full[1], high + room)];
}

/**
 * @param {ArrayLike<number>} x
 * @param {ArrayLike<number>} y
 * @param {ArrayLike<number>} drawn one flag per item
 * @returns {Box | null} null when nothing is drawn
 */
export function robustBox(x, y, drawn) {
  const xs = [];
  const ys = [];
  for (let i = 0; i < x.length; i++) {
    if (drawn[i]) {
      xs.push(x[i]);
      ys.push(y[i]);
    }
  }
  if (!xs.length) return null;
  const order = (/** @type {number} */ a, /** @type {number} */ b) => a - b;
  const [x0, x1] = robustSpan(xs.sort(order));
  const [y0, y1] = robustSpan(ys.sort(order));
  return { x0, y0, x1, y1 };
}

/**
 * @param {Box} box in framed coordinates (sigma's unit square)
 * @param {{width: number, height: number}} view in pixels
 * @param {number} scale pixels per framed unit at ratio 1
 * @param {{x: number, y: number}} margin pixels kept free left and right, above and below
 * @param {{top: number, bottom: number}} [room] more pixels kept free above and below
 * @returns {{x: number, y: number, ratio: number, angle: number}}
 */
export function fitCamera(box, view, scale, margin, room = { top: 0, bottom: 0 }) {
  const wide = Math.max(view.width - 2 * margin.x, view.width * 0.5, 1);
  const high = Math.max(view.height - 2 * margin.y - room.top - room.bottom, view.height * 0.5, 1);
  const ratio = Math.max(((box.x1 - box.x0) * scale) / wide, ((box.y1 - box.y0) * scale) / high);
  // A single actor has no extent: show it with some surroundings instead of zooming into it.
  const least = (0.06 * scale) / Math.min(wide, high);
  const seen = Math.max(ratio, least);
  // With more room above, the box stands lower: the camera looks higher.
  const lift = (((room.top - room.bottom) / 2) * seen) / scale;
  return { x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2 + lift, ratio: seen, angle: 0 };
}

/**
 * How glyphs grow with the zoom: slowly, and only within bounds.
 *
 * @param {number} ratio of the camera
 * @param {number} home ratio at which sizes are as given
 * @returns {number} the divisor sigma wants
 */
export function sizeDivisor(ratio, home) {
  return Math.min(2, Math.max(1 / 2.4, (ratio / home) ** 0.42));
}

/**
 * Small stages draw smaller glyphs.
 *
 * @param {{width: number, height: number}} view
 * @returns {number} 0.62–1
 */
export function stageScale(view) {
  return Math.min(1, Math.max(0.62, Math.sqrt(view.width * view.height) / 860));
}
