/**
 * Which names are written and where. Pure: sizes of text come in through `measure`.
 *
 * Places are found in order of importance, each name taking the first free place beside its
 * glyph, so that the same view always gives the same names. They are kept relative to the
 * actor: panning moves them along without deciding anything anew.
 */

import { Boxes } from "./boxes.js";
import { reach } from "./glyphs.js";

/** @typedef {import("./boxes.js").Rect} Rect */

/**
 * @typedef {object} Spot one actor to be named
 * @property {number} i actor index
 * @property {number} x centre on the stage in pixels
 * @property {number} y
 * @property {number} radius on the screen in pixels
 * @property {number} glyph
 * @property {string[]} lines
 * @property {number} font index of the text style, for `measure`
 * @property {number} cover share of the name that may lie on other glyphs
 * @property {boolean} [sure] must be written, if need be further away
 */

/**
 * @typedef {object} Placed
 * @property {number} i
 * @property {string[]} lines
 * @property {number} font
 * @property {number} dx left edge of the text, relative to the actor
 * @property {number} dy top edge
 * @property {number} width
 * @property {number} height
 * @property {"center" | "left" | "right"} align
 */

const GAP = 2; // between glyph and text
const PAD_X = 5; // kept free around a name
const PAD_Y = 1.5;

/**
 * @param {Spot} spot
 * @param {number} width
 * @param {number} height
 * @param {number} away extra distance
 * @returns {Array<[number, number, "center" | "left" | "right"]>} left, top and alignment, best first
 */
function places(spot, width, height, away) {
  const { up, down, side } = reach(spot.glyph);
  const r = spot.radius;
  const gap = GAP + away;
  return [
    [-width / 2, r * down + gap, "center"],
    [-width / 2, -r * up - gap - height, "center"],
    [r * side + gap + 2, -height / 2, "left"],
    [-r * side - gap - 2 - width, -height / 2, "right"],
  ];
}

/**
 * @param {Spot[]} spots most important first
 * @param {Rect[]} glyphs boxes of glyphs that names should not hide, by actor index
 * @param {number} limit how many names at most; those that are `sure` do not count
 * @param {(lines: string[], font: number) => {width: number, height: number}} measure
 * @param {Rect} [sheet] names are not written beyond its edges, unless they are `sure`
 * @param {Rect[]} [busy] boxes where something else is written
 * @returns {Placed[]}
 */
export function place(spots, glyphs, limit, measure, sheet, busy = []) {
  const taken = new Boxes();
  for (const box of busy) taken.add(box);
  const obstacles = new Boxes();
  for (const glyph of glyphs) if (glyph) obstacles.add(glyph);
  /** @type {Placed[]} */
  const out = [];
  let written = 0;
  for (const spot of spots) {
    if (!spot.sure && written >= limit) continue;
    const { width, height } = measure(spot.lines, spot.font);
    const found = find(spot, width, height, { taken, obstacles, own: glyphs[spot.i], sheet });
    if (!found) continue;
    const [dx, dy, align] = found;
    taken.add(padded(spot, dx, dy, width, height));
    out.push({ i: spot.i, lines: spot.lines, font: spot.font, dx, dy, width, height, align });
    if (!spot.sure) written++;
  }
  return out;
}

/** @returns {Rect} @param {Spot} spot @param {number} dx @param {number} dy @param {number} width @param {number} height */
function padded(spot, dx, dy, width, height) {
  return {
    x: spot.x + dx - PAD_X / 2,
    y: spot.y + dy - PAD_Y / 2,
    width: width + PAD_X,
    height: height + PAD_Y,
  };
}

/** @param {Rect} box @param {Rect} sheet */
const within = (box, sheet) =>
  box.x >= sheet.x &&
  box.y >= sheet.y &&
  box.x + box.width <= sheet.x + sheet.width &&
  box.y + box.height <= sheet.y + sheet.height;

/**
 * @param {Spot} spot
 * @param {number} width
 * @param {number} height
 * @param {{taken: Boxes, obstacles: Boxes, own?: Rect, sheet?: Rect}} around
 */
function find(spot, width, height, { taken, obstacles, own, sheet }) {
  const rings = spot.sure ? [0, 14, 28, 44, 64, 90, 120, 160] : [0];
  for (const away of rings) {
    let best = null;
    let least = spot.cover * width * height + 1;
    for (const option of places(spot, width, height, away)) {
      const box = padded(spot, option[0], option[1], width, height);
      if (taken.hits(box)) continue;
      const outside = sheet && !within(box, sheet);
      if (outside && !spot.sure) continue;
      const cover = obstacles.covered(box, own) + (outside ? width * height : 0);
      if (cover < least) {
        best = option;
        least = cover;
        if (cover === 0) break;
      }
    }
    if (best) return best;
  }
  return null;
}
