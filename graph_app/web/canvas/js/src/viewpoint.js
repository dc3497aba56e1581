/** Where one looks from: framing, zooming and panning sigma's camera. */

import { fitCamera, robustBox, stageScale } from "./camera.js";
import { calm } from "./theme.js";

/** @typedef {import("./camera.js").Box} Box */
/** @typedef {{x: number, y: number, ratio: number, angle: number}} CameraState */

const MARGIN = { x: 46, y: 40 };
const BUTTONS = 52; // pixels at the right edge where buttons stand
const NEAR = 60; // how far one may zoom in, against the fit zoom
const FAR = 3; // and out
const WHOLE = { x0: 0, y0: 0, x1: 1, y1: 1 };

/** The camera of one stage. It outlives a sigma instance that must be replaced. */
export class Viewpoint {
  /**
   * @param {HTMLElement} box
   * @param {() => Box | null} drawnBox what is drawn, framed
   */
  constructor(box, drawnBox) {
    this.box = box;
    this.drawnBox = drawnBox;
    this.home = 1; // camera ratio at which sizes are as given
    /** @type {Box} */
    this.homeBox = WHOLE;
    /** @type {Box | null} */
    this.fitted = null;
    this.room = { top: 0, bottom: 0 }; // pixels kept free for what is written beside the actors
  }

  /** @param {any} sigma */
  attach(sigma) {
    this.sigma = sigma;
    this.camera = sigma.getCamera();
  }

  /** @returns {{width: number, height: number}} */
  size() {
    return { width: this.box.offsetWidth, height: this.box.offsetHeight };
  }

  /** @returns {number} pixels per framed unit at camera ratio 1 */
  #unit() {
    const cameraState = { x: 0.5, y: 0.5, ratio: 1, angle: 0 };
    const at = (/** @type {number} */ x) => this.sigma.framedGraphToViewport({ x, y: 0 }, { cameraState }).x;
    return at(1) - at(0);
  }

  /** @param {Box} box @returns {CameraState} */
  #cameraFor(box) {
    const size = this.size();
    const margin = { x: MARGIN.x * Math.min(1, Math.max(0.5, size.width / 900)), y: MARGIN.y };
    return fitCamera(box, size, this.#unit(), margin, this.room);
  }

  /** Settle what "fit zoom" means for what is drawn now. */
  settle() {
    this.homeBox = this.drawnBox() ?? WHOLE;
    this.resize();
    this.fit(false);
  }

  /** @returns {boolean} whether the camera stands where the last fit put it */
  atFit() {
    if (!this.fitted || this.camera.isAnimated() || !this.state) return false;
    const { x, y, ratio } = this.camera.getState();
    return x === this.state.x && y === this.state.y && ratio === this.state.ratio;
  }

  /** The box changed its size: a camera that stands at the fit stays there. */
  resize() {
    const fitted = this.atFit();
    this.home = this.#cameraFor(this.homeBox).ratio;
    this.sigma.setSettings({ minCameraRatio: this.home / NEAR, maxCameraRatio: this.home * FAR });
    if (fitted) this.#aim(0);
  }

  /** Keep room above and below the actors; a camera that stands at the fit makes it. @param {{top: number, bottom: number}} room */
  keepFree(room) {
    if (room.top === this.room.top && room.bottom === this.room.bottom) return;
    const fitted = this.atFit();
    this.room = room;
    this.home = this.#cameraFor(this.homeBox).ratio;
    if (fitted) this.#aim(0);
  }

  /** @returns {number} how much smaller than given this stage draws glyphs and ties */
  scale() {
    return stageScale(this.size());
  }

  /** Frame all that is drawn. @param {boolean} animated */
  fit(animated) {
    this.fitTo(this.drawnBox(), animated ? 300 : 0);
  }

  /** @param {Box | null} box to frame @param {number} duration in milliseconds */
  fitTo(box, duration) {
    if (!box) return;
    this.fitted = box;
    this.#aim(duration);
  }

  /** Bring a place of the graph to the middle. @param {{x: number, y: number}} place */
  centre(place) {
    const { x, y } = this.sigma.normalizationFunction(place);
    this.move({ x, y }, 220);
  }

  /** @param {number} duration */
  #aim(duration) {
    this.state = this.camera.validateState(this.#cameraFor(this.fitted));
    this.move(this.state, duration);
  }

  /**
   * @param {Partial<CameraState>} state
   * @param {number} duration in milliseconds
   */
  move(state, duration) {
    if (duration && !calm()) this.camera.animate(state, { duration, easing: "cubicInOut" });
    else this.camera.setState(state);
  }

  /** @param {number} factor above 1 zooms in */
  zoom(factor) {
    this.move({ ratio: this.camera.getBoundedRatio(this.camera.ratio / factor) }, 180);
  }

  /** Move the view by a share of its size. @param {number} x @param {number} y */
  pan(x, y) {
    const { width, height } = this.size();
    const unit = this.#unit() / this.camera.ratio;
    this.move({ x: this.camera.x + (x * width) / unit, y: this.camera.y + (y * height) / unit }, 140);
  }

  /**
   * The sheet names are kept on: the view as it is at the fit, without the edge of the buttons, grown and moved
   * with the network.
   *
   * @returns {import("./boxes.js").Rect} in pixels of the stage
   */
  sheet() {
    const { width, height } = this.size();
    const box = this.fitted ?? this.homeBox;
    const grown = Math.max(1, this.#cameraFor(box).ratio / this.camera.ratio);
    const { x, y } = this.sigma.framedGraphToViewport({ x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2 });
    const buttons = Math.min(BUTTONS, width * 0.07);
    return {
      x: x - (width * grown) / 2,
      y: y - (height * grown) / 2,
      width: width * grown - buttons,
      height: height * grown,
    };
  }
}

/**
 * @param {Array<{x: number, y: number}>} places in the graph
 * @param {Uint8Array} drawn one byte per actor
 * @param {any} sigma
 * @returns {Box | null}
 */
export function framedBox(places, drawn, sigma) {
  const framed = places.map((place) => sigma.normalizationFunction(place));
  const xs = Float64Array.from(framed, (p) => p.x);
  const ys = Float64Array.from(framed, (p) => p.y);
  return robustBox(xs, ys, drawn);
}
