/** The legend: swatches of the same outline as the picture's. */

import { GLYPHS } from "../glyphs.js";
import { glyphPath } from "../svg-glyphs.js";
import { el } from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";
const DASHES = { line: "", dash: "5 3", dots: "1.7 2.8" };

/** @param {string} name @param {Record<string, string>} given */
function shape(name, given) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(given)) element.setAttribute(key, value);
  return element;
}

/** @param {any} entry @param {"light" | "dark"} theme */
function swatch({ glyph, fill, stroke }, theme) {
  const icon = shape("svg", { width: "16", height: "14", viewBox: "-8 -7 16 14", "aria-hidden": "true" });
  const colours = { fill: fill?.[theme] ?? "none", stroke: stroke[theme], "stroke-width": "1.2" };
  if (glyph in DASHES) {
    const dash = DASHES[/** @type {keyof DASHES} */ (glyph)];
    icon.append(shape("path", { d: "M-7 0H7", fill: "none", stroke: stroke[theme], "stroke-width": "2", ...(dash && { "stroke-dasharray": dash }) }));
  } else {
    const path = glyphPath(typeof glyph === "string" ? GLYPHS.indexOf(glyph) : glyph, 5);
    icon.append(path ? shape("path", { d: path, ...colours }) : shape("circle", { r: "5", ...colours }));
  }
  return icon;
}

/**
 * @param {any[][]} groups of entries
 * @param {string} reading what colour, shape and size mean
 * @param {"light" | "dark"} theme
 * @returns {Node[]}
 */
export function legend(groups, reading, theme) {
  const list = (/** @type {any[]} */ entries) =>
    el("ul", {}, ...entries.map((entry) => el("li", {}, swatch(entry, theme), entry.label, el("b", {}, entry.count.toLocaleString("en")))));
  return [...groups.filter((group) => group.length).map(list), el("p", { class: "quiet" }, reading)];
}
