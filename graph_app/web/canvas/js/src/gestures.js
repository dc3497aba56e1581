/** Hovering, clicking, dragging actors and double-clicking, told apart. */

const STILL = 5; // pixels a pointer may move and still click
const TWICE = 260; // milliseconds a click on the empty stage waits for a second one

/**
 * @param {import("./stage.js").Stage} stage
 * @returns {() => void} stops listening
 */
export function listen(stage) {
  const { sigma, box } = stage;
  /** @type {{x: number, y: number} | null} */
  let down = null;
  let moved = false;
  let dragged = -1;
  let waiting = 0;
  let last = { x: -1e9, y: -1e9 };

  const distance = (/** @type {any} */ a, /** @type {any} */ b) => Math.hypot(a.x - b.x, a.y - b.y);
  const pickActor = (/** @type {string} */ key) => {
    clearTimeout(waiting);
    stage.events.pick(stage.network.actorIds[Number(key)]);
  };
  const press = (/** @type {any} */ event) => {
    down = { x: event.x, y: event.y };
    moved = false;
  };

  sigma.on("enterNode", ({ node }) => {
    if (dragged < 0) stage.hover(Number(node));
  });
  sigma.on("leaveNode", () => {
    if (dragged < 0) stage.hover(-1);
  });

  sigma.on("downNode", ({ node, event }) => {
    const { original } = event;
    press(event);
    const single = original.touches ? original.touches.length === 1 : original.button === 0;
    if (single) dragged = Number(node);
  });
  sigma.on("downStage", ({ event }) => press(event));
  sigma.on("moveBody", ({ event }) => {
    if (!down) return;
    if (event.original.touches?.length > 1) dragged = -1;
    if (distance(event, down) > STILL) moved = true;
    if (dragged < 0) return;
    event.preventSigmaDefault();
    event.original.preventDefault();
    if (moved) stage.drag(dragged, sigma.viewportToGraph(event));
  });
  const release = () => {
    down = null;
    dragged = -1;
  };
  sigma.on("upNode", release);
  sigma.on("upStage", release);
  window.addEventListener("blur", release);

  sigma.on("clickNode", ({ node, event }) => {
    last = { x: event.x, y: event.y };
    if (!moved) pickActor(node);
  });
  sigma.on("clickStage", ({ event }) => {
    last = { x: event.x, y: event.y };
    if (moved) return;
    clearTimeout(waiting);
    waiting = window.setTimeout(() => stage.events.pick(null), TWICE);
  });
  // sigma calls any two quick clicks a double click, wherever they are.
  sigma.on("doubleClickNode", ({ node, event }) => {
    event.preventSigmaDefault();
    if (!moved) pickActor(node);
  });
  sigma.on("doubleClickStage", ({ event }) => {
    clearTimeout(waiting);
    if (distance(event, last) <= 2 * STILL) return;
    event.preventSigmaDefault();
    if (!moved) stage.events.pick(null);
  });

  const leave = () => {
    if (dragged < 0) stage.hover(-1);
  };
  box.addEventListener("pointerleave", leave);
  return () => {
    clearTimeout(waiting);
    window.removeEventListener("blur", release);
    box.removeEventListener("pointerleave", leave);
  };
}
