/** Registers the components where Dash's renderer looks: `window[namespace][type]`, and what takes pictures. */

import { Boxes } from "./ticks.js";
import { NetworkCanvas } from "./component.js";
import { begin } from "./early.js";
import { Still } from "./still.js";

/** @param {string} id of the component @returns {any} */
function handleOf(id) {
  const handle = /** @type {any} */ (document.getElementById(id))?.graphCanvas;
  if (!handle) throw new Error(`there is no network canvas ${id}`);
  return handle;
}

const pictures = {
  svg: (/** @type {string} */ id, /** @type {any} */ options) => handleOf(id).toSVG(options),
  png: async (/** @type {string} */ id, /** @type {any} */ options) => handleOf(id).toPNG(options),
};

window.graph_app = Object.assign(window.graph_app ?? {}, { Boxes, NetworkCanvas, Still, pictures, early: begin() });
