/** Finding actors by their name, whatever its case and accents. Pure. */

/** @param {string} text @returns {string} as it is searched */
export const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * @param {string} asked
 * @param {string[]} names folded
 * @param {ArrayLike<number>} size of each actor
 * @param {number} most
 * @returns {number[]} names that begin so, then those with a word that does, then those that contain it; of each the biggest first
 */
export function find(asked, names, size, most = 12) {
  const wanted = folded(asked).trim();
  if (!wanted) return [];
  /** @type {number[][]} */
  const found = [[], [], []];
  names.forEach((name, i) => {
    const at = name.indexOf(wanted);
    if (at < 0) return;
    found[at === 0 ? 0 : name.includes(` ${wanted}`) ? 1 : 2].push(i);
  });
  return found.flatMap((group) => group.sort((one, other) => size[other] - size[one] || one - other)).slice(0, most);
}
