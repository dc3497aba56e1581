/* A sheet is read from its top, one that was left from where it was left; what the reader unfolded stays so, and
   whoever followed a link stays in the sheet. Every answer draws the sheet anew, also that of a filter. */
(function () {
  "use strict";

  const LEFT = new Map(); // how far sheets were read, by their names
  const FOLDS = new Map(); // what was opened or closed by hand
  const MOST = 200;
  let shown = null;
  let within = false; // whether the focus was in the sheet when it was last anywhere
  let back = false;

  const place = () => document.getElementById("details");
  const scroller = () => place().closest(".details");
  const named = () => {
    const sheet = place().querySelector("[data-sheet]");
    return sheet ? sheet.dataset.sheet : "";
  };

  /* The name of a fold: its words and those of the folds around it, without numbers, which filters change. */
  function fold(details) {
    const words = [];
    for (let one = details; one && place().contains(one); one = one.parentElement.closest("details")) {
      words.unshift(one.firstElementChild.textContent.replace(/[\d,.]+/g, ""));
    }
    return [named(), ...words].join("\n");
  }

  function remember(map, key, value) {
    map.delete(key);
    map.set(key, value);
    if (map.size > MOST) map.delete(map.keys().next().value);
  }

  function keepFolds() {
    for (const details of place().querySelectorAll("details")) {
      const open = FOLDS.get(fold(details));
      if (open !== undefined && open !== details.open) details.open = open;
    }
  }

  function keepFocus() {
    const heading = place().querySelector("h2");
    if (!within || !heading || document.activeElement !== document.body) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  function changed() {
    const name = named();
    keepFolds();
    if (name !== shown) {
      shown = name;
      scroller().scrollTop = (back && LEFT.get(name)) || 0;
      back = false;
    }
    keepFocus();
  }

  function left() {
    if (shown === named()) remember(LEFT, shown, scroller().scrollTop);
  }

  function watch() {
    if (!place()) return;
    waiting.disconnect();
    new MutationObserver(changed).observe(place(), { childList: true, subtree: true });
    scroller().addEventListener("scroll", left, { passive: true });
  }

  const waiting = new MutationObserver(watch);
  waiting.observe(document.documentElement, { childList: true, subtree: true });

  window.addEventListener("popstate", () => (back = true));
  document.addEventListener(
    "pointerdown",
    function ({ target }) {
      back = false;
      within = Boolean(place() && place().contains(target));
    },
    { capture: true },
  );
  document.addEventListener("click", function ({ target }) {
    if (!(target instanceof Element) || !place() || !place().contains(target)) return;
    if (target.closest(".way-back")) back = true;
    const summary = target.closest("summary");
    if (summary) remember(FOLDS, fold(summary.parentElement), !summary.parentElement.open);
  });
  document.addEventListener("focusin", (event) => {
    within = Boolean(place() && place().contains(event.target));
  });
})();
