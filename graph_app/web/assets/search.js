/* The search asks the server once the reader pauses; until the answer is there, its last list is searched. */
(function () {
  "use strict";

  const PAUSE = 150;
  let asking = 0;
  let count = 0;

  const field = () => document.getElementById("search");

  function ask(words) {
    count += 1;
    return { words, n: count };
  }

  function askLater(words) {
    window.clearTimeout(asking);
    return new Promise((resolve) => {
      asking = window.setTimeout(() => resolve(ask(words || "")), PAUSE);
    });
  }

  /* What the answer for these letters has; of an older answer what has them in its name. */
  function foundNow({ options, search }) {
    const wanted = search.trim().toLowerCase();
    const fits = (item) =>
      (item.asked || "").trim().toLowerCase() === wanted || item.label.toLowerCase().includes(wanted);
    return options
      .map((group) => Object.assign({}, group, { items: group.items.filter(fits) }))
      .filter((group) => group.items.length > 0);
  }

  function foundRow({ option }) {
    const h = window.React.createElement;
    return h("span", { className: "found" }, [
      option.place >= 0 && h("span", { key: "glyph", className: "glyph glyph-" + option.place, "aria-hidden": true }),
      h("span", { key: "name", className: "found-name" }, option.label),
      option.note && h("span", { key: "note", className: "quiet" }, " " + option.note),
    ]);
  }

  const list = () => field().dataset.expanded === "true";

  function leave() {
    const stage = document.querySelector("#canvas .nc-stage");
    field().blur();
    if (stage && stage.getClientRects().length > 0) stage.focus({ preventScroll: true });
  }

  /* What is hidden may have changed since the list was made. */
  document.addEventListener("focusin", function (event) {
    if (event.target !== field()) return;
    window.dash_clientside.set_props("search-asked", { data: ask(field().value) });
  });

  /* Enter on a row goes to the picture; Esc without a list leaves the search. */
  document.addEventListener(
    "keydown",
    function (event) {
      if (event.target !== field()) return;
      if (event.key === "Escape" && !list()) leave();
      else if (event.key === "Enter" && list()) {
        // a row was chosen when that closed the list
        window.setTimeout(() => list() || leave(), 60);
      }
    },
    { capture: true },
  );

  window.dashMantineFunctions = Object.assign({}, window.dashMantineFunctions, { foundNow, foundRow });
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.graph_app = Object.assign({}, window.dash_clientside.graph_app, { askLater });
})();
