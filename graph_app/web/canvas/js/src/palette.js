/** A palette of CSS colours, made ready for the shaders and the label layer. */

import { packColour, parseColour, softened, withAlpha } from "./colour.js";

/**
 * @typedef {object} Paints
 * @property {Float32Array} fills packed fill per palette index
 * @property {Float32Array} strokes packed stroke per palette index
 * @property {Uint8Array} hollow 1 where the fill is the background
 * @property {string[]} css fill per palette index, as given
 * @property {number[]} tie packed colour per tie style, at rest
 * @property {number[]} strong packed colour per tie style, emphasised
 * @property {string} label
 * @property {string} halo
 * @property {string} background
 * @property {string} ring
 */

const REST = [0.25, 0.32, 0.16]; // alpha of supporting, hostile and derived ties given an opaque colour

/**
 * @param {any} palette the contract's P
 * @param {(css: string) => string} [normalise]
 * @returns {Paints}
 */
export function makePaints(palette, normalise) {
  const parse = (/** @type {string} */ css) => parseColour(css, normalise);
  const background = parse(palette.background);
  const fills = palette.fills.map(parse);
  const hollow = fills.map((fill) => (fill[3] === 0 || String(fill) === String(background) ? 1 : 0));
  const ties = [palette.edge, palette.edge_hostile, palette.edge_derived].map(parse);
  const strong = [parse(palette.edge_strong), withAlpha(ties[1], 0.9), withAlpha(parse(palette.edge_strong), 0.42)];
  return {
    fills: Float32Array.from(fills, (fill, i) => packColour(hollow[i] ? background : fill)),
    strokes: Float32Array.from(palette.strokes, (css) => packColour(parse(css))),
    hollow: Uint8Array.from(hollow),
    css: palette.fills.map(String),
    tie: ties.map((tie, style) => packColour(softened(tie, REST[style]))),
    strong: strong.map((tie) => packColour(softened(tie, 0.8))),
    label: palette.label,
    halo: palette.label_halo,
    background: palette.background,
    ring: palette.ring,
  };
}
