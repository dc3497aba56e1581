/** What tests (and curious scripts) may ask the component's element: `element.graphCanvas`. */

/**
 * @param {{stage: import("./stage.js").Stage | null, ready: boolean}} state
 * @returns {object}
 */
export function makeHandle(state) {
  const drawing = () => state.stage?.drawing;
  const ids = (/** @type {string[] | undefined} */ all, /** @type {Uint8Array | undefined} */ drawn) =>
    (all ?? []).filter((_, i) => drawn?.[i]);
  const actorId = (/** @type {number | undefined} */ i) => (i === undefined || i < 0 ? null : drawing().network.actorIds[i]);
  const index = (/** @type {string} */ id) => state.stage?.index.get(id) ?? -1;
  const corner = () => state.stage.box.getBoundingClientRect();
  const handle = {
    get ready() {
      return state.ready;
    },
    size: () => ({ actors: handle.visibleActors().length, ties: handle.visibleTies().length }),
    visibleActors: () => ids(drawing()?.network.actorIds, drawing()?.scene.actors),
    visibleTies: () => ids(drawing()?.network.tieIds, drawing()?.scene.ties),
    locate: (/** @type {string} */ id) => {
      const i = index(id);
      if (i < 0) return null;
      const { left, top } = corner();
      const { x, y } = state.stage.sigma.graphToViewport(state.stage.places[i]);
      return { x: left + x, y: top + y };
    },
    actorAt: (/** @type {number} */ x, /** @type {number} */ y) => {
      if (!state.stage) return null;
      const { left, top } = corner();
      const key = state.stage.sigma.getNodeAtPosition({ x: x - left, y: y - top });
      return key === null ? null : actorId(Number(key));
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
    colourOf: (/** @type {string} */ id) => {
      const i = index(id);
      return i < 0 ? null : drawing().paints.css[drawing().scene.colour[i]];
    },
    radiusOf: (/** @type {string} */ id) => {
      const i = index(id);
      return i < 0 ? null : state.stage.sigma.scaleSize(drawing().scene.size[i] * drawing().scale);
    },
    emphasised: () => ids(drawing()?.network.actorIds, drawing()?.emphasis.actors),
    hovered: () => actorId(state.stage?.hovered),
    selected: () => actorId(state.stage?.selected),
  };
  return handle;
}
