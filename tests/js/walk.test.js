import assert from "node:assert/strict";
import { test } from "node:test";
import { decodePayload, decodeScene } from "../../graph_app/web/canvas/js/src/decode.js";
import { adjacency } from "../../graph_app/web/canvas/js/src/emphasis.js";
import { DIRECTIONS, biggest, described, neighbours, nextActor } from "../../graph_app/web/canvas/js/src/walk.js";
import { marks } from "../../graph_app/web/canvas/js/src/marks.js";
import { payload, scene } from "./helpers.js";

const network = decodePayload(payload());
const near = adjacency(network);
const all = decodeScene(scene([1, 1, 1, 1], [1, 1, 1]), network);
const { ArrowLeft, ArrowRight, ArrowUp } = DIRECTIONS;

test("the next actor lies in the direction of the arrow, near and straight", () => {
  const others = [{ i: 1, x: 100, y: 0 }, { i: 2, x: 60, y: 55 }, { i: 3, x: -10, y: 0 }, { i: 4, x: 300, y: 0 }, { i: 5, x: 0, y: 0 }];
  assert.equal(nextActor({ x: 0, y: 0 }, others, ArrowRight), 1);
  assert.equal(nextActor({ x: 0, y: 0 }, others, ArrowLeft), 3);
  assert.equal(nextActor({ x: 0, y: 0 }, others, ArrowUp), -1);
});

test("neighbours are joined by drawn ties, a loop joins nobody", () => {
  assert.deepEqual(neighbours(network, near, all, 1), [0, 2]);
  assert.deepEqual(neighbours(network, near, decodeScene(scene([1, 0, 1, 1], [1, 1, 1]), network), 0), []);
  assert.deepEqual(neighbours(network, near, all, 3), []);
});

test("the biggest actor that is drawn", () => {
  assert.equal(biggest(all), 3);
  assert.equal(biggest(decodeScene(scene([1, 1, 0, 0], [1, 1, 1]), network)), 1);
  assert.equal(biggest(decodeScene(scene([0, 0, 0, 0], [1, 1, 1]), network)), -1);
});

test("one line says who it is and what is visible", () => {
  assert.equal(described(network, near, all, 1), "Bob: 2 ties visible. 4 of 4 actors visible.");
  const told = { ...network, actorText: ["", " a  company,\nneutral", "", ""] };
  const some = decodeScene(scene([1, 1, 0, 1], [1, 1, 1]), network);
  assert.equal(described(told, near, some, 1), "Bob, a company, neutral: 1 tie visible. 3 of 4 actors visible.");
});

test("marks: rings for the selected, a dashed one for the walk, pins, nothing out of view", () => {
  const drawing = { scene: all, network, scale: 1 };
  const view = { x: (i) => i * 100, y: () => 50, grow: 1, width: 250, height: 100 };
  const marked = { selected: 0, hovered: 0, walked: 1, more: [2, 3], ends: [0, 2], held: [], pinned: [1] };
  const list = marks(marked, drawing, view);
  assert.equal(list.filter(({ dash }) => dash).length, 1);
  assert.equal(list.filter(({ filled }) => filled).length, 1);
  assert.equal(list.length, 5);
  assert.equal(marks(marked, drawing, view, true).length, 4);
});
