/** A debate in one file: reads the data inside, builds the page, draws, and shows the evidence. */

import { decodePayload, floats } from "../decode.js";
import { hasWebgl } from "../paints.js";
import { theme, watchTheme } from "../theme.js";
import { Debate } from "./debate.js";
import { el } from "./dom.js";
import { Drawn } from "./drawn.js";
import { legend } from "./legend.js";
import { actorList } from "./list.js";
import { searchField } from "./search.js";
import { actorSheet, tieSheet, welcome } from "./sheet.js";

const SCHEME = "data-mantine-color-scheme"; // the attribute that the canvas reads its theme from
const NO_WEBGL = "This browser has no WebGL, so the network cannot be drawn. All actors are in this list.";
const NOBODY = "No actor passed the filter of this file.";

/** Follow the system's theme until the reader chooses one. @returns {HTMLElement} the button that does */
function themeButton() {
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  let own = false;
  const wear = (/** @type {boolean} */ is) => document.documentElement.setAttribute(SCHEME, is ? "dark" : "light");
  wear(dark.matches);
  dark.addEventListener("change", () => own || wear(dark.matches));
  const change = () => {
    own = true;
    wear(theme() === "light");
  };
  return el("button", { type: "button", class: "button", "aria-label": "Switch between light and dark", title: "Light or dark", onClick: change }, "◐");
}

/** The page of one debate. */
class Page {
  /** @param {any} data */
  constructor(data) {
    this.data = data;
    this.network = decodePayload(data.network);
    this.debate = new Debate(data, this.network);
    this.index = new Map(this.network.actorIds.map((id, i) => [id, i]));
    this.ties = new Map(this.network.tieIds.map((id, e) => [id, e]));
    this.ways = { actor: (/** @type {number} */ i) => this.choose(i, true), tie: (/** @type {number} */ e) => this.chooseTie(e) };
    this.sheet = el("div", { class: "content" });
    this.close = el("button", { type: "button", class: "button close", onClick: () => this.clear(true) }, "Close");
    this.aside = el("aside", { id: "details", "aria-label": "Details" }, this.close, this.sheet);
    this.list = el("section", { id: "list", "aria-label": "List of actors", hidden: true });
    this.note = el("p", { class: "note", role: "status", hidden: true });
    this.drawn = new Drawn(this.network, data, (picked) => this.#picked(picked), (why) => this.#readOnly(why));
    this.views = el("div", { class: "views", role: "group", "aria-label": "What is shown" }, ...["Network", "List"].map((name) =>
      el("button", { type: "button", class: "button", "aria-pressed": String(name === "Network"), onClick: () => this.show(name === "List") }, name)));
  }

  /** Put everything on the page. */
  build() {
    const { data, debate } = this;
    const root = document.getElementById("page");
    const head = root.querySelector("header");
    const size = floats(data.scene.size, this.network.actorIds.length, "size");
    const tools = el("div", { class: "tools" }, searchField(debate, size, (i) => this.choose(i, true)), this.views, themeButton());
    head.append(tools);
    const below = el("div", { class: "legend" });
    const wear = () => below.replaceChildren(...legend(data.legend, data.about.reading, theme()));
    wear();
    watchTheme(wear);
    const main = el("main", {}, el("div", { class: "stage" }, this.note, this.drawn.root, this.list), below);
    this.columns = el("div", { class: "columns" }, main, this.aside);
    head.after(this.columns);
    this.clear(false);
    this.#facts(root.querySelector("footer"));
    document.addEventListener("keydown", (event) => this.#key(event));
    if (!this.network.actorIds.length) this.#readOnly(NOBODY);
    else if (!hasWebgl()) this.#readOnly(NO_WEBGL);
    else this.drawn.start();
    this.#begin();
    document.documentElement.setAttribute("data-built", "true");
  }

  /** Begin with whom the reader had selected. */
  #begin() {
    const who = (this.data.selected ?? []).map((/** @type {string} */ id) => this.index.get(id)).filter((/** @type {number | undefined} */ i) => i !== undefined);
    if (!who.length) return;
    this.choose(who[0]);
    this.drawn.select(who);
  }

  /** @param {HTMLElement} foot */
  #facts(foot) {
    const { name, version, date, licence, fingerprint, query } = this.data.about;
    const edition = [`${name} ${version}`.trim(), date && `data of ${date}`, licence, `fingerprint ${fingerprint.slice(0, 12)}`, query && `filter ${query}`];
    foot.append(el("p", {}, edition.filter(Boolean).join(" · ")), el("p", {}, "Absence of a tie or a statement is not evidence of absence. Derived ties are computed, not recorded."));
  }

  /** @param {boolean} asList */
  show(asList) {
    const { list, drawn, debate, views } = this;
    if (asList && !list.firstChild) list.append(actorList(debate, (i) => this.choose(i, true)));
    list.hidden = !asList;
    drawn.root.hidden = asList;
    [...views.children].forEach((button, place) => button.setAttribute("aria-pressed", String((place === 1) === asList)));
  }

  /** Nothing can be drawn: the list stays. @param {string} why */
  #readOnly(why) {
    this.note.textContent = why;
    this.note.hidden = false;
    this.show(true);
    this.views.hidden = true;
  }

  /** @param {Node[]} content @param {boolean} focus */
  #open(content, focus) {
    this.sheet.replaceChildren(...content);
    for (const one of [this.aside, this.columns]) one.classList.add("open");
    this.aside.scrollTop = 0;
    if (focus) this.sheet.querySelector("h2").focus({ preventScroll: true });
  }

  /** @param {number} i @param {boolean} [far] it was not chosen where it stands */
  choose(i, far = false) {
    this.drawn.select([i], far);
    this.#open(actorSheet(this.debate, i, this.ways), far);
  }

  /** @param {number} e */
  chooseTie(e) {
    this.drawn.select([this.network.from[e], this.network.to[e]]);
    this.#open(tieSheet(this.debate, e, this.ways), false);
  }

  /** Nobody is chosen. @param {boolean} back to the picture with the focus */
  clear(back) {
    this.drawn.select([]);
    this.sheet.replaceChildren(...welcome(this.debate, this.ways));
    for (const one of [this.aside, this.columns]) one.classList.remove("open");
    if (back) (this.drawn.root.hidden ? document.getElementById("search") : this.drawn.box).focus();
  }

  /** @param {{kind: string, id: string | null}} picked */
  #picked({ kind, id }) {
    if (kind === "actor") this.choose(this.index.get(id));
    else if (kind === "tie") this.chooseTie(this.ties.get(id));
    else this.clear(false);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const typing = /** @type {HTMLElement} */ (event.target).tagName === "INPUT";
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      document.getElementById("search").focus();
    } else if (event.key === "Escape" && this.aside.classList.contains("open")) this.clear(this.aside.contains(document.activeElement));
  }
}

new Page(JSON.parse(document.getElementById("data").textContent)).build();
