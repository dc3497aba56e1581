/** Tells where the camera came to rest after the reader moved it; never after the page did. */

const QUIET = 400; // milliseconds of rest

/** @typedef {{x: number, y: number, ratio: number}} Seen */

/** @param {Seen} state @returns {Seen} rounded, for a link */
export function rounded({ x, y, ratio }) {
  const five = (/** @type {number} */ value) => Math.round(value * 1e5) / 1e5 || 0;
  return { x: five(x), y: five(y), ratio: five(ratio) };
}

/** Watches one camera. */
export class Watch {
  /**
   * @param {() => {state: Seen, busy: boolean}} look the camera now
   * @param {(seen: Seen) => void} tell
   */
  constructor(look, tell) {
    this.look = look;
    this.tell = tell;
    this.byHand = false;
    this.timer = /** @type {any} */ (0);
    this.last = "";
  }

  /** The reader has the camera in hand. */
  hand() {
    this.byHand = true;
    this.#wait();
  }

  /** The page moves the camera: whatever the reader did before is over. */
  page() {
    this.byHand = false;
    clearTimeout(this.timer);
  }

  /** The camera moved. */
  moved() {
    if (this.byHand) this.#wait();
  }

  #wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#rest(), QUIET);
  }

  #rest() {
    const { state, busy } = this.look();
    if (busy) {
      this.#wait();
      return;
    }
    this.byHand = false;
    const seen = rounded(state);
    const key = JSON.stringify(seen);
    if (key === this.last) return;
    this.last = key;
    this.tell(seen);
  }

  /** A camera the page knows already is not told. @param {Seen} state */
  known(state) {
    this.last = JSON.stringify(rounded(state));
  }

  stop() {
    clearTimeout(this.timer);
  }
}
