/* Pictures of the network: saved from the export menu, and put in the canvas' place while the page is printed. */
(function () {
  "use strict";

  const CANVAS = "canvas";
  const LATER = 30000; /* milliseconds after which a saved file is let go */
  const EPHEMERAL = 6000;
  let kept = null; /* the frame of the present view, for printing */

  const dark = () => document.documentElement.getAttribute("data-mantine-color-scheme") === "dark";

  /* The frame as the canvas takes it: colours of one theme, when it was taken and by which link. */
  function framed(frame, theme) {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    const [edition, ...rest] = frame.footer;
    const { search } = window.location;
    const again = search.length > 1 ? [`Shown again by ${search}`] : [];
    return {
      title: frame.title,
      subtitle: frame.subtitle,
      legend: frame.legend.map((entry) => ({
        ...entry,
        fill: entry.fill && entry.fill[theme],
        stroke: entry.stroke && entry.stroke[theme],
      })),
      footer: [`${edition} · picture of ${today}`, ...rest, ...again],
    };
  }

  /* The heading of the entries, and whether each is switched off. */
  function offerPictures(frame) {
    kept = frame;
    const off = !frame || !frame.shown;
    return [frame ? frame.offer : window.dash_clientside.no_update, off, off, off];
  }

  function download(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(link.href), LATER);
  }

  async function take(kind, frame) {
    const options = { frame: framed(frame, dark() ? "dark" : "light") };
    const pictures = window.graph_app && window.graph_app.pictures;
    const canvas = document.getElementById(CANVAS);
    if (!pictures || !canvas || !canvas.graphCanvas || !canvas.graphCanvas.ready) {
      throw new Error("the network is not drawn in this browser");
    }
    if (kind === "svg") return new Blob([pictures.svg(CANVAS, options)], { type: "image/svg+xml" });
    return pictures.png(CANVAS, { ...options, scale: kind === "png-4" ? 4 : 2 });
  }

  function hush() {
    window.clearTimeout(hush.timer);
    hush.timer = window.setTimeout(() => window.dash_clientside.set_props("saved", { children: "" }), EPHEMERAL);
  }

  async function savePicture(...given) {
    const frame = given[given.length - 1];
    const triggered = window.dash_clientside.callback_context.triggered[0];
    const found = /^picture-(.+)\.n_clicks$/.exec((triggered || {}).prop_id || "");
    if (!found || !triggered.value || !frame || !frame.shown) return window.dash_clientside.no_update;
    const kind = found[1];
    hush();
    try {
      const blob = await take(kind, frame);
      const name = `${frame.name}.${kind === "svg" ? "svg" : "png"}`;
      download(blob, name);
      return `Saved ${name}`;
    } catch (error) {
      return `No picture was saved: ${error instanceof Error ? error.message : error}.`;
    }
  }

  /* Printing. A WebGL canvas prints blank, so its picture stands in for it; closed lists are opened. */

  const printed = { picture: null, opened: [], titled: [] };

  function beforePrint() {
    afterPrint();
    const canvas = document.getElementById(CANVAS);
    const handle = canvas && canvas.graphCanvas;
    if (kept && kept.shown && handle && handle.ready) {
      const parsed = new DOMParser().parseFromString(handle.toSVG({ theme: "light" }), "image/svg+xml");
      const picture = document.importNode(parsed.documentElement, true);
      picture.setAttribute("class", "printed");
      canvas.before(picture);
      printed.picture = picture;
    }
    for (const list of document.querySelectorAll(".details details:not([open])")) {
      list.open = true;
      printed.opened.push(list);
    }
    for (const panel of document.querySelectorAll(".details [role=tabpanel][aria-labelledby]")) {
      const tab = document.getElementById(panel.getAttribute("aria-labelledby"));
      if (!tab) continue;
      panel.setAttribute("data-printed", tab.textContent);
      printed.titled.push(panel);
    }
  }

  function afterPrint() {
    if (printed.picture) printed.picture.remove();
    for (const list of printed.opened) list.open = false;
    for (const panel of printed.titled) panel.removeAttribute("data-printed");
    Object.assign(printed, { picture: null, opened: [], titled: [] });
  }

  window.addEventListener("beforeprint", beforePrint);
  window.addEventListener("afterprint", afterPrint);

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.graph_app = Object.assign({}, window.dash_clientside.graph_app, { offerPictures, savePicture });
})();
