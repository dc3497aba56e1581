/** A palette of CSS colours, made ready for the shaders and the label layer. */

import { packColour, parseColour, softened, withAlpha } from "./colour.js";

/** @typedef {import("./colour.js").Rgba} Rgba */

/**
 * @typedef {object} Ink a colour for the shaders and for pictures
 * @property {number} packed
 * @property {Rgba} rgba
 */

/**
 * @typedef {object} Paints
 * @property {Float32Array} fills packed fill per palette index
 * @property {Float32Array} strokes packed stroke per palette index
 * @property {Uint8Array} hollow 1 where the fill is the background
 * @property {string[]} css fill per palette index, as given
 * @property {Rgba[]} fillInks fill per palette index, the background where hollow
 * @property {Rgba[]} strokeInks
 * @property {Ink[]} tie colour per tie style, at rest
 * @property {Ink[]} strong colour per tie style, emphasised
 * @property {Ink[]} own colour per index into the scene's tie colours, at rest
 * @property {Ink[]} ownStrong the same, emphasised
 * @property {{tie: Rgba[], own: Rgba[]}} given colours of ties as they were given
 * @property {number} ease how much stronger than among many ties at rest are drawn
 * @property {string} label
 * @property {string} halo
 * @property {string} background
 * @property {string} ring
 */

const REST = [0.25, 0.32, 0.16]; // alpha of supporting, hostile and derived ties given an opaque colour
const OWN = 0.55; // alpha of a tie whose colour the scene gives
const CROWD = 1400; // ties drawn with these; fewer ones are drawn stronger
const FIRM = 0.75; // at most
const EASIEST = 2.6;

/** @param {Rgba} rgba @returns {Ink} */
const ink = (rgba) => ({ packed: packColour(rgba), rgba });

/**
 * @param {any} palette the contract's P
 * @param {(css: string) => string} [normalise]
 * @param {{fills?: string[], strokes?: string[], ties?: string[]}} [scene] colours of this scene, instead of the palette's
 * @returns {Paints}
 */
export function makePaints(palette, normalise, scene = {}) {
  const parse = (/** @type {string} */ css) => parseColour(css, normalise);
  const background = parse(palette.background);
  const fills = (scene.fills ?? palette.fills).map(parse);
  const strokes = (scene.strokes ?? palette.strokes).map(parse);
  // A scene with more fills than strokes has the last stroke for the rest.
  while (strokes.length < fills.length) strokes.push(strokes[strokes.length - 1] ?? background);
  const hollow = fills.map((fill) => (fill[3] === 0 || String(fill) === String(background) ? 1 : 0));
  const fillInks = fills.map((fill, i) => (hollow[i] ? background : fill));
  const ties = [palette.edge, palette.edge_hostile, palette.edge_derived].map(parse);
  const strong = [parse(palette.edge_strong), withAlpha(ties[1], 0.9), withAlpha(parse(palette.edge_strong), 0.42)];
  const own = (scene.ties ?? []).map(parse);
  return {
    fills: Float32Array.from(fillInks, packColour),
    strokes: Float32Array.from(strokes, packColour),
    hollow: Uint8Array.from(hollow),
    css: (scene.fills ?? palette.fills).map(String),
    fillInks,
    strokeInks: strokes,
    ...resting(ties, own, 1),
    given: { tie: ties, own },
    ease: 1,
    strong: strong.map((tie) => ink(softened(tie, 0.8))),
    ownStrong: own.map((tie) => ink(withAlpha(tie, 0.95))),
    label: palette.label,
    halo: palette.label_halo,
    background: palette.background,
    ring: palette.ring,
  };
}

/** @param {Rgba[]} tie @param {Rgba[]} own @param {number} ease @returns {{tie: Ink[], own: Ink[]}} */
function resting(tie, own, ease) {
  const firm = (/** @type {number} */ alpha) => Math.min(Math.max(FIRM, alpha), alpha * ease);
  return {
    tie: tie.map((colour, style) => ink(softened(colour, firm(REST[style])))),
    own: own.map((colour) => ink(softened(colour, firm(OWN)))),
  };
}

/**
 * The fewer ties are drawn, the stronger each is.
 *
 * @param {Paints} paints
 * @param {number} drawn how many ties are
 * @returns {Paints} the same ones where nothing changes
 */
export function thinned(paints, drawn) {
  const ease = Math.round(10 * Math.min(EASIEST, Math.max(1, (CROWD / Math.max(drawn, 1)) ** 0.25))) / 10;
  if (ease === paints.ease) return paints;
  return { ...paints, ...resting(paints.given.tie, paints.given.own, ease), ease };
}

/**
 * The colours a scene brings along, for one theme.
 *
 * @param {any} scene the contract's scene
 * @param {"light" | "dark"} theme
 * @returns {{fills?: string[], strokes?: string[], ties?: string[]}}
 */
export function sceneColours(scene, theme) {
  const of = (/** @type {any} */ both) => both?.[theme] ?? both?.light ?? undefined;
  return { fills: of(scene?.fills), strokes: of(scene?.strokes), ties: of(scene?.tie_fills) };
}

/** @param {any} scene @returns {string} the same for scenes that bring the same colours */
export const coloursKey = (scene) => JSON.stringify([scene?.fills, scene?.strokes, scene?.tie_fills]);
