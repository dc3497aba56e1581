/* What must feel instant and needs no data: copying the link, drawers, keys. */
(function () {
  "use strict";

  function copied(ok) {
    window.clearTimeout(copied.timer);
    copied.timer = window.setTimeout(function () {
      window.dash_clientside.set_props("copy-link", { children: "Copy link" });
    }, 1800);
    const guest = document.getElementById("ribbon"); /* a debate that nobody else can see */
    if (ok && guest) return ["Copied, for this session", "The link is in the clipboard. It works in this browser session only."];
    return ok
      ? ["Copied", "The link to this view is in the clipboard."]
      : ["Press Ctrl+C", "The browser does not let the page copy; the address bar has the link."];
  }

  function copyByHand(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.appendChild(field);
    field.select();
    const ok = document.execCommand("copy");
    field.remove();
    return ok;
  }

  function copyLink(clicks) {
    if (!clicks) return [window.dash_clientside.no_update, window.dash_clientside.no_update];
    const text = window.location.href;
    if (navigator.clipboard && navigator.clipboard.writeText) {
      return navigator.clipboard.writeText(text).then(
        () => copied(true),
        () => copied(copyByHand(text)),
      );
    }
    return copied(copyByHand(text));
  }

  function openHelp(clicks, opened) {
    return clicks ? !opened : window.dash_clientside.no_update;
  }

  /* What is wrong with a date as typed: the day must be one of its month. */
  function dateError(value) {
    const text = (value || "").trim();
    const [, year, month = "01", day = "01"] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) || [];
    const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
    const sound = Number(year) > 0 && !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
    return !text || sound ? "" : "Write 2024, 2024-03 or 2024-03-25";
  }

  let selectedBefore = "";

  /* On a narrow screen filters and details are drawers; a new selection opens the details. */
  function drawers(filters, details, hideDetails, hideFilters, view, classes) {
    const triggered = (window.dash_clientside.callback_context.triggered[0] || {}).prop_id || "";
    const open = (classes || "").split(" ").filter((name) => name.startsWith("show-"))[0] || "";
    let next = open;
    if (triggered.startsWith("show-filters")) next = open === "show-filters" ? "" : "show-filters";
    else if (triggered.startsWith("show-details")) next = open === "show-details" ? "" : "show-details";
    else if (triggered.startsWith("hide-")) next = "";
    else {
      const selected = new URLSearchParams((view || {}).query || "").get("at") || "";
      if (selected !== selectedBefore && selected) next = "show-details";
      selectedBefore = selected;
    }
    return next ? "frame " + next : "frame";
  }

  /* Undo and redo walk through the views of this visit; `past` ends with the one that is shown, `awaited` are
     those that the page was sent to and has not shown yet, `undone` and `redone` count the presses that were heard. */
  const walk = { past: [], future: [], awaited: [], shown: undefined, undone: 0, redone: 0 };

  function goTo(query) {
    walk.awaited.push(query);
    window.dash_clientside.set_props("url", { search: query ? "?" + query : "?" });
  }

  function undo() {
    if (walk.past.length < 2) return;
    walk.future.push(walk.past.pop());
    goTo(walk.past[walk.past.length - 1]);
  }

  function redo() {
    if (!walk.future.length) return;
    walk.past.push(walk.future.pop());
    goTo(walk.past[walk.past.length - 1]);
  }

  function remember(query) {
    const place = walk.awaited.indexOf(query);
    walk.awaited = place < 0 ? [] : walk.awaited.slice(place + 1);
    if (place >= 0 || walk.past[walk.past.length - 1] === query) return;
    walk.past.push(query);
    walk.future = [];
  }

  /* Returns whether undo and redo have nowhere to go. While the server is at work, Dash waits and then hands
     over what was shown and pressed meanwhile at once: the view is kept first, then each press is a step. */
  function walkViews(view, undone, redone) {
    if (view !== walk.shown && !(view || {}).passing) remember((view || {}).query || "");
    walk.shown = view;
    for (; walk.undone < (undone || 0); walk.undone += 1) undo();
    for (; walk.redone < (redone || 0); walk.redone += 1) redo();
    return [walk.past.length < 2, walk.future.length === 0];
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.graph_app = Object.assign({}, window.dash_clientside.graph_app, {
    copyLink,
    openHelp,
    drawers,
    dateError,
    walkViews,
  });

  document.addEventListener("keydown", function (event) {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !typing) {
      event.preventDefault();
      const button = document.getElementById(event.shiftKey ? "redo" : "undo");
      if (button) button.click();
    }
    if (event.key === "Escape" && !typing) {
      const frame = document.getElementById("frame");
      if (frame && /show-/.test(frame.className)) {
        window.dash_clientside.set_props("frame", { className: "frame" });
      }
    }
  });
})();
