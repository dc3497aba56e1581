/* The drawer in which a story is written. Its lists are made here; what is typed never leaves the browser. */
(function () {
  "use strict";

  const tools = window.graph_app.story;
  const { button, drawStep, element, field, grow, named } = tools;
  const UNDOABLE = 20;
  const state = { about: null, draft: null, before: [], timer: 0, file: 0, kept: true };

  const root = () => document.getElementById("story");
  const part = (name) => root().querySelector(name);
  const thumbs = () => window.matchMedia("(pointer: coarse)").matches; // typing would cover half of the screen

  /* ---- what is kept ---- */

  function keep() {
    window.clearTimeout(state.timer);
    state.timer = 0;
    state.kept = tools.write(state.about, state.draft);
    if (!state.kept) say("This browser does not keep drafts. Save the story as a file.");
  }

  function keepSoon() {
    window.clearTimeout(state.timer);
    state.timer = window.setTimeout(keep, 250);
  }

  function copy(draft) {
    return JSON.parse(JSON.stringify(draft));
  }

  /** Put another draft in place of this one; too large a one is refused. */
  function change(draft, undoable) {
    const size = tools.bytes(tools.file(draft, state.about));
    if (size > state.about.limits.bytes) {
      say("The story is full: its file may have " + state.about.limits.bytes.toLocaleString("en") + " bytes.");
      return false;
    }
    if (undoable) state.before = [...state.before.slice(1 - UNDOABLE), copy(state.draft)];
    state.draft = draft;
    keep();
    draw();
    return true;
  }

  function undo() {
    const before = state.before.pop();
    if (!before) return;
    state.draft = before;
    keep();
    draw();
    say("Taken back.");
    part("[data-do=add]").focus();
  }

  /* ---- what is said ---- */

  function say(text, undoable) {
    const said = part(".story-said");
    said.replaceChildren();
    if (!text) return;
    const words = document.createElement("span");
    words.textContent = text;
    said.append(words);
    if (undoable) said.append(button("Undo", "undo"));
    said.append(button("✕", "hush", "Close this message"));
  }

  /* ---- what is drawn ---- */

  function draw() {
    const { draft } = state;
    const title = part(".story-name");
    if (!title.firstChild) title.append(field("input", "story", "Title of the story", ""));
    if (title.firstChild.value !== draft.title) title.firstChild.value = draft.title;
    part(".story-steps").replaceChildren(...draft.steps.map(drawStep));
    if (!draft.steps.length) {
      const words = "A story is a row of views with a few words each. Set the page up as you want it seen, then add the view.";
      part(".story-steps").append(element("li", { className: "story-none", textContent: words }));
    }
    root().querySelectorAll("textarea").forEach(grow);
    for (const name of ["present", "save"]) part("[data-do=" + name + "]").disabled = !draft.steps.length;
    mark();
  }

  /** The step whose view the page shows. */
  function mark() {
    const query = tools.plain(window.location.search.slice(1));
    let found = false;
    root().querySelectorAll(".story-step").forEach((item) => {
      const here = !found && tools.plain(state.draft.steps[item.dataset.place].view) === query;
      found = found || here;
      if (here) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    });
  }

  /* ---- acts ---- */

  function open(is) {
    document.body.classList.toggle("telling", is);
    const opener = document.getElementById("story-open");
    if (opener) opener.setAttribute("aria-expanded", String(is));
    if (is) {
      draw();
      part(thumbs() ? "[data-do=add]" : ".story-name input").focus({ preventScroll: true });
    } else if (opener) opener.focus();
  }

  async function add() {
    const { limits } = state.about;
    if (state.draft.steps.length >= limits.steps) {
      say("A story has at most " + limits.steps + " steps.");
      return;
    }
    const title = tools.titleNow();
    const view = await tools.now();
    if (view.length > limits.view) {
      say("The link of this view is too long for a story: fewer actors can be selected or pinned.");
      return;
    }
    const draft = copy(state.draft);
    draft.created = draft.created || new Date().toISOString().slice(0, 10);
    draft.steps.push({ title, text: "", view, notes: [] });
    if (!change(tools.clean(draft, limits))) return;
    const last = part(".story-step:last-child .story-title");
    if (!thumbs()) {
      last.focus();
      last.select();
    }
    last.closest("li").scrollIntoView({ block: "nearest" });
    say("");
  }

  async function take(place) {
    const view = await tools.now();
    const draft = copy(state.draft);
    if (view.length > state.about.limits.view) return;
    Object.assign(draft.steps[place], { view, notes: [] });
    if (change(draft, true)) say(named(draft.steps[place], place) + " now has the view shown.", true);
  }

  function move(place, by) {
    const to = place + by;
    if (to < 0 || to >= state.draft.steps.length) return;
    const draft = copy(state.draft);
    const held = document.activeElement && document.activeElement.dataset;
    const same = held && (held.do ? "[data-do=" + held.do + "]" : held.word ? "[data-word=" + held.word + "]" : "");
    draft.steps.splice(to, 0, draft.steps.splice(place, 1)[0]);
    if (!change(draft)) return;
    const item = root().querySelectorAll(".story-step")[to];
    const next = same && item.querySelector(same);
    (next && !next.disabled ? next : item.querySelector("[data-do=" + (by < 0 ? "down" : "up") + "]")).focus();
    item.scrollIntoView({ block: "nearest" });
    say("Moved to place " + (to + 1) + " of " + draft.steps.length + ".");
  }

  function remove(place) {
    const draft = copy(state.draft);
    const [gone] = draft.steps.splice(place, 1);
    if (!change(draft, true)) return;
    say(named(gone, place) + " is removed.", true);
    part(".story-said [data-do=undo]").focus();
  }

  function renew() {
    if (change(tools.clean({}, state.about.limits), true)) say("A new story.", true);
  }

  function save() {
    const blob = new Blob([tools.file(state.draft, state.about)], { type: "application/json" });
    const link = element("a", { href: URL.createObjectURL(blob), download: tools.fileName(state.draft, state.about) });
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    say("Saved as " + link.download + ".");
  }

  function choose() {
    const input = element("input", { type: "file", accept: ".json,application/json" });
    input.addEventListener("change", () => input.files[0] && hand(input.files[0]));
    input.click();
  }

  /** Hand a file to the server, which checks it. */
  function hand(file) {
    const most = state.about.limits.bytes;
    if (file.size > most) {
      say("The file has " + file.size.toLocaleString("en") + " bytes; a story has at most " + most.toLocaleString("en") + ".");
      return;
    }
    const reader = new FileReader();
    state.file += 1;
    const n = state.file;
    reader.addEventListener("error", () => say("The file could not be read."));
    reader.addEventListener("load", () => {
      const content = reader.result.slice(reader.result.indexOf(",") + 1);
      window.dash_clientside.set_props("story-file", { data: { content: file.size ? content : "", n } });
    });
    reader.readAsDataURL(file);
  }

  function storyOpened(found) {
    if (!found || found.n !== state.file) return;
    if (found.error) {
      say(found.error);
      return;
    }
    if (!change(tools.clean(found, state.about.limits), true)) return;
    const steps = found.steps.length + (found.steps.length === 1 ? " step" : " steps");
    const left = found.steps.filter((step) => step.notes.length).length;
    const more = left ? ["Parts of " + left + (left === 1 ? " view" : " views") + " are left out; the steps say which."] : [];
    say(["Opened, " + steps + ".", ...found.notes, ...more].join(" "), true);
  }

  function type(target) {
    const { word, place } = target.dataset;
    const { limits } = state.about;
    const limit = word === "text" ? limits.text : limits.title;
    const before = target.value;
    const value = tools.cut(before, limit);
    const draft = copy(state.draft);
    if (word === "story") draft.title = value;
    else draft.steps[place][word] = value;
    const fits = tools.bytes(tools.file(draft, state.about)) <= limits.bytes;
    if (value !== before) say("At most " + limit.toLocaleString("en") + " characters; the rest was cut off.");
    if (fits) state.draft = draft;
    else say("The story is full: save it and begin another.");
    const kept = word === "story" ? state.draft.title : state.draft.steps[place][word];
    if (target.value !== kept) target.value = kept;
    if (target.tagName === "TEXTAREA") grow(target);
    keepSoon();
  }

  const acts = {
    add,
    new: renew,
    open: choose,
    save,
    undo,
    hush: () => say(""),
    close: () => open(false),
    present: () => tools.present(copy(state.draft)),
    go: (place) => tools.go(state.draft.steps[place].view),
    take,
    remove,
    up: (place) => move(place, -1),
    down: (place) => move(place, 1),
  };

  function press(event) {
    const item = event.target.closest("[data-place]");
    if (event.altKey && item && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      event.stopPropagation();
      move(Number(item.dataset.place), event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "Escape" && !event.isComposing) {
      event.stopPropagation();
      open(false);
    }
  }

  function listen() {
    document.addEventListener("click", (event) => {
      const at = event.target instanceof Element ? event.target : document.body;
      if (at.closest("#story-open")) open(!document.body.classList.contains("telling"));
      const pressed = at.closest("#story [data-do]");
      if (pressed && !pressed.disabled && acts[pressed.dataset.do]) acts[pressed.dataset.do](Number(pressed.dataset.place));
    });
    root().addEventListener("input", (event) => event.target.dataset.word && type(event.target));
    root().addEventListener("keydown", press);
    root().addEventListener("dragover", (event) => {
      event.preventDefault();
      root().classList.add("dropping");
    });
    root().addEventListener("dragleave", () => root().classList.remove("dropping"));
    root().addEventListener("drop", (event) => {
      event.preventDefault();
      root().classList.remove("dropping");
      if (event.dataTransfer.files[0]) hand(event.dataTransfer.files[0]);
    });
    window.addEventListener("pagehide", () => state.timer && keep());
  }

  function begin() {
    state.about = JSON.parse(root().dataset.about);
    state.draft = tools.clean(tools.read(state.about), state.about.limits);
    tools.onOther(state.about, (draft) => {
      state.draft = tools.clean(draft, state.about.limits);
      draw();
    });
    listen();
    draw();
  }

  /** The page shows another view, or is there for the first time. */
  function storyView() {
    if (!root()) return;
    if (!state.about) begin();
    else mark();
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.graph_app = Object.assign({}, window.dash_clientside.graph_app, { storyOpened, storyView });
})();
