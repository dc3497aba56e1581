import assert from "node:assert/strict";
import { test } from "node:test";
import { boxOf, inside } from "../../graph_app/web/canvas/js/src/areas.js";
import { Motion, ease } from "../../graph_app/web/canvas/js/src/motion.js";
import { Places } from "../../graph_app/web/canvas/js/src/places.js";
import { Watch, rounded } from "../../graph_app/web/canvas/js/src/watch.js";
import { b64 } from "./helpers.js";

/** A clock one turns by hand. */
function clock() {
  const steps = new Map();
  const self = {
    time: 0,
    now: () => self.time,
    request: (step) => steps.set(steps.size + 1, step).size,
    cancel: (frame) => steps.delete(frame),
    tick(milliseconds) {
      self.time += milliseconds;
      const due = [...steps];
      due.forEach(([key]) => steps.delete(key));
      due.forEach(([, step]) => step());
    },
  };
  return self;
}

const network = { actorIds: ["a", "b"], x: Float32Array.of(0, 1), y: Float32Array.of(0, 1) };
const index = new Map([["a", 0], ["b", 1]]);

test("easing begins and ends where it should", () => assert.deepEqual([0, 0.5, 1].map(ease), [0, 0.5, 1]));

test("actors travel, and a next journey begins where they are", () => {
  const time = clock();
  const places = [{ x: 0, y: 0 }, { x: 1, y: 1 }];
  const seen = [];
  const motion = new Motion(places, (moving, over) => seen.push([...moving, over]), time);
  motion.to((i) => (i ? places[1] : { x: 10, y: 0 }), 600);
  for (let k = 0; k < 6; k++) time.tick(50);
  assert.ok(Math.abs(places[0].x - 5) < 1e-9);
  motion.to(() => ({ x: 0, y: 0 }), 100);
  time.tick(50);
  assert.ok(places[0].x < 5 && places[1].x < 1 && motion.running);
  time.tick(50);
  assert.deepEqual(places, [{ x: 0, y: 0 }, { x: 0, y: 0 }]);
  assert.equal(motion.running, false);
  assert.deepEqual(seen.at(-1), [0, 1, true]);
});

test("no time is a jump, what the hand holds stays, a slow frame ends the journey", () => {
  const time = clock();
  const places = [{ x: 0, y: 0 }, { x: 1, y: 1 }];
  const motion = new Motion(places, () => {}, time);
  motion.hold(1);
  motion.to(() => ({ x: 3, y: 3 }), 0);
  assert.deepEqual(places, [{ x: 3, y: 3 }, { x: 1, y: 1 }]);
  motion.to(() => ({ x: 9, y: 9 }), 600);
  time.tick(40);
  time.tick(400);
  assert.equal(places[0].x, 9);
});

test("pins go before the layout, the layout before the payload", () => {
  const places = new Places(network);
  assert.deepEqual(places.of(1), { x: 1, y: 1 });
  const layout = { n: 1, x: b64(Float32Array.of(5, 6)), y: b64(Float32Array.of(7, 8)) };
  assert.equal(places.setLayout(layout), true);
  assert.equal(places.setLayout({ ...layout }), false);
  assert.deepEqual(places.of(0), { x: 5, y: 7 });
  assert.deepEqual(places.setPins({ a: [2, 3], nobody: [1, 1], b: ["x", 0] }, index), [0]);
  assert.deepEqual(places.of(0), { x: 2, y: 3 });
  assert.deepEqual(places.setPins({ a: [2, 3] }, index), []);
  assert.deepEqual(places.setPins(null, index), [0]);
  assert.equal(places.setLayout(null), true);
  assert.deepEqual(places.of(0), { x: 0, y: 0 });
  assert.throws(() => places.setLayout({ n: 2, x: "", y: "" }), /layout x has 0 bytes, 8 are needed/);
  assert.throws(() => places.setLayout({ ...layout, n: 3, y: b64(Float32Array.of(NaN, 0)) }), /no place for a/);
});

test("points in boxes and lassos", () => {
  const box = boxOf({ x: 10, y: 10 }, { x: 0, y: 0 });
  assert.ok(inside(box, 5, 5) && !inside(box, 11, 5));
  const horseshoe = [[0, 0], [10, 0], [10, 10], [7, 10], [7, 3], [3, 3], [3, 10], [0, 10]].map(([x, y]) => ({ x, y }));
  assert.ok(inside(horseshoe, 1, 8) && !inside(horseshoe, 5, 8));
  assert.ok(!inside([{ x: 1, y: 1 }], 1, 1));
});

test("only what the reader did with the camera is told, once it rests", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let state = { x: 0.5, y: 0.5, ratio: 1 };
  let busy = false;
  const told = [];
  const watch = new Watch(() => ({ state, busy }), (seen) => told.push(seen));
  watch.moved();
  context.mock.timers.tick(1000);
  assert.deepEqual(told, []);
  watch.hand();
  state = { x: 0.1234567, y: 0.5, ratio: 1 };
  busy = true;
  watch.moved();
  context.mock.timers.tick(400);
  assert.deepEqual(told, []);
  busy = false;
  context.mock.timers.tick(400);
  assert.deepEqual(told, [{ x: 0.12346, y: 0.5, ratio: 1 }]);
  watch.hand();
  watch.page();
  context.mock.timers.tick(1000);
  assert.equal(told.length, 1);
  assert.deepEqual(rounded({ x: -0.0000001, y: 1 / 3, ratio: 2 }), { x: 0, y: 0.33333, ratio: 2 });
});
