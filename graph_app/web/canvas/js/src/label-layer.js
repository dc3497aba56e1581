/** Names on a canvas above the glyphs, with the rings and pins. */

import { GuideLayer } from "./guide-layer.js";
import { nameShare } from "./looks.js";
import { drawMarks, marks } from "./marks.js";
import { place } from "./placement.js";
import { ranking } from "./ranking.js";
import { fullLines, nameLines } from "./text.js";

export const FAMILY = '"Inter Variable", Inter, system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
export const FONTS = [
  { weight: 600, size: 13, line: 15 },
  { weight: 500, size: 12, line: 14 },
  { weight: 500, size: 11, line: 13 },
];
const BOLD = 20; // how many of the biggest actors are written in the first font
const SECOND = 60; // and how many in the first two
const COVER = [0.75, 0.4, 0.22]; // share of a name in each font that may lie on other glyphs
const ROOM = 20000; // pixels of stage per name at the fit zoom
const MOST = 44; // names at the fit zoom
const MANY = 3000; // above, only actors near the view compete for places
const TRIED = 1200; // and of those only so many, biggest first
const OBSTACLES = 2500; // biggest glyphs that names keep clear of
const SURE = 12; // so many selected actors are always named

/**
 * @typedef {object} View
 * @property {number} width
 * @property {number} height
 * @property {number} zoom 1 at the fit zoom
 * @property {number} ratio
 * @property {number} grow pixels on the screen per pixel of size
 * @property {import("./boxes.js").Rect} sheet names are kept on
 * @property {(i: number) => number} x of an actor on the stage
 * @property {(i: number) => number} y
 */

/**
 * @typedef {object} Written a name in view
 * @property {number} i
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 * @property {string} text
 * @property {number} font
 * @property {Array<{text: string, x: number, middle: number, width: number}>} rows
 */

