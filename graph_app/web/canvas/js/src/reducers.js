/** What sigma draws for one actor or tie, from the arrays of the moment. */

import { NORMAL, STRONG } from "./emphasis.js";

/**
 * @typedef {object} Drawing all that decides how things look now; replaced piece by piece
 * @property {import("./decode.js").Network} network
 * @property {import("./decode.js").Scene} scene
 * @property {import("./palette.js").Paints} paints
 * @property {import("./emphasis.js").Emphasis} emphasis
 * @property {number} scale of glyphs on this stage
 * @property {import("./looks.js").Looks} looks
 * @property {import("./detail.js").Detail} detail
 * @property {Uint8Array} paired one byte per tie: another one joins the same actors
 * @property {Float32Array} bends steps per tie
 * @property {number} hot the tie under the pointer, or -1
 * @property {number} held the tie whose details are open, or -1
 */

export const THINNEST = 0.5;
export const THICKEST = 2;

/** What the shaders call a line's pattern, by style of tie. */
const PATTERN = [0, 1, 2];

/**
 * @param {Drawing} drawing
 * @returns {(key: string, data: any) => any} sigma's nodeReducer; `data` is its own copy
 */
export function makeNodeReducer(drawing) {
  return (_key, data) => {
    const { network, scene, paints, emphasis, scale } = drawing;
    const i = data.i;
    const colour = Math.min(scene.colour[i], paints.fills.length - 1);
    data.hidden = scene.actors[i] === 0;
    data.size = scene.size[i] * scale;
    data.glyph = network.glyph[i];
    data.fill = paints.fills[colour];
    data.stroke = paints.strokes[colour];
    data.lit = emphasis.actors[i];
    // Hollow actors lie below coloured ones, small ones above big ones.
    data.zIndex = (paints.hollow[colour] ? 0 : 100) - scene.size[i];
    return data;
  };
}

/**
 * @param {Drawing} drawing
 * @param {number} e tie index
 * @returns {boolean}
 */
export function tieHidden({ scene, looks, emphasis, hot, held }, e) {
  return scene.ties[e] === 0 || (!looks.edges && !emphasis.ties[e] && hot !== e && held !== e);
}

/** @param {Drawing} drawing @param {number} e @returns {boolean} whether it is a band, not a thin line */
export const isBand = ({ detail }, e) => detail.all || detail.ties[e] === 1;

/**
 * @param {Drawing} drawing
 * @param {number} e tie index
 * @returns {{strong: boolean, ink: import("./palette.js").Ink, size: number, arrow: number, dash: number, bend: number}}
 *   how one tie looks; its size in pixels at the fit zoom
 */
export function tieLook(drawing, e) {
  const { network, scene, paints, emphasis, scale, looks, hot } = drawing;
  const style = Math.min(network.style[e], 2);
  const out = hot === e || drawing.held === e;
  const strong = emphasis.ties[e] === STRONG || out;
  const own = scene.tieColour && paints.own.length ? Math.min(scene.tieColour[e], paints.own.length - 1) : -1;
  const share = Math.min(1, Math.max(0, scene.tieWidth[e] || 0));
  const band = isBand(drawing, e);
  const [rest, lit] = own >= 0 ? [paints.own[own], paints.ownStrong[own]] : [paints.tie[style], paints.strong[style]];
  return {
    strong,
    ink: strong ? lit : rest,
    size: (THINNEST + (THICKEST - THINNEST) * share) * scale + (out ? 1.4 : strong ? 0.5 : 0),
    arrow: band && looks.arrows && network.arrow ? network.arrow[e] & 3 : 0,
    dash: band && looks.dashes ? PATTERN[style] : 0,
    bend: band && looks.curves ? drawing.bends[e] : 0,
  };
}

/**
 * @param {Drawing} drawing
 * @returns {(key: string, data: any) => any} sigma's edgeReducer; `data` is its own copy
 */
export function makeEdgeReducer(drawing) {
  return (_key, data) => {
    const e = data.i;
    const look = tieLook(drawing, e);
    const { looks, network } = drawing;
    data.hidden = tieHidden(drawing, e);
    data.size = look.size;
    data.paint = look.ink.packed;
    data.lit = look.strong || drawing.emphasis.ties[e] === NORMAL ? 1 : 0;
    data.bend = look.bend;
    data.dash = look.dash;
    data.arrow = look.arrow;
    if (!isBand(drawing, e)) data.type = "thin";
    else {
      // The type must not change with a scene: then everything would have to be indexed anew.
      const headed = looks.arrows && network.arrow !== null && (network.arrow[e] & 3) !== 0;
      data.type = (looks.curves && drawing.paired[e] ? "bow" : "band") + (headed ? "Arrow" : "");
    }
    return data;
  };
}
