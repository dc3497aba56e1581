/* Charts: figures in the colours of the present theme, sizes for the server, clicks and bands as acts. */
(function () {
  "use strict";

  const CONFIG = { displayModeBar: false, doubleClick: false, responsive: true, displaylogo: false };
  const charts = {};
  const sizes = {};
  let acts = 0;

  function set(id, props) {
    window.dash_clientside.set_props(id, props);
  }

  /* An act with a number of its own, as the navigation wants it. */
  function numbered(asked) {
    acts += 1;
    return Object.assign({ n: "chart-" + acts }, asked);
  }

  function act(origin, asked) {
    set({ type: "act", origin: origin }, { data: numbered(asked) });
  }

  /* "@stance-0" is the page's own --stance-0; only where a colour stands, so that no name is taken for one. */
  function painted(value, key, style) {
    if (Array.isArray(value)) return value.map((one) => painted(one, key, style));
    if (value && typeof value === "object") {
      const copy = {};
      Object.keys(value).forEach((name) => {
        copy[name] = name === "customdata" ? value[name] : painted(value[name], name, style);
      });
      return copy;
    }
    if (typeof value !== "string" || value[0] !== "@" || !/color$/i.test(key || "")) return value;
    return style.getPropertyValue("--" + value.slice(1)).trim() || "#888888";
  }

  function plotOf(id) {
    const graph = document.getElementById(id + "-graph");
    return graph ? graph.querySelector(".js-plotly-plot") : null;
  }

  /* Plotly comes with the first chart: wait until the drawing can be listened to, once. */
  function listen(id, tries) {
    const plot = plotOf(id);
    if (!plot || !plot.on) {
      if (tries > 0) window.setTimeout(() => listen(id, tries - 1), 60);
      return;
    }
    if (plot.dataset.heard) return;
    plot.dataset.heard = "true";
    plot.on("plotly_click", (event) => charts[id].click && charts[id].click(event));
    plot.on("plotly_selected", (event) => {
      if (event && charts[id].band) charts[id].band(event);
      window.setTimeout(() => unband(plot), 0);
    });
  }

  function unband(plot) {
    if (!window.Plotly || !plot.layout) return;
    window.Plotly.update(plot, { selectedpoints: null }, { selections: [] });
  }

  /* Returns what the place of a chart gets: the chart at first, afterwards nothing, as it only changes. */
  function draw(id, made, hands) {
    charts[id] = Object.assign(charts[id] || {}, { made: made }, hands);
    const place = document.getElementById(id);
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", made.label);
    const figure = painted(made.figure, "", window.getComputedStyle(document.documentElement));
    window.setTimeout(() => listen(id, 400), 0);
    if (document.getElementById(id + "-graph")) {
      set(id + "-graph", { figure: figure });
      return window.dash_clientside.no_update;
    }
    return {
      type: "Graph",
      namespace: "dash_core_components",
      props: { id: id + "-graph", figure: figure, config: CONFIG, responsive: true, style: { height: "100%" } },
    };
  }

  /* Forgets a chart that has nothing to show. */
  function drop(id) {
    delete charts[id];
    const place = document.getElementById(id);
    place.removeAttribute("role");
    place.removeAttribute("aria-label");
  }

  new MutationObserver(() => {
    Object.keys(charts).forEach((id) => {
      if (document.getElementById(id + "-graph")) draw(id, charts[id].made, {});
    });
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-mantine-color-scheme"] });

  /* Tells the server how large a chart may be, rounded down so that nothing grows tight. */
  function watch(id, store) {
    const place = document.getElementById(id);
    if (!place || sizes[id]) return;
    sizes[id] = { said: "" };
    new ResizeObserver((entries) => {
      const box = entries[entries.length - 1].contentRect;
      const size = { width: Math.floor(box.width / 10) * 10, height: Math.floor(box.height / 10) * 10 };
      if (size.width < 20 || size.height < 20) return;
      window.clearTimeout(sizes[id].timer);
      const wait = sizes[id].said ? 160 : 0;
      sizes[id].timer = window.setTimeout(() => {
        const text = JSON.stringify(size);
        if (text === sizes[id].said) return;
        sizes[id].said = text;
        set(store, { data: size });
      }, wait);
    }).observe(place);
  }

  function adds(event) {
    return Boolean(event && (event.shiftKey || event.ctrlKey || event.metaKey));
  }

  function triggered() {
    return ((window.dash_clientside.callback_context.triggered || [])[0] || {}).prop_id || "";
  }

  /* Influence and stance */

  let held = false;

  document.addEventListener("pointerdown", (event) => {
    held = adds(event);
  }, true);

  function idsOf(points) {
    const found = [];
    points.forEach((point) => found.push(...(Array.isArray(point.customdata) ? point.customdata : [])));
    return found;
  }

  const ON_MAP = {
    click: (event) => {
      const ids = idsOf(event.points.slice(0, 1));
      if (ids.length) act("map", { verb: "select", ids: ids, add: adds(event.event) });
    },
    band: (event) => {
      const ids = idsOf(event.points || []).reverse();
      if (ids.length) act("map", { verb: "select", ids: ids, add: held });
    },
  };

  function drawMap(made, drag) {
    if (!made) return window.dash_clientside.no_update;
    made.figure.layout.dragmode = drag === "lasso" ? "lasso" : "select";
    return draw("map", made, ON_MAP);
  }

  /* The choices of the map are words of the view; one that the view already says is no act. */
  function chooseMap(y, on, view, made) {
    watch("map", "map-box");
    const word = { "map-y.value": "y", "map-on.value": "on" }[triggered()];
    const value = word === "y" ? y : on;
    if (!word || !made || !value || made[word] === value) return window.dash_clientside.no_update;
    return numbered({ verb: "look", word: word, value: value });
  }

  let lanes = "";

  /* The chart of a study of the debate; it is as high as it asks for, and nothing where there is none. */
  function drawDebate(made) {
    const id = "debate-chart";
    if (!made) {
      drop(id);
      return null;
    }
    document.getElementById(id).style.height = made.height + "px";
    const asked = [...new Set(made.figure.data.map((one) => one.yaxis))].join();
    if (asked !== lanes && plotOf(id) && window.Plotly) window.Plotly.purge(plotOf(id)); // it cannot change them
    lanes = asked;
    return draw(id, made, {});
  }

  window.graph_app_charts = { draw, drop, watch, act, numbered, triggered };
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.graph_app = Object.assign({}, window.dash_clientside.graph_app, { drawMap, chooseMap, drawDebate });
})();
