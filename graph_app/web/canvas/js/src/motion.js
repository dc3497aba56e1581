/** Moves actors from where they are to where they belong, eased; a new move begins where the last one is. */

/** A frame that takes longer than this ends the transition: huge networks jump instead of stuttering. */
const SLOW = 120;

/** @param {number} t from 0 to 1 @returns {number} slow, fast, slow */
export const ease = (t) => (t < 0.5 ? 4 * t ** 3 : 1 - (-2 * t + 2) ** 3 / 2);

/**
 * @typedef {object} Clock
 * @property {() => number} now milliseconds
 * @property {(step: () => void) => number} request the next frame
 * @property {(frame: number) => void} cancel
 */

/** @returns {Clock} the browser's */
const browserClock = () => ({
  now: () => performance.now(),
  request: (step) => requestAnimationFrame(step),
  cancel: (frame) => cancelAnimationFrame(frame),
});

/** One transition at a time over the places of all actors. */
export class Motion {
  /**
   * @param {Array<{x: number, y: number}>} places changed in place
   * @param {(moved: number[], over: boolean) => void} show
   * @param {Clock} [clock]
   */
  constructor(places, show, clock = browserClock()) {
    this.places = places;
    this.show = show;
    this.clock = clock;
    this.frame = 0;
    this.held = -1;
    /** @type {number[]} */
    this.moving = [];
  }

  /** @returns {boolean} */
  get running() {
    return this.moving.length > 0;
  }

  /** An actor that the hand holds stays there. @param {number} i or -1 */
  hold(i) {
    this.held = i;
  }

  /**
   * @param {(i: number) => {x: number, y: number}} target
   * @param {number} milliseconds 0 jumps
   */
  to(target, milliseconds) {
    this.clock.cancel(this.frame);
    const { places, clock } = this;
    const moving = [];
    const from = [];
    const aim = [];
    for (let i = 0; i < places.length; i++) {
      const { x, y } = target(i);
      if (i === this.held || (places[i].x === x && places[i].y === y)) continue;
      moving.push(i);
      from.push(places[i].x, places[i].y);
      aim.push(x, y);
    }
    this.moving = moving;
    if (!moving.length) {
      this.show([], true);
      return;
    }
    const start = clock.now();
    let before = start;
    const step = () => {
      const now = clock.now();
      const late = now - before > SLOW && now > start;
      before = now;
      const t = milliseconds > 0 && !late ? Math.min(1, (now - start) / milliseconds) : 1;
      const share = ease(t);
      for (let k = 0; k < moving.length; k++) {
        if (moving[k] === this.held) continue;
        const place = places[moving[k]];
        place.x = t < 1 ? from[2 * k] + (aim[2 * k] - from[2 * k]) * share : aim[2 * k];
        place.y = t < 1 ? from[2 * k + 1] + (aim[2 * k + 1] - from[2 * k + 1]) * share : aim[2 * k + 1];
      }
      if (t === 1) this.moving = [];
      this.show(moving, t === 1);
      if (t < 1) this.frame = clock.request(step);
    };
    if (milliseconds > 0) this.frame = clock.request(step);
    else step();
  }

  /** Stop where things are. */
  stop() {
    this.clock.cancel(this.frame);
    this.moving = [];
  }
}
