/** A sigma instance with our programs and settings. */

import Sigma from "sigma";
import { sizeDivisor } from "./camera.js";
import { createTieProgram } from "./edge-program.js";
import { extent } from "./network.js";
import { createGlyphProgram } from "./node-program.js";
import { makeEdgeReducer, makeNodeReducer } from "./reducers.js";
import { calm } from "./theme.js";

/**
 * @param {import("./stage.js").Stage} stage
 * @returns {any}
 */
export function makeSigma({ graph, box, network, drawing, look, viewpoint }) {
  const ties = (/** @type {object} */ kind) => createTieProgram(look, kind);
  const sigma = new Sigma(graph, box, {
    allowInvalidContainer: true,
    renderLabels: false,
    stagePadding: 0,
    zIndex: true,
    enableCameraRotation: false,
    defaultNodeType: "glyph",
    defaultEdgeType: "band",
    defaultDrawNodeHover: () => {},
    nodeProgramClasses: { glyph: createGlyphProgram(look) },
    edgeProgramClasses: {
      thin: ties({ thin: true }),
      band: ties({}),
      bow: ties({ bent: true }),
      bandArrow: ties({ headed: true }),
      bowArrow: ties({ bent: true, headed: true }),
    },
    nodeReducer: makeNodeReducer(drawing),
    edgeReducer: makeEdgeReducer(drawing),
    zoomToSizeRatioFunction: (/** @type {number} */ ratio) => sizeDivisor(ratio, viewpoint.home),
    hideEdgesOnMove: !drawing.detail.all,
    zoomingRatio: 1.5,
    zoomDuration: calm() ? 0 : 180,
    doubleClickZoomingRatio: 1.8,
    doubleClickZoomingDuration: calm() ? 0 : 220,
    inertiaDuration: calm() ? 0 : 200,
  });
  sigma.setCustomBBox(extent(network));
  sigma.createCanvasContext("guides", { beforeLayer: "edges", style: { pointerEvents: "none" } });
  sigma.createCanvasContext("names", { beforeLayer: "mouse", style: { pointerEvents: "none" } });
  sigma.resize(true);
  return sigma;
}
