/** The payload as a graphology graph; its keys are indices, so no id of a user can collide with anything. */

import Graph from "graphology";

/** @typedef {import("./decode.js").Network} Network */

/**
 * @param {Network} network
 * @returns {Graph}
 */
export function makeGraph(network) {
  const graph = new Graph({ type: "directed", multi: true, allowSelfLoops: true });
  const { x, y } = network;
  for (let i = 0; i < x.length; i++) graph.addNode(String(i), { i, x: x[i], y: y[i] });
  join(graph, network);
  return graph;
}

/** Gives the actors of a graph the ties that the network has now. @param {Graph} graph @param {Network} network */
export function join(graph, { from, to }) {
  graph.clearEdges();
  for (let e = 0; e < from.length; e++) {
    graph.addDirectedEdgeWithKey(`t${e}`, String(from[e]), String(to[e]), { i: e });
  }
}

/**
 * The box all positions are normalised by. It comes from the payload alone, of a part from what the
 * whole of it says, so that no
 * filter, drag or resize ever moves an actor.
 *
 * @param {Network} network
 * @returns {{x: [number, number], y: [number, number]}}
 */
export function extent(network) {
  if (network.box && network.box.x[0] < network.box.x[1] && network.box.y[0] < network.box.y[1]) return network.box;
  const span = (/** @type {Float32Array} */ values) => {
    let low = Infinity;
    let high = -Infinity;
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return /** @type {[number, number]} */ (low < high ? [low, high] : low === high ? [low - 1, high + 1] : [0, 1]);
  };
  return { x: span(network.x), y: span(network.y) };
}
