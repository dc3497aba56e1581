/** Trees of plain elements, and boxes to tick, with a React that only writes down what it is told. */

import assert from "node:assert/strict";
import test from "node:test";

globalThis.window = /** @type {any} */ ({
  React: { createElement: (type, props, ...children) => ({ type, props, children }), Fragment: "fragment", memo: (one) => one, useState: (first) => [first()], useEffect: () => undefined },
});
const { Still } = await import("../../graph_app/web/canvas/js/src/still.js");
const { Boxes } = await import("../../graph_app/web/canvas/js/src/ticks.js");

test("a tree is drawn as it is, without a wrapper", () => {
  const tree = [["p", { className: "a" }, "words ", ["b", 0, "bold"]], "text"];
  assert.deepEqual(Still({ tree }), {
    type: "fragment",
    props: null,
    children: [
      { type: "p", props: { className: "a" }, children: ["words ", { type: "b", props: null, children: ["bold"] }] },
      "text",
    ],
  });
  assert.deepEqual(Still({}).children, []);
});

const options = [
  { value: "a", label: "Aye", count: "1,200", share: 1, mark: "swatch stance-0" },
  { value: "b", label: "Bee", count: "0", share: 0 },
  { value: "c", label: "Cee", count: "3", share: 0.25 },
];

/** @param {string[]} value */
function drawn(value) {
  const told = [];
  const rows = Boxes({ label: "Kinds", value, data: options, setProps: (props) => told.push(props) }).children[0];
  return { told, rows, box: (n) => rows[n].children[0].children[0].props, only: (n) => rows[n].children[1].props };
}

test("a tick tells all that are ticked, in the order of the boxes", () => {
  const { told, box } = drawn(["c", "a"]);
  assert.deepEqual([0, 1, 2].map((n) => box(n).checked), [true, false, true]);
  box(1).onChange();
  box(0).onChange();
  assert.deepEqual(told, [{ value: ["a", "b", "c"] }, { value: ["c"] }]);
});

test("only ticks one alone", () => {
  const { told, only } = drawn(["a", "b", "c"]);
  only(2).onClick();
  assert.deepEqual(told, [{ value: ["c"] }]);
});

test("a box has its mark, its words, its count and the length of its bar", () => {
  const [, label] = drawn([]).rows[0].children[0].children;
  assert.deepEqual(label.children.map((one) => one.props.className), ["swatch stance-0", "words"]);
  const count = drawn([]).rows[2].children[2];
  assert.deepEqual([count.props.style, count.children], [{ "--share": "0.2500" }, ["3"]]);
  assert.equal(drawn([]).rows[1].children[0].children[1].children[0], null);
});
