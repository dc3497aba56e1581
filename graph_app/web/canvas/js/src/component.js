/** The React face: loads the network, keeps one Stage, passes props on as differences. */

import { fits } from "./decode.js";
import { makeHandle } from "./handle.js";
import { press } from "./keyboard.js";
import { Loader } from "./loader.js";
import { hasWebgl, paintsOf } from "./paints.js";
import { coloursKey } from "./palette.js";
import { toPng, toSvg } from "./picture.js";
import { placesFit } from "./places.js";
import { Stage } from "./stage.js";
import { theme, watchTheme } from "./theme.js";

const React = window.React;
const { createElement: h, useEffect, useLayoutEffect, useRef, useState } = React;

const LOADING = "Drawing the network…";
const NO_WEBGL = "This browser has no WebGL, so the network cannot be drawn. The list, filters and exports still work.";
const LOST = "The graphics of this browser stopped. Reload the page to draw the network again.";
const failed = (/** @type {unknown} */ error) =>
  `The network could not be loaded: ${error instanceof Error ? error.message : error}. Reload the page to try again.`;

/** What the camera looks at: where it is the same, the camera stays. @param {any} network @param {any} scene */
const frame = (network, scene) => JSON.stringify(network.of ? [network.fingerprint, network.box, scene?.frame] : []);

/** Selection and tool, and what a page that gives them can take. @param {Stage} stage @param {any} props */
function hand(stage, { selected, selection, tool }) {
  stage.accepts = { ties: Boolean(selection), areas: Boolean(selection || tool) };
  stage.setTool(tool);
  stage.select(selection ? selection.at : selected, selection?.ids ?? []);
  stage.hold(selection?.tie);
}

/** The picture that was drawn before the page, for the one canvas that takes it. @returns {import("./early.js").Early | null} */
function claim() {
  const found = window.graph_app.early ?? null;
  window.graph_app.early = null;
  return found;
}

