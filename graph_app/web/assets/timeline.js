/* The timeline: brushing, stepping and playing through time. Nothing here asks the server; it says acts. */
(function () {
  "use strict";

  const PAUSE = 750;
  const PATIENCE = 8000;
  const charts = window.graph_app_charts;
  const play = { on: false, wanted: null, timer: 0, frames: 0 };
  let time = null;
  let mode = "window";

  function calm() {
    return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  function end() {
    return time.last.length - 1;
  }

  /* The parts of the filter that say a choice; the whole of time says nothing. */
  function parts(low, high) {
    const until = high >= end() ? null : time.last[high];
    if (mode === "as_of") return { as_of: until };
    if (mode === "both") return { as_of: until, until: until, since: null };
    return { since: low <= 0 ? null : time.first[low], until: until };
  }

  function chosen(low, high, more) {
    return Object.assign({ verb: "filter", parts: parts(low, high) }, more);
  }

  /* How long a window is that nobody has chosen yet: about a year. */
  function length() {
    const whole = end() + 1;
    if (time.set && time.high - time.low + 1 < whole) return time.high - time.low + 1;
    return Math.max(1, Math.min(12, Math.floor(whole / 3)));
  }

  /* The next choice by `step` bins, null where time ends. */
  function moved(step) {
    const last = end();
    if (mode !== "window") {
      const high = time.high + step;
      return high < 0 || high > last ? null : [0, high];
    }
    const long = length();
    if (!time.set) return step < 0 ? [last - long + 1, last] : [0, long - 1];
    const low = time.low + step;
    return low < 0 || low + long - 1 > last ? null : [low, low + long - 1];
  }

  /* Playing: a step, then the next one once it is drawn; every frame is passing, the last one stays. */
  function tick() {
    if (!play.on) return;
    const next = moved(1);
    if (!next) return stop(true);
    go(next);
  }

  function go(next) {
    play.wanted = next[1];
    play.frames += 1;
    charts.act("timeline", chosen(next[0], next[1], { passing: true }));
    window.clearTimeout(play.timer);
    play.timer = window.setTimeout(() => stop(false), PATIENCE);
  }

  function start() {
    if (play.on || !time || calm()) return;
    play.on = true;
    play.frames = 0;
    button();
    const fresh = !time.set || !moved(1);
    if (fresh) go(mode === "window" ? [0, length() - 1] : [0, 0]);
    else tick();
  }

  function stop(keep) {
    if (!play.on) return;
    play.on = false;
    window.clearTimeout(play.timer);
    button();
    if (keep && time) charts.act("timeline", chosen(time.low, time.high));
  }

  function button() {
    const found = document.getElementById("time-play");
    if (!found) return;
    const still = calm();
    const label = still ? "Play is off: your system asks for less motion. Step instead." : play.on ? "Pause" : "Play";
    found.textContent = play.on ? "❚❚" : "▶";
    found.setAttribute("aria-label", label);
    found.title = label;
    found.disabled = still;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !play.on) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    stop(true);
  }, true);

  /* Bars choose their span, events open; a band chooses what it covers. */
  const ON_TIMELINE = {
    click: (event) => {
      const key = String(((event.points[0] || {}).customdata || [])[0] || "");
      const name = key.slice(key.indexOf(":") + 1);
      stop(false);
      if (key.startsWith("event:")) charts.act("timeline", { verb: "open", arg: key });
      else if (key.startsWith("bin:")) charts.act("timeline", chosen(Number(name), Number(name)));
    },
    band: (event) => {
      const range = (event.range || {}).x;
      if (!range || !time) return;
      const ends = [Math.min(...range), Math.max(...range)];
      const low = Math.max(0, Math.round(ends[0]));
      const high = Math.min(end(), Math.round(ends[1]));
      stop(false);
      if (low <= high) charts.act("timeline", chosen(low, high));
    },
  };

  function drawTimeline(made) {
    if (!made) {
      time = null;
      stop(false);
      charts.drop("timeline");
      return null;
    }
    time = made.time;
    if (play.on && time.high !== play.wanted) stop(false);
    else if (play.on) {
      window.clearTimeout(play.timer);
      play.timer = window.setTimeout(tick, PAUSE);
    }
    return charts.draw("timeline", made, ON_TIMELINE);
  }

  function timeMode(value) {
    mode = value || mode;
    return "time-sliders " + (mode === "window" ? "is-window" : "is-day");
  }

  /* Changing what is chosen keeps the last day, and lets go of the words it does not use. */
  function changed(value) {
    mode = value || mode;
    stop(false);
    if (!time.set || value === time.mode) return null;
    const none = { since: null, until: null, as_of: null };
    const act = chosen(mode === "window" ? time.low : 0, time.high);
    return Object.assign(act, { parts: Object.assign(none, act.parts) });
  }

  function slid(range, point) {
    const next = mode === "window" ? range : [0, point];
    const same = next[1] === time.high && (mode !== "window" || next[0] === time.low);
    if (same) return null;
    stop(false);
    return chosen(next[0], next[1]);
  }

  function stepped(step) {
    stop(false);
    const next = moved(step);
    return next ? chosen(next[0], next[1]) : null;
  }

  function cleared() {
    stop(false);
    const parts = mode === "as_of" ? ["as_of"] : mode === "both" ? ["as_of", "until", "since"] : ["since", "until"];
    return { verb: "filter", parts: Object.fromEntries(parts.map((word) => [word, null])) };
  }

  function kept(checked) {
    const word = checked ? "keep" : "drop";
    return word === time.undated ? null : { verb: "filter", parts: { undated: checked ? null : "drop" } };
  }

  function viewed(view) {
    charts.watch("timeline", "time-box");
    button();
    const tab = new URLSearchParams((view || {}).query || "").get("tab");
    if (tab !== "timeline") stop(true);
    return null;
  }

  function toggled() {
    if (play.on) stop(true);
    else start();
    return null;
  }

  function chooseTime(value, range, point, undated, back, playing, next, clear, view, made) {
    const origin = charts.triggered().split(".")[0];
    if (origin.startsWith("{")) return viewed(view) || window.dash_clientside.no_update;
    if (!made) return window.dash_clientside.no_update;
    time = made.time;
    const answers = {
      "time-mode": () => changed(value),
      "time-range": () => (mode === "window" ? slid(range, point) : null),
      "time-point": () => (mode === "window" ? null : slid(range, point)),
      "time-undated": () => kept(undated),
      "time-back": () => stepped(-1),
      "time-next": () => stepped(1),
      "time-play": toggled,
      "time-clear": cleared,
    };
    const asked = answers[origin] ? answers[origin]() : null;
    return asked ? charts.numbered(asked) : window.dash_clientside.no_update;
  }

  window.dashMantineFunctions = Object.assign({}, window.dashMantineFunctions, {
    timeLabel: (value) => (time && time.titles[value]) || String(value),
  });
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.graph_app = Object.assign({}, window.dash_clientside.graph_app, {
    drawTimeline,
    timeMode,
    chooseTime,
  });
})();
