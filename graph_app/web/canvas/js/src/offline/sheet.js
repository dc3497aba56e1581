/** The evidence of one actor or one tie, as elements. */

import { counted, el, outward, said } from "./dom.js";

const FIRST = 8; // rows of a list that are shown before the rest is asked for
const SIGNED = (/** @type {number} */ value) => `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value)}`;

/**
 * @typedef {object} Ways
 * @property {(i: number) => void} actor
 * @property {(e: number) => void} tie
 */

/** @param {import("./debate.js").Debate} debate @param {number} row @param {string | null} [locator] */
function sourceLine(debate, row, locator) {
  const source = debate.source(row);
  if (!source) return el("p", { class: "source quiet" }, "No source given");
  const notes = [...source.notes, locator].filter(Boolean).join(" · ");
  return el("p", { class: "source" }, outward(source.url, said(source.title)), notes && el("span", { class: "quiet" }, ` ${notes}`));
}

/** @param {Node[]} rows @param {string} nothing */
function entries(rows, nothing) {
  if (!rows.length) return el("p", { class: "quiet" }, nothing);
  const first = el("ul", { class: "entries" }, ...rows.slice(0, FIRST));
  if (rows.length <= FIRST) return first;
  const rest = el("ul", { class: "entries" }, ...rows.slice(FIRST));
  return el("div", {}, first, el("details", {}, el("summary", {}, `${rows.length - FIRST} more`), rest));
}

/** @param {string} title @param {number} count @param {Node} content */
const section = (title, count, content) =>
  el("section", {}, el("h3", {}, title, el("span", { class: "quiet" }, ` ${count.toLocaleString("en")}`)), content);

/** @param {string} what @param {number | null} value @param {string} label @param {[string, string]} ends */
function scale(what, value, label, ends) {
  if (value === null) {
    return el("p", { class: "quiet" }, `${what}: unknown. No statement counts here, which is not the same as neutral.`);
  }
  const at = `${what} ${SIGNED(Number(value.toFixed(2)))} on a scale from −2 to 2: ${label}`;
  const needle = el("div", { class: "needle" });
  needle.style.left = `${((value + 2) / 4) * 100}%`;
  return el("div", { role: "img", "aria-label": at }, el("div", { class: "scale" }, needle),
    el("div", { class: "ends" }, el("span", {}, ends[0]), el("b", {}, `${SIGNED(Number(value.toFixed(2)))} ${label.toLowerCase()}`), el("span", {}, ends[1])));
}

/** @param {import("./debate.js").Debate} debate @param {number} row */
function statementItem(debate, row) {
  const { statements: found, words } = debate.data;
  const value = found.stance[row];
  const code = 2 - Math.min(2, Math.max(-2, value));
  return el("li", {},
    el("p", { class: "when" }, el("time", {}, found.date[row] ?? "undated"),
      el("span", { class: `tag stance-${code}` }, `${words.stance[code]} (${SIGNED(value)})`),
      found.confidence[row] && el("span", {}, `${found.confidence[row]} confidence`),
      !found.counts[row] && el("span", {}, "not counted under this filter")),
    el("p", { class: "what" }, said(words.issues[found.issue[row]])),
    found.summary[row] && said(found.summary[row], "p"),
    sourceLine(debate, found.source[row], found.locator[row]));
}

/** @param {import("./debate.js").Debate} debate @param {number} event @param {string} [role] @param {number} [cited] */
function eventItem(debate, event, role, cited) {
  const { title, date, summary, source } = debate.data.events;
  return el("li", {},
    el("p", { class: "when" }, el("time", {}, date[event] ?? "undated"), role && el("span", { class: "tag" }, role)),
    el("p", { class: "what" }, said(title[event])),
    summary[event] && said(summary[event], "p"),
    sourceLine(debate, cited !== undefined && cited >= 0 ? cited : source[event]));
}

/** What a tie rests on. @param {import("./debate.js").Debate} debate @param {number} e @returns {Node[]} */
function evidence(debate, e) {
  if (e >= debate.recorded) return [entries(debate.eventsBehind(e).map((event) => eventItem(debate, event)), "No event on record.")];
  const { summary, source } = debate.data.ties;
  return [summary[e] && said(summary[e], "p"), sourceLine(debate, source[e])].filter(Boolean);
}

