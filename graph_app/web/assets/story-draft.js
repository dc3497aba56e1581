/* A story as it is written: its limits, its file, and its draft in this browser. Nothing here is sent anywhere. */
(function () {
  "use strict";

  const WORD = "camera=";
  const KEY = "graph_app story draft: ";

  /** Cut by characters, not by halves of them; `limit` is in characters. */
  function cut(text, limit) {
    if (text.length <= limit) return text;
    const all = Array.from(text);
    return all.length <= limit ? text : all.slice(0, limit).join("");
  }

  function sound(value, limit) {
    const text = typeof value === "string" ? value : "";
    return cut(text.toWellFormed ? text.toWellFormed() : text, limit);
  }

  function line(value, limit) {
    return sound(value, limit).replace(/\r\n?|\n/g, " ");
  }

  function view(value, limit) {
    if (typeof value !== "string") return null;
    const text = value.replace(/^\?/, "");
    return text.length <= limit && !/[\s#\x00-\x1f\x7f]/.test(text) ? text : null;
  }

  function step(raw, limits) {
    const seen = view((raw || {}).view, limits.view);
    if (seen === null) return null;
    const notes = Array.isArray(raw.notes) ? raw.notes.filter((note) => typeof note === "string").slice(0, 10) : [];
    return {
      title: line(raw.title, limits.title),
      text: sound(raw.text, limits.text).replace(/\r\n?/g, "\n"),
      view: seen,
      notes,
    };
  }

  /** Whatever was kept or handed over, as a draft within the limits. */
  function clean(raw, limits) {
    const from = raw && typeof raw === "object" ? raw : {};
    const steps = Array.isArray(from.steps) ? from.steps.slice(0, limits.steps) : [];
    return {
      title: line(from.title, limits.title),
      created: /^\d{4}-\d{2}-\d{2}$/.test(from.created || "") ? from.created : "",
      steps: steps.map((one) => step(one, limits)).filter(Boolean),
    };
  }

  /** The file: the same bytes as Python's `Story.to_bytes`. */
  function file(draft, about) {
    const story = { format: about.format, version: about.version, title: draft.title };
    if (draft.created) story.created = draft.created;
    story.data = { name: about.data.name, version: about.data.version, fingerprint: about.data.fingerprint };
    story.steps = draft.steps.map(({ title, text, view: seen }) => ({ title, text, view: seen }));
    return JSON.stringify(story, null, 2) + "\n";
  }

  function bytes(text) {
    return new TextEncoder().encode(text).length;
  }

  function fileName(draft, about) {
    const stem = draft.title.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
    return (stem || about.stem).toLowerCase() + "-story.json";
  }

  /** Returns the draft of a data set, null without one. */
  function read(about) {
    try {
      return JSON.parse(window.localStorage.getItem(KEY + about.data.name));
    } catch {
      return null;
    }
  }

  /** Returns whether the browser kept it. */
  function write(about, draft) {
    try {
      window.localStorage.setItem(KEY + about.data.name, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  }

  function onOther(about, tell) {
    window.addEventListener("storage", (event) => {
      if (event.key === KEY + about.data.name) tell(read(about));
    });
  }

  function words(query) {
    return query.split("&").filter(Boolean).sort();
  }

  /** A view without where it is looked at from, to compare. */
  function plain(query) {
    return words(query).filter((word) => !word.startsWith(WORD)).join("&");
  }

  /** What the page shows now, the camera as well; waits until it stands still. */
  function now() {
    const canvas = (document.getElementById("canvas") || {}).graphCanvas;
    const query = window.location.search.slice(1);
    if (!canvas || !canvas.ready) return Promise.resolve(words(query).join("&"));
    return new Promise((done) => {
      let left = 40;
      (function look() {
        left -= 1;
        if (canvas.moving() && left > 0) {
          window.setTimeout(look, 50);
          return;
        }
        const { x, y, ratio } = canvas.camera();
        const camera = WORD + [x, y, ratio].map((value) => +value.toFixed(5)).join(":");
        done(words(plain(window.location.search.slice(1)) + "&" + camera).join("&"));
      })();
    });
  }

  /** The beginning of the sentence that says what is shown. */
  function titleNow() {
    const chosen = document.querySelector("#details .content h2, #details h2");
    const sentence = (document.getElementById("sentence") || {}).textContent || "";
    const what = sentence.replace(/^[^:]*:\s*/, "").split(";")[0].replace(/\.$/, "").split(/\s+/).slice(0, 12).join(" ");
    const said = what.charAt(0).toUpperCase() + what.slice(1);
    const at = new URLSearchParams(window.location.search).get("at");
    return at && chosen ? chosen.textContent : said;
  }

  /** Open a view through the address, as a link does. */
  function go(query) {
    const search = new URL("?" + query, window.location.href).search || "?";
    window.dash_clientside.set_props("url", { search });
  }

  window.graph_app = window.graph_app || {};
  window.graph_app.story = { bytes, clean, cut, file, fileName, go, now, onOther, plain, read, titleNow, write };
})();
