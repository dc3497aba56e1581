/** Keys on the focused canvas. */

const STEP = 0.12;
const KEYS = {
  "+": (viewpoint) => viewpoint.zoom(1.4),
  "=": (viewpoint) => viewpoint.zoom(1.4),
  "-": (viewpoint) => viewpoint.zoom(1 / 1.4),
  _: (viewpoint) => viewpoint.zoom(1 / 1.4),
  0: (viewpoint) => viewpoint.fit(true),
  ArrowLeft: (viewpoint) => viewpoint.pan(-STEP, 0),
  ArrowRight: (viewpoint) => viewpoint.pan(STEP, 0),
  ArrowUp: (viewpoint) => viewpoint.pan(0, STEP),
  ArrowDown: (viewpoint) => viewpoint.pan(0, -STEP),
};

/**
 * @param {KeyboardEvent} event
 * @param {import("./stage.js").Stage | null} stage
 */
export function press(event, stage) {
  if (!stage || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act(stage.viewpoint);
}