/** Draws names; remembers the places it found until something but the camera's place changes. */
export class LabelLayer {
  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import("./reducers.js").Drawing} drawing
   * @param {CanvasRenderingContext2D} below context of the layer for guides
   */
  constructor(context, drawing, below) {
    this.context = context;
    this.guides = new GuideLayer(below, FAMILY);
    this.drawing = drawing;
    /** @type {import("./marks.js").Marked} */
    this.marked = { selected: -1, hovered: -1, walked: -1, more: [], ends: [], held: [], pinned: [] };
    this.frozen = false; // names go along with their actors and are not placed anew
    /** @type {import("./placement.js").Placed[]} */
    this.placed = [];
    /** @type {Written[]} */
    this.written = [];
    this.sizes = new Map();
    this.order = /** @type {Int32Array | null} */ (null);
    this.key = "";
    this.anchor = { x: 0, y: 0 };
  }

  /** Forget the order of actors: the scene changed. */
  forgetOrder() {
    this.order = null;
    this.key = "";
  }

  /** Forget the places: emphasis or positions changed. */
  forgetPlaces() {
    this.key = "";
  }

  /** Forget how wide texts are: a font arrived. */
  forgetSizes() {
    this.sizes.clear();
    this.key = "";
  }

  /** @param {CanvasRenderingContext2D} context of a new canvas @param {CanvasRenderingContext2D} below */
  moveTo(context, below) {
    this.context = context;
    this.guides.context = below;
    this.key = "";
  }

  /** Actors drawn, the most important first. @returns {Int32Array} */
  #ranking() {
    this.order ??= ranking(this.drawing.network, this.drawing.scene);
    return this.order;
  }

  /**
   * @param {string[]} lines
   * @param {number} font
   */
  #measure(lines, font) {
    const key = `${font}\n${lines.join("\n")}`;
    let size = this.sizes.get(key);
    if (!size) {
      this.context.font = `${FONTS[font].weight} ${FONTS[font].size}px ${FAMILY}`;
      const width = Math.max(...lines.map((line) => this.context.measureText(line).width));
      size = { width: Math.ceil(width) + 2, height: lines.length * FONTS[font].line };
      this.sizes.set(key, size);
    }
    return size;
  }

  /** @param {View} view */
  #place(view) {
    const { network, scene, emphasis, scale, looks } = this.drawing;
    const { selected, hovered, walked, more } = this.marked;
    const named = new Set([hovered, walked, selected, ...(more.length <= SURE ? more : [])]);
    const order = this.#ranking();
    const few = order.length <= MANY;
    const near = (/** @type {number} */ i) => {
      const x = view.x(i);
      const y = view.y(i);
      return x > -view.width * 0.6 && x < view.width * 1.6 && y > -view.height * 0.6 && y < view.height * 1.6;
    };
    const room = Math.min(MOST, (view.width * view.height) / ROOM);
    const bold = Math.min(BOLD, Math.ceil(room / 2));
    const spots = [];
    const lit = new Map(); // hovered, walked to and selected
    const glyphs = [];
    for (let rank = 0; rank < order.length; rank++) {
      const i = order[rank];
      const first = named.has(i);
      if (!few && !first && !emphasis.actors[i] && !near(i)) continue;
      const radius = scene.size[i] * scale * view.grow;
      const x = view.x(i);
      const y = view.y(i);
      const quiet = emphasis.focus >= 0 && !emphasis.actors[i];
      if (rank < OBSTACLES && !quiet) {
        const r = radius * 0.85;
        glyphs[i] = { x: x - r, y: y - r, width: 2 * r, height: 2 * r };
      }
      const font = first || rank < bold ? 0 : rank < SECOND ? 1 : 2;
      if (quiet || (!few && !first && spots.length >= TRIED)) continue;
      const cover = first ? 1e6 : COVER[font];
      const lines = first ? fullLines(network.labels[i]) : nameLines(network.labels[i]);
      const glyph = network.glyph[i];
      const spot = { i, x, y, radius: radius + (first ? 5 : 0), glyph, lines, font, cover, sure: first };
      if (first) lit.set(i, spot);
      else spots.push(spot);
    }
    const share = nameShare(looks.labels);
    const budget = Math.round(share * room * (few ? Math.max(0.3, view.zoom ** 2) : 4.8 * Math.max(1, view.zoom ** 0.5)));
    const limit = emphasis.focus >= 0 ? Math.max(budget, Math.round(60 * share)) : budget;
    const sure = [...named].map((i) => lit.get(i)).filter(Boolean);
    const measure = (/** @type {string[]} */ lines, /** @type {number} */ font) => this.#measure(lines, font);
    this.placed = place([...sure, ...spots], glyphs, limit, measure, view.sheet, this.guides.laid.boxes);
  }

  /**
   * @param {View} view
   * @param {{x: number, y: number}} anchor where a fixed point of the graph is on the stage
   */
  draw(view, anchor) {
    this.guides.hidden = this.frozen;
    this.guides.lay(view);
    const key = `${view.ratio} ${view.width} ${view.height}`;
    const far = Math.abs(anchor.x - this.anchor.x) > view.width * 0.5 || Math.abs(anchor.y - this.anchor.y) > view.height * 0.5;
    if (!this.frozen && (key !== this.key || (far && this.#ranking().length > MANY))) {
      this.#place(view);
      this.key = key;
      this.anchor = anchor;
    }
    const { context } = this;
    const { paints } = this.drawing;
    this.guides.drawLines(view, paints);
    context.clearRect(0, 0, view.width, view.height);
    context.lineJoin = "round";
    context.textBaseline = "middle";
    context.textAlign = "left";
    context.lineWidth = 3.5;
    context.strokeStyle = paints.halo;
    context.fillStyle = paints.label;
    this.guides.drawTexts(context, paints);
    context.save();
    drawMarks(context, marks(this.marked, this.drawing, view), paints);
    context.restore();
    this.written = [];
    for (const label of this.placed) {
      const x = view.x(label.i) + label.dx;
      const y = view.y(label.i) + label.dy;
      if (x + label.width < 0 || y + label.height < 0 || x > view.width || y > view.height) continue;
      const { i, width, height, font, lines } = label;
      this.written.push({ i, x, y, width, height, font, text: lines.join(" "), rows: this.#write(label, x, y) });
    }
  }

  /**
   * @param {import("./placement.js").Placed} label
   * @param {number} x
   * @param {number} y
   * @returns {Written["rows"]}
   */
  #write(label, x, y) {
    const { context } = this;
    const font = FONTS[label.font];
    context.font = `${font.weight} ${font.size}px ${FAMILY}`;
    const rows = label.lines.map((line, row) => {
      const { width } = this.#measure([line], label.font);
      const free = label.align === "left" ? 0 : label.width - width;
      const left = x + 1 + (label.align === "center" ? free / 2 : free);
      return { text: line, x: left, middle: y + (row + 0.5) * font.line, width: width - 2 };
    });
    context.font = `${font.weight} ${font.size}px ${FAMILY}`;
    for (const row of rows) context.strokeText(row.text, row.x, row.middle);
    for (const row of rows) context.fillText(row.text, row.x, row.middle);
    return rows;
  }
}

/**
 * Have the label fonts loaded, with every letter that is not plain Latin.
 *
 * @param {string[]} labels
 * @returns {Promise<unknown>}
 */
function loadFonts(labels) {
  if (!document.fonts) return Promise.resolve();
  const letters = new Set(labels.join("").replace(/[ -~]/gu, ""));
  const sample = `Aa ${[...letters].slice(0, 400).join("")}`;
  return Promise.allSettled([500, 600].map((weight) => document.fonts.load(`${weight} 13px "Inter Variable"`, sample)));
}

/** Calls `again` whenever fonts have come. @param {string[]} labels @param {() => void} again @returns {() => void} what ends it */
export function watchFonts(labels, again) {
  loadFonts(labels).then(again);
  document.fonts?.addEventListener?.("loadingdone", again);
  return () => document.fonts?.removeEventListener?.("loadingdone", again);
}
