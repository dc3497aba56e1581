/* The dialog before an export: what the format cannot hold, in words; then the file, with how far it is. */
(function () {
  "use strict";

  const FRAMES = "application/vnd.graph-app.frames";
  const ROWS = "X-Graph-App-Rows";
  const HEAD = 8; /* bytes before the bytes of a frame: rows so far, and how many bytes follow */
  const LATER = 30000; /* milliseconds after which a saved file is let go */
  const BROKE = "The file broke off. Nothing was saved; try again.";
  const state = { link: null, turn: 0, stop: null, found: null };

  const parts = () => window.graph_app.opening;
  const dialog = () => document.getElementById("exporting");
  const within = (css) => dialog().querySelector(css);
  const say = (text) => (within(".dialog-said").textContent = text);

  /* The same question about a format, of what it cannot hold. */
  const lossOf = (address) => address.replace("api/graph.", "api/loss/");

  function draw(body, foot) {
    within(".dialog-body").replaceChildren(...body);
    within(".dialog-foot").replaceChildren(...foot);
    const first = within(".dialog-foot .strong") || within(".dialog-foot button");
    if (first && dialog().open) first.focus();
  }

  function wrong(text) {
    return parts().element("p", { className: "dialog-wrong", textContent: text, role: "alert" });
  }

  async function ask(address) {
    const answer = await fetch(lossOf(address)).catch(() => null);
    const found = answer && (await answer.json().catch(() => null));
    if (!answer || !found) throw new Error("The server cannot be reached.");
    if (!answer.ok) throw new Error(found.error);
    return found;
  }

  function drawLoss(found) {
    const { element, button, counted } = parts();
    const size = counted(found.actors, "actor") + " and " + counted(found.ties, "tie") + " are visible and go along, with what they rest on.";
    const sentences = found.sentences.map((textContent) => element("li", { textContent, dir: "auto" }));
    const lost = found.entries.length
      ? [element("h3", { textContent: "What this format does not say as the data do" }), element("ul", { className: "exporting-list" }, ...sentences)]
      : [element("p", { textContent: found.sentences[0] })];
    draw([element("p", { textContent: size }), ...lost], [button("Cancel", "hide"), button("Download", "save", "strong")]);
  }

  async function show(link) {
    const turn = (state.turn += 1);
    state.link = link.href;
    const { element, button } = parts();
    dialog().dataset.size = "small";
    within("h2").textContent = "Export: " + (link.firstChild ? link.firstChild.textContent : "");
    say("");
    draw([element("p", { className: "quiet", textContent: "Looking at what the format can hold …" })], [button("Cancel", "hide")]);
    if (!dialog().open) dialog().showModal();
    try {
      state.found = await ask(link.href);
      if (turn === state.turn) drawLoss(state.found);
    } catch (error) {
      if (turn === state.turn) draw([wrong(error.message)], [button("Close", "hide")]);
    }
  }

  /* Takes frames apart as they come; `told` hears rows and bytes so far. Throws where the last one is missing. */
  async function unframe(answer, told) {
    const reader = answer.body.getReader();
    const pieces = [];
    let rest = new Uint8Array(0);
    let bytes = 0;
    let whole = false;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const joined = new Uint8Array(rest.length + part.value.length);
      joined.set(rest);
      joined.set(part.value, rest.length);
      const view = new DataView(joined.buffer);
      let at = 0;
      while (joined.length - at >= HEAD && joined.length - at - HEAD >= view.getUint32(at + 4)) {
        const length = view.getUint32(at + 4);
        whole = length === 0;
        if (length) pieces.push(joined.slice(at + HEAD, at + HEAD + length));
        bytes += length;
        told(view.getUint32(at), bytes);
        at += HEAD + length;
      }
      rest = joined.slice(at);
    }
    if (!whole || rest.length) throw new Error(BROKE);
    return pieces;
  }

  function named(answer) {
    const found = /filename="?([^";]+)/.exec(answer.headers.get("Content-Disposition") || "");
    return found ? found[1] : "graph";
  }

  function keep(pieces, name) {
    const link = parts().element("a", { href: URL.createObjectURL(new Blob(pieces)), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(link.href), LATER);
  }

  function drawProgress() {
    const { element, button } = parts();
    const bar = element("progress", { max: 1, className: "dialog-bar", ariaLabel: "Progress" });
    const far = element("p", { className: "dialog-far quiet", textContent: "Writing …" });
    draw([bar, far], [button("Cancel", "hide")]);
    return { bar, far };
  }

  async function save() {
    const turn = (state.turn += 1);
    const stop = (state.stop = new AbortController());
    const { bar, far } = drawProgress();
    try {
      const answer = await fetch(state.link, { headers: { Accept: FRAMES }, signal: stop.signal });
      if (!answer.ok) throw new Error((await answer.json().catch(() => ({ error: BROKE }))).error);
      const total = Number(answer.headers.get(ROWS));
      const pieces = await unframe(answer, (rows, bytes) => {
        if (total) bar.value = Math.min(1, rows / total);
        const share = total ? Math.min(100, Math.floor((100 * rows) / total)) + " % of the rows, " : "";
        far.textContent = share + (bytes / 1e6).toLocaleString("en", { maximumFractionDigits: 1 }) + " MB";
      });
      if (turn !== state.turn) return;
      const name = named(answer);
      keep(pieces, name);
      draw([parts().element("p", { textContent: "Saved " + name + "." })], [parts().button("Close", "hide", "strong")]);
      say("Saved " + name + ".");
    } catch (error) {
      const text = error instanceof TypeError ? BROKE : error.message;
      if (turn === state.turn) draw([wrong(text)], [parts().button("Close", "hide"), parts().button("Try again", "save", "strong")]);
    }
  }

  function end() {
    state.turn += 1;
    if (state.stop) state.stop.abort();
    state.stop = null;
  }

  const acts = { hide: () => dialog().close(), save };

  document.addEventListener("click", (event) => {
    const at = event.target instanceof Element ? event.target : document.body;
    const link = at.closest("#export a[href*='api/graph.']");
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (link && plain && dialog()) {
      event.preventDefault();
      show(link);
    }
    const pressed = at.closest("#exporting [data-act]");
    if (pressed) acts[pressed.dataset.act]();
    if (dialog() && at === dialog()) dialog().close(); /* beside the dialog */
  });
  document.addEventListener("close", (event) => dialog() && event.target === dialog() && end(), true);
})();
