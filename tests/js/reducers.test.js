import assert from "node:assert/strict";
import { test } from "node:test";
import { decodePayload, decodeScene } from "../../graph_app/web/canvas/js/src/decode.js";
import { coarse } from "../../graph_app/web/canvas/js/src/detail.js";
import { bends, pairs } from "../../graph_app/web/canvas/js/src/fans.js";
import { looksOf, nameShare } from "../../graph_app/web/canvas/js/src/looks.js";
import { adjacency, emphasise, FAINT, NORMAL, STRONG } from "../../graph_app/web/canvas/js/src/emphasis.js";
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
    looks: looksOf(undefined),
    detail: coarse(3, 3),
    paired: new Uint8Array(3),
    bends: bends(pairs(network), network, shown.ties),
    hot: -1,
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

test("of several selected actors the ties among them are strong, others normal, the rest faint", () => {
  const { focus, actors, ties } = emphasise(network, near, all, 0, -1, [1, 0]);
  assert.equal(focus, 0);
  assert.deepEqual([...actors], [1, 1, 1, 0]);
  assert.deepEqual([...ties], [STRONG, NORMAL, FAINT]);
  assert.deepEqual([...emphasise(network, near, all, -1, -1, [3]).ties], [FAINT, FAINT, STRONG]);
});

test("a type of line does not change with the scene, its pattern and heads do what the looks say", () => {
  const state = drawing();
  state.network = { ...network, arrow: Uint8Array.of(1, 0, 3) };
  state.looks = looksOf({ arrows: true });
  const reduce = makeEdgeReducer(state);
  assert.deepEqual([0, 1, 2].map((i) => reduce("t", { i }).type), ["bandArrow", "band", "bandArrow"]);
  assert.deepEqual([0, 1, 2].map((i) => reduce("t", { i }).dash), [0, 1, 2]);
  state.detail = coarse(2001, 3);
  assert.deepEqual([0, 1, 2].map((i) => reduce("t", { i }).type), ["thin", "thin", "thin"]);
  assert.equal(reduce("t", { i: 1 }).dash, 0);
});

test("without ties only those that stand out are drawn", () => {
  const state = drawing(0);
  state.looks = looksOf({ edges: false });
  assert.deepEqual([0, 1, 2].map((i) => makeEdgeReducer(state)("t", { i }).hidden), [false, true, true]);
});

test("colours and widths of ties may come with the scene", () => {
  const state = drawing();
  state.scene = { ...all, tieColour: Uint8Array.of(1, 0, 9), tieWidth: Float32Array.of(1, 0, 0) };
  state.paints = makePaints(PALETTE, undefined, { ties: ["#ff0000", "#00ff00"] });
  const reduce = makeEdgeReducer(state);
  assert.equal(reduce("t", { i: 0 }).paint, state.paints.own[1].packed);
  assert.equal(reduce("t", { i: 2 }).paint, state.paints.own[1].packed);
  assert.equal(reduce("t", { i: 0 }).size, THICKEST);
});

test("looks have defaults and bounds", () => {
  assert.deepEqual(looksOf(null), { arrows: false, curves: true, dashes: true, edges: true, labels: 0.5 });
  assert.deepEqual(looksOf({ labels: 7, curves: "no", edges: false }), { ...looksOf({}), labels: 1, edges: false });
  assert.deepEqual([0, 0.25, 0.5, 1].map(nameShare), [0, 0.5, 1, 4]);
});
