import assert from "node:assert/strict";
import { test } from "node:test";
import { overlap } from "../../graph_app/web/canvas/js/src/boxes.js";
import { fitCamera } from "../../graph_app/web/canvas/js/src/camera.js";
import { guidesOf, headroom, layGuides, NO_GUIDES } from "../../graph_app/web/canvas/js/src/guides.js";
import { makePaints, thinned } from "../../graph_app/web/canvas/js/src/palette.js";
import { place } from "../../graph_app/web/canvas/js/src/placement.js";
import { buildSvg } from "../../graph_app/web/canvas/js/src/svg.js";
import { PALETTE } from "./helpers.js";

const measure = (text) => 7 * text.length;
/** One unit is 400 pixels, the middle of the stage is (0, 0), y upward. */
const view = { width: 800, height: 600, px: (x) => 400 + 400 * x, py: (y) => 300 - 400 * y };
const text = (x, y, words, at) => ({ x, y, text: words, ...(at ? { at } : {}) });

test("what is no guide is left out", () => {
  const given = {
    texts: [text(0, 0, "a"), text(NaN, 0, "b"), text(0, 0, ""), null, text(0, 0, "c", "sideways"), { x: 0, y: 0, text: 5 }],
    lines: [[0, 0, 1, 1], [0, 0], "x", [0, 0, 1, null]],
    rings: [{ x: 0, y: 0, rx: 1, ry: 1 }, { x: 0, y: 0, rx: -1, ry: 1, text: "no" }],
  };
  const found = guidesOf(given);
  assert.deepEqual(found.texts, [text(0, 0, "a", "above"), text(0, 0, "c", "above")]);
  assert.deepEqual(found.lines, [[0, 0, 1, 1]]);
  assert.deepEqual(found.rings, [{ x: 0, y: 0, rx: 1, ry: 1, text: "" }]);
  for (const nothing of [undefined, null, 7, { texts: {} }]) assert.deepEqual(guidesOf(nothing), NO_GUIDES);
});

test("lines and rings stand where the frame says, y upward", () => {
  const laid = layGuides(guidesOf({ lines: [[-1, 0.5, 1, 0.5]], rings: [{ x: 0, y: 0, rx: 0.5, ry: 0.38, text: "one" }] }), view, measure);
  assert.deepEqual(laid.lines, [[0, 100, 800, 100]]);
  assert.deepEqual(laid.rings, [{ x: 400, y: 300, rx: 200, ry: 152 }]);
  const [words] = laid.texts;
  assert.equal(words.middle, 148);
  assert.equal(words.x + words.width / 2, 400);
});

test("a text stands above its place, below it, or reads upwards", () => {
  const given = [text(0, 0.5, "over"), text(0, -0.5, "under", "below"), text(-0.9, 0, "up", "turned")];
  const [over, under, up] = layGuides(guidesOf({ texts: given }), view, measure).texts;
  assert.ok(over.middle < 100 && over.middle > 80);
  assert.ok(under.middle > 500 && under.middle < 520);
  assert.deepEqual([up.turned, up.x, up.middle], [true, 40, 300]);
});

test("texts never touch: the later one moves away, with a line back", () => {
  const many = Array.from({ length: 9 }, (_, k) => text(-0.2 + k * 0.05, 0.5, `heading ${k}`));
  const laid = layGuides(guidesOf({ texts: many }), view, measure);
  assert.ok(laid.texts.length >= 6);
  laid.boxes.forEach((a, i) => laid.boxes.slice(0, i).forEach((b) => assert.equal(overlap(a, b), 0)));
  assert.equal(laid.texts[0].text, "heading 0");
  assert.equal(laid.lines.length, laid.texts.filter(({ middle }) => middle < laid.texts[0].middle).length);
  assert.ok(laid.lines.every(([a, , c]) => a === c));
});

test("a text over its place moves nowhere: it is left out where another one stands", () => {
  const laid = layGuides(guidesOf({ texts: [text(0, 0, "first", "over"), text(0.01, 0, "second", "over")] }), view, measure);
  assert.deepEqual(laid.texts.map((one) => one.text), ["first"]);
  assert.deepEqual(laid.lines, []);
});

