/** A picture of the stage as SVG, from a plain description. Pure. */

import { LINE } from "./glyph-line.js";
import { INK, LINE as FAINT } from "./guides.js";
import { glyphElement, short } from "./svg-glyphs.js";
import { escape, textElement } from "./svg-text.js";
import { HEAD } from "./tie-shape.js";

/**
 * @typedef {object} PictureTie
 * @property {import("./tie-shape.js").Shape} shape
 * @property {Array<Array<[number, number]>>} heads
 * @property {import("./colour.js").Rgba} rgba
 * @property {number} width in pixels
 * @property {number} dash 0 solid, 1 dashed, 2 dotted
 */

/**
 * @typedef {object} PictureActor
 * @property {number} x
 * @property {number} y
 * @property {number} radius
 * @property {number} glyph
 * @property {import("./colour.js").Rgba} fill
 * @property {import("./colour.js").Rgba} stroke
 * @property {number} opacity
 */

/**
 * @typedef {object} Picture what is in view, in pixels of the stage
 * @property {number} width
 * @property {number} height
 * @property {string} family
 * @property {{background: string, label: string, halo: string, ring: string}} colours
 * @property {(import("./guides.js").LaidGuides & {type: import("./svg-text.js").Type}) | undefined} [guides]
 * @property {PictureTie[]} ties in drawing order
 * @property {PictureActor[]} actors in drawing order
 * @property {import("./marks.js").Mark[]} marks
 * @property {Array<{type: import("./svg-text.js").Type, rows: Array<{text: string, x: number, middle: number, width: number}>}>} names
 */

const HALO = 3.5;
const DASHES = ["", "5.8 3.2", "1.7 2.8"];

/** @param {import("./colour.js").Rgba} rgba @returns {string} attributes for a fill */
export function painted([r, g, b, a], name = "fill") {
  const byte = (/** @type {number} */ value) => Math.round(value).toString(16).padStart(2, "0");
  const opacity = a < 1 ? ` ${name}-opacity="${short(a)}"` : "";
  return `${name}="#${byte(r)}${byte(g)}${byte(b)}"${opacity}`;
}

/** @param {import("./tie-shape.js").Shape} s @returns {string} path data */
const line = (s) =>
  s.straight
    ? `M${short(s.ax)} ${short(s.ay)}L${short(s.bx)} ${short(s.by)}`
    : `M${short(s.ax)} ${short(s.ay)}Q${short(s.cx)} ${short(s.cy)} ${short(s.bx)} ${short(s.by)}`;

/** Ties of the same look that follow each other share a group. @param {PictureTie[]} ties */
function drawTies(ties) {
  const out = [];
  let open = "";
  for (const tie of ties) {
    const dash = DASHES[tie.dash] ? ` stroke-dasharray="${DASHES[tie.dash]}"` : "";
    const look = `${painted(tie.rgba, "stroke")} stroke-width="${short(tie.width)}"${dash}`;
    if (look !== open) out.push(`${open ? "</g>" : ""}<g ${look}>`);
    open = look;
    out.push(`<path d="${line(tie.shape)}"/>`);
    for (const head of tie.heads) {
      const corners = head.map(([x, y]) => `${short(x)},${short(y)}`).join(" ");
      const [r, g, b, a] = tie.rgba;
      out.push(`<polygon points="${corners}" ${painted([r, g, b, Math.min(1, a * HEAD.ink)])} stroke="none"/>`);
    }
  }
  return `<g fill="none">${out.join("")}${open ? "</g>" : ""}</g>`;
}

/** @param {PictureActor} actor */
function drawActor({ x, y, radius, glyph, fill, stroke, opacity }) {
  const faint = opacity < 1 ? ` opacity="${short(opacity)}"` : "";
  const attributes = `${painted(fill)} ${painted(stroke, "stroke")}${faint}`;
  return glyphElement(glyph, x, y, Math.max(radius - LINE / 2, 0.5), attributes);
}

