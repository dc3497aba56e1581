import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { fits } from "../../graph_app/web/canvas/js/src/decode.js";
import { Loader } from "../../graph_app/web/canvas/js/src/loader.js";
import { extent } from "../../graph_app/web/canvas/js/src/network.js";
import { payload } from "./helpers.js";

const BOX = { x: [-1, 1], y: [-0.5, 0.5] };
const answer = (given, status = 200) => ({ status, ok: status < 400, json: async () => given });
const part = (of, early = false) => answer({ ...payload(), of, early, box: BOX });

/** A server that gives its answers one after the other, and a time that is over at once. */
function served(...answers) {
  const asked = [];
  const loader = new Loader(async (address) => (asked.push(address), answers[asked.length - 1]));
  return { asked, loader };
}

/** @param {() => Promise<void>} act */
async function quickly(act) {
  mock.timers.enable({ apis: ["setTimeout"] });
  const ticking = setInterval(() => mock.timers.tick(5000), 1);
  try {
    await act();
  } finally {
    clearInterval(ticking);
    mock.timers.reset();
  }
}

test("a network that is being made is asked for again", () => quickly(async () => {
  const { asked, loader } = served(answer({}, 202), answer({}, 202), answer(payload()));
  const given = [];
  await loader.load("a", new AbortController().signal, (network) => given.push(network));
  assert.deepEqual(asked, ["a", "a", "a"]);
  assert.deepEqual(given.map((network) => [network.of, network.early]), [["", false]]);
}));

test("an early picture is given at once, and then the one that stays", () => quickly(async () => {
  const { asked, loader } = served(part("p", true), part("p", true), part("p"));
  const given = [];
  await loader.load("a", new AbortController().signal, (network) => given.push(network.early));
  assert.deepEqual(given, [true, false]);
  assert.equal(asked.length, 3);
}));

test("parts that were here are not fetched again, the oldest are let go, a whole network is not kept", async () => {
  const names = ["a", "b", "c", "d", "e", "f", "g"];
  const { asked, loader } = served(...names.map((name) => part(name)), part("a"), answer(payload()), answer(payload()));
  const load = (name) => loader.load(name, new AbortController().signal, () => {});
  for (const name of names) await load(name);
  await load("g");
  await load("b");
  assert.equal(asked.length, 7);
  await load("a");
  assert.equal(asked.length, 8);
  await load("whole");
  await load("whole");
  assert.equal(asked.length, 10);
});

test("what is not wanted any more is not given", () => quickly(async () => {
  const { loader } = served(part("p", true));
  const abort = new AbortController();
  const given = [];
  const loading = loader.load("a", abort.signal, (network) => {
    given.push(network);
    abort.abort();
  });
  await assert.rejects(loading);
  assert.equal(given.length, 1);
}));

test("an error of the server and an answer that is none are said", async () => {
  await assert.rejects(served(answer({}, 500)).loader.load("a", new AbortController().signal, () => {}), /answered 500/);
  const odd = { status: 200, ok: true, json: () => Promise.reject(new Error("?")) };
  await assert.rejects(served(odd).loader.load("a", new AbortController().signal, () => {}), /not JSON/);
});

test("a scene belongs to the part that it names, and parts are framed alike", async () => {
  let network = null;
  await served(part("p")).loader.load("a", new AbortController().signal, (found) => (network = found));
  assert.equal(fits({ of: "p" }, network), true);
  assert.equal(fits({ of: "q" }, network), false);
  assert.equal(fits({}, network), false);
  assert.equal(fits({}, null), false);
  assert.deepEqual(extent(network), BOX);
});
