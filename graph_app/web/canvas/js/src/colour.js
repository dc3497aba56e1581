/** CSS colours to numbers, and four bytes packed into the one float a WebGL attribute carries. */

/** @typedef {[number, number, number, number]} Rgba red, green, blue 0–255 and alpha 0–1 */

const HEX = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i;
const RGB = /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:\s*[,/]\s*([\d.]+%?))?\s*\)$/i;

/**
 * @param {string} css a colour as hex, rgb() or rgba(), or "transparent"
 * @param {(css: string) => string} [normalise] turns any other CSS colour into hex or rgba()
 * @returns {Rgba}
 */
export function parseColour(css, normalise) {
  const text = css.trim();
  if (text === "transparent") return [0, 0, 0, 0];
  const hex = HEX.exec(text);
  if (hex) {
    let digits = hex[1];
    if (digits.length < 6) digits = [...digits].map((d) => d + d).join("");
    const value = (at) => parseInt(digits.slice(at, at + 2), 16);
    return [value(0), value(2), value(4), digits.length === 8 ? value(6) / 255 : 1];
  }
  const rgb = RGB.exec(text);
  if (rgb) {
    const alpha = rgb[4] === undefined ? 1 : rgb[4].endsWith("%") ? parseFloat(rgb[4]) / 100 : +rgb[4];
    return [+rgb[1], +rgb[2], +rgb[3], Math.min(1, Math.max(0, alpha))];
  }
  return normalise ? parseColour(normalise(text)) : [128, 128, 128, 1];
}

const WORD = new Uint32Array(1);
const FLOAT = new Float32Array(WORD.buffer);

/**
 * Pack a colour into a float. One bit of alpha is given up so that the float is never NaN;
 * the shaders scale alpha by 255/254 in return.
 *
 * @param {Rgba} colour
 * @returns {number}
 */
export function packColour([r, g, b, a]) {
  const byte = (value) => Math.min(255, Math.max(0, Math.round(value)));
  WORD[0] = ((byte(a * 255) << 24) | (byte(b) << 16) | (byte(g) << 8) | byte(r)) & 0xfeffffff;
  return FLOAT[0];
}

/**
 * @param {Rgba} colour
 * @param {number} opacity the alpha an opaque colour gets; a translucent one keeps its own
 * @returns {Rgba}
 */
export function softened(colour, opacity) {
  return colour[3] < 1 ? colour : [colour[0], colour[1], colour[2], opacity];
}

/**
 * @param {Rgba} colour
 * @param {number} alpha
 * @returns {Rgba}
 */
export function withAlpha(colour, alpha) {
  return [colour[0], colour[1], colour[2], alpha];
}
