/** What is in view of a stage as a plain description, and from it SVG and PNG. */

import { edge } from "./glyph-edge.js";
import { NORMAL } from "./emphasis.js";
import { GUIDE_FONT } from "./guides.js";
import { FAMILY, FONTS } from "./label-layer.js";
import { marks } from "./marks.js";
import { paint } from "./png.js";
import { tieHidden, tieLook } from "./reducers.js";
import { layFrame } from "./svg-frame.js";
import { buildSvg } from "./svg.js";
import { heads, part } from "./tie-shape.js";
import { crosses } from "./detail.js";

const MARGIN = 40; // pixels beyond the stage that may reach into it

/**
 * @typedef {object} Options
 * @property {import("./svg-frame.js").Frame} [frame]
 * @property {string} [title] short for the frame's title
 * @property {string[]} [lines] short for the frame's subtitle
 * @property {"light" | "dark"} [theme] instead of the present one
 * @property {import("./palette.js").Paints} [paints] the colours of that theme
 */

/** @param {import("./stage.js").Stage} stage @param {import("./reducers.js").Drawing} drawing @param {any} view */
function pictureTies(stage, drawing, view) {
  const { network, look } = stage;
  const size = (/** @type {number} */ i) => drawing.scene.size[i] * drawing.scale * view.grow;
  const out = [];
  for (let e = 0; e < network.tieIds.length; e++) {
    const [a, b] = [network.from[e], network.to[e]];
    if (tieHidden(drawing, e) || a === b) continue;
    const shape = stage.ties.shapeOf(e, view);
    const { ax, ay, bx, by } = shape;
    if (!crosses(ax + MARGIN, ay + MARGIN, bx + MARGIN, by + MARGIN, view.width + 2 * MARGIN, view.height + 2 * MARGIN)) continue;
    if (Math.hypot(bx - ax, by - ay) < 0.01) continue;
    const { ink, size: wide, arrow, dash, strong } = tieLook(drawing, e);
    const lit = strong || drawing.emphasis.ties[e] === NORMAL;
    const width = wide * Math.sqrt(view.grow);
    const reach = (/** @type {number} */ i, /** @type {number} */ x, /** @type {number} */ y) => {
      const d = Math.hypot(shape.cx - x, shape.cy - y) || 1;
      return edge(network.glyph[i], (shape.cx - x) / d, -(shape.cy - y) / d, size(i));
    };
    const ends = arrow ? heads(shape, arrow, reach(a, ax, ay), reach(b, bx, by), width) : { t0: 0, t1: 1, heads: [] };
    const alpha = ink.rgba[3] * Math.min(width, 1) * (lit ? 1 : look.tieFade);
    out.push({
      shape: ends.heads.length ? part(shape, ends.t0, ends.t1) : shape,
      heads: ends.heads,
      rgba: /** @type {import("./colour.js").Rgba} */ ([ink.rgba[0], ink.rgba[1], ink.rgba[2], alpha]),
      width: Math.max(width, 1),
      dash,
      strong,
    });
  }
  return out.sort((one, other) => Number(one.strong) - Number(other.strong));
}

/** @param {import("./stage.js").Stage} stage @param {import("./reducers.js").Drawing} drawing @param {any} view */
function pictureActors({ network, look }, drawing, view) {
  const { scene, paints, scale, emphasis } = drawing;
  const out = [];
  for (let i = 0; i < network.actorIds.length; i++) {
    if (!scene.actors[i]) continue;
    const [x, y, radius] = [view.x(i), view.y(i), scene.size[i] * scale * view.grow];
    if (x < -2 * radius || y < -2 * radius || x > view.width + 2 * radius || y > view.height + 2 * radius) continue;
    const colour = Math.min(scene.colour[i], paints.fills.length - 1);
    const rank = (paints.hollow[colour] ? 0 : 100) - scene.size[i];
    const opacity = emphasis.actors[i] ? 1 : look.fade;
    const [fill, stroke] = [paints.fillInks[colour], paints.strokeInks[colour]];
    out.push({ x, y, radius, glyph: network.glyph[i], fill, stroke, opacity, rank });
  }
  return out.sort((one, other) => one.rank - other.rank);
}

/**
 * @param {import("./stage.js").Stage} stage
 * @param {import("./palette.js").Paints} [paints] instead of the present ones
 * @returns {import("./svg.js").Picture}
 */
export function pictureOf(stage, paints = stage.drawing.paints) {
  const view = stage.view();
  const drawing = { ...stage.drawing, paints };
  const { laid } = stage.labels.guides;
  return {
    width: view.width,
    height: view.height,
    family: FAMILY,
    colours: { background: paints.background, label: paints.label, halo: paints.halo, ring: paints.ring },
    guides: { ...laid, type: GUIDE_FONT },
    ties: pictureTies(stage, drawing, view),
    actors: pictureActors(stage, drawing, view),
    marks: marks(stage.labels.marked, drawing, view, true),
    names: stage.labels.written.map(({ font, rows }) => ({ type: FONTS[font], rows })),
  };
}

/** @param {Options} [options] @returns {import("./svg-frame.js").Frame | null} */
function frameOf({ frame, title, lines } = {}) {
  if (!frame && !title && !lines?.length) return null;
  return { title, subtitle: lines, ...frame };
}

/** @returns {import("./svg-text.js").Measure} */
function measuring() {
  const context = document.createElement("canvas").getContext("2d");
  return (text, { weight, size }) => {
    context.font = `${weight} ${size}px ${FAMILY}`;
    return context.measureText(text).width;
  };
}

/**
 * @param {import("./stage.js").Stage} stage
 * @param {Options} [options]
 * @param {string} [style]
 * @returns {string}
 */
export function toSvg(stage, options, style) {
  const picture = pictureOf(stage, options?.paints);
  const frame = frameOf(options);
  return buildSvg(picture, frame ? layFrame(frame, picture, measuring()) : null, style);
}

/**
 * @param {import("./stage.js").Stage} stage
 * @param {Options & {scale?: number}} [options]
 * @returns {Promise<Blob>}
 */
export const toPng = (stage, options = {}) => paint((style) => toSvg(stage, options, style), options.scale ?? 2);
