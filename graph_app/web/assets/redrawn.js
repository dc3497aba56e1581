/* Every answer draws its part of the page anew. What the reader unfolded there stays unfolded, and the focus stays
   where it was; a new sheet is read from its top, one that is gone back to from where it was left. */
(function () {
  "use strict";

  const SHEET = "#details";
  const PARTS = [SHEET, ".details .study", "#tab-map", "#tab-timeline", "#tab-influence"];
  const TAKES_FOCUS = "a[href], button, summary, input";
  const MOST = 200;
  const FOLDS = new Map(); // what was opened or closed by hand
  const LEFT = new Map(); // how far sheets were read, by their names
  let shown = null; // the name of the sheet
  let held = null; // what has the focus in a part: { part, words, place }
  let back = false; // whether the next sheet is gone back to

  const scroller = () => document.querySelector(SHEET).closest(".details");
  const partOf = (element) => element.closest(PARTS.join());

  function named() {
    const sheet = document.querySelector(`${SHEET} [data-sheet]`);
    return sheet ? sheet.dataset.sheet : "";
  }

  function remember(map, key, value) {
    map.delete(key);
    map.set(key, value);
    if (map.size > MOST) map.delete(map.keys().next().value);
  }

  /* The name of a fold: its words and those of the folds around it, without numbers, which filters change. */
  function fold(details) {
    const part = partOf(details);
    const words = [part.closest(".details") ? named() : part.id];
    for (let one = details; one && part.contains(one); one = one.parentElement.closest("details")) {
      words.splice(1, 0, one.firstElementChild.textContent.replace(/[\d,.]+/g, ""));
    }
    return words.join("\n");
  }

  function keepFolds(part) {
    for (const details of part.querySelectorAll("details")) {
      const open = FOLDS.get(fold(details));
      if (open !== undefined && open !== details.open) details.open = open;
    }
  }

  const alike = (part, words) =>
    [...part.querySelectorAll(TAKES_FOCUS)].filter((one) => one.textContent === words && one.tagName !== "INPUT");

  function hold(element) {
    const part = element instanceof Element && partOf(element);
    const words = part && element.textContent;
    held = part ? { part, words, place: alike(part, words).indexOf(element) } : null;
  }

  function keepFocus(part, fresh) {
    if (!held || held.part !== part || document.activeElement !== document.body) return;
    const same = fresh || held.place < 0 ? null : alike(part, held.words)[held.place];
    const found = same || (part.matches(SHEET) && part.querySelector("h2"));
    if (!found) return;
    if (found !== same) found.tabIndex = -1;
    found.focus({ preventScroll: true });
  }

  function drawn(part) {
    const name = named();
    const fresh = part.matches(SHEET) && name !== shown;
    keepFolds(part);
    if (fresh) {
      shown = name;
      scroller().scrollTop = (back && LEFT.get(name)) || 0;
      back = false;
    }
    keepFocus(part, fresh);
  }

  function left() {
    if (shown === named()) remember(LEFT, shown, scroller().scrollTop);
  }

  function watch() {
    const parts = PARTS.map((one) => document.querySelector(one));
    if (parts.includes(null)) return;
    waiting.disconnect();
    for (const part of parts) {
      new MutationObserver(() => drawn(part)).observe(part, { childList: true, subtree: true });
    }
    scroller().addEventListener("scroll", left, { passive: true });
  }

  const waiting = new MutationObserver(watch);
  waiting.observe(document.documentElement, { childList: true, subtree: true });

  window.addEventListener("popstate", () => (back = true));
  document.addEventListener("focusin", (event) => hold(event.target));
  document.addEventListener(
    "pointerdown",
    function (event) {
      back = false;
      hold(event.target instanceof Element ? event.target.closest(TAKES_FOCUS) : null);
    },
    { capture: true },
  );
  document.addEventListener("click", function ({ target }) {
    if (!(target instanceof Element) || !partOf(target)) return;
    if (target.closest(".way-back")) back = true;
    const summary = target.closest("summary");
    if (summary) remember(FOLDS, fold(summary.parentElement), !summary.parentElement.open);
  });
})();
