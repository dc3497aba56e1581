/** Fetches networks: asks again while one is being made, keeps the latest parts of a large one. */

import { decodePayload } from "./decode.js";

/** @typedef {import("./decode.js").Network} Network */

const AGAIN = 800; // milliseconds after which a network that is being made is asked for again
const LATER = 3000; // and one that is placed for the time being
const KEPT = 6; // parts that are not fetched again

/** @param {number} time @param {AbortSignal} signal */
const wait = (time, signal) =>
  new Promise((done, stop) => {
    const timer = setTimeout(done, time);
    signal.addEventListener("abort", () => (clearTimeout(timer), stop(signal.reason)), { once: true });
  });

export class Loader {
  /** @param {(address: string, options: any) => Promise<any>} [get] */
  constructor(get = (address, options) => fetch(address, options)) {
    this.get = get;
    /** @type {Map<string, Network>} */
    this.kept = new Map();
  }

  /**
   * Gives the network, and before it an early picture of it if that is all there is.
   *
   * @param {string} src
   * @param {AbortSignal} signal
   * @param {(network: Network) => void} give
   * @param {Promise<Network> | null} [coming] the network, where somebody else has asked for it
   */
  async load(src, signal, give, coming = null) {
    const known = this.kept.get(src);
    if (known) return give(known);
    for (let early = 0; ; early += 1) {
      const network = await (early ? this.#fetched(src, signal) : (coming ?? this.#fetched(src, signal)));
      if (signal.aborted) return;
      if (!network.early) {
        this.#keep(src, network);
        return give(network);
      }
      if (!early) give(network);
      await wait(LATER, signal);
    }
  }

  /** @param {string} src @param {AbortSignal} signal @returns {Promise<Network>} */
  async #fetched(src, signal) {
    const options = { credentials: "same-origin", signal };
    let answer = await this.get(src, options);
    while (answer.status === 202) {
      await wait(AGAIN, signal);
      answer = await this.get(src, options);
    }
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return decodePayload(await answer.json().catch(() => Promise.reject(new Error("the answer is not JSON"))));
  }

  /** @param {string} src @param {Network} network */
  #keep(src, network) {
    if (!network.of) return; // there is but one
    this.kept.set(src, network);
    for (const old of this.kept.keys()) {
      if (this.kept.size <= KEPT) break;
      this.kept.delete(old);
    }
  }
}
