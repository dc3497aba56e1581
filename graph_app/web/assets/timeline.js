/* The timeline: brushing, stepping and playing through time. Nothing here asks the server; it says acts. */
(function () {
  "use strict";

  const charts = window.graph_app_charts;
  const player = window.graph_app_time.player("timeline", "time-play", "window");

  /* Bars choose their span, events open; a band chooses what it covers. */
  const ON_TIMELINE = {
    click: (event) => {
      const key = String(((event.points[0] || {}).customdata || [])[0] || "");
      const name = key.slice(key.indexOf(":") + 1);
      player.stop(false);
      if (key.startsWith("event:")) charts.act("timeline", { verb: "open", arg: key });
      else if (key.startsWith("bin:")) charts.act("timeline", player.chosen(Number(name), Number(name)));
    },
    band: (event) => {
      const range = (event.range || {}).x;
      if (!range || !player.time) return;
      const ends = [Math.min(...range), Math.max(...range)];
      const low = Math.max(0, Math.round(ends[0]));
      const high = Math.min(player.end(), Math.round(ends[1]));
      player.stop(false);
      if (low <= high) charts.act("timeline", player.chosen(low, high));
    },
  };

  function drawTimeline(made) {
    player.drawn(made ? made.time : null);
    if (!made) {
      charts.drop("timeline");
      return null;
    }
    return charts.draw("timeline", made, ON_TIMELINE);
  }

  function timeMode(value) {
    player.mode = value || player.mode;
    return "time-sliders " + (player.mode === "window" ? "is-window" : "is-day");
  }

  function slid(range, point) {
    const { mode, time } = player;
    const next = mode === "window" ? range : [0, point];
    const same = next[1] === time.high && (mode !== "window" || next[0] === time.low);
    if (same) return null;
    player.stop(false);
    return player.chosen(next[0], next[1]);
  }

  function kept(checked) {
    const word = checked ? "keep" : "drop";
    return word === player.time.undated ? null : { verb: "filter", parts: { undated: checked ? null : "drop" } };
  }

  function viewed(view) {
    charts.watch("timeline", "time-box");
    player.button();
    const tab = new URLSearchParams((view || {}).query || "").get("tab");
    if (tab !== "timeline") player.stop(true);
    return null;
  }

  function chooseTime(value, range, point, undated, back, playing, next, clear, view, made) {
    const origin = charts.triggered().split(".")[0];
    if (origin.startsWith("{")) return viewed(view) || window.dash_clientside.no_update;
    if (!made) return window.dash_clientside.no_update;
    player.time = made.time;
    const answers = {
      "time-mode": () => player.changed(value),
      "time-range": () => (player.mode === "window" ? slid(range, point) : null),
      "time-point": () => (player.mode === "window" ? null : slid(range, point)),
      "time-undated": () => kept(undated),
      "time-back": () => player.stepped(-1),
      "time-next": () => player.stepped(1),
      "time-play": player.toggled,
      "time-clear": player.cleared,
    };
    const asked = answers[origin] ? answers[origin]() : null;
    return asked ? charts.numbered(asked) : window.dash_clientside.no_update;
  }

  window.dashMantineFunctions = Object.assign({}, window.dashMantineFunctions, {
    timeLabel: (value) => (player.time && player.time.titles[value]) || String(value),
  });
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.graph_app = Object.assign({}, window.dash_clientside.graph_app, {
    drawTimeline,
    timeMode,
    chooseTime,
  });
})();
