import assert from "node:assert/strict";
import { test } from "node:test";
import { bit, changed, count, drawnTies, unpack } from "../../graph_app/web/canvas/js/src/masks.js";

test("the least significant bit comes first", () => {
  const mask = Uint8Array.of(0b00000101, 0b10000000);
  assert.deepEqual([0, 1, 2, 15].map((i) => bit(mask, i)), [true, false, true, true]);
  assert.equal(bit(mask, 16), false);
  assert.deepEqual([...unpack(mask, 10)], [1, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
  assert.equal(count(unpack(mask, 16)), 3);
});

test("a mask that is too short is refused", () => assert.throws(() => unpack(Uint8Array.of(1), 9), /1 bytes, 2 are needed/));

test("ties need both ends", () => {
  const drawn = drawnTies(Uint8Array.of(1, 1, 0), Uint8Array.of(1, 0), Int32Array.of(0, 0, 0), Int32Array.of(0, 1, 0));
  assert.deepEqual([...drawn], [1, 0, 0]);
});

test("differences are found in any of the pairs, once", () => {
  assert.deepEqual(changed([[[1, 2, 3], [1, 0, 3]], [[0, 0, 0], [0, 1, 1]]]), [1, 2]);
  assert.deepEqual(changed([]), []);
});