/** @param {any} props */
export function NetworkCanvas(props) {
  const { id, src, scene, links, palettes, selected, selection, layout, pins, tool, camera, drawing, guides } = props;
  const { label = "Network of actors and ties" } = props;
  const root = useRef(null);
  const box = useRef(null);
  const over = useRef(null);
  const live = useRef(null);
  const state = useRef({ stage: null, ready: false, scenes: 0, webgl: false }).current;
  const loader = useRef(new Loader()).current;
  const latest = useRef(props);
  latest.current = props;
  const counts = useRef({ picked: props.picked?.n ?? 0, moved: props.moved?.n ?? 0, menu: props.menu?.n ?? 0 }).current;
  const tell = (/** @type {"picked" | "moved" | "menu"} */ name, /** @type {object} */ value) => {
    counts[name] += 1;
    latest.current.setProps?.({ [name]: { ...value, n: counts[name] } });
  };
  const [{ network, from }, setLoaded] = useState({ network: null, from: "" });
  const early = useState(claim)[0];
  const [message, setMessage] = useState(early?.stage ? "" : LOADING);
  const [sized, setSized] = useState(false);
  const [dressed, setDressed] = useState("");
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    state.paints = (/** @type {"light" | "dark"} */ name) => paintsOf(latest.current.palettes, latest.current.scene, name);
    root.current.graphCanvas = makeHandle(state, { toSvg, toPng });
  }, []);

  useLayoutEffect(() => early?.move(box.current, over.current), []);

  useEffect(() => {
    if (!src) return undefined;
    const abort = new AbortController();
    if (!state.stage && !early?.stage) setMessage(LOADING); // what is drawn stays until there is something else
    const give = (/** @type {any} */ found) => {
      setMessage((now) => now && LOADING);
      setLoaded({ network: found, from: src });
    };
    const first = early?.words.src === src ? early.network : null;
    loader.load(src, abort.signal, give, first).catch((/** @type {unknown} */ error) => {
      if (!abort.signal.aborted) setMessage(failed(error));
    });
    return () => abort.abort();
  }, [src]);

  useEffect(() => {
    const observer = new ResizeObserver(() => {
      const { offsetWidth, offsetHeight } = box.current;
      if (!offsetWidth || !offsetHeight) return;
      setSized(true);
      state.stage?.resize();
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => watchTheme(() => {
    setDressed(theme());
    state.stage?.setPaints(paintsOf(latest.current.palettes, latest.current.scene));
  }), []);

  const can = Boolean(network && scene && palettes && sized);
  useEffect(() => {
    if (!can || !fits(latest.current.scene, network)) return undefined;
    state.webgl ||= early?.stage?.network === network || hasWebgl(); // asking takes a while
    if (!state.webgl) {
      setMessage(NO_WEBGL);
      return undefined;
    }
    const events = {
      pick: (/** @type {any} */ picked) => tell("picked", picked),
      menu: (/** @type {any} */ menu) => tell("menu", menu),
      moved: (/** @type {number} */ i) => {
        const { x, y } = state.stage.places[i];
        const four = (/** @type {number} */ value) => Math.round(value * 1e4) / 1e4;
        tell("moved", { id: network.actorIds[i], x: four(x), y: four(y) });
      },
      viewed: (/** @type {any} */ viewpoint) => latest.current.setProps?.({ viewpoint }),
      say: (/** @type {string} */ text) => {
        if (live.current) live.current.textContent = text;
      },
      drawn: () => {
        if (state.ready) return;
        state.ready = true;
        root.current?.setAttribute("data-ready", "true");
        setMessage((now) => (now === LOADING ? "" : now));
      },
      lost: () => setMessage(LOST),
    };
    try {
      const now = { ...latest.current };
      if (!fits(now.layout, network) || !placesFit(now.layout, network.actorIds.length)) now.layout = null;
      state.stage =
        early?.take(network, now, events) ??
        new Stage(box.current, over.current, network, now, paintsOf(now.palettes, now.scene), events);
      Object.assign(state, { scene: now.scene, palettes: now.palettes, camera: now.camera?.n });
      hand(state.stage, now);
      const { seen } = state;
      if (seen?.camera && seen.of === frame(network, now.scene)) state.stage.setCamera(seen.camera, false); // nobody moves
    } catch (error) {
      setMessage(failed(error));
    }
    return () => {
      const { viewpoint } = state.stage ?? {};
      if (viewpoint) {
        const camera = viewpoint.atFit() && !network.of ? null : viewpoint.camera.getState(); // a fit is made anew
        state.seen = { of: frame(network, state.scene), camera };
      }
      state.stage?.kill();
      early?.end();
      state.stage = null;
      state.ready = false;
      root.current?.removeAttribute("data-ready");
    };
  }, [network, can, asked]);

  /** Apply a property of the network that is drawn, say it where that fails. @param {(stage: Stage) => void} act */
  const apply = (act) => {
    try {
      if (state.stage && (from === src || network?.of)) act(state.stage); // what names its part is looked at below
    } catch (error) {
      setMessage(failed(error));
    }
  };

  useEffect(() => apply((stage) => {
    if (!scene || !fits(scene, network)) return;
    stage.setLinks(links, scene); // before the scene, which goes with them
  }), [links]);

  useEffect(() => {
    if (network && scene && !state.stage) setAsked((now) => now + 1);
  }, [scene]);

  const redraw = (/** @type {any} */ next) => apply((stage) => {
    if (state.scene === next || !next || !fits(next, network)) return;
    const other = coloursKey(next) !== coloursKey(state.scene);
    state.scene = next;
    stage.setScene(next, other ? paintsOf(latest.current.palettes, next) : null);
  });
  state.preview = redraw;
  useEffect(() => {
    state.scenes += 1;
    redraw(scene);
  }, [scene]);

  useEffect(() => apply((stage) => {
    if (state.palettes === palettes) return;
    state.palettes = palettes;
    stage.setPaints(paintsOf(palettes, latest.current.scene));
  }), [palettes]);

  useEffect(() => apply((stage) => hand(stage, latest.current)), [selected, selection, tool]);
  useEffect(() => apply((stage) => stage.setGuides(guides)), [guides]);
  useEffect(() => apply((stage) => {
    if (fits(layout, network)) stage.setLayout(layout);
  }), [layout]);
  useEffect(() => apply((stage) => stage.setPins(pins)), [pins]);
  useEffect(() => apply((stage) => stage.setLooks(drawing)), [drawing]);
  useEffect(() => apply((stage) => {
    if (!camera || camera.n === state.camera) return;
    state.camera = camera.n;
    stage.setCamera(camera);
  }), [camera]);

  const button = (/** @type {string} */ text, /** @type {string} */ name, /** @type {(stage: Stage) => void} */ act) =>
    h("button", {
      key: name,
      type: "button",
      className: "nc-button",
      "aria-label": name,
      title: name,
      disabled: Boolean(message),
      onClick: () => {
        if (!state.stage) return;
        state.stage.watch.hand();
        act(state.stage);
      },
    }, h("span", { "aria-hidden": true }, text));

  const background = palettes?.[dressed || theme()]?.background;
  return h("div", { id, ref: root, className: "nc-root", style: { background } }, [
    h("div", {
      key: "stage",
      ref: box,
      className: "nc-stage",
      role: "application",
      tabIndex: 0,
      "aria-label": label,
      "aria-roledescription": "network",
      "aria-describedby": `${id}-keys`,
      onKeyDown: (/** @type {any} */ event) => press(event.nativeEvent, state.stage),
      onBlur: (/** @type {any} */ event) => {
        const inMenu = event.relatedTarget?.closest?.("[role=menu]"); // whose verbs are about where the walk is
        if (!inMenu && state.stage && state.stage.walker.at >= 0) state.stage.walker.go(-1);
      },
    }),
    h("div", { key: "over", ref: over, className: "nc-over", "aria-hidden": true }),
    h("div", { key: "live", ref: live, className: "nc-hint nc-live", role: "status", "aria-live": "polite" }),
    h("div", { key: "keys", id: `${id}-keys`, className: "nc-hint" },
      "Arrow keys walk from actor to actor along ties, Enter selects, Home goes to the biggest actor, Escape leaves. " +
      "Shift and arrow keys move the view, plus and minus zoom, 0 shows everything."),
    h("div", { key: "tools", className: "nc-tools" }, [
      button("+", "Zoom in", ({ viewpoint }) => viewpoint.zoom(1.5)),
      button("−", "Zoom out", ({ viewpoint }) => viewpoint.zoom(1 / 1.5)),
      button("⤢", "Show everything", ({ viewpoint }) => viewpoint.fit(true)),
    ]),
    message ? h("div", { key: "message", className: "nc-message", role: "status" }, message) : null,
  ]);
}
