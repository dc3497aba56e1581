import assert from "node:assert/strict";
import { test } from "node:test";
import { decodePayload, decodeScene } from "../../graph_app/web/canvas/js/src/decode.js";
import { adjacency, emphasise } from "../../graph_app/web/canvas/js/src/emphasis.js";
import { makePaints } from "../../graph_app/web/canvas/js/src/palette.js";
import { makeEdgeReducer, makeNodeReducer, THICKEST, THINNEST } from "../../graph_app/web/canvas/js/src/reducers.js";
import { PALETTE, payload, scene } from "./helpers.js";

const network = decodePayload(payload());
const near = adjacency(network);
const all = decodeScene(scene([1, 1, 1, 1], [1, 1, 1]), network);

function drawing(selected = -1, hovered = -1, shown = all) {
  return {
    network,
    scene: shown,
    paints: makePaints(PALETTE),
    emphasis: emphasise(network, near, shown, selected, hovered),
    scale: 1,
    thin: false,
  };
}

test("actors look as the scene says", () => {
  const reduce = makeNodeReducer(drawing());
  const data = reduce("1", { i: 1, x: 5, y: 6 });
  assert.equal(data.x, 5);
  assert.equal(data.size, 8);
  assert.equal(data.glyph, 1);
  assert.equal(data.hidden, false);
  assert.equal(data.lit, 0);
});

test("hidden actors and ties are hidden", () => {
  const some = drawing(-1, -1, decodeScene(scene([1, 0, 1, 1], [1, 1, 1]), network));
  assert.equal(makeNodeReducer(some)("1", { i: 1 }).hidden, true);
  assert.deepEqual([0, 1, 2].map((i) => makeEdgeReducer(some)("t", { i }).hidden), [true, true, false]);
});

test("hollow actors lie below coloured ones, small above big", () => {
  const reduce = makeNodeReducer(drawing());
  const z = [0, 1, 2, 3].map((i) => reduce("k", { i }).zIndex);
  assert.ok(z[0] > z[2] && z[2] > z[1] && z[1] > z[3]);
});

test("widths stay modest", () => {
  const reduce = makeEdgeReducer(drawing());
  assert.deepEqual([0, 1, 2].map((i) => reduce("t", { i }).size), [THINNEST, (THINNEST + THICKEST) / 2, THICKEST]);
});

test("a selected actor, its ties and its neighbours stand out", () => {
  const state = drawing(1);
  assert.deepEqual([...state.emphasis.actors], [1, 1, 1, 0]);
  assert.deepEqual([...state.emphasis.ties], [1, 1, 0]);
  const [lit, rest] = [drawing(1), drawing()].map((d) => makeEdgeReducer(d)("t", { i: 0 }));
  assert.notEqual(lit.paint, rest.paint);
  assert.ok(lit.size > rest.size);
});

test("the hovered actor is in focus, the selected one still stands out", () => {
  const { emphasis } = drawing(0, 3);
  assert.equal(emphasis.focus, 3);
  assert.deepEqual([...emphasis.actors], [1, 0, 0, 1]);
  assert.deepEqual([...emphasis.ties], [0, 0, 1]);
});

test("an actor that is not drawn is never in focus", () => {
  const { emphasis } = drawing(1, -1, decodeScene(scene([1, 0, 1, 1], [1, 1, 1]), network));
  assert.equal(emphasis.focus, -1);
  assert.deepEqual([...emphasis.actors], [0, 0, 0, 0]);
});

test("a loop is one tie of its actor", () => assert.deepEqual([...near.start], [0, 1, 3, 4, 5]));
