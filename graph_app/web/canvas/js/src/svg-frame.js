/** What stands around a picture: title and subtitle above, legend and footer below; laid out by measured text. */

import { GLYPHS } from "./glyphs.js";
import { glyphElement, short } from "./svg-glyphs.js";
import { escape, textElement, wrapTo } from "./svg-text.js";

/**
 * @typedef {object} Frame
 * @property {string} [title]
 * @property {string[]} [subtitle]
 * @property {Array<{label: string, count?: number | string, fill?: string, stroke?: string, glyph?: number | string}>} [legend]
 * @property {string[]} [footer]
 */

/**
 * @typedef {object} Framed
 * @property {number} width of the whole
 * @property {number} height
 * @property {number} x where the picture goes
 * @property {number} y
 * @property {string} elements
 * @property {string} title
 */

const PAD = 24;
const SWATCH = 6.5; // radius of a legend's glyph
const INDENT = 2 * SWATCH + 8;
const BETWEEN = 20; // between two entries of the legend
const TITLE = { weight: 600, size: 20, line: 27 };
const SUBTITLE = { weight: 400, size: 13, line: 19 };
const LEGEND = { weight: 400, size: 12, line: 21 };
const FOOTER = { weight: 400, size: 11, line: 16 };
const LINES = { line: "", dash: "5.8 3.2", dots: "1.7 2.8" };

/** @param {number | string | undefined} glyph @returns {number} */
const glyphNumber = (glyph) => (typeof glyph === "string" ? Math.max(0, GLYPHS.indexOf(glyph)) : (glyph ?? 0));

/**
 * @param {NonNullable<Frame["legend"]>[number]} entry
 * @param {number} x
 * @param {number} y its middle
 */
function swatch({ fill = "none", stroke = "none", glyph }, x, y) {
  if (typeof glyph === "string" && glyph in LINES) {
    const dash = LINES[/** @type {keyof LINES} */ (glyph)];
    const broken = dash ? ` stroke-dasharray="${dash}"` : "";
    const colour = escape(stroke === "none" ? fill : stroke);
    return `<path d="M${short(x)} ${short(y)}h${2 * SWATCH}" fill="none" stroke="${colour}" stroke-width="2"${broken}/>`;
  }
  const colours = `fill="${escape(fill)}" stroke="${escape(stroke)}" stroke-width="1.2"`;
  return glyphElement(glyphNumber(glyph), x + SWATCH, y, SWATCH * 0.85, colours);
}

/**
 * Lay out a frame.
 *
 * @param {Frame} frame
 * @param {{width: number, height: number, colours: {label: string}}} picture
 * @param {import("./svg-text.js").Measure} measure
 * @returns {Framed}
 */
export function layFrame(frame, { width, height, colours }, measure) {
  const room = Math.max(width - 2 * PAD, 40);
  const colour = escape(colours.label);
  /** @type {string[]} */
  const out = [];
  let y = PAD;
  const put = (/** @type {string} */ text, /** @type {number} */ x, /** @type {import("./svg-text.js").Type} */ type, quiet = 1) => {
    const faint = quiet < 1 ? ` opacity="${quiet}"` : "";
    out.push(textElement(text, x, y + type.line / 2, type, measure(text, type), `fill="${colour}"${faint}`));
  };
  const block = (/** @type {string[]} */ texts, /** @type {import("./svg-text.js").Type} */ type, quiet = 1) => {
    for (const line of texts.flatMap((text) => wrapTo(text, room, type, measure))) {
      put(line, PAD, type, quiet);
      y += type.line;
    }
  };

  block([frame.title ?? ""], TITLE);
  if (y > PAD) y += 4;
  block(frame.subtitle ?? [], SUBTITLE, 0.8);
  y = y > PAD ? y + 14 : 0;
  const top = y;
  const rule = () => out.push(`<path d="M${PAD} ${short(y)}H${short(width - PAD)}" stroke="${colour}" stroke-opacity="0.18"/>`);
  if (top) rule();
  y += height;
  const legend = frame.legend ?? [];
  const footer = (frame.footer ?? []).filter(Boolean);
  if (legend.length || footer.length) {
    rule();
    y += 14;
  }

  let x = PAD;
  const start = y;
  for (const entry of legend) {
    const count = entry.count === undefined || entry.count === null ? "" : String(entry.count);
    const label = String(entry.label ?? "");
    const [first = "", ...rest] = wrapTo(label, room - INDENT - (count ? measure(` ${count}`, LEGEND) : 0), LEGEND, measure);
    const widest = Math.max(...[first, ...rest].map((line) => measure(line, LEGEND)));
    const tail = count ? 6 + measure(count, LEGEND) : 0;
    const last = rest.length ? measure(rest[rest.length - 1], LEGEND) : measure(first, LEGEND);
    const wide = INDENT + Math.max(widest, last + tail);
    if (x > PAD && (x + wide > width - PAD || rest.length)) {
      x = PAD;
      y += LEGEND.line;
    }
    out.push(swatch(entry, x, y + LEGEND.line / 2));
    put(first, x + INDENT, LEGEND);
    for (const line of rest) {
      y += LEGEND.line;
      put(line, x + INDENT, LEGEND);
    }
    if (count) put(count, x + INDENT + last + 6, LEGEND, 0.65);
    x = rest.length ? width : x + wide + BETWEEN;
  }
  if (legend.length) y += LEGEND.line;
  if (legend.length && footer.length) y += 8;
  block(footer, FOOTER, 0.7);
  const bottom = y > start || legend.length || footer.length ? PAD - 6 : 0;
  return { width, height: y + bottom, x: 0, y: top, elements: out.join("\n"), title: frame.title ?? "" };
}
