/** The picture before the page: drawn while the page's own parts still load, then handed to its canvas. */

import { Loader } from "./loader.js";
import { hasWebgl, paintsOf } from "./paints.js";
import { coloursKey } from "./palette.js";
import { Stage } from "./stage.js";
import { dress, theme } from "./theme.js";

const PLACE = "early"; // id of the element that is drawn in
const WORDS = "early-words"; // and of the one that says what is drawn
const NARROW = 820; // pixels of a window up to which nobody knows beforehand where the canvas will be

/** @typedef {import("./decode.js").Network} Network */
/** @typedef {{src: string, scene: any, palettes: any, drawing: any, pins: any}} Words */

const nothing = () => undefined;
/** Hands find nobody to tell yet. @type {import("./hands.js").Events} */
const ALONE = { pick: nothing, moved: nothing, menu: nothing, viewed: nothing, say: nothing, drawn: nothing, lost: nothing };

/** @param {HTMLElement} parent @param {string} name of the class @returns {HTMLElement} */
function layer(parent, name) {
  const found = document.createElement("div");
  found.className = name;
  parent.append(found);
  return found;
}

export class Early {
  /** @param {HTMLElement} place @param {Words} words */
  constructor(place, words) {
    this.place = place;
    this.words = words;
    this.box = layer(place, "nc-host");
    this.over = layer(place, "nc-host nc-above");
    /** @type {Stage | null} */
    this.stage = null;
    this.theme = "";
    this.stop = new AbortController();
    /** @type {Promise<Network>} */
    this.network = new Promise((give, fail) => {
      new Loader().load(words.src, this.stop.signal, give).catch(fail);
    });
    this.network.then((network) => this.#draw(network), nothing); // the canvas says what went wrong
  }

  /** @param {Network} network */
  #draw(network) {
    const { words } = this;
    if (this.stop.signal.aborted || !hasWebgl()) return;
    try {
      this.theme = theme();
      const events = { ...ALONE, drawn: () => (this.place.dataset.drawn = "true") };
      this.stage = new Stage(this.box, this.over, network, words, paintsOf(words.palettes, words.scene), events);
    } catch {
      this.end();
    }
  }

  /** The canvas is there: the picture moves into it. @param {HTMLElement} box @param {HTMLElement} over */
  move(box, over) {
    box.append(this.box);
    over.append(this.over);
    this.place.remove();
    this.stage?.resize();
  }

  /**
   * Gives the picture away, once.
   *
   * @param {Network} network the one that shall be drawn
   * @param {any} now the properties of the canvas
   * @param {import("./hands.js").Events} events
   * @returns {Stage | null} null where another network is drawn, or none
   */
  take(network, now, events) {
    const { stage } = this;
    if (!stage || stage.network !== network) {
      this.end();
      return null;
    }
    this.stage = null;
    stage.events = events;
    stage.unlisten();
    stage.listen(); // to the keys of where it is now
    stage.setLinks(now.links, now.scene);
    const same = this.theme === theme() && coloursKey(now.scene) === coloursKey(this.words.scene);
    stage.setScene(now.scene, same ? null : paintsOf(now.palettes, now.scene));
    stage.setLayout(now.layout);
    stage.setPins(now.pins);
    stage.setLooks(now.drawing);
    stage.setGuides(now.guides);
    if (now.camera) stage.setCamera(now.camera, false);
    stage.sigma.scheduleRender();
    return stage;
  }

  /** It is not needed any more, drawn or not. */
  end() {
    this.stop.abort();
    this.stage?.kill();
    this.stage = null;
    for (const one of [this.box, this.over, this.place]) one.remove();
  }
}

/**
 * Begins to draw, where the server says what and the window is one in which the canvas's place is known.
 *
 * @returns {Early | null}
 */
export function begin() {
  dress();
  const place = document.getElementById(PLACE);
  const words = document.getElementById(WORDS)?.textContent;
  if (!place || !words) return null;
  if (window.innerWidth > NARROW) return new Early(place, JSON.parse(words));
  place.remove();
  return null;
}
