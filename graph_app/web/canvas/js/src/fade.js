/** Lets what does not stand out grow faint, and come back. */

import { calm } from "./theme.js";

const MILLISECONDS = 140;

/** @typedef {{fade: number, tieFade: number}} Look alpha of actors and ties that do not stand out */

/** @type {Look} */
export const FULL = { fade: 1, tieFade: 1 };
/** @type {Look} */
export const DIM = { fade: 0.13, tieFade: 0.11 };

/** Changes one look over time. */
export class Fader {
  /**
   * @param {Look} look changed in place
   * @param {() => void} redraw
   */
  constructor(look, redraw) {
    this.look = look;
    this.redraw = redraw;
    this.frame = 0;
  }

  /**
   * @param {Look} target
   * @param {boolean} [atOnce] without steps in between
   */
  to(target, atOnce = false) {
    this.stop();
    const { look } = this;
    if (look.fade === target.fade && look.tieFade === target.tieFade) return;
    const from = { ...look };
    const start = performance.now();
    const step = () => {
      const t = atOnce || calm() ? 1 : Math.min(1, (performance.now() - start) / MILLISECONDS);
      look.fade = from.fade + (target.fade - from.fade) * t;
      look.tieFade = from.tieFade + (target.tieFade - from.tieFade) * t;
      this.redraw();
      if (t < 1) this.frame = requestAnimationFrame(step);
    };
    step();
  }

  stop() {
    cancelAnimationFrame(this.frame);
  }
}
