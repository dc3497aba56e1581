/** Text in SVG: escaped, measured, wrapped. */

import { short } from "./svg-glyphs.js";

/**
 * @typedef {object} Type
 * @property {number} weight
 * @property {number} size in pixels
 * @property {number} line height of a line in pixels
 */

/** @typedef {(text: string, type: Type) => number} Measure width in pixels */

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** @param {unknown} text @returns {string} safe inside elements and attributes; what XML forbids is left out */
export function escape(text) {
  return String(text)
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, "")
    .replace(/[&<>"']/g, (sign) => ESCAPES[sign]);
}

/**
 * Break a text into lines that fit; a word that is too long is broken as well.
 *
 * @param {string} text
 * @param {number} width
 * @param {Type} type
 * @param {Measure} measure
 * @returns {string[]} none for an empty text
 */
export function wrapTo(text, width, type, measure) {
  const fits = (/** @type {string} */ line) => measure(line, type) <= width;
  const lines = [];
  let line = "";
  for (const word of String(text).split(/\s+/u).filter(Boolean)) {
    if (line && fits(`${line} ${word}`)) {
      line = `${line} ${word}`;
      continue;
    }
    if (line) lines.push(line);
    line = "";
    for (const letter of word) {
      if (line && !fits(line + letter)) {
        lines.push(line);
        line = "";
      }
      line += letter;
    }
  }
  return line ? [...lines, line] : lines;
}

/**
 * A line of text. Its width is written down, so that it takes the same room in whatever font it is shown.
 *
 * @param {string} text
 * @param {number} x left edge
 * @param {number} middle height of its middle
 * @param {Type} type
 * @param {number} width
 * @param {string} [attributes] further ones, written out
 * @returns {string}
 */
export function textElement(text, x, middle, type, width, attributes = "") {
  const room = width > 0 ? ` textLength="${short(width)}" lengthAdjust="spacingAndGlyphs"` : "";
  const y = short(middle + 0.36 * type.size);
  const more = attributes ? ` ${attributes}` : "";
  return `<text x="${short(x)}" y="${y}" font-size="${type.size}" font-weight="${type.weight}"${room}${more}>${escape(text)}</text>`;
}
