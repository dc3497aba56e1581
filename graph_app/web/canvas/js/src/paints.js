/** What only a browser knows about colours and drawing: how it writes a colour, whether it has WebGL. */

import { makePaints, sceneColours } from "./palette.js";
import { theme } from "./theme.js";

/** @returns {boolean} */
export function hasWebgl() {
  const canvas = document.createElement("canvas");
  const gl = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return gl !== null;
}

/** Any CSS colour, as the browser writes it. @param {string} css @returns {string} */
function normalise(css) {
  const context = document.createElement("canvas").getContext("2d");
  context.fillStyle = "#808080";
  context.fillStyle = css;
  return context.fillStyle;
}

/**
 * @param {any} palettes the contract's palettes
 * @param {any} scene the contract's scene
 * @param {"light" | "dark"} [name] the page's theme without it
 */
export const paintsOf = (palettes, scene, name = theme()) =>
  makePaints(palettes[name] ?? palettes.light, normalise, sceneColours(scene, name));
