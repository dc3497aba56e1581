/**
 * Runs in every page that is measured, before its own scripts: waits, frame by frame, until the picture shows something.
 *
 * A time begins where the browser noted the reader's event (`event.timeStamp`), or the navigation. It ends with the third
 * frame after the first one that finds the picture's own state as it should be: a page runs about two frames ahead of
 * what the graphics process has drawn, and may not begin a third one before.
 * `window.picture` is the page's handle, see the .js files in pages/: `box()` the element, `drawn()`, `actors()` how many are
 * drawn, `locate(id)` in pixels of the window, `stands(id)` whether that actor is highlighted. A page that has more than the
 * picture may say `ready()`, that all of it is there; `redrawn({ number, gone, back })`, that the picture follows a filter; and
 * `said(number)`, that all does.
 */
(() => {
  const FRAMES_AFTER = 3;
  let began = 0;
  let awaited = "";

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  for (const name of ["pointerdown", "pointermove"]) {
    window.addEventListener(
      name,
      (event) => {
        if (awaited !== name) return;
        awaited = "";
        began = event.timeStamp;
      },
      { capture: true, passive: true },
    );
  }

  /** Resolves when `holds` does. @param {() => boolean} holds @returns {Promise<number>} milliseconds since `began` */
  async function until(holds) {
    while (awaited || !holds()) await frame();
    for (let i = 0; i < FRAMES_AFTER; i++) await frame();
    return performance.now() - began;
  }

  const said = () => document.querySelector("#details")?.textContent ?? "";

  const redrawn = (/** @type {any} */ aim) => window.picture.redrawn?.(aim) ?? window.picture.actors() === aim.number;

  const goals = {
    drawn: () => () => window.picture.drawn(),
    ready: () => () => (window.picture.ready ?? window.picture.drawn)(),
    actors: (/** @type {any} */ aim) => () => redrawn(aim),
    said: (/** @type {any} */ { number }) => () => window.picture.said?.(number) ?? true,
    stands: (/** @type {string} */ id) => () => window.picture.stands(id),
    details: (/** @type {string[]} */ texts) => () => texts.every((text) => said().includes(text)),
  };

  let answer = Promise.resolve(0);
  let whole = answer;

  window.bench = {
    /** Time what the next event of this name leads to. @param {string} event @param {string} goal @param {any} aim */
    arm(event, goal, aim) {
      const holds = goals[goal](aim);
      if (holds()) throw new Error(`the picture already shows it: ${goal} ${JSON.stringify(aim)}`);
      awaited = event;
      answer = until(holds);
      whole = goal === "actors" ? answer.then(() => until(goals.said(aim))) : answer;
    },
    answer: () => answer,
    /** After that: until all that the page says goes with it. */
    whole: () => whole,
    /** Where to point at an actor. @param {string} id */
    locate(id) {
      const { x, y } = window.picture.locate(id);
      const there = document.elementFromPoint(x, y);
      if (!window.picture.box().contains(there)) throw new Error(`${id} is covered or out of view`);
      return { x, y };
    },
    first: until(() => Boolean(document.body) && goals.drawn()()),
    ready: until(() => Boolean(document.body) && goals.ready()()),
    /** Resolves when ten frames in a row came in time. */
    async calm() {
      let before = performance.now();
      for (let quiet = 0; quiet < 10; ) {
        await frame();
        const now = performance.now();
        quiet = now - before < 60 ? quiet + 1 : 0;
        before = now;
      }
    },
  };
})();
