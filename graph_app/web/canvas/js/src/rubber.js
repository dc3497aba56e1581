/** The rubber band: a box or a lasso drawn over the stage. */

import { boxOf, points } from "./areas.js";

const SVG = "http://www.w3.org/2000/svg";
const STEP = 3; // pixels between two points of a lasso

/** One band at a time in a layer above the stage. */
export class Rubber {
  /**
   * @param {HTMLElement} layer
   * @param {"box" | "lasso"} kind
   * @param {{x: number, y: number}} start
   */
  constructor(layer, kind, start) {
    this.kind = kind;
    this.path = [start];
    this.svg = document.createElementNS(SVG, "svg");
    this.svg.setAttribute("class", "nc-band");
    this.shape = this.svg.appendChild(document.createElementNS(SVG, "polygon"));
    layer.append(this.svg);
  }

  /** @param {{x: number, y: number}} point */
  extend(point) {
    const last = this.path[this.path.length - 1];
    if (this.kind === "box") this.path[1] = point;
    else if (Math.hypot(point.x - last.x, point.y - last.y) >= STEP) this.path.push(point);
    this.shape.setAttribute("points", points(this.polygon()));
  }

  /** @returns {Array<{x: number, y: number}>} */
  polygon() {
    return this.kind === "box" ? boxOf(this.path[0], this.path[1] ?? this.path[0]) : this.path;
  }

  remove() {
    this.svg.remove();
  }
}