/** @param {import("./marks.js").Mark} mark @param {Picture["colours"]} colours */
function drawMark({ x, y, radius, width, dash, filled }, { halo, ring }) {
  const circle = `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}"`;
  if (!width) return `${circle} fill="${escape(ring)}"/>`;
  const broken = dash ? ` stroke-dasharray="${dash.join(" ")}"` : "";
  return [
    `${circle} fill="${filled ? escape(halo) : "none"}" stroke="${escape(halo)}" stroke-width="${short(width + 2.5)}"/>`,
    `${circle} fill="none" stroke="${escape(ring)}" stroke-width="${short(width)}"${broken}/>`,
  ].join("");
}

/** @param {Picture} picture */
function guideLines({ guides, colours }) {
  if (!guides?.lines.length && !guides?.rings.length) return "";
  const straight = guides.lines.map(([a, b, c, d]) => `<path d="M${short(a)} ${short(b)}L${short(c)} ${short(d)}"/>`);
  const round = guides.rings.map(
    ({ x, y, rx, ry }) => `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(rx)}" ry="${short(ry)}"/>`,
  );
  const look = `fill="none" stroke="${escape(colours.label)}" stroke-opacity="${FAINT}"`;
  return `<g ${look}>${straight.join("")}${round.join("")}</g>`;
}

/** @param {Picture} picture */
function guideTexts({ guides, colours }) {
  if (!guides?.texts.length) return "";
  const one = ({ text, x, middle, width, turned }) =>
    turned
      ? `<g transform="translate(${short(x)} ${short(middle)}) rotate(-90)">${textElement(text, -width / 2, 0, guides.type, width)}</g>`
      : textElement(text, x, middle, guides.type, width);
  const all = guides.texts.map(one).join("");
  const halo = `stroke="${escape(colours.halo)}" stroke-width="${HALO}" stroke-linejoin="round" fill="${escape(colours.halo)}"`;
  return `<g aria-hidden="true" ${halo}>${all}</g><g fill="${escape(colours.label)}" fill-opacity="${INK}">${all}</g>`;
}

/** @param {Picture} picture */
function drawNames({ names, colours }) {
  const rows = names.flatMap(({ type, rows: list }) => list.map((row) => ({ type, ...row })));
  const all = (/** @type {string} */ attributes) =>
    rows.map(({ text, x, middle, width, type }) => textElement(text, x, middle, type, width, attributes)).join("");
  const halo = `stroke="${escape(colours.halo)}" stroke-width="${HALO}" stroke-linejoin="round" fill="${escape(colours.halo)}"`;
  return `<g aria-hidden="true" ${halo}>${all("")}</g><g fill="${escape(colours.label)}">${all("")}</g>`;
}

/**
 * @param {Picture} picture
 * @param {import("./svg-frame.js").Framed | null} [framed] what stands around it, laid out
 * @param {string} [style] CSS to go along, such as a font
 * @returns {string} a whole SVG document
 */
export function buildSvg(picture, framed = null, style = "") {
  const { width, height, colours, family } = picture;
  const whole = framed ?? { width, height, x: 0, y: 0, elements: "", title: "" };
  const inner = [
    `<rect x="0" y="0" width="${short(width)}" height="${short(height)}" fill="${escape(colours.background)}"/>`,
    guideLines(picture),
    drawTies(picture.ties),
    `<g stroke-width="${LINE}">${picture.actors.map(drawActor).join("")}</g>`,
    `<g>${picture.marks.map((mark) => drawMark(mark, colours)).join("")}</g>`,
    guideTexts(picture),
    drawNames(picture),
  ].join("\n");
  const font = escape(family.replaceAll('"', "'"));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${short(whole.width)}" height="${short(whole.height)}" ` +
      `viewBox="0 0 ${short(whole.width)} ${short(whole.height)}" font-family="${font}">`,
    whole.title ? `<title>${escape(whole.title)}</title>` : "",
    style ? `<style>${escape(style)}</style>` : "",
    `<clipPath id="graph-stage"><rect width="${short(width)}" height="${short(height)}"/></clipPath>`,
    `<rect width="${short(whole.width)}" height="${short(whole.height)}" fill="${escape(colours.background)}"/>`,
    `<g transform="translate(${short(whole.x)} ${short(whole.y)})" clip-path="url(#graph-stage)">${inner}</g>`,
    whole.elements,
    "</svg>",
  ]
    .filter(Boolean)
    .join("\n");
}
