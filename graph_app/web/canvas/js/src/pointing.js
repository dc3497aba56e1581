/** What needs no pressing: the wheel, leaving the stage, the menu, and the tie under the pointer. */

const AFTER_KEY = 600; // milliseconds in which a menu that the browser opens comes from the key

/**
 * @param {import("./stage.js").Stage} stage
 * @returns {() => void} stops listening
 */
export function point(stage) {
  const { box, seat } = stage;
  let keyed = -1e9;
  // sigma lets no wheel event pass on, so it is seen on the way down.
  const wheel = () => {
    stage.cool();
    stage.watch.hand();
  };
  const leave = () => {
    if (stage.pressing) return;
    stage.hover(-1);
    stage.cool();
  };
  const menu = (/** @type {MouseEvent} */ event) => {
    event.preventDefault();
    const { left, top } = box.getBoundingClientRect();
    const { pointerType } = /** @type {any} */ (event);
    // A long touch has been told already; a key comes without a button.
    if (pointerType === "touch" || performance.now() - keyed < AFTER_KEY) return;
    if (event.button === 2 || event.ctrlKey) stage.menuAt(event.clientX - left, event.clientY - top);
  };
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "ContextMenu" || event.key === "F10") keyed = performance.now();
  };
  box.addEventListener("wheel", wheel, { passive: true, capture: true });
  box.addEventListener("pointerleave", leave);
  box.addEventListener("contextmenu", menu);
  seat.addEventListener("keydown", key, { capture: true });
  return () => {
    box.removeEventListener("wheel", wheel, { capture: true });
    box.removeEventListener("pointerleave", leave);
    box.removeEventListener("contextmenu", menu);
    seat.removeEventListener("keydown", key, { capture: true });
  };
}
