/** The React face: loads the network, keeps one Stage, passes props on as differences. */

import { decodePayload } from "./decode.js";
import { makeHandle } from "./handle.js";
import { press } from "./keyboard.js";
import { makePaints } from "./palette.js";
import { Stage } from "./stage.js";
import { theme, watchTheme } from "./theme.js";

const React = window.React;
const { createElement: h, useEffect, useRef, useState } = React;

const LOADING = "Drawing the network…";
const NO_WEBGL = "This browser has no WebGL, so the network cannot be drawn. The list, filters and exports still work.";
const LOST = "The graphics of this browser stopped. Reload the page to draw the network again.";
const failed = (/** @type {unknown} */ error) =>
  `The network could not be loaded: ${error instanceof Error ? error.message : error}. Reload the page to try again.`;

/** @returns {boolean} */
function hasWebgl() {
  const canvas = document.createElement("canvas");
  const gl = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
  gl?.getExtension("WEBGL_lose_context")?.loseContext();
  return gl !== null;
}

/** Any CSS colour, as the browser writes it. @param {string} css @returns {string} */
function normalise(css) {
  const context = document.createElement("canvas").getContext("2d");
  context.fillStyle = "#808080";
  context.fillStyle = css;
  return context.fillStyle;
}

/** @param {any} palettes */
const paintsOf = (palettes) => makePaints(palettes[theme()] ?? palettes.light, normalise);

/**
 * @param {string} src
 * @param {AbortSignal} signal
 */
async function load(src, signal) {
  const answer = await fetch(src, { credentials: "same-origin", signal });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return decodePayload(await answer.json().catch(() => Promise.reject(new Error("the answer is not JSON"))));
}

/** @param {any} props */
export function NetworkCanvas(props) {
  const { id, src, scene, palettes, selected, label = "Network of actors and ties", setProps } = props;
  const root = useRef(null);
  const box = useRef(null);
  const state = useRef({ stage: null, ready: false }).current;
  const latest = useRef(props);
  latest.current = props;
  const clicks = useRef(props.picked?.n ?? 0);
  const [network, setNetwork] = useState(null);
  const [message, setMessage] = useState(LOADING);
  const [sized, setSized] = useState(false);
  const [dressed, setDressed] = useState("");

  useEffect(() => {
    root.current.graphCanvas = makeHandle(state);
  }, []);

  useEffect(() => {
    if (!src) return undefined;
    const abort = new AbortController();
    setNetwork(null);
    setMessage(LOADING);
    load(src, abort.signal).then(setNetwork, (error) => {
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
    state.stage?.setPaints(paintsOf(latest.current.palettes));
  }), []);

  const can = Boolean(network && scene && palettes && sized);
  useEffect(() => {
    if (!can) return undefined;
    if (!hasWebgl()) {
      setMessage(NO_WEBGL);
      return undefined;
    }
    const events = {
      pick: (/** @type {string | null} */ actor) => {
        clicks.current += 1;
        latest.current.setProps?.({ picked: { id: actor, n: clicks.current } });
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
      state.stage = new Stage(box.current, network, latest.current.scene, paintsOf(latest.current.palettes), events);
      state.scene = latest.current.scene;
      state.palettes = latest.current.palettes;
      state.stage.select(latest.current.selected);
    } catch (error) {
      setMessage(failed(error));
    }
    return () => {
      state.stage?.kill();
      state.stage = null;
      state.ready = false;
      root.current?.removeAttribute("data-ready");
    };
  }, [network, can]);

  useEffect(() => {
    if (!state.stage || state.scene === scene || !scene) return;
    state.scene = scene;
    try {
      state.stage.setScene(scene);
    } catch (error) {
      setMessage(failed(error));
    }
  }, [scene]);

  useEffect(() => {
    if (state.stage && state.palettes !== palettes) {
      state.palettes = palettes;
      state.stage.setPaints(paintsOf(palettes));
    }
  }, [palettes]);

  useEffect(() => state.stage?.select(selected), [selected]);

  const button = (/** @type {string} */ text, /** @type {string} */ name, /** @type {(stage: Stage) => void} */ act) =>
    h("button", {
      key: name,
      type: "button",
      className: "nc-button",
      "aria-label": name,
      title: name,
      disabled: Boolean(message),
      onClick: () => state.stage && act(state.stage),
    }, h("span", { "aria-hidden": true }, text));

  const background = palettes?.[dressed || theme()]?.background;
  return h("div", { id, ref: root, className: "nc-root", style: { background } }, [
    h("div", {
      key: "stage",
      ref: box,
      className: "nc-stage",
      role: "img",
      tabIndex: 0,
      "aria-label": label,
      "aria-describedby": `${id}-keys`,
      onKeyDown: (/** @type {any} */ event) => press(event.nativeEvent, state.stage),
    }),
    h("div", { key: "keys", id: `${id}-keys`, className: "nc-hint" },
      "Arrow keys move the view, plus and minus zoom, 0 shows everything."),
    h("div", { key: "tools", className: "nc-tools" }, [
      button("+", "Zoom in", ({ viewpoint }) => viewpoint.zoom(1.5)),
      button("−", "Zoom out", ({ viewpoint }) => viewpoint.zoom(1 / 1.5)),
      button("⤢", "Show everything", ({ viewpoint }) => viewpoint.fit(true)),
    ]),
    message ? h("div", { key: "message", className: "nc-message", role: "status" }, message) : null,
  ]);
}
