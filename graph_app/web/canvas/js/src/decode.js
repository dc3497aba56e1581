/** Payload and scene: base64 (little-endian) in JSON to typed arrays, checked. */

import { drawnTies, unpack } from "./masks.js";

/**
 * @typedef {object} Network
 * @property {string} fingerprint
 * @property {string[]} actorIds
 * @property {string[]} labels
 * @property {Float32Array} x
 * @property {Float32Array} y
 * @property {Uint8Array} glyph
 * @property {string[]} tieIds
 * @property {Int32Array} from
 * @property {Int32Array} to
 * @property {Float32Array} width
 * @property {Uint8Array} style
 * @property {Uint8Array | null} arrow per tie: 0 none, 1 at `to`, 2 at `from`, 3 both
 * @property {string[] | null} actorText a line about each actor
 * @property {string[] | null} tieText a line about each tie
 * @property {string} of names the part of a large network, empty for a whole one
 * @property {boolean} early whether it is placed for the time being
 * @property {{x: [number, number], y: [number, number]} | null} box what the picture is framed by, where it is more than these actors
 * @property {boolean} [linked] whether the ties are others than those of the payload, see `links.js`
 */

/** What of a network its ties are. @typedef {"tieIds" | "from" | "to" | "width" | "style" | "arrow" | "tieText"} TieField */

/**
 * @typedef {object} Scene
 * @property {Uint8Array} actors one byte per actor: drawn or not
 * @property {Uint8Array} ties one byte per tie: drawn or not
 * @property {Uint8Array} colour index into the palette per actor
 * @property {Float32Array} size radius in pixels at the fit zoom per actor
 * @property {Uint8Array | null} tieColour index into the scene's tie colours per tie
 * @property {Float32Array} tieWidth 0–1 per tie
 */

/**
 * @param {string} text
 * @returns {Uint8Array}
 */
export function bytes(text) {
  const raw = atob(text);
  const out = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) out[i] = raw.charCodeAt(i);
  return out;
}

/**
 * @template {Float32Array | Int32Array} T
 * @param {string} text
 * @param {number} length
 * @param {string} what named in the error
 * @param {(view: DataView, offset: number) => number} read
 * @param {new (length: number) => T} Type
 * @returns {T}
 */
function words(text, length, what, read, Type) {
  const raw = bytes(text);
  if (raw.length !== length * 4) {
    throw new Error(`${what} has ${raw.length} bytes, ${length * 4} are needed`);
  }
  const view = new DataView(raw.buffer);
  const out = new Type(length);
  for (let i = 0; i < length; i++) out[i] = read(view, i * 4);
  return out;
}

/** @param {string} text @param {number} length @param {string} what @returns {Float32Array} */
export function floats(text, length, what) {
  return words(text, length, what, (view, at) => view.getFloat32(at, true), Float32Array);
}

/** @param {string} text @param {number} length @param {string} what @returns {Int32Array} */
export function ints(text, length, what) {
  return words(text, length, what, (view, at) => view.getInt32(at, true), Int32Array);
}

/** @param {string} text @param {number} length @param {string} what @returns {Uint8Array} */
export function octets(text, length, what) {
  const raw = bytes(text);
  if (raw.length !== length) throw new Error(`${what} has ${raw.length} bytes, ${length} are needed`);
  return raw;
}

/**
 * @param {any} texts
 * @param {number} length
 * @param {string} what named in the error
 * @returns {string[] | null}
 */
function lines(texts, length, what) {
  if (texts == null) return null;
  if (texts.length !== length) throw new Error(`${texts.length} ${what}, ${length} are needed`);
  return texts.map((/** @type {unknown} */ text) => (text == null ? "" : String(text)));
}

/**
 * @param {any} ties columns, as the payload has them
 * @param {number} n how many actors there are
 * @returns {Pick<Network, TieField>}
 */
export function decodeTies(ties, n) {
  const m = ties.id.length;
  const from = ints(ties.from, m, "from");
  const to = ints(ties.to, m, "to");
  for (let e = 0; e < m; e++) {
    if (from[e] < 0 || from[e] >= n || to[e] < 0 || to[e] >= n) {
      throw new Error(`tie ${ties.id[e]} ends at an actor that does not exist`);
    }
  }
  return {
    tieIds: ties.id.map(String),
    from,
    to,
    width: floats(ties.width, m, "width"),
    style: octets(ties.style, m, "style"),
    arrow: ties.arrow == null ? null : octets(ties.arrow, m, "arrow"),
    tieText: lines(ties.text, m, "texts of ties"),
  };
}

/**
 * @param {any} payload the JSON behind `src`
 * @returns {Network}
 */
export function decodePayload(payload) {
  if (!payload || !payload.actors || !payload.ties) throw new Error("the answer is not a network");
  const { actors, ties } = payload;
  const n = actors.id.length;
  if (actors.label.length !== n) throw new Error(`${actors.label.length} labels for ${n} actors`);
  const x = floats(actors.x, n, "x");
  const y = floats(actors.y, n, "y");
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) {
      throw new Error(`actor ${actors.id[i]} has no place`);
    }
  }
  return {
    ...decodeTies(ties, n),
    fingerprint: String(payload.fingerprint ?? ""),
    of: String(payload.of ?? ""),
    early: Boolean(payload.early),
    box: payload.box ?? null,
    actorIds: actors.id.map(String),
    labels: actors.label.map(String),
    x,
    y,
    glyph: octets(actors.glyph, n, "glyph"),
    actorText: lines(actors.text, n, "texts of actors"),
  };
}

/**
 * Whether a scene or a layout is one of this network: they say which part of a large one they belong to.
 *
 * @param {any} given
 * @param {Network | null} network
 */
export const fits = (given, network) => Boolean(network) && String(given?.of ?? "") === network?.of;

/**
 * @param {any} scene the contract's scene
 * @param {Network} network
 * @returns {Scene}
 */
export function decodeScene(scene, network) {
  const n = network.actorIds.length;
  const m = network.tieIds.length;
  const actors = unpack(bytes(scene.actors), n);
  const { linked } = network;
  const ties = linked ? new Uint8Array(m).fill(1) : unpack(bytes(scene.ties), m);
  const own = !linked && scene.tie_colour && scene.tie_fills;
  return {
    actors,
    ties: drawnTies(ties, actors, network.from, network.to),
    colour: octets(scene.colour, n, "colour"),
    size: floats(scene.size, n, "size"),
    tieColour: own ? octets(scene.tie_colour, m, "tie_colour") : null,
    tieWidth: !linked && scene.tie_width ? floats(scene.tie_width, m, "tie_width") : network.width,
  };
}
