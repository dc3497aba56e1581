/** What is written and drawn beside a layout: headings, axes, rings. Pure; one description serves screen and pictures. */

import { Boxes } from "./boxes.js";
import { shorten } from "./text.js";

/**
 * @typedef {object} GuideText
 * @property {number} x in the payload's frame
 * @property {number} y
 * @property {string} text
 * @property {"above" | "over" | "below" | "middle" | "turned"} at where it stands: above its place, if need be higher up; over it or
 *   not at all; below it; on it; on it and reading upwards
 */

/**
 * @typedef {object} Guides
 * @property {GuideText[]} texts the most important first
 * @property {Array<[number, number, number, number]>} lines from x, y to x, y
 * @property {Array<{x: number, y: number, rx: number, ry: number, text: string}>} rings the inner ones first
 */

/**
 * @typedef {object} LaidGuides in pixels of the stage
 * @property {Array<[number, number, number, number]>} lines
 * @property {Array<{x: number, y: number, rx: number, ry: number}>} rings
 * @property {Array<{text: string, x: number, middle: number, width: number, turned: boolean}>} texts
 *   x is the left edge, of turned ones the middle
 * @property {import("./boxes.js").Rect[]} boxes of the texts
 */

/** @type {import("./svg-text.js").Type} */
export const GUIDE_FONT = { weight: 600, size: 12, line: 15 };
export const INK = 0.66; // alpha of guide texts
export const LINE = 0.16; // and of lines

const LENGTH = 34; // letters of a text
const GAP = 5; // between a text and what it is written above
const ROWS = 7; // how far a text may be moved away from where it belongs
const EDGE = 4; // kept free at the edges of the stage
const PAD = 6; // between two texts of a row
const HEAD = 24; // pixels kept free for texts above or below the layout

/** @type {Guides} */
export const NO_GUIDES = { texts: [], lines: [], rings: [] };
const AT = new Set(["above", "over", "below", "middle", "turned"]);

/**
 * @param {any} given the property `guides`
 * @returns {Guides} what of it can be drawn
 */
export function guidesOf(given) {
  const list = (/** @type {unknown} */ value) => (Array.isArray(value) ? value : []);
  const numbers = (/** @type {unknown[]} */ values) => values.every(Number.isFinite);
  return {
    texts: list(given?.texts)
      .filter((one) => one && numbers([one.x, one.y]) && typeof one.text === "string" && one.text)
      .map(({ x, y, text, at }) => ({ x, y, text, at: AT.has(at) ? at : "above" })),
    lines: list(given?.lines).filter((one) => Array.isArray(one) && one.length === 4 && numbers(one)),
    rings: list(given?.rings)
      .filter((one) => one && numbers([one.x, one.y, one.rx, one.ry]) && one.rx > 0 && one.ry > 0)
      .map(({ x, y, rx, ry, text }) => ({ x, y, rx, ry, text: typeof text === "string" ? text : "" })),
  };
}

/** @param {Guides} guides @returns {{top: number, bottom: number}} pixels their texts need beside the actors */
export function headroom({ texts, rings }) {
  const has = (/** @type {string} */ at) => texts.some((text) => text.at === at);
  return { top: has("above") || has("over") || rings.length ? HEAD : 0, bottom: has("below") ? HEAD : 0 };
}

/**
 * @param {Guides} guides
 * @param {{width: number, height: number, px: (x: number) => number, py: (y: number) => number}} view
 * @param {(text: string) => number} measure width in pixels
 * @returns {LaidGuides}
 */
export function layGuides(guides, view, measure) {
  const { px, py, width, height } = view;
  /** @type {LaidGuides} */
  const out = {
    lines: guides.lines.map(([a, b, c, d]) => [px(a), py(b), px(c), py(d)]),
    rings: guides.rings.map(({ x, y, rx, ry }) => ({ x: px(x), y: py(y), rx: px(x + rx) - px(x), ry: py(y) - py(y + ry) })),
    texts: [],
    boxes: [],
  };
  const taken = new Boxes();
  const all = [
    ...guides.texts,
    ...guides.rings.map(({ x, y, ry, text }) => ({ x, y: y + ry, text, at: /** @type {"middle"} */ ("middle") })),
  ];
  for (const { x, y, text, at } of all) {
    const words = shorten(text, LENGTH);
    if (!words) continue;
    const [mx, my, wide] = [px(x), py(y), Math.ceil(measure(words))];
    if (mx < 0 || mx > width || my < -HEAD || my > height + HEAD) continue;
    const found = at === "turned" ? turned(mx, my, wide, height) : row(mx, my, wide, at, width, taken);
    if (!found || taken.hits(found.box)) continue;
    taken.add(found.box);
    out.boxes.push(found.box);
    out.texts.push({ text: words, x: found.x, middle: found.middle, width: wide, turned: at === "turned" });
    if (found.leader) out.lines.push(found.leader);
  }
  return out;
}

/**
 * @typedef {{x: number, middle: number, box: import("./boxes.js").Rect, leader?: [number, number, number, number]}} Found
 */

/** @param {number} x @param {number} y @param {number} wide @param {number} height @returns {Found} */
function turned(x, y, wide, height) {
  const middle = Math.min(Math.max(y, wide / 2 + EDGE), Math.max(height - wide / 2 - EDGE, wide / 2 + EDGE));
  const { line } = GUIDE_FONT;
  return { x, middle, box: { x: x - line / 2, y: middle - wide / 2, width: line, height: wide } };
}

/**
 * The nearest row in which nothing else is written; a line leads back to where the text belongs.
 *
 * @param {number} x
 * @param {number} y
 * @param {number} wide
 * @param {string} at
 * @param {number} width of the stage
 * @param {Boxes} taken
 * @returns {Found | null}
 */
function row(x, y, wide, at, width, taken) {
  const { line } = GUIDE_FONT;
  const left = Math.min(Math.max(x - wide / 2, EDGE), Math.max(width - wide - EDGE, EDGE));
  const way = at === "below" ? 1 : -1;
  const rows = at === "middle" || at === "over" ? 1 : ROWS;
  for (let step = 0; step < rows; step++) {
    const middle = at === "middle" ? y : y + way * (GAP + line / 2 + step * line);
    const box = { x: left - PAD / 2, y: middle - line / 2, width: wide + PAD, height: line };
    if (taken.hits(box)) continue;
    if (!step) return { x: left, middle, box };
    const near = middle - way * (line / 2);
    return { x: left, middle, box, leader: [x, near, x, y + way * 2] };
  }
  return null;
}
