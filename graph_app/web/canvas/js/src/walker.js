/** The keyboard's walk through the network: one actor at a time, along its ties. */

import { described, DIRECTIONS, biggest, neighbours, nextActor } from "./walk.js";

const EDGE = 48; // pixels from the edge of the stage from where on the view follows
const WORDS = { ArrowLeft: "to the left", ArrowRight: "to the right", ArrowUp: "above", ArrowDown: "below" };

/** Walks over one stage. */
export class Walker {
  /** @param {import("./stage.js").Stage} stage */
  constructor(stage) {
    this.stage = stage;
    this.at = -1;
  }

  /** @param {number} i actor index, or -1 to leave */
  go(i) {
    const { stage } = this;
    this.at = i;
    stage.point({ walked: i });
    if (i < 0) {
      stage.events.say("");
      return;
    }
    this.#follow(i);
    stage.events.say(described(stage.network, stage.near, stage.drawing.scene, i));
  }

  /** Start at the selected actor, else at the biggest. */
  start() {
    const { marked, scene } = { marked: this.stage.labels.marked, scene: this.stage.drawing.scene };
    this.go(scene.actors[marked.selected] === 1 ? marked.selected : biggest(scene));
  }

  /** Go to the biggest actor. */
  home() {
    this.go(biggest(this.stage.drawing.scene));
  }

  /** @param {keyof typeof WORDS} key */
  step(key) {
    const { stage } = this;
    const { scene } = stage.drawing;
    if (this.at < 0 || !scene.actors[this.at]) {
      this.start();
      return;
    }
    const view = stage.view();
    const place = (/** @type {number} */ i) => ({ i, x: view.x(i), y: view.y(i) });
    const near = neighbours(stage.network, stage.near, scene, this.at);
    const alone = () => Array.from(scene.actors.keys()).filter((i) => scene.actors[i] && i !== this.at);
    const next = nextActor(place(this.at), (near.length ? near : alone()).map(place), DIRECTIONS[key]);
    if (next >= 0) this.go(next);
    else stage.events.say(`No neighbour of ${stage.network.labels[this.at]} lies ${WORDS[key]}.`);
  }

  /** The scene changed: an actor that went away is left. */
  check() {
    if (this.at >= 0 && !this.stage.drawing.scene.actors[this.at]) this.go(-1);
  }

  /** @param {number} i */
  #follow(i) {
    const { stage } = this;
    const view = stage.view();
    const [x, y] = [view.x(i), view.y(i)];
    if (x > EDGE && y > EDGE && x < view.width - EDGE && y < view.height - EDGE) return;
    stage.watch.hand();
    stage.viewpoint.centre(stage.places[i]);
  }
}
