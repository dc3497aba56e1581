import assert from "node:assert/strict";
import { test } from "node:test";
import { fitCamera, robustBox, robustSpan, sizeDivisor, stageScale } from "../../graph_app/web/canvas/js/src/camera.js";

const none = { x: 0, y: 0 };

test("a box is framed by its tighter side", () => {
  const camera = fitCamera({ x0: 0, y0: 0.25, x1: 1, y1: 0.75 }, { width: 1000, height: 1000 }, 800, none);
  assert.deepEqual(camera, { x: 0.5, y: 0.5, ratio: 0.8, angle: 0 });
  assert.equal(fitCamera({ x0: 0, y0: 0, x1: 0.5, y1: 1 }, { width: 1000, height: 500 }, 500, none).ratio, 1);
});

test("the margin is kept free", () => {
  const { ratio } = fitCamera({ x0: 0, y0: 0, x1: 1, y1: 0.1 }, { width: 1000, height: 1000 }, 800, { x: 100, y: 0 });
  assert.equal(800 / ratio, 800);
});

test("one actor alone is not zoomed into without end", () => {
  const camera = fitCamera({ x0: 0.3, y0: 0.4, x1: 0.3, y1: 0.4 }, { width: 1000, height: 500 }, 500, none);
  assert.equal(camera.x, 0.3);
  assert.ok(camera.ratio > 0.01);
});

test("a tiny view gives a finite camera", () => {
  const camera = fitCamera({ x0: 0, y0: 0, x1: 1, y1: 1 }, { width: 1, height: 1 }, 1, { x: 46, y: 40 });
  assert.ok(Number.isFinite(camera.ratio) && camera.ratio > 0);
});

test("a few outliers do not squeeze the core", () => {
  const core = Array.from({ length: 200 }, (_, i) => i / 200);
  const [low, high] = robustSpan([-100, ...core, 100]);
  assert.ok(low > -1 && high < 2);
  assert.deepEqual(robustSpan([-0.1, ...core, 1.1]), [-0.1, 1.1]);
  assert.deepEqual(robustSpan([-100, 0, 1, 100]), [-100, 100]);
});

test("only what is drawn is framed", () => {
  const box = robustBox([0, 1, 5], [0, 2, 9], [1, 1, 0]);
  assert.deepEqual(box, { x0: 0, y0: 0, x1: 1, y1: 2 });
  assert.equal(robustBox([0], [0], [0]), null);
});

test("glyphs are as given at the fit zoom and grow within bounds", () => {
  assert.equal(sizeDivisor(2, 2), 1);
  assert.ok(sizeDivisor(1, 2) < 1);
  assert.equal(sizeDivisor(1e-6, 1), 1 / 2.4);
  assert.equal(sizeDivisor(1e6, 1), 2);
});

test("small stages draw smaller glyphs", () => {
  assert.equal(stageScale({ width: 1200, height: 800 }), 1);
  assert.ok(stageScale({ width: 390, height: 700 }) < 0.7);
});
