import assert from "node:assert/strict";
import { test } from "node:test";
import { packColour, parseColour, softened } from "../../graph_app/web/canvas/js/src/colour.js";
import { makePaints, sceneColours } from "../../graph_app/web/canvas/js/src/palette.js";
import { SCALES, reach } from "../../graph_app/web/canvas/js/src/glyphs.js";
import { PALETTE } from "./helpers.js";

test("colours are parsed", () => {
  assert.deepEqual(parseColour("#1B6CA8"), [27, 108, 168, 1]);
  assert.deepEqual(parseColour("#fff"), [255, 255, 255, 1]);
  assert.deepEqual(parseColour("#00000080")[3], 128 / 255);
  assert.deepEqual(parseColour("rgba(1, 2, 3, .5)"), [1, 2, 3, 0.5]);
  assert.deepEqual(parseColour("rgb(1 2 3 / 25%)"), [1, 2, 3, 0.25]);
  assert.deepEqual(parseColour("transparent"), [0, 0, 0, 0]);
  assert.deepEqual(parseColour("red", () => "#ff0000"), [255, 0, 0, 1]);
});

test("packed colours are numbers, never NaN", () => {
  for (const value of [0, 127, 128, 255]) {
    for (const alpha of [0, 0.5, 1]) assert.ok(!Number.isNaN(packColour([value, value, value, alpha])));
  }
  const bytes = new Uint8Array(Float32Array.of(packColour([1, 2, 3, 1])).buffer);
  assert.deepEqual([...bytes], [1, 2, 3, 254]);
});

test("an opaque colour is softened, a translucent one is kept", () => {
  assert.deepEqual(softened([1, 2, 3, 1], 0.25), [1, 2, 3, 0.25]);
  assert.deepEqual(softened([1, 2, 3, 0.1], 0.25), [1, 2, 3, 0.1]);
});

test("a transparent fill is drawn in the colour of the background", () => {
  const paints = makePaints(PALETTE);
  assert.deepEqual([...paints.hollow], [0, 1]);
  assert.equal(paints.fills[1], Math.fround(packColour(parseColour(PALETTE.background))));
});

test("all glyphs cover the area of the circle", () => {
  const [, d, s, t, p, h, star, cross] = SCALES;
  const ngon = (n, r) => 0.5 * n * r * r * Math.sin((2 * Math.PI) / n);
  const areas = [2 * d * d, 4 * s * s, ngon(3, t), ngon(5, p), ngon(6, h)];
  areas.push(5 * star * star * 0.5 * Math.sin(Math.PI / 5), 4 * cross * cross * (2 * 0.4 - 0.4 * 0.4));
  for (const area of areas) assert.ok(Math.abs(area - Math.PI) < 1e-9, String(area));
  for (let glyph = 0; glyph < 8; glyph++) assert.ok(reach(glyph).outer >= 1);
});

test("a scene brings colours of its own for a theme, light where there is no other", () => {
  const scene = { fills: { light: ["#010203", "#fff", "#000"], dark: ["#000"] }, strokes: { light: ["#040506"] } };
  assert.deepEqual(sceneColours(scene, "dark"), { fills: ["#000"], strokes: ["#040506"], ties: undefined });
  assert.deepEqual(sceneColours(undefined, "light"), { fills: undefined, strokes: undefined, ties: undefined });
  const paints = makePaints(PALETTE, undefined, sceneColours(scene, "light"));
  assert.deepEqual(paints.css, ["#010203", "#fff", "#000"]);
  assert.equal(paints.strokes.length, 3);
  assert.equal(makePaints(PALETTE).css.length, 2);
});
