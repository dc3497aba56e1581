/** What the reader's hands reach: pointing, picking, the menu, tools. The drawing itself is in `Stage`. */

import { inside } from "./areas.js";
import { listen } from "./gestures.js";
import { point } from "./pointing.js";
import { Tooltip } from "./tooltip.js";
import { Walker } from "./walker.js";
import { Watch } from "./watch.js";

/**
 * @typedef {object} Events
 * @property {(picked: {kind: "actor" | "tie" | "stage" | "area", id: string | null, add: boolean, ids?: string[]}) => void} pick
 * @property {(i: number) => void} moved after an actor was dragged
 * @property {(menu: {kind: "actor" | "tie" | "stage", id: string | null, x: number, y: number}) => void} menu
 * @property {(seen: {x: number, y: number, ratio: number}) => void} viewed
 * @property {(text: string) => void} say to screen readers
 * @property {() => void} drawn
 * @property {() => void} lost
 */

/** The half of a stage that answers to pointer and keyboard. */
export class Hands {
  /**
   * @param {HTMLElement} box
   * @param {HTMLElement} over
   * @param {import("./decode.js").Network} network
   * @param {Events} events
   */
  constructor(box, over, network, events) {
    this.box = box;
    this.over = over;
    this.network = network;
    this.events = events;
    this.index = new Map(network.actorIds.map((id, i) => [id, i]));
    this.tool = "hand";
    this.accepts = { ties: false, areas: false };
    this.pressing = false;
    this.glancing = 0;
    this.holding = ""; // id of the tie whose details are open
    this.tip = new Tooltip(over);
    this.walker = new Walker(/** @type {any} */ (this));
    const look = () => {
      const camera = this.sigma.getCamera();
      return { state: camera.getState(), busy: this.dead || camera.isAnimated() };
    };
    this.watch = new Watch(look, (seen) => this.events.viewed(seen));
  }

  /** What has the focus while keys are for the stage: of a picture that moved into the canvas, the element around it. */
  get seat() {
    return /** @type {HTMLElement} */ (this.box.closest("[tabindex]") ?? this.box);
  }

  /** Begin to listen to the sigma instance of the moment. */
  listen() {
    const [first, second] = [listen(/** @type {any} */ (this)), point(/** @type {any} */ (this))];
    this.unlisten = () => {
      first();
      second();
    };
  }

  /** Where things are on the stage, with the camera as it is now, drawn or not. */
  view() {
    const { sigma, places, viewpoint } = this;
    const { width, height } = viewpoint.size();
    const cameraState = sigma.getCamera().getState();
    const at = (/** @type {number} */ x, /** @type {number} */ y) => sigma.graphToViewport({ x, y }, { cameraState });
    const origin = at(0, 0);
    const kx = at(1, 0).x - origin.x;
    const ky = at(0, 1).y - origin.y;
    const { ratio } = cameraState;
    return {
      width,
      height,
      ratio,
      origin,
      zoom: viewpoint.home / ratio,
      sheet: viewpoint.sheet(),
      grow: sigma.scaleSize(1),
      x: (/** @type {number} */ i) => origin.x + kx * places[i].x,
      y: (/** @type {number} */ i) => origin.y + ky * places[i].y,
      px: (/** @type {number} */ x) => origin.x + kx * x,
      py: (/** @type {number} */ y) => origin.y + ky * y,
    };
  }

  /** @param {string | null | undefined} id @param {string[]} [ids] */
  select(id, ids = []) {
    const index = (/** @type {string | null | undefined} */ one) => (one == null ? -1 : (this.index.get(one) ?? -1));
    const { marked } = this.labels;
    marked.selected = index(id);
    marked.more = ids.map(index).filter((i) => i >= 0 && i !== marked.selected);
    this.emphasise();
  }

  /** Let the tie whose details are open stand out. @param {string | null | undefined} id */
  hold(id) {
    this.holding = id ?? "";
    const before = this.drawing.held;
    const after = this.held();
    if (before === after) return;
    this.ties.forget();
    this.refresh({ actors: [], ties: [before, after].filter((e) => e >= 0) });
  }

  /** Find the tie that is held among those of the moment. @returns {number} its index or -1 */
  held() {
    const { drawing, network } = this;
    const e = this.holding ? network.tieIds.indexOf(this.holding) : -1;
    drawing.held = e >= 0 && drawing.scene.ties[e] ? e : -1;
    this.labels.marked.held = drawing.held >= 0 ? [network.from[e], network.to[e]] : [];
    return drawing.held;
  }

  /** @param {{hovered?: number, walked?: number}} who index or -1 */
  point(who) {
    Object.assign(this.labels.marked, who);
    this.emphasise();
  }

  /** @param {number} i actor index or -1 */
  hover(i) {
    if (i === this.labels.marked.hovered) return;
    this.cool();
    this.cursor(i >= 0);
    this.point({ hovered: i });
    const text = i >= 0 ? this.network.actorText?.[i] : "";
    if (!text) return;
    const view = this.view();
    const radius = this.drawing.scene.size[i] * this.drawing.scale * view.grow;
    this.tip.show(this.network.labels[i], text, { x: view.x(i) + radius, y: view.y(i) + radius });
  }

