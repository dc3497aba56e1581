/** What sigma draws for one actor or tie, from the arrays of the moment. */

/**
 * @typedef {object} Drawing all that decides how things look now; replaced piece by piece
 * @property {import("./decode.js").Network} network
 * @property {import("./decode.js").Scene} scene
 * @property {import("./palette.js").Paints} paints
 * @property {import("./emphasis.js").Emphasis} emphasis
 * @property {number} scale of glyphs on this stage
 * @property {boolean} thin whether ties are one-pixel lines
 */

export const THINNEST = 0.5;
export const THICKEST = 2;

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
 * @returns {(key: string, data: any) => any} sigma's edgeReducer; `data` is its own copy
 */
export function makeEdgeReducer(drawing) {
  return (_key, data) => {
    const { network, scene, paints, emphasis, thin, scale } = drawing;
    const e = data.i;
    const style = Math.min(network.style[e], 2);
    const lit = emphasis.ties[e];
    const share = Math.min(1, Math.max(0, network.width[e] || 0));
    data.hidden = scene.ties[e] === 0;
    data.size = (THINNEST + (THICKEST - THINNEST) * share) * scale + (lit ? 0.5 : 0);
    data.paint = (lit ? paints.strong : paints.tie)[style];
    data.lit = lit;
    data.type = thin ? "thin" : "band";
    return data;
  };
}
