import assert from "node:assert/strict";
import { test } from "node:test";
import { SCALES } from "../../graph_app/web/canvas/js/src/glyphs.js";
import { layFrame } from "../../graph_app/web/canvas/js/src/svg-frame.js";
import { glyphPath } from "../../graph_app/web/canvas/js/src/svg-glyphs.js";
import { escape, wrapTo } from "../../graph_app/web/canvas/js/src/svg-text.js";
import { buildSvg } from "../../graph_app/web/canvas/js/src/svg.js";
import { shape } from "../../graph_app/web/canvas/js/src/tie-shape.js";

const measure = (text, { size }) => text.length * size * 0.5;
const TYPE = { weight: 400, size: 12, line: 16 };
const colours = { background: "#fff", label: "#111", halo: "#fff", ring: "#111" };
const picture = (more = {}) => ({
  width: 400,
  height: 300,
  family: '"Inter Variable", sans-serif',
  colours,
  ties: [],
  actors: [],
  marks: [],
  names: [],
  ...more,
});

/** Boxes of all lines of text. */
function boxes(svg) {
  const found = [...svg.matchAll(/<text x="([\d.-]+)" y="([\d.-]+)" font-size="(\d+)"[^>]*textLength="([\d.]+)"/g)];
  return found.map(([, x, y, size, width]) => ({ x: +x, y: +y - 0.9 * size, right: +x + +width, bottom: +y + 0.25 * size }));
}

test("what XML cannot have is escaped or left out", () => {
  assert.equal(escape(`<b a="1">'&'\u0000\u001b</b>`), "&lt;b a=&quot;1&quot;&gt;&#39;&amp;&#39;&lt;/b&gt;");
  assert.equal(escape("a\ud800b 👩‍🚀"), "a\ufffdb 👩‍🚀");
});

test("text is wrapped by its measure, long words are broken", () => {
  assert.deepEqual(wrapTo("aaa bbb ccc", 42, TYPE, measure), ["aaa bbb", "ccc"]);
  assert.deepEqual(wrapTo("abcdefgh", 24, TYPE, measure), ["abcd", "efgh"]);
  assert.deepEqual(wrapTo("  ", 24, TYPE, measure), []);
});

test("a picture has ties, actors, rings and names, in this order", () => {
  const svg = buildSvg(
    picture({
      ties: [
        { shape: shape(0, 0, 100, 0, 0, 1), heads: [], rgba: [255, 0, 0, 0.5], width: 1.25, dash: 1 },
        { shape: shape(0, 0, 100, 0, 1, 1), heads: [[[1, 2], [3, 4], [5, 6]]], rgba: [255, 0, 0, 0.5], width: 1.25, dash: 1 },
      ],
      actors: [{ x: 10, y: 20, radius: 8, glyph: 0, fill: [1, 2, 3, 1], stroke: [0, 0, 0, 1], opacity: 0.13 }],
      marks: [{ x: 10, y: 20, radius: 12, width: 2 }, { x: 1, y: 1, radius: 1, width: 0 }],
      names: [{ type: TYPE, rows: [{ text: "<Ann> & Co", x: 5, middle: 30, width: 60 }] }],
    }),
  );
  const order = ['<g stroke="#ff0000" stroke-opacity="0.5" stroke-width="1.25"', "M0 0L100 0", "M0 0Q50", "<polygon", "#010203", 'r="12"', "&lt;Ann&gt;"];
  const at = order.map((part) => svg.indexOf(part));
  assert.ok(at.every((place, k) => place > (at[k - 1] ?? 0)), String(at));
  assert.equal(svg.split('<g stroke="#ff0000"').length, 2);
  assert.equal(svg.split("&lt;Ann&gt; &amp; Co").length, 3);
  assert.ok(svg.includes(`font-family="&#39;Inter Variable&#39;, sans-serif"`));
  assert.ok(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg" width="400" height="300"'));
});

test("every glyph has an outline of the right area", () => {
  assert.equal(glyphPath(0, 10), null);
  for (const glyph of [6, 7]) {
    const points = [...glyphPath(glyph, 10).matchAll(/([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => [+x, +y]);
    const area = points.reduce((sum, [x, y], k) => {
      const [u, v] = points[(k + 1) % points.length];
      return sum + (x * v - u * y) / 2;
    }, 0);
    assert.ok(Math.abs(Math.abs(area) - Math.PI * 100) < 1, `${glyph} ${area}`);
  }
  assert.equal(glyphPath(3, 10).match(/A/g).length, 3);
  assert.equal(glyphPath(5, 10).match(/A/g).length, 6);
  assert.ok(glyphPath(2, 10).startsWith("M"));
  assert.ok(SCALES[1] > 1);
});

const FRAME = {
  title: "A title that is far too long for one line of this picture",
  subtitle: ["What is shown here, in so many words that it takes more than a line", "", "and more"],
  legend: [
    ...["circle", 1, "square", "star", "dash"].map((glyph, i) => ({ label: `Entry ${i}`, count: 10 * i, fill: "#123456", stroke: "red", glyph })),
    { label: "an entry whose label is so long that it needs a second line all by itself and then some", count: "1,234", fill: "none" },
    { label: "last", fill: 'url("x")' },
  ],
  footer: ["Data & licence", "", "A footer that goes on until it has to be broken, and it is broken properly of course"],
};

test("nothing in a frame overlaps or leaves it, the picture has its own room", () => {
  const framed = layFrame(FRAME, picture(), measure);
  const all = boxes(framed.elements);
  assert.ok(all.length > 14);
  for (const [k, a] of all.entries()) {
    assert.ok(a.x >= 24 && a.right <= 400 - 24 + 0.01 && a.bottom <= framed.height, JSON.stringify(a));
    assert.ok(a.bottom <= framed.y || a.y >= framed.y + 300, JSON.stringify(a));
    for (const b of all.slice(0, k)) {
      assert.ok(a.x >= b.right || b.x >= a.right || a.y >= b.bottom || b.y >= a.bottom, `${JSON.stringify(a)} ${JSON.stringify(b)}`);
    }
  }
  const svg = buildSvg(picture(), framed, "@font-face{}");
  assert.ok(svg.includes(`<title>${FRAME.title}</title>`) && svg.includes("<style>@font-face{}</style>"));
  assert.ok(svg.includes("fill=\"url(&quot;x&quot;)\""));
  assert.ok(svg.includes(`translate(0 ${framed.y})`));
});

test("an empty frame is no frame", () => {
  const framed = layFrame({}, picture(), measure);
  assert.deepEqual([framed.y, framed.height, framed.elements], [0, 300, ""]);
});
