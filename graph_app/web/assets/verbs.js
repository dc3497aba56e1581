/* What a reader can do, by button, menu or key. The table of verbs comes from Python, see web/verbs.py. */
(function () {
  "use strict";

  const STAGE = ".nc-stage";
  const ELSEWHERE = "[role=dialog], [role=menu], [role=listbox], .ag-root-wrapper";
  const NARROW = "(max-width: 820px)";

  let table = null;
  let state = { selected: [], pins: [], out: 0, focus: false };
  let tool = "hand";
  let keys = true;
  let count = 0;

  function verbs() {
    const holder = document.getElementById("verbs");
    if (!table && holder) table = JSON.parse(holder.dataset.verbs);
    return table || [];
  }

  const named = (name) => verbs().find((verb) => verb.name === name);
  const network = () => document.getElementById("canvas");
  const stage = () => network() && network().querySelector(STAGE);
  const handle = () => network() && network().graphCanvas;
  const shown = (element) => element.getClientRects().length > 0;

  /* Whom a verb would be about: the selection, or the actor or tie of a menu. */
  function situation(target) {
    const kind = target ? target.kind : "";
    const within = kind === "actor" && state.selected.includes(target.id);
    const ids = kind === "actor" && !within ? [target.id] : kind === "tie" || kind === "stage" ? [] : state.selected;
    const n = kind === "tie" ? 2 : kind === "stage" ? state.selected.length : ids.length;
    const others = kind === "actor" && !within ? state.selected.length : 0;
    return { kind, ids, n, within, others };
  }

  function fits(needs, target) {
    const { ids, n, within, others } = situation(target);
    const pinned = ids.filter((id) => state.pins.includes(id)).length;
    const answers = {
      "": true,
      selection: n > 0,
      pair: n === 2,
      few: n >= 2 && n <= 4,
      loose: ids.length > pinned,
      pinned: ids.length > 0 && ids.length === pinned,
      around: n > 0 || state.focus,
      focus: state.focus,
      out: state.out > 0,
      pins: state.pins.length > 0,
      tool: tool !== "hand",
      joins: others > 0,
      leaves: within && n > 1,
      close: others > 0 && others < 4,
      files: document.getElementById("opening-open") !== null,
    };
    return answers[needs] === true;
  }

  /* Shows in `root` what can be used, hides the rest. */
  function fit(root, target) {
    for (const element of root.querySelectorAll("[data-needs]")) {
      element.hidden = !fits(element.dataset.needs, target);
    }
  }

  function placesOf(ids) {
    const places = {};
    for (const id of ids) {
      const place = handle() && handle().placeOf(id);
      if (place) places[id] = [place.x, place.y];
    }
    return places;
  }

  /* What the navigation is told. */
  function asked(verb, target) {
    const { kind, ids, within } = situation(target);
    const said = Object.assign({ verb: verb.act }, verb.says);
    if (verb.act === "open") said.arg = kind + ":" + target.id;
    else if (verb.act === "pin") said.places = placesOf(ids);
    else if (kind === "tie") Object.assign(said, { arg: target.id, kind });
    else if (verb.act === "select") said.ids = [target.id];
    else if (kind === "actor" && !within) said.arg = target.id;
    count += 1;
    return Object.assign(said, { n: count });
  }

  function press(selector) {
    const button = document.querySelector(selector);
    if (button) button.click();
  }

  function take(name) {
    tool = name;
    window.dash_clientside.set_props("canvas", { tool });
    refresh();
  }

  const page = {
    find: () => document.getElementById("search") && document.getElementById("search").focus(),
    help: () => press("#help-open"),
    "open-file": () => press("#opening-open"),
    fit: () => press("#canvas [aria-label='Show everything']"),
    menu: (target, opener) => window.graph_app.menus.openHere(opener, state.selected),
    hand: () => take("hand"),
    box: () => take("box"),
    lasso: () => take("lasso"),
    "hand-again": () => take("hand"),
  };

  /* Does a verb: for the actor or tie of a menu, else for the selection. */
  function run(name, target, opener) {
    const verb = named(name);
    if (!verb || !fits(verb.needs, target)) return;
    if (!verb.act) page[name](target, opener);
    else {
      const id = { type: "act", origin: target ? "menu" : "verbs" };
      window.dash_clientside.set_props(id, { data: asked(verb, target) });
    }
  }

  /* Bars, chips and tools show what can be done now; what had the focus and went away gives it to the picture. */
  function refresh() {
    const root = document.getElementById("verbs");
    if (!root) return;
    const before = document.activeElement;
    fit(root, null);
    if (document.getElementById("looks-more")) fit(document.getElementById("looks-more"), null);
    for (const button of root.querySelectorAll("[aria-pressed]")) {
      button.setAttribute("aria-pressed", String(button.dataset.verb === tool));
    }
    const gone = before && root.contains(before) && !shown(before);
    if (gone && stage()) stage().focus({ preventScroll: true });
  }

  function knowState(data) {
    if (data) state = data;
    // the words beside the buttons come in the same answer
    window.setTimeout(refresh, 0);
    const tab = document.querySelector(".toolbar .tabs input:checked + label");
    if (tab) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function switchKeys(on) {
    keys = on !== false;
  }

  function typing(element) {
    if (/^(TEXTAREA|SELECT)$/.test(element.tagName) || element.isContentEditable) return true;
    return element.tagName === "INPUT" && !/^(radio|checkbox|button|range)$/.test(element.type);
  }

  /* Whether something else is open or has the keys. */
  function busy(event) {
    if (typing(event.target) || event.target.closest(ELSEWHERE)) return true;
    return [...document.querySelectorAll("[role=dialog], [role=menu]")].some(shown);
  }

  function drawer() {
    const frame = document.getElementById("frame");
    return window.matchMedia(NARROW).matches && frame && /show-/.test(frame.className);
  }

  function onKey(event) {
    const { key } = event;
    const inPicture = Boolean(stage() && stage().contains(event.target));
    const mods = event.ctrlKey || event.metaKey;
    if (inPicture && mods && !event.altKey && !event.shiftKey && key.toLowerCase() === "a") {
      event.preventDefault();
      run("all", null);
      return;
    }
    if (!keys || mods || event.altKey || event.isComposing || busy(event)) return;
    const letter = /^\p{L}$/u.test(key);
    if (letter && event.shiftKey) return;
    if (key === "Escape" && (drawer() || (inPicture && handle().walked()))) return;
    const wanted = letter ? key.toLowerCase() : key;
    const verb = verbs().find((one) => one.key === wanted && fits(one.needs, null));
    if (!verb) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat || wanted === "+" || wanted === "-") run(verb.name, null);
  }

  /* Buttons in sheets say their act themselves. */
  function runAct(button) {
    count += 1;
    const data = { verb: button.dataset.act, arg: button.dataset.arg || "", n: count };
    window.dash_clientside.set_props({ type: "act", origin: "verbs" }, { data });
  }

  function onClick(event) {
    if (event.target.closest(".to-picture") && stage()) {
      event.preventDefault();
      stage().focus({ preventScroll: true });
      return;
    }
    const saying = event.target.closest("button[data-act]");
    if (saying) runAct(saying);
    const button = event.target.closest("[data-verb]");
    if (!button || button.closest("[role=menu]")) return;
    run(button.dataset.verb, null, button);
  }

  document.addEventListener("keydown", onKey, { capture: true });
  document.addEventListener("click", onClick);

  window.graph_app = Object.assign(window.graph_app || {}, {
    verbs: { run, fit, stage, shown, state: () => state },
  });
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.graph_app = Object.assign({}, window.dash_clientside.graph_app, { knowState, switchKeys });
})();
