/** Clicking, dragging actors, drawing bands, double and long touches, told apart. */

import { Rubber } from "./rubber.js";

const STILL = 5; // pixels a pointer may move and still click
const TWICE = 260; // milliseconds a click on the empty stage waits for a second one
const LONG = 550; // milliseconds of a long touch

const added = (/** @type {any} */ event) => {
  const { shiftKey, ctrlKey, metaKey } = event.original;
  return Boolean(shiftKey || ctrlKey || metaKey);
};

/**
 * @param {import("./stage.js").Stage} stage
 * @returns {() => void} stops listening
 */
export function listen(stage) {
  const { sigma, over } = stage;
  /** @type {{x: number, y: number} | null} */
  let down = null;
  let moved = false;
  let dragged = -1;
  let waiting = 0;
  let touching = 0;
  let last = { x: -1e9, y: -1e9 };
  /** @type {"" | "box" | "lasso"} */
  let banding = "";
  /** @type {Rubber | null} */
  let band = null;
  /** @type {any} */
  let latest = null; // event of the band
  let stopped = false; // the rest of this press does nothing

  const distance = (/** @type {any} */ a, /** @type {any} */ b) => Math.hypot(a.x - b.x, a.y - b.y);
  const pickActor = (/** @type {string} */ key, /** @type {any} */ event) => {
    clearTimeout(waiting);
    stage.pick("actor", Number(key), added(event));
  };
  const bandKind = (/** @type {any} */ original) => {
    if (stage.tool === "box" || stage.tool === "lasso") return stage.tool;
    return stage.accepts.areas && original.shiftKey ? "box" : "";
  };
  const press = (/** @type {any} */ event, /** @type {number} */ actor) => {
    const { original } = event;
    const single = original.touches ? original.touches.length === 1 : original.button === 0;
    drop();
    down = single || original.touches ? { x: event.x, y: event.y } : null;
    moved = false;
    stopped = false;
    stage.pressing = down !== null;
    stage.cool();
    if (!single) return;
    banding = bandKind(original);
    if (!banding) dragged = actor;
    if (original.touches) {
      touching = window.setTimeout(() => {
        if (!down || moved) return;
        stop();
        stage.menuAt(event.x, event.y);
      }, LONG);
    }
  };
  /** Forget what the hand holds. */
  const drop = () => {
    clearTimeout(touching);
    band?.remove();
    band = null;
    banding = "";
    if (dragged >= 0) stage.motion.hold(-1);
    dragged = -1;
    down = null;
    stage.pressing = false;
  };
  /** Nothing more comes of this press, but it is not over. */
  const stop = () => {
    const from = down;
    drop();
    down = from;
    moved = true;
    stopped = true;
  };
  const release = () => {
    const [actor, polygon, event] = [moved ? dragged : -1, band?.polygon(), latest];
    drop();
    if (polygon) stage.pickArea(polygon, event ? added(event) : false);
    else if (actor >= 0) stage.events.moved(actor);
  };
  sigma.on("downNode", ({ node, event }) => press(event, Number(node)));
  sigma.on("downStage", ({ event }) => press(event, -1));
  sigma.on("moveBody", ({ event }) => {
    if (!down) {
      stage.glance(event);
      return;
    }
    if (event.original.touches?.length > 1) {
      const from = down;
      drop();
      down = from;
    }
    if (stopped) {
      event.preventSigmaDefault();
      return;
    }
    if (distance(event, down) > STILL) {
      moved = true;
      clearTimeout(touching);
    }
    if (dragged < 0 && !banding) {
      if (moved) stage.watch.hand();
      return;
    }
    event.preventSigmaDefault();
    event.original.preventDefault();
    if (!moved) return;
    if (banding) {
      band ??= new Rubber(over, banding, down);
      band.extend({ x: event.x, y: event.y });
      latest = event;
    } else {
      stage.motion.hold(dragged);
      stage.drag(dragged, sigma.viewportToGraph(event));
    }
  });
  sigma.on("upNode", release);
  sigma.on("upStage", release);

  sigma.on("enterNode", ({ node }) => {
    if (dragged < 0 && !band) stage.hover(Number(node));
  });
  sigma.on("leaveNode", () => {
    if (dragged < 0) stage.hover(-1);
  });

  sigma.on("clickNode", ({ node, event }) => {
    last = { x: event.x, y: event.y };
    if (!moved) pickActor(node, event);
  });
  sigma.on("clickStage", ({ event }) => {
    last = { x: event.x, y: event.y };
    if (moved) return;
    clearTimeout(waiting);
    const tie = stage.tieFor(event.x, event.y);
    if (tie >= 0) stage.pick("tie", tie, added(event));
    else waiting = window.setTimeout(() => stage.pick("stage", -1, added(event)), TWICE);
  });
  // sigma calls any two quick clicks a double click, wherever they are.
  sigma.on("doubleClickNode", ({ node, event }) => {
    event.preventSigmaDefault();
    if (!moved) pickActor(node, event);
  });
  sigma.on("doubleClickStage", ({ event }) => {
    clearTimeout(waiting);
    const tie = stage.tieFor(event.x, event.y);
    if (tie < 0 && distance(event, last) <= 2 * STILL) {
      stage.watch.hand();
      return;
    }
    event.preventSigmaDefault();
    if (moved) return;
    if (tie < 0) stage.pick("stage", -1, added(event));
    else if (distance(event, last) > 2 * STILL) stage.pick("tie", tie, added(event));
  });

  const cancel = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Escape" || !(band || banding)) return;
    event.preventDefault();
    event.stopPropagation();
    stop();
  };
  window.addEventListener("blur", drop);
  window.addEventListener("keydown", cancel, { capture: true });
  return () => {
    clearTimeout(waiting);
    drop();
    window.removeEventListener("blur", drop);
    window.removeEventListener("keydown", cancel, { capture: true });
  };
}
