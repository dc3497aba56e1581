/** Other ties than the payload's between the same actors, such as agreement: which ones there are at the moment. */

import { decodeScene, decodeTies } from "./decode.js";
import { coarse } from "./detail.js";
import { adjacency, emphasise } from "./emphasis.js";
import { bends, pairs } from "./fans.js";
import { count } from "./masks.js";
import { join } from "./network.js";
import { thinned } from "./palette.js";

/** The ties of a network, recorded or given. */
export class Links {
  /** @param {import("./decode.js").Network} network its ties are replaced in place */
  constructor(network) {
    const { tieIds, from, to, width, style, arrow, tieText } = network;
    this.network = network;
    this.recorded = { tieIds, from, to, width, style, arrow, tieText };
    this.key = /** @type {unknown} */ (undefined);
  }

  /**
   * @param {any} given the contract's links; without any, the payload's ties
   * @returns {boolean} whether there are others now
   */
  set(given) {
    const key = given ? given.n : undefined;
    if (key === this.key) return false;
    const { network } = this;
    const ties = given ? decodeTies(given.ties, network.actorIds.length) : this.recorded;
    Object.assign(network, ties, { linked: Boolean(given) });
    this.key = key;
    return true;
  }
}

/**
 * Everything of a stage that hangs on which ties there are.
 *
 * @param {import("./stage.js").Stage} stage
 * @param {any} encoded the scene
 */
export function relink(stage, encoded) {
  const { drawing, network } = stage;
  stage.cool();
  stage.near = adjacency(network);
  stage.parallel = pairs(network);
  const scene = decodeScene(encoded, network);
  const drawn = count(scene.ties);
  Object.assign(drawing, {
    scene,
    paints: thinned(drawing.paints, drawn),
    emphasis: emphasise(network, stage.near, scene, -1, -1),
    detail: coarse(drawn, network.tieIds.length),
    paired: stage.parallel.member,
    bends: bends(stage.parallel, network, scene.ties),
    hot: -1,
  });
  join(stage.graph, network);
  stage.sigma.setSetting("hideEdgesOnMove", !drawing.detail.all);
}
