/** Ties as lines on the stage: their shapes, which of them is under a point, and in what detail they are drawn. */

import { MANY, coarse, inView } from "./detail.js";
import { count } from "./masks.js";
import { isBand, tieHidden, tieLook } from "./reducers.js";
import { TieGrid } from "./tie-grid.js";
import { pointAt, shape } from "./tie-shape.js";

const FAINT = 3; // pixels by which a faint tie counts as further away
const TRIED = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88];

/** Pixels from the drawn line within which a tie answers to the pointer. */
export const WITHIN = 5;

/** The ties of one stage. */
export class TieView {
  /** @param {import("./stage.js").Stage} stage */
  constructor(stage) {
    this.stage = stage;
    /** @type {TieGrid | null} */
    this.grid = null;
  }

  /** The camera, a place or the scene changed: the grid is built anew when it is next asked. */
  forget() {
    this.grid = null;
  }

  /** @param {number} e @param {ReturnType<import("./stage.js").Stage["view"]>} view */
  shapeOf(e, view) {
    const { drawing, network } = this.stage;
    const [a, b] = [network.from[e], network.to[e]];
    return shape(view.x(a), view.y(a), view.x(b), view.y(b), tieLook(drawing, e).bend, view.grow);
  }

  /** @returns {TieGrid} */
  #built() {
    if (this.grid) return this.grid;
    const { drawing, network } = this.stage;
    const view = this.stage.view();
    const grid = new TieGrid(view.width, view.height);
    for (let e = 0; e < network.tieIds.length; e++) {
      if (isBand(drawing, e) && !tieHidden(drawing, e) && network.from[e] !== network.to[e]) grid.add(e, this.shapeOf(e, view));
    }
    this.grid = grid;
    return grid;
  }

  /**
   * @param {number} x on the stage
   * @param {number} y
   * @returns {number} tie index or -1; actors are not looked at
   */
  at(x, y) {
    const { drawing } = this.stage;
    const { emphasis } = drawing;
    const faint = emphasis.focus >= 0 ? (/** @type {number} */ e) => (emphasis.ties[e] ? 0 : FAINT) : undefined;
    return this.#built().nearest(x, y, WITHIN, faint);
  }

  /**
   * @param {number} e
   * @returns {{x: number, y: number} | null} a point of the drawn line, where the tie can be picked if there is such a place
   */
  pointOf(e) {
    const { stage } = this;
    if (tieHidden(stage.drawing, e)) return null;
    const view = stage.view();
    const line = this.shapeOf(e, view);
    for (const t of TRIED) {
      const point = pointAt(line, t);
      const visible = point.x > 0 && point.y > 0 && point.x < view.width && point.y < view.height;
      if (visible && stage.actorAt(point.x, point.y) < 0 && this.at(point.x, point.y) === e) return point;
    }
    return pointAt(line, 0.5);
  }

  /**
   * Decide anew in what detail ties are drawn.
   *
   * @returns {boolean} whether something changed
   */
  refine() {
    const { drawing, network } = this.stage;
    const before = drawing.detail;
    const drawn = count(drawing.scene.ties);
    if (drawn <= MANY) {
      drawing.detail = before.all ? before : coarse(drawn, network.tieIds.length);
      return !before.all;
    }
    const view = this.stage.view();
    const ties = inView(network, drawing.scene.ties, view.x, view.y, view) ?? new Uint8Array(network.tieIds.length);
    if (!before.all && before.ties.length === ties.length && ties.every((flag, e) => flag === before.ties[e])) return false;
    drawing.detail = { all: false, ties };
    return true;
  }
}
