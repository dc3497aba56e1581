/** Keys on the focused canvas. */

import { DIRECTIONS } from "./walk.js";

const STEP = 0.12;
const ZOOM = { "+": 1.4, "=": 1.4, "-": 1 / 1.4, _: 1 / 1.4 };

/**
 * @param {KeyboardEvent} event
 * @param {import("./stage.js").Stage | null} stage
 */
export function press(event, stage) {
  if (!stage) return;
  const { key, shiftKey } = event;
  const add = shiftKey || event.ctrlKey || event.metaKey;
  const done = () => {
    event.preventDefault();
    event.stopPropagation();
  };
  if (key === "ContextMenu" || (key === "F10" && shiftKey)) {
    done();
    stage.menuAtActor();
    return;
  }
  if ((key === "Enter" || key === " ") && stage.walker.at >= 0) {
    done();
    stage.pick("actor", stage.walker.at, add);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (key === "Escape") {
    if (stage.walker.at >= 0) {
      done();
      stage.walker.go(-1);
    } else stage.seat.blur();
    return;
  }
  if (key in ZOOM) {
    stage.watch.hand();
    stage.viewpoint.zoom(ZOOM[/** @type {keyof typeof ZOOM} */ (key)]);
  } else if (key === "0") {
    stage.watch.hand();
    stage.viewpoint.fit(true);
  } else if (key === "Home") stage.walker.home();
  else if (key in DIRECTIONS && shiftKey) {
    const { x, y } = DIRECTIONS[key];
    stage.watch.hand();
    stage.viewpoint.pan(x * STEP, -y * STEP);
  } else if (key in DIRECTIONS) stage.walker.step(/** @type {any} */ (key));
  else return;
  done();
}