test("a text stays on the stage, and goes with its place when that leaves", () => {
  const [first] = layGuides(guidesOf({ texts: [text(-0.99, 0, "a long heading")] }), view, measure).texts;
  assert.ok(first.x >= 4);
  assert.equal(layGuides(guidesOf({ texts: [text(-1.1, 0, "gone")] }), view, measure).texts.length, 0);
  const [long] = layGuides(guidesOf({ texts: [text(0, 0, "x".repeat(200))] }), view, measure).texts;
  assert.equal(long.text.length, 34);
});

test("names keep clear of what else is written", () => {
  const spot = { i: 0, x: 100, y: 100, radius: 6, glyph: 0, lines: ["actor"], font: 0, cover: 0.5 };
  const size = () => ({ width: 40, height: 14 });
  const [free] = place([spot], [], 1, size);
  const [other] = place([spot], [], 1, size, undefined, [{ x: 60, y: 104, width: 80, height: 20 }]);
  assert.ok(free.dy > 0 && other.dy < 0);
});

test("the fit leaves room for texts", () => {
  assert.deepEqual(headroom(NO_GUIDES), { top: 0, bottom: 0 });
  const room = headroom(guidesOf({ texts: [text(0, 0, "a")] }));
  assert.ok(room.top > 10 && room.bottom === 0);
  assert.ok(headroom(guidesOf({ texts: [text(0, 0, "a", "below")] })).bottom > 10);
  const box = { x0: 0, y0: 0, x1: 1, y1: 1 };
  const size = { width: 500, height: 500 };
  const camera = fitCamera(box, size, 500, { x: 40, y: 40 }, room);
  const top = 250 - ((1 - camera.y) * 500) / camera.ratio;
  const bottom = 250 - ((0 - camera.y) * 500) / camera.ratio;
  assert.ok(Math.abs(top - (40 + room.top)) < 1e-9, String(top));
  assert.ok(Math.abs(bottom - 460) < 1e-9, String(bottom));
});

test("pictures have guides: lines below everything, texts below the names", () => {
  const laid = layGuides(guidesOf({ texts: [text(0, 0, "<b>"), text(-0.9, 0, "up", "turned")], lines: [[0, 0, 1, 1]], rings: [{ x: 0, y: 0, rx: 1, ry: 0.7, text: "" }] }), view, measure);
  const names = [{ type: { weight: 400, size: 12, line: 16 }, rows: [{ text: "Ann", x: 5, middle: 30, width: 60 }] }];
  const colours = { background: "#fff", label: "#111", halo: "#fff", ring: "#111" };
  const guides = { ...laid, type: { weight: 600, size: 12, line: 15 } };
  const svg = buildSvg({ width: 800, height: 600, family: "x", colours, ties: [], actors: [{ x: 1, y: 1, radius: 3, glyph: 0, fill: [9, 9, 9, 1], stroke: [0, 0, 0, 1], opacity: 1 }], marks: [], names, guides });
  const at = ["<ellipse", "#090909", "&lt;b&gt;", "rotate(-90)", "Ann"].map((part) => svg.indexOf(part));
  assert.ok(at.every((spot, k) => spot > (at[k - 1] ?? 0)), String(at));
});

test("the fewer ties are drawn, the stronger each is", () => {
  const paints = makePaints(PALETTE, undefined, { ties: ["#ff0000"] });
  const alpha = (drawn) => thinned(paints, drawn).tie.map((ink) => ink.rgba[3]);
  assert.deepEqual(alpha(1400), [0.25, 0.32, 0.1]);
  assert.equal(thinned(paints, 9000), paints);
  assert.ok(alpha(30)[0] > 0.6 && alpha(30)[1] === 0.75 && alpha(0)[1] === 0.75);
  assert.equal(alpha(30)[2], 0.1); // a translucent colour is the page's own choice
  assert.equal(thinned(paints, 30).own[0].rgba[3], 0.75);
  const few = thinned(paints, 400);
  assert.equal(thinned(few, 400), few);
  assert.deepEqual(thinned(few, 5000).tie, paints.tie);
});