  /** @param {"hand" | "box" | "lasso" | null | undefined} tool */
  setTool(tool) {
    this.tool = tool === "box" || tool === "lasso" ? tool : "hand";
    this.cursor(false);
  }

  /** @param {boolean} over something that can be picked */
  cursor(over) {
    this.box.style.cursor = over ? "pointer" : this.tool === "hand" ? "" : "crosshair";
  }

  /** @param {number} x on the stage @param {number} y @returns {number} actor index or -1 */
  actorAt(x, y) {
    const key = this.sigma.getNodeAtPosition({ x, y });
    return key === null ? -1 : Number(key);
  }

  /** @param {number} x @param {number} y @returns {number} the tie that can be picked there, or -1 */
  tieFor(x, y) {
    return this.accepts.ties ? this.ties.at(x, y) : -1;
  }

  /** The pointer passes by: look, once per frame, whether a tie is there. @param {any} event of sigma */
  glance(event) {
    if (!this.accepts.ties && !this.network.tieText) return;
    cancelAnimationFrame(this.glancing);
    if (!this.box.contains(event.original.target) || event.original.touches) {
      this.cool();
      return;
    }
    const { x, y } = event;
    this.glancing = requestAnimationFrame(() => {
      if (this.dead || this.pressing || this.motion.running || this.sigma.getCamera().isAnimated()) return;
      if (this.labels.marked.hovered < 0) this.warm(this.ties.at(x, y), { x, y });
    });
  }

  /** Let a tie stand out. @param {number} e @param {{x: number, y: number}} at the pointer */
  warm(e, at) {
    const { drawing, network } = this;
    if (e < 0) {
      this.cool();
      return;
    }
    const names = `${network.labels[network.from[e]]} – ${network.labels[network.to[e]]}`;
    this.tip.show("", network.tieText?.[e] || names, at);
    if (e === drawing.hot) return;
    const ties = drawing.hot >= 0 ? [drawing.hot, e] : [e];
    drawing.hot = e;
    this.labels.marked.ends = [network.from[e], network.to[e]];
    this.cursor(this.accepts.ties);
    this.refresh({ actors: [], ties });
  }

  /** No tie stands out, nothing is written beside the pointer. */
  cool() {
    const { drawing } = this;
    cancelAnimationFrame(this.glancing);
    this.tip.hide();
    if (drawing.hot < 0) return;
    const ties = [drawing.hot];
    drawing.hot = -1;
    this.labels.marked.ends = [];
    this.cursor(this.labels.marked.hovered >= 0);
    this.refresh({ actors: [], ties });
  }

  /** @param {"actor" | "tie" | "stage"} kind @param {number} i @param {boolean} add */
  pick(kind, i, add) {
    this.events.pick({ kind, id: this.#id(kind, i), add });
  }

  /** @param {Array<{x: number, y: number}>} polygon on the stage @param {boolean} add */
  pickArea(polygon, add) {
    const { scene } = this.drawing;
    const view = this.view();
    const ids = this.network.actorIds.filter((_, i) => scene.actors[i] && inside(polygon, view.x(i), view.y(i)));
    this.events.pick({ kind: "area", id: null, add, ids });
  }

  /** @param {"actor" | "tie" | "stage"} kind @param {number} i @returns {string | null} */
  #id(kind, i) {
    if (kind === "actor") return this.network.actorIds[i];
    return kind === "tie" ? this.network.tieIds[i] : null;
  }

  /** Ask for the menu of what is there. @param {number} x on the stage @param {number} y */
  menuAt(x, y) {
    const actor = this.actorAt(x, y);
    const tie = actor < 0 ? this.tieFor(x, y) : -1;
    this.#menu(actor >= 0 ? "actor" : tie >= 0 ? "tie" : "stage", Math.max(actor, tie), x, y);
  }

  /** Ask for the menu of the actor that is walked to, hovered or selected; else of the stage. */
  menuAtActor() {
    const { walked, hovered, selected } = this.labels.marked;
    const { scene } = this.drawing;
    const i = [walked, hovered, selected].find((one) => scene.actors[one] === 1) ?? -1;
    const view = this.view();
    if (i < 0) this.#menu("stage", -1, view.width / 2, view.height / 2);
    else this.#menu("actor", i, view.x(i), view.y(i));
  }

  /** @param {"actor" | "tie" | "stage"} kind @param {number} i @param {number} x @param {number} y */
  #menu(kind, i, x, y) {
    const { left, top } = this.box.getBoundingClientRect();
    this.cool();
    this.events.menu({ kind, id: this.#id(kind, i), x: Math.round(left + x), y: Math.round(top + y) });
  }

  /** Put an actor somewhere else, on this screen only. @param {number} i @param {{x: number, y: number}} place in the graph */
  drag(i, place) {
    Object.assign(this.places[i], { x: place.x, y: place.y });
    const ties = Array.from(this.near.ties.subarray(this.near.start[i], this.near.start[i + 1]));
    this.labels.forgetPlaces();
    this.ties.forget();
    this.refresh({ actors: [i], ties });
  }

  /** Take down what stands above the stage. */
  leave() {
    cancelAnimationFrame(this.glancing);
    this.watch.stop();
    this.tip.remove();
    this.setTool("hand");
  }
}