/** @param {import("./debate.js").Debate} debate @param {import("./debate.js").Tie} tie @param {Ways} ways */
const tieItem = (debate, { e, other }, ways) =>
  el("li", {},
    el("p", { class: "when" },
      el("button", { type: "button", class: "what", onClick: () => ways.actor(other) }, said(debate.name(other))),
      el("span", {}, debate.notes(e).join(" · "))),
    ...evidence(debate, e));

/** @param {import("./debate.js").Debate} debate @param {number} i @param {Ways} ways @returns {Node[]} */
export function actorSheet(debate, i, ways) {
  const { actors, words } = debate.data;
  const groups = debate.groups(i);
  const facts = [debate.kind(i), debate.finer(i)].filter(Boolean).join(" · ");
  const parts = debate.eventsOf(i);
  const { event, role, source } = debate.data.participations;
  const ties = groups.map((group, place) =>
    el("details", { class: "group", open: place === 0 },
      el("summary", {}, `${group.title}${group.derived ? " (derived, not recorded)" : ""}`, el("b", {}, group.ties.length.toLocaleString("en"))),
      entries(group.ties.map((tie) => tieItem(debate, tie, ways)), "")));
  return [
    el("h2", { tabindex: "-1", dir: "auto" }, debate.name(i)),
    el("p", { class: "quiet" }, facts, actors.parent[i] && " · part of ", actors.parent[i] && said(actors.parent[i]), actors.website[i] && " · ", actors.website[i] && outward(actors.url[i], actors.website[i])),
    actors.summary[i] && said(actors.summary[i], "p"),
    scale("Openness", actors.openness[i], words.openness[actors.openness_code[i]], ["restrictive", "open"]),
    actors.stance && scale("Stance on the chosen issue", actors.stance[i], words.stance[actors.stance_code[i]], ["opposes", "supports"]),
    section("Statements", debate.statements[i].length, entries(debate.statements[i].map((row) => statementItem(debate, row)), "No statement on record.")),
    section("Ties", debate.ties[i].length, ties.length ? el("div", {}, ...ties) : el("p", { class: "quiet" }, "No tie in this file, which is not evidence that there is none.")),
    section("Events", parts.length, entries(parts.map((row) => eventItem(debate, event[row], role[row], source[row])), "No event on record.")),
  ].filter(Boolean);
}

/** @param {import("./debate.js").Debate} debate @param {number} e @param {Ways} ways @returns {Node[]} */
export function tieSheet(debate, e, ways) {
  const { from, to } = debate.network;
  const end = (/** @type {number} */ i) => el("button", { type: "button", class: "what", onClick: () => ways.actor(i) }, said(debate.name(i)));
  return [
    el("h2", { tabindex: "-1" }, said(debate.name(from[e])), ` ${debate.verb(e)} `, said(debate.name(to[e]))),
    el("p", { class: "quiet" }, [...debate.notes(e), e >= debate.recorded && "derived, not recorded"].filter(Boolean).join(" · ")),
    ...evidence(debate, e),
    el("p", { class: "both" }, end(from[e]), end(to[e])),
  ];
}

/** @param {import("./debate.js").Debate} debate @param {Ways} ways @returns {Node[]} what is said while nobody is chosen */
export function welcome(debate, ways) {
  const degree = debate.ties.map((ties) => ties.length);
  const most = degree.map((_, i) => i).filter((i) => degree[i]).sort((one, other) => degree[other] - degree[one] || one - other).slice(0, 10);
  return [
    el("h2", { tabindex: "-1" }, "What is in this file"),
    el("p", {}, "Choose an actor or a tie in the picture, or find an actor above, to read where it stands and on what evidence. Nothing is loaded from elsewhere; links to sources open in your browser."),
    most.length ? el("h3", {}, "Most ties") : null,
    el("ul", { class: "entries short" }, ...most.map((i) =>
      el("li", {}, el("button", { type: "button", class: "what", onClick: () => ways.actor(i) }, said(debate.name(i))), el("span", { class: "quiet" }, counted(degree[i], "tie"))))),
  ].filter(Boolean);
}
