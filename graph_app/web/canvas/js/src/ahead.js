/** What the picture becomes when a box is ticked: asked for while the pointer nears the box, shown at the press. */

const REST = 50; // milliseconds for which a pointer rests on a box before the server is asked
const KEPT = 16; // answers that wait for a press

/** @typedef {{ready: boolean, scenes: number, preview: (scene: any) => void}} Handle of the canvas */

/** @param {string} id @returns {Handle | null} the canvas, where it is seen */
export function seen(id) {
  const canvas = /** @type {any} */ (document.getElementById(id));
  return canvas?.graphCanvas && getComputedStyle(canvas).visibility !== "hidden" ? canvas.graphCanvas : null;
}

export class Ahead {
  /**
   * @param {() => Handle | null} canvas
   * @param {(address: string) => Promise<any>} [get]
   * @param {() => string} [where] the query of the page
   */
  constructor(canvas, get = (address) => fetch(address, { credentials: "same-origin" }), where = () => location.search.slice(1)) {
    this.canvas = canvas;
    this.get = get;
    this.where = where;
    /** @type {Map<string, Promise<any>>} */
    this.coming = new Map();
    this.over = -1; // the scene at the last press: until there is another, a further press knows too little
    this.timer = /** @type {any} */ (0);
    /** @type {[string, string, boolean] | null} */
    this.resting = null; // on this box
  }

  /** The pointer rests on a box, or the keyboard is there. @param {string} part @param {string} box @param {boolean} only */
  near(part, box, only) {
    this.resting = [part, box, only];
    this.again();
  }

  /** The page has answered: who still rests on a box may press it once more. */
  again() {
    clearTimeout(this.timer);
    const { resting } = this;
    if (resting) this.timer = setTimeout(() => this.canvas()?.ready && this.#ask(...resting), REST);
  }

  /** It went on. */
  leave() {
    this.resting = null;
    clearTimeout(this.timer);
  }

  /** The box is ticked. @param {string} part @param {string} box @param {boolean} only */
  async press(part, box, only) {
    clearTimeout(this.timer);
    const canvas = this.canvas();
    if (!canvas?.ready || canvas.scenes === this.over) return;
    this.over = canvas.scenes;
    const coming = this.#ask(part, box, only);
    this.coming.clear(); // they are about the page as it was
    const scene = await coming;
    if (scene && canvas.scenes === this.over) canvas.preview(scene); // unless the page was faster
  }

  /** @param {string} part @param {string} box @param {boolean} only @returns {Promise<any>} null where there is none */
  #ask(part, box, only) {
    const asked = new URLSearchParams({ view: this.where(), part, box, ...(only ? { only: "1" } : {}) });
    const address = `ahead?${asked}`;
    let found = this.coming.get(address);
    if (!found) {
      found = this.#fetched(address);
      this.coming.set(address, found);
      if (this.coming.size > KEPT) this.coming.delete(this.coming.keys().next().value ?? "");
    }
    return found;
  }

  /** @param {string} address @returns {Promise<any>} */
  async #fetched(address) {
    try {
      const answer = await this.get(address);
      return answer.status === 200 ? await answer.json() : null;
    } catch {
      return null; // the page's own answer says what is wrong
    }
  }
}
