/* The dialog in which files become a debate of this session: choose, send, read, see what became of them, open. */
(function () {
  "use strict";

  const shared = (window.graph_app = window.graph_app || {});
  const parts = (shared.opening = shared.opening || {});
  const TICK = 400;
  const WORKING = ["sending", "reading", "opening"];

  const state = { phase: "choosing", found: null, last: null, form: null, error: "", work: null, turn: 0, begun: 0, names: "", titled: "" };

  const dialog = () => document.getElementById("opening");
  const words = () => JSON.parse(dialog().dataset.words);
  const within = (css) => dialog().querySelector(css);

  function say(text) {
    within(".dialog-said").textContent = text;
  }

  function megabytes(bytes) {
    return (bytes / 1e6).toLocaleString("en", { maximumFractionDigits: 1 }) + " MB";
  }

  /* What stands in the dialog while files are chosen, worked at, or understood. */
  const bodies = {
    choosing() {
      const { element, button } = parts;
      const { formats, megabytes: most, lasting, here } = words();
      return [
        state.error ? wrong() : null,
        element(
          "div",
          { className: "opening-drop" },
          button("Choose files …", "choose", "strong"),
          element("p", { className: "quiet", textContent: "or drop them anywhere on the page; a table of actors and one of ties together" }),
        ),
        element("p", { textContent: "They open as a debate of their own, in this browser session only: nobody else sees it, and after " + lasting + " it is gone. " + here }),
        element("p", { className: "quiet", textContent: "Read are " + Object.values(formats).join(", ") + "; up to " + most + " MB." }),
        element("div", { className: "opening-others" }),
      ];
    },
    sending: () => progress("Sending"),
    reading: () => progress("Reading"),
    opening: () => progress("Opening"),
    failed() {
      state.form = new parts.Form(state.last || { options: state.found ? state.found.options : {} }, words());
      return [wrong(), state.found ? state.form.node : null];
    },
    read() {
      state.form = new parts.Form(state.found, words());
      return [closing(), parts.drawReport(state.found, words(), titled()), state.form.node];
    },
    report: () => [parts.drawReport(state.found, words())],
  };

  const feet = {
    choosing: () => [],
    sending: () => [parts.button("Cancel", "cancel")],
    reading: () => [parts.button("Cancel", "cancel")],
    opening: () => [],
    failed: () => [
      state.found ? parts.button("Read again", "again") : null,
      parts.button("Choose other files …", "choose", "strong"),
    ],
    read: () => [parts.button("Cancel", "cancel"), parts.button("Read again", "again"), parts.button("Open this debate", "open", "strong")],
    report: () => [parts.button("Close", "hide")],
  };

  function wrong() {
    return parts.element("p", { className: "dialog-wrong", textContent: state.error, dir: "auto", role: "alert" });
  }

  /* What the debate is to be called. */
  function titled() {
    const value = state.titled || state.found.report.title;
    const field = parts.element("input", { className: "opening-field opening-name", value, maxLength: 200, dir: "auto" });
    field.addEventListener("input", () => (state.titled = field.value.trim()));
    return parts.element("label", {}, parts.element("span", { textContent: "Title " }), field);
  }

  function closing() {
    const { closes } = state.found;
    if (!closes.length) return null;
    const named = closes.map((name) => "“" + name + "”").join(", ");
    const text = "Opening it closes " + named + ", as only " + words().each + " can be open at a time.";
    return parts.element("p", { className: "dialog-note", textContent: text, dir: "auto" });
  }

  function progress(verb) {
    const bar = parts.element("progress", { max: 1, className: "dialog-bar" });
    bar.setAttribute("aria-label", "Progress");
    const names = parts.element("p", { textContent: verb + " " + state.names, dir: "auto" });
    return [names, bar, parts.element("p", { className: "dialog-far quiet" })];
  }

  /* Says how far it is; without a share only that something goes on. */
  function tell(text, share) {
    const far = within(".dialog-far");
    if (!far) return;
    far.textContent = text;
    if (share === undefined) within(".dialog-bar").removeAttribute("value");
    else within(".dialog-bar").value = share;
  }

  function draw(phase) {
    state.phase = phase;
    dialog().dataset.phase = phase;
    within("h2").textContent = phase === "report" ? "What became of the files" : "Open a file as a debate";
    within(".dialog-body").replaceChildren(...bodies[phase]().filter(Boolean));
    within(".dialog-foot").replaceChildren(...feet[phase]().filter(Boolean));
    const first = within(".dialog-foot .strong") || within(".dialog-body .strong") || within(".dialog-foot button");
    if (first && dialog().open) first.focus();
    fit();
    if (phase === "choosing") others();
  }

  /* What can be pressed, now that something was chosen in the form. */
  function fit() {
    const again = within("[data-act=again]");
    if (!again || !state.form) return;
    const changed = state.form.changed();
    const faulty = changed ? state.form.wrong() : "";
    again.disabled = !changed || Boolean(faulty);
    const open = within("[data-act=open]");
    if (open) open.disabled = changed;
    again.classList.toggle("strong", changed);
    (open || within("[data-act=choose]")).classList.toggle("strong", !changed);
    say(faulty || (changed && open ? "Read the files again to see what comes of it." : ""));
  }

  /* The other debates of this session. */
  async function others() {
    const found = await parts.ask("open").catch(() => null);
    const place = within(".opening-others");
    if (!found || !place || found.debates.length < 2) return;
    const links = found.debates.map(({ title, address }) =>
      parts.element("li", {}, parts.element("a", { href: parts.root() + address || "./", textContent: title, dir: "auto" })),
    );
    place.replaceChildren(parts.element("h3", { textContent: "Open in this session" }), parts.element("ul", {}, ...links));
  }

  function show() {
    if (!dialog().open) dialog().showModal();
  }

  function fail(error) {
    state.error = error.message;
    if (error.status === 404 || error.status === 410) state.found = null;
    draw(state.found ? "failed" : "choosing");
  }

  /* Begins something that takes long; what was begun before does not answer any more. */
  function begin(phase) {
    state.turn += 1;
    state.begun = performance.now();
    draw(phase);
    say("");
    return state.turn;
  }

  async function bring(files) {
    if (!files.length || WORKING.includes(state.phase)) return;
    const most = words().megabytes;
    const size = files.reduce((sum, file) => sum + file.size, 0);
    show();
    if (size > most * 1e6) {
      state.found = null;
      fail(new Error("The files have " + megabytes(size) + "; at most " + most + " MB are opened here. Larger ones can be opened with graph-app serve FILE."));
      return;
    }
    state.names = files.map((file) => file.name).join(", ");
    Object.assign(state, { found: null, last: null, form: null, error: "", titled: "" });
    let turn = begin("sending");
    state.work = parts.send(files, (share) => turn === state.turn && tell(Math.round(100 * share) + " % of " + megabytes(size), share));
    try {
      const found = await state.work.answer;
      if (turn !== state.turn) return;
      state.found = found;
      turn = begin("reading");
      await watch(turn);
    } catch (error) {
      if (turn === state.turn) fail(error);
    }
  }

  const pause = () => new Promise((resolve) => window.setTimeout(resolve, TICK));

  /* Looks now and then how far reading is. */
  async function watch(turn) {
    let found = state.found;
    while (found.state === "waiting" || found.state === "reading") {
      const seconds = Math.floor((performance.now() - state.begun) / 1000);
      const stage = found.state === "waiting" ? "Waiting for its turn" : found.stage;
      tell(stage + (seconds > 1 ? ", " + parts.counted(seconds, "second") : ""));
      await pause();
      if (turn !== state.turn) return;
      found = await parts.ask("open/" + found.token);
      if (turn !== state.turn) return;
    }
    state.found = found;
    state.error = found.error || "";
    if (found.state === "read") state.last = found;
    draw(found.state);
    if (found.state === "read") say("The files were read.");
  }

  async function forget() {
    const { found, work } = state;
    state.turn += 1;
    if (work) work.stop();
    Object.assign(state, { phase: "choosing", found: null, last: null, form: null, error: "", work: null });
    if (found && !found.opened) await parts.ask("open/" + found.token, "DELETE").catch(() => null);
  }

  const acts = {
    choose() {
      const input = parts.element("input", { type: "file", multiple: true });
      input.addEventListener("change", () => bring([...input.files]));
      input.click();
    },
    async cancel() {
      dialog().close();
      await forget();
    },
    hide: () => dialog().close(),
    async again() {
      const options = state.form.options();
      const { token } = state.found;
      const turn = begin("reading");
      try {
        state.found = await parts.ask("open/" + token + "/again", "POST", { options });
        await watch(turn);
      } catch (error) {
        fail(error);
      }
    },
    async open() {
      const { token } = state.found;
      begin("opening");
      try {
        const { address } = await parts.ask("open/" + token + "/debate", "POST", { title: state.titled });
        window.location.assign(parts.root() + address);
      } catch (error) {
        fail(error);
      }
    },
  };

  /* Shows again what became of the files of this debate. */
  async function showReport(token) {
    try {
      state.found = await parts.ask("open/" + token);
      draw("report");
    } catch (error) {
      state.found = null;
      state.error = error.message;
      draw("choosing");
    }
    show();
  }

  function onClick(event) {
    const at = event.target instanceof Element ? event.target : document.body;
    if (at.closest("#opening-open") && !dialog().open) {
      if (state.phase === "report") Object.assign(state, { phase: "choosing", found: null });
      dialog().showModal();
      draw(state.phase);
    }
    const pressed = at.closest("#opening [data-act]");
    if (pressed && !pressed.disabled && acts[pressed.dataset.act]) acts[pressed.dataset.act]();
    if (at === dialog() && !WORKING.includes(state.phase)) dialog().close(); /* beside the dialog */
  }

  /* Esc hides the dialog; what is under way ends. */
  function onHide(event) {
    if (event.target === dialog() && ["sending", "reading"].includes(state.phase)) forget();
  }

  document.addEventListener("click", onClick);
  document.addEventListener("close", onHide, true);
  document.addEventListener("input", (event) => dialog() && dialog().contains(event.target) && fit());
  Object.assign(parts, { bring, showReport, busy: () => WORKING.includes(state.phase) });
})();
