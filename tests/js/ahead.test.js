import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { Ahead } from "../../graph_app/web/canvas/js/src/ahead.js";

const scene = { actors: "AA==" };
const given = (what, status = 200) => ({ status, json: async () => what });

/** A canvas, a server that answers what it is told, and what was asked of both. */
function world(answer = given(scene), where = "kind=company") {
  const asked = [];
  const shown = [];
  const canvas = { ready: true, scenes: 3, preview: (one) => shown.push(one) };
  const ahead = new Ahead(() => canvas, async (address) => (asked.push(address), answer), () => where);
  return { ahead, asked, canvas, shown };
}

test("who only passes by asks nothing, who rests asks once, and the press shows what came", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { ahead, asked, shown } = world();
  ahead.near("kind", "institute", false);
  ahead.leave();
  mock.timers.tick(500);
  assert.deepEqual(asked, []);
  ahead.near("kind", "institute", false);
  mock.timers.tick(500);
  ahead.near("kind", "institute", false);
  mock.timers.tick(500);
  mock.timers.reset();
  await ahead.press("kind", "institute", false);
  assert.deepEqual(asked, ["ahead?view=kind%3Dcompany&part=kind&box=institute"]);
  assert.deepEqual(shown, [scene]);
});

test("a press asks by itself where nobody rested, and says where a box is ticked alone", async () => {
  const { ahead, asked, shown } = world();
  await ahead.press("tie", "funds", true);
  assert.deepEqual(asked, ["ahead?view=kind%3Dcompany&part=tie&box=funds&only=1"]);
  assert.deepEqual(shown, [scene]);
});

test("a second press before the page has answered shows nothing: it would forget the first", async () => {
  const { ahead, asked, canvas, shown } = world();
  await ahead.press("kind", "institute", false);
  await ahead.press("kind", "regulator", false);
  assert.equal(asked.length, 1);
  assert.equal(shown.length, 1);
  canvas.scenes += 1;
  await ahead.press("kind", "regulator", false);
  assert.equal(shown.length, 2);
});

test("what comes after the page's own answer is not shown, nor is nothing, nor a fault", async () => {
  const late = world();
  const pressed = late.ahead.press("kind", "institute", false);
  late.canvas.scenes += 1;
  await pressed;
  assert.deepEqual(late.shown, []);
  for (const answer of [given(null, 204), given({ error: "no" }, 400), Promise.reject(new Error("gone"))]) {
    const { ahead, shown } = world(answer);
    await ahead.press("kind", "institute", false);
    assert.deepEqual(shown, []);
  }
});

test("without a canvas that is drawn and seen nobody is asked", async () => {
  const { ahead, asked, canvas } = world();
  canvas.ready = false;
  await ahead.press("kind", "institute", false);
  ahead.canvas = () => null;
  await ahead.press("kind", "institute", false);
  assert.deepEqual(asked, []);
});

test("who still rests on a box once the page has answered is asked for again", async () => {
  const { ahead, asked, canvas, shown } = world();
  mock.timers.enable({ apis: ["setTimeout"] });
  ahead.again();
  mock.timers.tick(500);
  assert.deepEqual(asked, []);
  ahead.near("kind", "institute", false);
  mock.timers.tick(500);
  await ahead.press("kind", "institute", false);
  canvas.scenes += 1;
  ahead.again();
  mock.timers.tick(500);
  assert.equal(asked.length, 2);
  mock.timers.reset();
  await ahead.press("kind", "institute", false);
  assert.equal(asked.length, 2);
  assert.equal(shown.length, 2);
});
