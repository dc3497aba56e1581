import assert from "node:assert/strict";
import { test } from "node:test";
import { crosses, inView } from "../../graph_app/web/canvas/js/src/detail.js";
import { bends, pairs } from "../../graph_app/web/canvas/js/src/fans.js";
import { distance, edge } from "../../graph_app/web/canvas/js/src/glyph-edge.js";
import { TieGrid } from "../../graph_app/web/canvas/js/src/tie-grid.js";
import { BEND, GAP, directionAt, heads, part, pointAt, shape } from "../../graph_app/web/canvas/js/src/tie-shape.js";

const near = (a, b, within = 1e-6) => assert.ok(Math.abs(a - b) <= within, `${a} is not ${b}`);
const network = (...ties) => ({
  actorIds: ["a", "b", "c"],
  tieIds: ties.map((_, e) => `t${e}`),
  from: Int32Array.from(ties, ([a]) => a),
  to: Int32Array.from(ties, ([, b]) => b),
});

test("a tie alone is straight, parallel ones fan out whatever their direction", () => {
  const net = network([0, 1], [1, 0], [0, 1], [1, 2], [2, 2], [2, 2]);
  const parallel = pairs(net);
  assert.deepEqual([...parallel.member], [1, 1, 1, 0, 0, 0]);
  assert.deepEqual([...bends(parallel, net, Uint8Array.of(1, 1, 1, 1, 1, 1))], [-1, 0, 1, 0, 0, 0]);
  assert.deepEqual([...bends(parallel, net, Uint8Array.of(1, 1, 0, 1, 1, 1))], [-0.5, -0.5, 0, 0, 0, 0]);
  assert.deepEqual([...bends(parallel, net, Uint8Array.of(0, 1, 0, 1, 1, 1))], [0, 0, 0, 0, 0, 0]);
});

test("very many parallel ties stand closer", () => {
  const net = network(...Array.from({ length: 12 }, () => [0, 1]));
  const steps = bends(pairs(net), net, new Uint8Array(12).fill(1));
  near(Math.max(...steps), 2.75);
});

test("two parallel ties lie on different sides, as far apart as they should", () => {
  const [one, other] = [shape(0, 0, 400, 0, -0.5, 1), shape(400, 0, 0, 0, -0.5, 1)];
  near(Math.abs(pointAt(one, 0.5).y - pointAt(other, 0.5).y), GAP);
  near(Math.abs(pointAt(shape(0, 0, 40, 0, 1, 1), 0.5).y), 40 * BEND);
  near(pointAt(shape(0, 0, 400, 0, 1, 2), 0.5).y, -2 * GAP);
});

test("a part of a curve lies on the curve", () => {
  const whole = shape(0, 0, 100, 50, 2, 1);
  const piece = part(whole, 0.2, 0.7);
  for (const t of [0, 0.3, 1]) {
    const [a, b] = [pointAt(piece, t), pointAt(whole, 0.2 + 0.5 * t)];
    near(a.x, b.x);
    near(a.y, b.y);
  }
  near(Math.hypot(...Object.values(directionAt(whole, 0.4))), 1);
});

test("heads touch the glyphs and leave room for the line", () => {
  const line = shape(0, 0, 200, 0, 0, 1);
  const { t0, t1, heads: two } = heads(line, 3, 10, 20, 1);
  assert.equal(two.length, 2);
  near(two[0][0][0], 180);
  near(two[1][0][0], 10);
  assert.ok(t0 > 0.05 && t1 < 0.9);
  assert.deepEqual(heads(line, 0, 10, 20, 1), { t0: 0, t1: 1, heads: [] });
  assert.deepEqual(heads(shape(0, 0, 25, 0, 0, 1), 3, 10, 12, 1).heads, []);
});

test("the edge of every glyph is found in every direction", () => {
  for (let glyph = 0; glyph < 8; glyph++) {
    for (let a = 0; a < 6.28; a += 0.37) {
      const far = edge(glyph, Math.cos(a), Math.sin(a), 10);
      near(distance(glyph, Math.cos(a) * far, Math.sin(a) * far, 10), 0, 0.35);
      assert.ok(far > 4 && far < 17.6, `${glyph} ${a} ${far}`);
    }
  }
  near(edge(0, 0.6, 0.8, 7), 7);
});

test("the nearest line within reach is found, also through cells and outside the stage", () => {
  const grid = new TieGrid(800, 600);
  grid.add(4, shape(-100, 300, 900, 300, 0, 1));
  grid.add(7, shape(400, -50, 400, 700, 0, 1));
  grid.add(9, shape(10, 60, 90, 60, 1, 1));
  assert.equal(grid.nearest(200, 304, 5), 4);
  assert.equal(grid.nearest(200, 306, 5), -1);
  assert.equal(grid.nearest(397, 31.9, 5), 7);
  assert.equal(grid.nearest(401, 304, 5), 7);
  assert.equal(grid.nearest(401, 304, 5, (e) => (e === 7 ? 4 : 0)), 4);
  const { x, y } = pointAt(shape(10, 60, 90, 60, 1, 1), 0.5);
  assert.equal(grid.nearest(x, y, 2), 9);
  assert.equal(grid.nearest(50, 60, 2), -1);
  assert.equal(grid.nearest(-40, 100, 5), -1);
});

test("lines that only pass the stage by are not in view", () => {
  assert.ok(crosses(-10, 50, 200, 50, 100, 100));
  assert.ok(crosses(20, 20, 20, 20, 100, 100));
  assert.ok(!crosses(-10, -10, -5, 200, 100, 100));
  assert.ok(!crosses(0, 150, 150, 101, 100, 100));
});

test("ties in view are known only while they are few", () => {
  const many = network(...Array.from({ length: 2500 }, (_, e) => [e % 2, 2]));
  const drawn = new Uint8Array(2500).fill(1);
  const view = { width: 100, height: 100 };
  assert.equal(inView(many, drawn, () => 50, () => 50, view), null);
  const few = inView(many, drawn, (i) => (i === 0 ? 50 : 500), () => 50, view);
  assert.equal(few.reduce((a, b) => a + b), 1250);
});
