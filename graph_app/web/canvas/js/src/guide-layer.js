/** Guides on the screen: lines and rings below everything, their texts below the names. */

import { GUIDE_FONT, INK, LINE, guidesOf, layGuides, NO_GUIDES } from "./guides.js";

/** Draws the guides of one stage. */
export class GuideLayer {
  /**
   * @param {CanvasRenderingContext2D} context below ties and actors
   * @param {string} family of fonts
   */
  constructor(context, family) {
    this.context = context;
    this.font = `${GUIDE_FONT.weight} ${GUIDE_FONT.size}px ${family}`;
    this.guides = NO_GUIDES;
    this.hidden = false; // while actors travel
    /** @type {import("./guides.js").LaidGuides} */
    this.laid = { texts: [], lines: [], rings: [], boxes: [] };
  }

  /** @param {any} given the property `guides` @returns {boolean} whether they are others */
  set(given) {
    const guides = guidesOf(given);
    if (JSON.stringify(guides) === JSON.stringify(this.guides)) return false;
    this.guides = guides;
    return true;
  }

  /** @param {any} view of the stage */
  lay(view) {
    const { context } = this;
    context.font = this.font;
    this.laid = layGuides(this.hidden ? NO_GUIDES : this.guides, view, (text) => context.measureText(text).width);
  }

  /** Lines and rings. @param {any} view @param {import("./palette.js").Paints} paints */
  drawLines(view, paints) {
    const { context, laid } = this;
    context.clearRect(0, 0, view.width, view.height);
    context.globalAlpha = LINE;
    context.strokeStyle = paints.label;
    context.lineWidth = 1;
    context.beginPath();
    for (const [ax, ay, bx, by] of laid.lines) {
      context.moveTo(ax, ay);
      context.lineTo(bx, by);
    }
    for (const { x, y, rx, ry } of laid.rings) {
      context.moveTo(x + rx, y);
      context.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI);
    }
    context.stroke();
    context.globalAlpha = 1;
  }

  /** Texts, on the layer of the names. @param {CanvasRenderingContext2D} context @param {import("./palette.js").Paints} paints */
  drawTexts(context, paints) {
    context.font = this.font;
    for (const { text, x, middle, width, turned } of this.laid.texts) {
      context.save();
      context.translate(x, middle);
      if (turned) {
        context.rotate(-Math.PI / 2);
        context.translate(-width / 2, 0);
      }
      context.strokeText(text, 0, 0);
      context.globalAlpha = INK;
      context.fillText(text, 0, 0);
      context.restore();
    }
  }
}
