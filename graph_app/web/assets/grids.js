/* What grids do at once: searching rows, choosing one, drawing links and stances. */
(function () {
  "use strict";

  function findRows(text, options) {
    return Object.assign({}, options, { quickFilterText: text || "" });
  }

  function takeRows(clicks) {
    return clicks ? true : window.dash_clientside.no_update;
  }

  let acts = 0;

  function act(origin, asked) {
    acts += 1;
    window.dash_clientside.set_props({ type: "act", origin }, { data: Object.assign({ n: acts }, asked) });
  }

  /* A click that chooses, or Enter; a link in a cell only opens. */
  function chooses(params) {
    const event = params.event || {};
    const link = event.target && event.target.closest && event.target.closest("a");
    return Boolean(params.data && !link && (event.type !== "keydown" || event.key === "Enter"));
  }

  function adds(event) {
    return Boolean(event && (event.shiftKey || event.ctrlKey || event.metaKey));
  }

  /* A row opens its own sheet, or selects its actor. */
  function chooseRow(params) {
    if (!chooses(params)) return;
    const row = params.data;
    if (row.open) act("table", { verb: "open", arg: row.open });
    else if (row.at) act("table", { verb: "select", ids: [row.at], add: adds(params.event) });
  }

  function OutwardLink(props) {
    if (!props.data || !props.data.href) return props.value || null;
    return window.React.createElement(
      "a",
      { href: props.data.href, target: "_blank", rel: "noopener noreferrer" },
      props.value || props.data.href,
    );
  }

  /* In the matrix a stance opens its issue, anything else in a row selects its actor. */
  function chooseCell(params) {
    if (!chooses(params) || !params.data.at) return;
    const issue = ((params.context || {}).issues || {})[params.colDef.field];
    const add = adds(params.event);
    if (issue && params.value != null && !add) act("matrix", { verb: "open", arg: "issue:" + issue });
    else act("matrix", { verb: "select", ids: [params.data.at], add });
  }

  /* In a matrix of pairs a number opens the pair, of issues the issue of its row. */
  function choosePair(params) {
    if (!chooses(params)) return;
    const { of, ids } = params.context || {};
    const other = (ids || {})[params.colDef.field];
    const one = params.data.id;
    if (of === "issues") act("discourse", { verb: "open", arg: "issue:" + one });
    else if (!other) act("discourse", { verb: "select", ids: [one], add: adds(params.event) });
    else if (params.value != null) {
      const arg = ["pair", ...[one, other].map(encodeURIComponent)].join(":");
      act("discourse", { verb: "open", arg });
    }
  }

  const SIGNED = new Intl.NumberFormat("en", { signDisplay: "exceptZero", maximumFractionDigits: 2 });

  /* A stance in numbers beside its swatch; at the bottom, how many are for, mixed and against. */
  function StanceCell(props) {
    const make = window.React.createElement;
    const field = props.colDef.field;
    const tally = props.data && props.data.tally && props.data.tally[field];
    if (tally) {
      const sides = [[tally[0], "for", 0], [tally[2], "mixed", 2], [tally[1], "against", 4]];
      const bars = sides
        .filter((side) => side[0])
        .map((side) => make("i", { key: side[1], className: "stance-" + side[2], style: { flexGrow: side[0] } }));
      const words = sides.map((side) => make("div", { key: side[1] }, side[0] + " " + side[1]));
      return make("div", { className: "tally" }, make("div", { className: "bar", "aria-hidden": true }, bars), words);
    }
    const code = props.data && props.data[field + "-code"];
    if (code == null) return null;
    const both = props.data[field + "-both"];
    return make(
      "span",
      { title: props.data[field + "-note"] || "" },
      make("span", { className: both ? "swatch both-sides" : "swatch stance-" + code, "aria-hidden": true }),
      both ? make("span", { className: "visually-hidden" }, "on both sides, latest ") : null,
      SIGNED.format(props.value).replace("-", "−"),
    );
  }

  window.dashAgGridFunctions = Object.assign({}, window.dashAgGridFunctions, { chooseRow, chooseCell, choosePair });
  window.dashAgGridComponentFunctions = Object.assign({}, window.dashAgGridComponentFunctions, {
    OutwardLink,
    StanceCell,
  });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.graph_app = Object.assign({}, window.dash_clientside.graph_app, { findRows, takeRows });
})();
