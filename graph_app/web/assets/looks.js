/* The controls of the picture fold away, and a click on the legend is an act: plain shows, Shift selects. */
(function () {
  "use strict";

  let count = 0;

  const opener = () => document.getElementById("show-looks");
  const bar = () => opener() && opener().closest(".toolbar");
  const unfolded = () => [...document.querySelectorAll(".toolbar .more[open], .overview .more[open]")];
  const entryOf = (target) => target instanceof Element && target.closest("#legend button[data-entry]");

  function unfold(open) {
    if (!bar()) return;
    bar().classList.toggle("open", open);
    opener().setAttribute("aria-expanded", String(open));
  }

  /* Menus of the controls are drawn elsewhere on the page. */
  const listed = (target) => target.closest("[role=listbox], [role=option], .mantine-Popover-dropdown");
  const beside = (target) => target.closest(".looks, .opens-looks") || listed(target);

  document.addEventListener("click", function (event) {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const entry = entryOf(target);
    if (entry) {
      count += 1;
      const data = { verb: "entry", arg: entry.dataset.entry, select: event.shiftKey, n: count };
      window.dash_clientside.set_props({ type: "act", origin: "legend" }, { data });
      return;
    }
    if (opener() && opener().contains(target)) {
      unfold(!bar().classList.contains("open"));
      return;
    }
    for (const more of unfolded()) if (target.closest("a") || (!more.contains(target) && !listed(target))) more.open = false;
    if (bar() && bar().classList.contains("open") && !beside(target)) unfold(false);
  });

  /* A number that is slid, with its unit. */
  window.dashMantineFunctions = Object.assign({}, window.dashMantineFunctions, {
    slidLabel: (value, { unit } = {}) => value + (unit || ""),
  });

  /* The legend is written anew at every filter; the entry that had the focus has it again. */
  let held = "";
  let watched = null;

  function again() {
    if (!held || document.activeElement !== document.body) return;
    const entry = document.querySelector(`#legend button[data-entry="${CSS.escape(held)}"]`);
    if (entry) entry.focus({ preventScroll: true });
  }

  function hold({ target }) {
    const entry = entryOf(target);
    held = entry ? entry.dataset.entry : "";
    if (!entry || watched) return;
    watched = new MutationObserver(again);
    watched.observe(document.getElementById("legend"), { childList: true, subtree: true });
  }

  document.addEventListener("focusin", hold);
  document.addEventListener("pointerdown", hold);

  /* Escape folds what is open, one after the other, and nothing else. */
  document.addEventListener(
    "keydown",
    function (event) {
      if (event.key !== "Escape" || !(event.target instanceof Element) || !event.target.closest(".toolbar, .overview")) return;
      if (event.target.getAttribute("aria-expanded") === "true" && event.target.matches("input")) return;
      const within = unfolded().find((more) => more.contains(event.target));
      if (within) {
        within.open = false;
        within.querySelector("summary").focus();
      } else if (bar().classList.contains("open")) {
        unfold(false);
        opener().focus();
      } else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
})();
