/** Names broken into lines. */

export const LINE_LENGTH = 22;
export const NAME_LENGTH = 44;
const LONGEST_LINE = 28; // where no break makes two shorter ones

/**
 * @param {string} text
 * @param {number} length
 * @returns {string} at most `length` characters, with an ellipsis when cut, at a word's end if one is near
 */
export function shorten(text, length) {
  const letters = [...text];
  if (letters.length <= length) return text;
  const cut = letters.slice(0, length - 1).join("");
  const word = letters[length - 1] === " " ? cut.length : cut.lastIndexOf(" ");
  return cut.slice(0, word > Math.max(0, cut.length - 12) ? word : undefined).replace(/[\s,;:(–-]+$/u, "") + "…";
}

/**
 * Break a text at spaces into the fewest lines that fit, of lengths as even as they can be.
 *
 * @param {string} text
 * @param {number} length characters a line should keep to; a longer word stands alone
 * @returns {string[]}
 */
export function wrap(text, length) {
  const words = text.split(/\s+/u).filter(Boolean);
  if (!words.length) return [""];
  const fill = (/** @type {number} */ limit) => {
    const lines = [words[0]];
    for (const word of words.slice(1)) {
      const last = lines[lines.length - 1];
      if (last.length + 1 + word.length <= limit) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines;
  };
  const fewest = fill(length);
  for (let limit = Math.ceil(text.length / fewest.length); limit < length; limit++) {
    const lines = fill(limit);
    if (lines.length === fewest.length) return lines;
  }
  return fewest;
}

/**
 * @param {string} name
 * @returns {string[]} one line, or two when the name is long, cut after about 44 characters
 */
export function nameLines(name) {
  const text = name.replace(/\s+/gu, " ").trim();
  if ([...text].length <= LINE_LENGTH) return [text];
  const short = shorten(text, NAME_LENGTH);
  for (let length = LINE_LENGTH; length <= LONGEST_LINE; length++) {
    const lines = wrap(short, length);
    if (lines.length <= 2) return lines.map((line) => shorten(line, LONGEST_LINE));
  }
  const [first, ...rest] = wrap(short, LONGEST_LINE);
  return [shorten(first, LONGEST_LINE), shorten(rest.join(" "), LONGEST_LINE)];
}

/**
 * @param {string} name
 * @returns {string[]} the whole name
 */
export function fullLines(name) {
  return wrap(name.replace(/\s+/gu, " ").trim(), 32);
}
