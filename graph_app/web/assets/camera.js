/* Where the picture is looked at from is part of the link, but no step of the view: only the browser knows it. */
(function () {
  "use strict";

  const WORD = "camera";
  let left = null;
  let count = 0;

  function readCamera(search) {
    const parts = (new URLSearchParams(search || "").get(WORD) || "").split(":").map(Number);
    const sound = parts.length === 3 && parts.every(Number.isFinite) && parts[2] >= 0.001 && parts[2] <= 100;
    return sound && Math.abs(parts[0]) <= 100 && Math.abs(parts[1]) <= 100
      ? { x: parts[0], y: parts[1], ratio: parts[2] }
      : null;
  }

  /* A link with a camera moves it there: at the start, and when going back and forth. */
  function restoreCamera(search) {
    const camera = readCamera(search);
    if (!camera) return window.dash_clientside.no_update;
    left = camera;
    count += 1;
    return Object.assign({ n: count }, camera);
  }

  /* The address always says where the reader left the camera, without a step in the history. */
  function writeCamera() {
    const words = window.location.search.replace(/^\?/, "").split("&");
    const kept = words.filter((word) => word && !word.startsWith(WORD + "="));
    if (!left && kept.length === words.filter(Boolean).length) return;
    if (left) kept.push(WORD + "=" + [left.x, left.y, left.ratio].map((value) => +value.toFixed(5)).join(":"));
    const search = kept.length ? "?" + kept.sort().join("&") : "";
    const address = window.location.pathname + search + window.location.hash;
    window.history.replaceState(window.history.state, "", address);
  }

  function keepCamera(viewpoint) {
    const triggered = window.dash_clientside.callback_context.triggered || [];
    if (triggered.some((one) => one.prop_id.endsWith(".viewpoint")) && viewpoint) left = viewpoint;
    // after the page has written the address of a new view
    window.setTimeout(writeCamera, 60);
    return window.dash_clientside.no_update;
  }

  /* A new layout is looked at as a whole: where the reader left the camera says nothing any more. */
  function leaveCamera(layout) {
    if (layout && layout.fit) {
      left = null;
      writeCamera();
    }
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.graph_app = Object.assign({}, window.dash_clientside.graph_app, {
    restoreCamera,
    keepCamera,
    leaveCamera,
  });
})();
