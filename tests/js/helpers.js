/** Encodes as Python does, for the tests. */

/** @param {ArrayBufferView} array */
export const b64 = (array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString("base64");

/** Pack flags, least significant bit first. @param {ArrayLike<number | boolean>} flags */
export function packbits(flags) {
  const out = new Uint8Array((flags.length + 7) >> 3);
  Array.from(flags).forEach((flag, i) => {
    if (flag) out[i >> 3] |= 1 << (i & 7);
  });
  return b64(out);
}

/** Four actors in a row, three ties: a→b supporting, b→c hostile, d→d derived. */
export const payload = () => ({
  fingerprint: "f",
  actors: {
    id: ["a", "b", "c", "d"],
    label: ["Ann", "Bob", "Cyd", "Dee"],
    x: b64(Float32Array.of(0, 1, 2, 3)),
    y: b64(Float32Array.of(0, 0.5, 0, -0.5)),
    glyph: b64(Uint8Array.of(0, 1, 2, 3)),
  },
  ties: {
    id: ["ab", "bc", "dd"],
    from: b64(Int32Array.of(0, 1, 3)),
    to: b64(Int32Array.of(1, 2, 3)),
    width: b64(Float32Array.of(0, 0.5, 1)),
    style: b64(Uint8Array.of(0, 1, 2)),
  },
});

/** @param {number[]} actors @param {number[]} ties */
export const scene = (actors, ties) => ({
  actors: packbits(actors),
  ties: packbits(ties),
  colour: b64(Uint8Array.of(0, 1, 0, 1)),
  size: b64(Float32Array.of(4, 8, 12, 16)),
});

export const PALETTE = {
  fills: ["#1B6CA8", "transparent"],
  strokes: ["#fff", "#9aa0a6"],
  edge: "#5f6875",
  edge_hostile: "#c2410c",
  edge_derived: "rgba(90, 100, 110, 0.1)",
  edge_strong: "#39424e",
  label: "#111",
  label_halo: "#fff",
  background: "#fbfcfd",
  ring: "#111",
};
