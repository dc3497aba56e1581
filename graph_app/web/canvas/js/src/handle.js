/** What tests, the page's own scripts and curious readers may ask the component's element: `element.graphCanvas`. */

/**
 * @param {{stage: import("./stage.js").Stage | null, ready: boolean, scenes?: number, preview?: (scene: any) => void, paints: (name: "light" | "dark") => import("./palette.js").Paints}} state
 * @param {{toSvg: Function, toPng: Function}} [pictures] what takes them, where pictures are taken
 * @returns {object}
 */
export function makeHandle(state, pictures) {
  const drawing = () => state.stage?.drawing;
  const marked = () => state.stage?.labels.marked;
  const ids = (/** @type {string[] | undefined} */ all, /** @type {Uint8Array | undefined} */ drawn) =>
    (all ?? []).filter((_, i) => drawn?.[i]);
  const actorId = (/** @type {number | undefined} */ i) => (i === undefined || i < 0 ? null : drawing().network.actorIds[i]);
  const index = (/** @type {string} */ id) => state.stage?.index.get(id) ?? -1;
  const corner = () => state.stage.box.getBoundingClientRect();
  const outside = (/** @type {{x: number, y: number} | null} */ point) => {
    const { left, top } = corner();
    return point && { x: left + point.x, y: top + point.y };
  };
  const drawn = () => {
    if (!state.stage || !state.ready) throw new Error("the network is not drawn");
    return state.stage;
  };
  const dressed = (/** @type {any} */ options) => (options?.theme ? { ...options, paints: state.paints(options.theme) } : options);
  const handle = {
    get ready() {
      return state.ready;
    },
    /** How many scenes the page has given. */
    get scenes() {
      return state.scenes;
    },
    preview: (/** @type {any} */ scene) => state.preview(scene),
    size: () => ({ actors: handle.visibleActors().length, ties: handle.visibleTies().length }),
    part: () => drawing()?.network.of ?? "",
    visibleActors: () => ids(drawing()?.network.actorIds, drawing()?.scene.actors),
    visibleTies: () => ids(drawing()?.network.tieIds, drawing()?.scene.ties),
    locate: (/** @type {string} */ id) => {
      const i = index(id);
      return i < 0 ? null : outside(state.stage.sigma.graphToViewport(state.stage.places[i]));
    },
    actorAt: (/** @type {number} */ x, /** @type {number} */ y) => {
      if (!state.stage) return null;
      const { left, top } = corner();
      return actorId(state.stage.actorAt(x - left, y - top));
    },
    locateTie: (/** @type {string} */ id) => {
      const e = drawing()?.network.tieIds.indexOf(id) ?? -1;
      return e < 0 ? null : outside(state.stage.ties.pointOf(e));
    },
    tieAt: (/** @type {number} */ x, /** @type {number} */ y) => {
      if (!state.stage) return null;
      const { left, top } = corner();
      if (state.stage.actorAt(x - left, y - top) >= 0) return null;
      const e = state.stage.ties.at(x - left, y - top);
      return e < 0 ? null : drawing().network.tieIds[e];
    },
    camera: () => state.stage?.sigma.getCamera().getState() ?? null,
    drawnLabels: () => {
      if (!state.stage) return [];
      const { left, top } = corner();
      return state.stage.labels.written.map(({ i, text, x, y, width, height }) => ({
        id: actorId(i),
        text,
        x: left + x,
        y: top + y,
        width,
        height,
      }));
    },
    drawnGuides: () => {
      if (!state.stage) return [];
      const { left, top } = corner();
      const { boxes, texts } = state.stage.labels.guides.laid;
      return texts.map(({ text }, k) => ({ ...boxes[k], text, x: left + boxes[k].x, y: top + boxes[k].y }));
    },
    colourOf: (/** @type {string} */ id) => {
      const i = index(id);
      return i < 0 ? null : drawing().paints.css[drawing().scene.colour[i]];
    },
    radiusOf: (/** @type {string} */ id) => {
      const i = index(id);
      return i < 0 ? null : state.stage.sigma.scaleSize(drawing().scene.size[i] * drawing().scale);
    },
    emphasised: () => ids(drawing()?.network.actorIds, drawing()?.emphasis.actors),
    hovered: () => actorId(marked()?.hovered),
    hoveredTie: () => ((drawing()?.hot ?? -1) < 0 ? null : drawing().network.tieIds[drawing().hot]),
    openedTie: () => ((drawing()?.held ?? -1) < 0 ? null : drawing().network.tieIds[drawing().held]),
    selected: () => actorId(marked()?.selected),
    alsoSelected: () => (marked()?.more ?? []).map(actorId),
    walked: () => actorId(marked()?.walked),
    pins: () => {
      const all = state.stage?.belongs.pins ?? new Map();
      return Object.fromEntries([...all].map(([i, { x, y }]) => [actorId(i), [x, y]]));
    },
    placeOf: (/** @type {string} */ id) => {
      const i = index(id);
      return i < 0 ? null : { x: state.stage.places[i].x, y: state.stage.places[i].y };
    },
    moving: () => Boolean(state.stage?.motion.running || state.stage?.sigma.getCamera().isAnimated()),
    detail: () => (drawing() ? (drawing().detail.all ? "bands" : drawing().detail.ties.includes(1) ? "mixed" : "lines") : null),
  };
  if (!pictures) return handle;
  return Object.assign(handle, {
    toSVG: (/** @type {any} */ options) => pictures.toSvg(drawn(), dressed(options)),
    toPNG: async (/** @type {any} */ options) => pictures.toPng(drawn(), dressed(options)),
  });
}
