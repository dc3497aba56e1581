/* Presentation: the stage and a caption, walked through with keys. */
(function () {
  "use strict";

  const KEYS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1, Home: -Infinity, End: Infinity };
  const TYPING = "input, textarea, select, [contenteditable]:not([contenteditable=false])";
  const OPEN = "[role=menu], [role=dialog], [role=listbox]";
  const state = { on: false, draft: null, place: 0, from: null };
  const { go, plain, prose } = window.graph_app.story;

  function part(name) {
    return document.querySelector("#story-show " + name);
  }

  function caption(step, place, count) {
    const title = document.createElement("h2");
    title.dir = "auto";
    title.textContent = step.title || "Step " + (place + 1);
    return [title, ...prose(step.text)];
  }

  function off(name, is) {
    part("[data-do=" + name + "]").setAttribute("aria-disabled", String(is));
  }

  function write() {
    const { steps, title } = state.draft;
    const step = steps[state.place];
    const count = state.place + 1 + " of " + steps.length;
    part(".story-of").textContent = (title ? title + " · " : "") + count;
    const words = part(".story-words");
    words.replaceChildren(...caption(step, state.place, count));
    words.scrollTop = 0;
    words.classList.remove("story-fresh");
    void words.offsetWidth; // begins the fade anew
    words.classList.add("story-fresh");
    part(".story-bar").style.width = (100 * (state.place + 1)) / steps.length + "%";
    off("previous", state.place === 0);
    off("next", state.place === steps.length - 1);
    part("[role=status]").textContent = "Step " + count + ". " + Array.from(words.children, (one) => one.textContent).join(" ");
  }

  function show(place) {
    state.place = Math.min(Math.max(place, 0), state.draft.steps.length - 1);
    write();
    go(state.draft.steps[state.place].view);
  }

  function walk(by) {
    const next = Math.min(Math.max(state.place + by, 0), state.draft.steps.length - 1);
    if (next !== state.place) show(next);
  }

  function present(draft) {
    Object.assign(state, { on: true, draft, from: document.activeElement });
    document.body.classList.add("presenting");
    document.getElementById("story-show").focus({ preventScroll: true });
    show(0);
  }

  function leave() {
    state.on = false;
    document.body.classList.remove("presenting");
    if (state.from && state.from.isConnected) state.from.focus({ preventScroll: true });
  }

  function press(event) {
    if (!state.on || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
    const at = event.target instanceof Element ? event.target : document.body;
    const by = event.key === "Escape" ? 0 : KEYS[event.key];
    if (by === undefined || at.closest(TYPING) || at.closest(OPEN)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (by) walk(by);
    else leave();
  }

  /** Going back in the browser goes back in the story. */
  function back() {
    if (!state.on) return;
    const query = plain(window.location.search.slice(1));
    const here = state.draft.steps.map((step, place) => ({ place, same: plain(step.view) === query }));
    const near = here.filter((one) => one.same).sort((a, b) => Math.abs(a.place - state.place) - Math.abs(b.place - state.place));
    if (near.length && near[0].place !== state.place) {
      state.place = near[0].place;
      write();
    }
  }

  const acts = { previous: () => walk(-1), next: () => walk(1), leave };

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("#story-show [data-do]");
    if (button && acts[button.dataset.do]) acts[button.dataset.do]();
  });
  window.addEventListener("keydown", press, true);
  window.addEventListener("popstate", back);
  Object.assign(window.graph_app.story, { present });
})();
