/** Boxes to tick, each with its mark, a button that ticks it alone, and a count with its bar; one component to Dash. */

import { Ahead, seen } from "./ahead.js";

const { createElement: h, memo, useEffect, useState } = window.React;

/** @typedef {{ value: string, label: string, count: string, share: number, mark?: string }} Option */

/**
 * @param {Option} option
 * @param {boolean} checked
 * @param {{ tick: (value: string) => void, only: (value: string) => void, near: (value: string, only: boolean) => object }} on
 */
function row({ value, label, count, share, mark }, checked, on) {
  const words = h("span", { className: "label" },
    mark ? h("span", { className: mark, "aria-hidden": "true" }) : null,
    h("span", { className: "words" }, label));
  return h("div", { key: value, className: "row" },
    h("label", { className: "box", ...on.near(value, false) },
      h("input", { type: "checkbox", value, checked, onChange: () => on.tick(value) }), words),
    h("button", { type: "button", className: "only", title: `Only ${label}`, onClick: () => on.only(value), ...on.near(value, true) }, "only"),
    h("span", { className: "count", style: { "--share": share.toFixed(4) } }, count));
}

export const Boxes = memo((/** @type {any} */ { id, label, value = [], data = [], ahead, setProps }) => {
  const part = ahead?.part ?? "";
  const look = useState(() => (ahead ? new Ahead(() => seen(ahead.canvas)) : null))[0];
  useEffect(() => look?.again(), [data]);
  const ticked = new Set(value);
  const order = data.map((/** @type {Option} */ one) => one.value);
  const on = {
    tick: (/** @type {string} */ one) => {
      look?.press(part, one, false);
      setProps({ value: order.filter((/** @type {string} */ each) => ticked.has(each) !== (each === one)) });
    },
    only: (/** @type {string} */ one) => {
      look?.press(part, one, true);
      setProps({ value: [one] });
    },
    near: (/** @type {string} */ one, /** @type {boolean} */ only) => {
      const near = () => look?.near(part, one, only);
      const leave = () => look?.leave();
      return { onPointerEnter: near, onFocus: near, onPointerLeave: leave, onBlur: leave };
    },
  };
  return h("div", { id: typeof id === "string" ? id : undefined, className: "rows", role: "group", "aria-label": label },
    data.map((/** @type {Option} */ one) => row(one, ticked.has(one.value), on)));
});
