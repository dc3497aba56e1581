/* Stepping and playing through bins of time: what the timeline and the picture have in common. It only says acts. */
(function () {
  "use strict";

  const PAUSE = 750;
  const PATIENCE = 8000;
  const charts = window.graph_app_charts;

  function calm() {
    return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  /* A player says acts of an origin; `id` is its button, `mode` what it chooses at first. */
  function player(origin, id, mode) {
    const play = { on: false, wanted: null, timer: 0 };
    const self = { time: null, mode };

    function end() {
      return self.time.last.length - 1;
    }

    /* The parts of the filter that say a choice; the whole of time says nothing. */
    function parts(low, high) {
      const until = high >= end() ? null : self.time.last[high];
      if (self.mode === "as_of") return { as_of: until };
      if (self.mode === "both") return { as_of: until, until: until, since: null };
      const { starts } = self.time;
      if (starts) return { since: starts[high], until: self.time.last[high] };
      return { since: low <= 0 ? null : self.time.first[low], until: until };
    }

    function chosen(low, high, more) {
      return Object.assign({ verb: "filter", parts: parts(low, high) }, more);
    }

    /* How long a window is that nobody has chosen yet: about a year. */
    function length() {
      const { time } = self;
      const whole = end() + 1;
      if (time.set && time.high - time.low + 1 < whole) return time.high - time.low + 1;
      return Math.max(1, Math.min(12, Math.floor(whole / 3)));
    }

    /* The next choice by `step` bins, null where time ends. */
    function moved(step) {
      const { time } = self;
      const last = end();
      if (self.mode !== "window") {
        const high = time.high + step;
        return high < 0 || high > last ? null : [0, high];
      }
      if (time.starts) return windowed(step);
      const long = length();
      if (!time.set) return step < 0 ? [last - long + 1, last] : [0, long - 1];
      const low = time.low + step;
      return low < 0 || low + long - 1 > last ? null : [low, low + long - 1];
    }

    /* The next window of the chosen length; at first the first full one, or the last. */
    function windowed(step) {
      const { begin, high, set } = self.time;
      if (!set) return step < 0 ? [0, end()] : [0, begin];
      const next = high + step;
      return next < begin || next > end() ? null : [0, next];
    }

    /* Playing: a step, then the next one once it is drawn; every frame is passing, the last one stays. */
    function tick() {
      if (!play.on) return;
      const next = moved(1);
      if (next) go(next);
      else stop(true);
    }

    function go(next) {
      play.wanted = next[1];
      charts.act(origin, chosen(next[0], next[1], { passing: true }));
      window.clearTimeout(play.timer);
      play.timer = window.setTimeout(() => stop(false), PATIENCE);
    }

    function start() {
      if (play.on || !self.time || calm()) return;
      play.on = true;
      button();
      const fresh = !self.time.set || !moved(1);
      if (fresh) go(self.mode !== "window" ? [0, 0] : self.time.starts ? [0, self.time.begin] : [0, length() - 1]);
      else tick();
    }

    function stop(keep) {
      if (!play.on) return;
      play.on = false;
      window.clearTimeout(play.timer);
      button();
      if (keep && self.time) charts.act(origin, chosen(self.time.low, self.time.high));
    }

    function button() {
      const found = document.getElementById(id);
      if (!found) return;
      const still = calm();
      const label = still ? "Play is off: your system asks for less motion. Step instead." : play.on ? "Pause" : "Play";
      found.textContent = play.on ? "❚❚" : "▶";
      found.setAttribute("aria-label", label);
      found.title = label;
      found.disabled = still;
    }

    /* Takes what is drawn now: the next frame waits for it. */
    function drawn(time) {
      self.time = time;
      if (!time) stop(false);
      else if (play.on && time.high !== play.wanted) stop(false);
      else if (play.on) {
        window.clearTimeout(play.timer);
        play.timer = window.setTimeout(tick, PAUSE);
      }
    }

    /* Changing what is chosen keeps the last day, and lets go of the words it does not use. */
    function changed(value) {
      self.mode = value || self.mode;
      stop(false);
      if (!self.time.set || value === self.time.mode) return null;
      const none = { since: null, until: null, as_of: null };
      const act = chosen(self.mode === "window" ? self.time.low : 0, self.time.high);
      return Object.assign(act, { parts: Object.assign(none, act.parts) });
    }

    function stepped(step) {
      stop(false);
      const next = moved(step);
      return next ? chosen(next[0], next[1]) : null;
    }

    function toggled() {
      if (play.on) stop(true);
      else start();
      return null;
    }

    function cleared() {
      stop(false);
      const words = { as_of: ["as_of"], both: ["as_of", "until", "since"] }[self.mode] || ["since", "until"];
      return { verb: "filter", parts: Object.fromEntries(words.map((word) => [word, null])) };
    }

    document.addEventListener(
      "keydown",
      (event) => {
        if (event.key !== "Escape" || !play.on) return;
        event.stopImmediatePropagation();
        event.preventDefault();
        stop(true);
      },
      true,
    );

    return Object.assign(self, { end, chosen, length, stop, button, drawn, changed, stepped, toggled, cleared });
  }

  window.graph_app_time = { player };
})();
