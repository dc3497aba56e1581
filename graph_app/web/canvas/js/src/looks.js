/** The property `drawing`: what of the ties and names is drawn, with defaults. */

/**
 * @typedef {object} Looks
 * @property {boolean} arrows
 * @property {boolean} curves parallel ties are fanned out
 * @property {boolean} dashes hostile ties are dashed, derived ones dotted
 * @property {boolean} edges without, only ties that stand out are drawn
 * @property {number} labels density of names, 0–1
 */

/** @type {Looks} */
export const USUAL = { arrows: false, curves: true, dashes: true, edges: true, labels: 0.5 };

/**
 * @param {any} given
 * @returns {Looks}
 */
export function looksOf(given) {
  const flag = (/** @type {"arrows" | "curves" | "dashes" | "edges"} */ name) =>
    typeof given?.[name] === "boolean" ? given[name] : USUAL[name];
  const labels = Number.isFinite(given?.labels) ? Math.min(1, Math.max(0, given.labels)) : USUAL.labels;
  return { arrows: flag("arrows"), curves: flag("curves"), dashes: flag("dashes"), edges: flag("edges"), labels };
}

/** @param {number} labels density 0–1 @returns {number} factor for the number of names: 0, 1 at a half, 4 at 1 */
export const nameShare = (labels) => (labels <= 0.5 ? 2 * labels : 1 + 6 * (labels - 0.5));
