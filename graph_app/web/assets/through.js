/* Through time beside the picture: what actors say joins them up to a day, or within a window; places stay. */
(function () {
  "use strict";

  const charts = window.graph_app_charts;
  const player = window.graph_app_time.player("through", "through-play", "as_of");

  /* What is drawn now; a choice made elsewhere, by the timeline or a link, is followed. */
  function throughTime(time) {
    if (time && time.set) player.mode = time.mode;
    player.drawn(time);
    player.button();
    return player.mode === "window" ? "window" : "as_of";
  }

  /* The day is slid: of a window the last one, its length stays. */
  function slid(point) {
    const { mode, time } = player;
    const low = mode === "window" ? Math.max(0, point - player.length() + 1) : 0;
    if (point === time.high) return null;
    player.stop(false);
    return player.chosen(low, point);
  }

  function chooseThrough(mode, point, back, playing, next, clear, time) {
    const no = window.dash_clientside.no_update;
    if (!time) return no;
    player.time = time;
    const shown = player.mode === "window" ? "window" : "as_of";
    const answers = {
      "through-mode": () => (mode === shown ? null : player.changed(mode)),
      "through-point": () => slid(point),
      "through-back": () => player.stepped(-1),
      "through-next": () => player.stepped(1),
      "through-play": player.toggled,
      "through-clear": player.cleared,
    };
    const origin = charts.triggered().split(".")[0];
    const asked = answers[origin] ? answers[origin]() : null;
    return asked ? charts.numbered(asked) : no;
  }

  window.dashMantineFunctions = Object.assign({}, window.dashMantineFunctions, {
    throughLabel: (value) => (player.time && player.time.titles[value]) || String(value),
  });
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.graph_app = Object.assign({}, window.dash_clientside.graph_app, { throughTime, chooseThrough });
})();
