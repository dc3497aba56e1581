/** All actors as a table: what is left where nothing can be drawn, and a way to read for those who rather read. */

import { el, said } from "./dom.js";

/**
 * @param {import("./debate.js").Debate} debate
 * @param {(i: number) => void} choose
 * @returns {HTMLElement}
 */
export function actorList(debate, choose) {
  const { actors, words } = debate.data;
  const order = debate.network.actorIds.map((_, i) => i).sort((one, other) => debate.ties[other].length - debate.ties[one].length || one - other);
  const head = ["Actor", "Kind", "Openness", "Ties", "Statements"].map((title) => el("th", { scope: "col" }, title));
  const rows = order.map((i) =>
    el("tr", {},
      el("th", { scope: "row" }, el("button", { type: "button", class: "what", onClick: () => choose(i) }, said(debate.name(i)))),
      el("td", {}, debate.kind(i)),
      el("td", {}, words.openness[actors.openness_code[i]]),
      el("td", { class: "number" }, debate.ties[i].length.toLocaleString("en")),
      el("td", { class: "number" }, debate.statements[i].length.toLocaleString("en"))));
  return el("table", {}, el("caption", {}, "Actors, those with most ties first"), el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...rows));
}
