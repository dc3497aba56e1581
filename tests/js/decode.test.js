import assert from "node:assert/strict";
import { test } from "node:test";
import { decodePayload, decodeScene } from "../../graph_app/web/canvas/js/src/decode.js";
import { Links } from "../../graph_app/web/canvas/js/src/links.js";
import { b64, payload, scene } from "./helpers.js";

test("a payload becomes typed arrays", () => {
  const network = decodePayload(payload());
  assert.deepEqual(network.actorIds, ["a", "b", "c", "d"]);
  assert.deepEqual([...network.x], [0, 1, 2, 3]);
  assert.deepEqual([...network.from], [0, 1, 3]);
  assert.deepEqual([...network.style], [0, 1, 2]);
});

test("float32 and int32 are read little-endian", () => {
  const raw = payload();
  raw.actors.x = Buffer.from([0, 0, 128, 63, 0, 0, 0, 64, 0, 0, 0, 0, 0, 0, 128, 191]).toString("base64");
  raw.ties.to = Buffer.from([1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0]).toString("base64");
  const network = decodePayload(raw);
  assert.deepEqual([...network.x], [1, 2, 0, -1]);
  assert.deepEqual([...network.to], [1, 2, 3]);
});

test("an empty network is a network", () => {
  const none = { id: [], label: [], x: "", y: "", glyph: "" };
  const network = decodePayload({ fingerprint: "", actors: none, ties: { id: [], from: "", to: "", width: "", style: "" } });
  assert.equal(network.actorIds.length, 0);
});

for (const [what, spoil, message] of [
  ["no network", () => ({}), /not a network/],
  ["too few numbers", (p) => ({ ...p, actors: { ...p.actors, y: "AAAA" } }), /y has 3 bytes, 16 are needed/],
  ["a tie to nowhere", (p) => ({ ...p, ties: { ...p.ties, to: Buffer.from(Int32Array.of(1, 9, 3).buffer).toString("base64") } }), /tie bc ends/],
  ["an actor without a place", (p) => ({ ...p, actors: { ...p.actors, x: Buffer.from(Float32Array.of(0, NaN, 0, 0).buffer).toString("base64") } }), /actor b has no place/],
  ["missing labels", (p) => ({ ...p, actors: { ...p.actors, label: ["Ann"] } }), /1 labels for 4 actors/],
]) {
  test(`${what} is refused`, () => assert.throws(() => decodePayload(spoil(payload())), message));
}

test("a tie is drawn only between drawn actors", () => {
  const network = decodePayload(payload());
  assert.deepEqual([...decodeScene(scene([1, 1, 0, 1], [1, 1, 1]), network).ties], [1, 0, 1]);
});

test("a scene for another network is refused", () => {
  const network = decodePayload(payload());
  assert.throws(() => decodeScene({ ...scene([1, 1, 1, 1], [1, 1, 1]), actors: "" }, network), /bit mask/);
  assert.throws(() => decodeScene({ ...scene([1, 1, 1, 1], [1, 1, 1]), colour: "AAAA" }, network), /colour has 3 bytes/);
});

test("texts, heads, colours and widths are optional", () => {
  const raw = payload();
  assert.equal(decodePayload(raw).arrow, null);
  assert.equal(decodePayload(raw).actorText, null);
  raw.ties.arrow = b64(Uint8Array.of(1, 2, 3));
  raw.ties.text = ["x", null, 3];
  const network = decodePayload(raw);
  assert.deepEqual([...network.arrow], [1, 2, 3]);
  assert.deepEqual(network.tieText, ["x", "", "3"]);
  const plain = decodeScene(scene([1, 1, 1, 1], [1, 1, 1]), network);
  assert.equal(plain.tieColour, null);
  assert.equal(plain.tieWidth, network.width);
  const own = { tie_colour: b64(Uint8Array.of(0, 1, 1)), tie_fills: { light: ["red"], dark: ["red"] }, tie_width: b64(Float32Array.of(1, 0, 0)) };
  const decoded = decodeScene({ ...scene([1, 1, 1, 1], [1, 1, 1]), ...own }, network);
  assert.deepEqual([...decoded.tieColour], [0, 1, 1]);
  assert.deepEqual([...decoded.tieWidth], [1, 0, 0]);
  raw.ties.text = ["x"];
  assert.throws(() => decodePayload(raw), /1 texts of ties, 3 are needed/);
});

test("other ties take the place of the recorded ones, and give way to them again", () => {
  const network = decodePayload(payload());
  const links = new Links(network);
  const ties = { id: ["ac", "cd"], from: b64(Int32Array.of(0, 2)), to: b64(Int32Array.of(2, 3)), width: b64(Float32Array.of(1, 0.5)), style: b64(Uint8Array.of(0, 1)) };
  assert.equal(links.set(undefined), false);
  assert.equal(links.set({ n: 1, ties }), true);
  assert.equal(links.set({ n: 1, ties: null }), false);
  assert.deepEqual([network.tieIds, [...network.from], network.arrow, network.tieText], [["ac", "cd"], [0, 2], null, null]);
  const own = { tie_colour: "AAAA", tie_fills: { light: ["red"], dark: ["red"] }, tie_width: "AAAA" };
  const drawn = decodeScene({ ...scene([1, 1, 1, 0], [0, 0, 0]), ...own }, network);
  assert.deepEqual([[...drawn.ties], drawn.tieColour, [...drawn.tieWidth]], [[1, 0], null, [1, 0.5]]);
  assert.equal(links.set(null), true);
  assert.deepEqual([network.tieIds, network.linked], [["ab", "bc", "dd"], false]);
  assert.deepEqual([...decodeScene(scene([1, 1, 1, 1], [0, 1, 1]), network).ties], [0, 1, 1]);
});

test("other ties that end nowhere are refused and change nothing", () => {
  const network = decodePayload(payload());
  const links = new Links(network);
  const ties = { id: ["az"], from: b64(Int32Array.of(0)), to: b64(Int32Array.of(9)), width: b64(Float32Array.of(1)), style: b64(Uint8Array.of(0)) };
  assert.throws(() => links.set({ n: 1, ties }), /tie az ends/);
  assert.deepEqual(network.tieIds, ["ab", "bc", "dd"]);
});
