/** The field that finds an actor: a combobox with suggestions, for mouse and keyboard. */

import { el, said } from "./dom.js";
import { find, folded } from "./find.js";

/**
 * @param {import("./debate.js").Debate} debate
 * @param {ArrayLike<number>} size
 * @param {(i: number) => void} choose
 * @returns {HTMLElement}
 */
export function searchField(debate, size, choose) {
  const names = debate.network.labels.map(folded);
  /** @type {number[]} */
  let found = [];
  let active = -1;
  const list = el("ul", { id: "found", role: "listbox", "aria-label": "Actors found", hidden: true });
  const field = el("input", {
    id: "search",
    type: "text",
    role: "combobox",
    placeholder: "Find an actor",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": "Find an actor",
    "aria-controls": "found",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
  });
  const status = el("span", { role: "status", class: "hint" });

  const mark = (/** @type {number} */ place) => {
    active = place;
    [...list.children].forEach((item, k) => item.setAttribute("aria-selected", String(k === place)));
    if (place >= 0 && found.length) {
      field.setAttribute("aria-activedescendant", `found-${place}`);
      list.children[place].scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    mark(-1);
  };
  const take = (/** @type {number} */ place) => {
    const i = found[place];
    field.value = "";
    close();
    if (i !== undefined) choose(i);
  };
  const show = () => {
    found = find(field.value, names, size);
    const asked = field.value.trim();
    const items = found.map((i, place) =>
      el(
        "li",
        { id: `found-${place}`, role: "option", "aria-selected": "false", onMousedown: (/** @type {Event} */ event) => event.preventDefault(), onClick: () => take(place) },
        said(debate.name(i)),
        el("span", { class: "quiet" }, debate.kind(i)),
      ),
    );
    if (asked && !found.length) items.push(el("li", { class: "quiet nothing" }, "No actor in this file has this name"));
    list.replaceChildren(...items);
    list.hidden = !asked;
    field.setAttribute("aria-expanded", String(Boolean(asked)));
    status.textContent = asked ? `${found.length || "No"} found` : "";
    mark(found.length ? 0 : -1);
  };

  field.addEventListener("input", show);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length && !list.hidden) mark((active + step + found.length) % found.length);
    else if (event.key === "Enter" && active >= 0) take(active);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return el("div", { class: "search", role: "search" }, field, list, status);
}
