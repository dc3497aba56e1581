/**
 * Bit masks: bit i lives in byte i >> 3, least significant bit first
 * (NumPy's `packbits(bitorder="little")`).
 */

/**
 * @param {Uint8Array} mask
 * @param {number} i
 * @returns {boolean} whether bit i is set; bits beyond the end are not
 */
export function bit(mask, i) {
  return ((mask[i >> 3] >> (i & 7)) & 1) === 1;
}

/**
 * Unpack a mask into one byte (0 or 1) per item.
 *
 * @param {Uint8Array} mask
 * @param {number} length
 * @returns {Uint8Array}
 */
export function unpack(mask, length) {
  if (mask.length < (length + 7) >> 3) {
    throw new Error(`a bit mask has ${mask.length} bytes, ${(length + 7) >> 3} are needed`);
  }
  const out = new Uint8Array(length);
  for (let i = 0; i < length; i++) out[i] = (mask[i >> 3] >> (i & 7)) & 1;
  return out;
}

/**
 * A tie is drawn when its own bit is set and both of its ends are drawn.
 *
 * @param {Uint8Array} ties one byte per tie
 * @param {Uint8Array} actors one byte per actor
 * @param {Int32Array} from actor index per tie
 * @param {Int32Array} to actor index per tie
 * @returns {Uint8Array}
 */
export function drawnTies(ties, actors, from, to) {
  const out = new Uint8Array(ties.length);
  for (let e = 0; e < ties.length; e++) out[e] = ties[e] & actors[from[e]] & actors[to[e]];
  return out;
}

/**
 * @param {Uint8Array} flags one byte per item
 * @returns {number} how many are set
 */
export function count(flags) {
  let n = 0;
  for (let i = 0; i < flags.length; i++) n += flags[i];
  return n;
}

/**
 * Indices at which any of the paired arrays differ.
 *
 * @param {Array<[ArrayLike<number>, ArrayLike<number>]>} pairs arrays of equal length
 * @returns {number[]}
 */
export function changed(pairs) {
  const out = [];
  const length = pairs.length ? pairs[0][0].length : 0;
  for (let i = 0; i < length; i++) {
    for (const [before, after] of pairs) {
      if (before[i] !== after[i]) {
        out.push(i);
        break;
      }
    }
  }
  return out;
}
