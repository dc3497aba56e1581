import assert from "node:assert/strict";
import { test } from "node:test";
import { Boxes, overlap } from "../../graph_app/web/canvas/js/src/boxes.js";
import { place } from "../../graph_app/web/canvas/js/src/placement.js";
import { ranking } from "../../graph_app/web/canvas/js/src/ranking.js";
import { fullLines, nameLines, shorten, wrap } from "../../graph_app/web/canvas/js/src/text.js";

const measure = (lines) => ({ width: 7 * Math.max(...lines.map((line) => line.length)), height: 14 * lines.length });
const spot = (i, x, y, more = {}) => ({ i, x, y, radius: 6, glyph: 0, lines: [`actor ${i}`], font: 0, cover: 0.5, ...more });
const rect = (spots, label) => {
  const { x, y } = spots.find((s) => s.i === label.i);
  return { x: x + label.dx, y: y + label.dy, width: label.width, height: label.height };
};

/** A small generator of pseudo-random numbers, the same at every run. */
function random(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

test("names never overlap", () => {
  const next = random(7);
  const spots = Array.from({ length: 400 }, (_, i) => spot(i, next() * 900, next() * 600));
  const placed = place(spots, [], 400, measure);
  assert.ok(placed.length > 50);
  const boxes = placed.map((label) => rect(spots, label));
  boxes.forEach((a, i) => boxes.slice(0, i).forEach((b) => assert.equal(overlap(a, b), 0)));
});

test("the same view gives the same names, wherever it was moved to", () => {
  const next = random(3);
  const spots = Array.from({ length: 200 }, (_, i) => spot(i, next() * 600, next() * 400));
  const moved = spots.map((s) => ({ ...s, x: s.x - 5000, y: s.y + 777 }));
  assert.deepEqual(place(spots, [], 60, measure), place(moved, [], 60, measure));
});

test("the most important names come first and the limit holds", () => {
  const spots = Array.from({ length: 30 }, (_, i) => spot(i, i * 200, 0));
  assert.deepEqual(place(spots, [], 3, measure).map((label) => label.i), [0, 1, 2]);
});

test("a name stands below its glyph, or beside when that is taken", () => {
  const free = place([spot(0, 0, 0)], [], 1, measure)[0];
  assert.ok(free.dy > 0 && free.dx === -free.width / 2);
  const [, second] = place([spot(0, 0, 0), spot(1, 0, 4)], [], 2, measure);
  assert.ok(second.dy < 0);
});

test("a name keeps clear of other glyphs where it can", () => {
  const other = { x: -30, y: 5, width: 60, height: 30 };
  const [label] = place([spot(0, 0, 0)], [undefined, other], 1, measure);
  assert.ok(label.dy < 0);
});

test("a name that must be written finds a place further away, past the limit", () => {
  const crowd = Array.from({ length: 9 }, (_, i) => spot(i, 0, 0, { sure: true, cover: 1e6 }));
  const placed = place(crowd, [], 0, measure);
  assert.equal(placed.length, 9);
  const boxes = placed.map((label) => rect(crowd, label));
  boxes.forEach((a, i) => boxes.slice(0, i).forEach((b) => assert.equal(overlap(a, b), 0)));
});

test("names are not cut by the edge of the sheet", () => {
  const sheet = { x: 0, y: 0, width: 300, height: 200 };
  const [label] = place([spot(0, 4, 100)], [], 1, measure, sheet);
  assert.equal(label.align, "left");
  assert.equal(place([spot(0, -50, 100)], [], 1, measure, sheet).length, 0);
});

test("boxes find each other over cells, also left of and above zero", () => {
  const boxes = new Boxes();
  boxes.add({ x: -150, y: -150, width: 120, height: 10 });
  assert.ok(boxes.hits({ x: -40, y: -145, width: 30, height: 2 }));
  assert.ok(!boxes.hits({ x: 40, y: 40, width: 30, height: 2 }));
  assert.equal(boxes.covered({ x: -150, y: -150, width: 200, height: 5 }), 600);
});

test("long names take two lines, very long ones end in an ellipsis", () => {
  assert.deepEqual(nameLines("Meta"), ["Meta"]);
  assert.deepEqual(nameLines("White House Office of Science"), ["White House", "Office of Science"]);
  const long = nameLines("National Telecommunications and Information Administration");
  assert.deepEqual(long, ["National Telecommunications", "and Information…"]);
  for (const line of nameLines("x".repeat(200))) assert.ok([...line].length <= 28);
});

test("odd names do not break anything", () => {
  assert.deepEqual(nameLines(""), [""]);
  assert.deepEqual(nameLines("  two \n lines "), ["two lines"]);
  assert.deepEqual(nameLines("<img src=x onerror=1>"), ["<img src=x onerror=1>"]);
  assert.equal(shorten("👩‍🚀👩‍🚀👩‍🚀", 4).isWellFormed?.() ?? true, true);
  assert.equal(fullLines("a ".repeat(80)).join(" "), "a ".repeat(80).trim());
});

test("lines are as even as they can be", () => {
  assert.deepEqual(wrap("aaa bbb ccc ddd", 12), ["aaa bbb", "ccc ddd"]);
});

test("of actors of one size those with most drawn ties are named first, then by id", () => {
  const network = { actorIds: ["d", "a", "c", "b"], from: Int32Array.of(0, 0, 2), to: Int32Array.of(2, 2, 1) };
  const scene = { actors: Uint8Array.of(1, 1, 1, 1), ties: Uint8Array.of(1, 1, 1), size: Float32Array.of(4, 4, 4, 4) };
  assert.deepEqual([...ranking(network, scene)], [2, 0, 1, 3]);
  assert.deepEqual([...ranking(network, { ...scene, ties: Uint8Array.of(0, 0, 1) })], [1, 2, 3, 0]);
  assert.deepEqual([...ranking(network, { ...scene, actors: Uint8Array.of(0, 1, 1, 1) })], [2, 1, 3]);
  assert.deepEqual([...ranking(network, { ...scene, size: Float32Array.of(4, 9, 4, 4) })], [1, 2, 0, 3]);
});
