/** The network on a page without React: the same stage, with its buttons, keys and words. */

import { makeHandle } from "../handle.js";
import { press } from "../keyboard.js";
import { paintsOf } from "../paints.js";
import { Stage } from "../stage.js";
import { watchTheme } from "../theme.js";
import { el } from "./dom.js";

const KEYS =
  "Arrow keys walk from actor to actor along ties, Enter selects, Home goes to the biggest actor, Escape leaves. " +
  "Shift and arrow keys move the view, plus and minus zoom, 0 shows everything.";
const BUTTONS = [
  ["+", "Zoom in", (/** @type {Stage} */ { viewpoint }) => viewpoint.zoom(1.5)],
  ["−", "Zoom out", (/** @type {Stage} */ { viewpoint }) => viewpoint.zoom(1 / 1.5)],
  ["⤢", "Show everything", (/** @type {Stage} */ { viewpoint }) => viewpoint.fit(true)],
];

/** Draws one network for good. */
export class Drawn {
  /**
   * @param {import("../decode.js").Network} network
   * @param {any} data of the file
   * @param {(picked: {kind: string, id: string | null}) => void} pick
   * @param {(why: string) => void} lost
   */
  constructor(network, data, pick, lost) {
    this.network = network;
    this.data = data;
    this.chosen = { id: /** @type {string | null} */ (null), ids: /** @type {string[]} */ ([]) };
    /** @type {any} */
    this.state = { stage: null, ready: false, paints: (/** @type {"light" | "dark"} */ name) => paintsOf(data.pages, data.scene, name) };
    this.live = el("div", { class: "nc-hint", role: "status", "aria-live": "polite" });
    this.box = el("div", {
      class: "nc-stage",
      role: "application",
      tabindex: "0",
      "aria-label": "Network of actors and ties",
      "aria-roledescription": "network",
      "aria-describedby": "canvas-keys",
      onKeydown: (/** @type {KeyboardEvent} */ event) => press(event, this.state.stage),
      onBlur: () => this.state.stage?.walker.at >= 0 && this.state.stage.walker.go(-1),
    });
    this.over = el("div", { class: "nc-over", "aria-hidden": "true" });
    this.root = el("div", { id: "canvas", class: "nc-root" }, this.box, this.over, this.live, el("div", { id: "canvas-keys", class: "nc-hint" }, KEYS), this.#tools());
    this.root.graphCanvas = makeHandle(this.state);
    this.events = {
      pick,
      lost: () => lost("The graphics of this browser stopped."),
      menu: () => {},
      moved: () => {},
      viewed: () => {},
      say: (/** @type {string} */ text) => (this.live.textContent = text),
      drawn: () => {
        this.state.ready = true;
        this.root.setAttribute("data-ready", "true");
      },
    };
    this.lost = lost;
  }

  #tools() {
    const buttons = BUTTONS.map(([sign, name, act]) =>
      el("button", { type: "button", class: "nc-button", "aria-label": name, title: name, onClick: () => this.state.stage && /** @type {any} */ (act)(this.state.stage) },
        el("span", { "aria-hidden": "true" }, sign)));
    return el("div", { class: "nc-tools" }, ...buttons);
  }

  /** Begin to draw as soon as the box has a size, and follow it. */
  start() {
    new ResizeObserver(() => {
      if (!this.box.offsetWidth || !this.box.offsetHeight) return;
      if (this.state.stage) this.state.stage.resize();
      else this.#make();
    }).observe(this.box);
    watchTheme(() => this.state.stage?.setPaints(paintsOf(this.data.pages, this.data.scene)));
  }

  #make() {
    const { data, network, chosen } = this;
    const first = { scene: data.scene, drawing: { arrows: false, ...data.drawing }, guides: data.guides };
    try {
      const stage = new Stage(this.box, this.over, network, first, paintsOf(data.pages, data.scene), this.events);
      this.state.stage = stage;
      stage.accepts = { ties: true, areas: false };
      stage.select(chosen.id, chosen.ids);
    } catch (error) {
      this.lost(`The network could not be drawn: ${error instanceof Error ? error.message : error}.`);
    }
  }

  /** Let actors stand out. @param {number[]} who the first in focus @param {boolean} [show] bring it into the middle */
  select(who, show = false) {
    const ids = who.map((i) => this.network.actorIds[i]);
    this.chosen = { id: ids[0] ?? null, ids };
    const { stage } = this.state;
    if (!stage) return;
    stage.select(this.chosen.id, ids);
    if (show && ids.length) stage.viewpoint.centre(stage.places[who[0]]);
  }
}
