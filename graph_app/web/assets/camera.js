/* Where the picture is looked at from is part of the link, but no step of the view: only the browser knows it. */
(function () {
  "use strict";

  const WORD = "camera";
  const STEP = 100; // milliseconds between two looks at a camera on its way
  let left = null;
  let count = 0;
  let settled = false;

  function readCamera(search) {
    const parts = (new URLSearchParams(search || "").get(WORD) || "").split(":").map(Number);
    const sound = parts.length === 3 && parts.every(Number.isFinite) && parts[2] >= 0.001 && parts[2] <= 100;
    return sound && Math.abs(parts[0]) <= 100 && Math.abs(parts[1]) <= 100
      ? { x: parts[0], y: parts[1], ratio: parts[2] }
      : null;
  }

  /* `dcc.Location` reads the address at the start and after Back, but does not see its own reading before it is
     written again. It would then take the address without the camera for a new one, and go there instead of where a
     callback sends it. */
  window.addEventListener("popstate", () => (settled = false));

  function settleAddress() {
    if (settled) return;
    settled = true;
    window.dash_clientside.set_props("url", { href: window.location.href });
  }

  /* A link with a camera moves it there: at the start, and when going back and forth. */
  function restoreCamera(search) {
    settleAddress();
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
    if (viewpoint) left = viewpoint;
    writeCamera();
    return window.dash_clientside.no_update;
  }

  /* However the page comes to a new address, the camera goes along; after those who read the address at once. */
  const push = window.history.pushState;
  window.history.pushState = function (...address) {
    push.apply(window.history, address);
    window.setTimeout(writeCamera, 0);
  };

  /* A new layout is looked at as a whole: where the reader left the camera gives way to where it comes to rest. */
  function leaveCamera(layout) {
    if (!left || !layout || !layout.fit) return;
    left = null;
    writeCamera();
    const canvas = document.getElementById("canvas");
    function rest() {
      const seen = canvas && canvas.graphCanvas && canvas.graphCanvas.camera();
      if (left || !seen) return;
      if (canvas.graphCanvas.moving()) {
        window.setTimeout(rest, STEP);
        return;
      }
      left = { x: seen.x, y: seen.y, ratio: seen.ratio };
      writeCamera();
    }
    window.setTimeout(rest, 2 * STEP);
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.graph_app = Object.assign({}, window.dash_clientside.graph_app, {
    restoreCamera,
    keepCamera,
    leaveCamera,
  });
})();
