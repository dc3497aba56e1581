/** Elements from plain descriptions. Text is only ever set as text, attributes one by one. */

/**
 * @param {string} name
 * @param {Record<string, any>} [given] attributes; functions are listeners; null and false leave out, true is empty
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {any}
 */
export function el(name, given = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(key.replace(/^on/, "").toLowerCase(), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(.../** @type {Array<Node | string>} */ (children.filter((child) => child !== null && child !== undefined && child !== false)));
  return element;
}

/** A name from the data: whichever way it is written. @param {string} text @param {string} [name] */
export const said = (text, name = "span") => el(name, { dir: "auto" }, text);

/** @param {string | null | undefined} url @param {...(Node | string)} children */
export function outward(url, ...children) {
  return /^https?:\/\//i.test(url ?? "")
    ? el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...children, el("span", { "aria-hidden": "true" }, " ↗"))
    : el("span", {}, ...children);
}

/** @param {number} number @param {string} noun */
export const counted = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
