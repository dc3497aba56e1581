/** The colour scheme of the page, read from and watched on the root element. */

const ATTRIBUTE = "data-mantine-color-scheme";
const CHOSEN = "mantine-color-scheme-value"; // where the component library keeps what the reader chose

/** @returns {"light" | "dark"} */
export function theme() {
  return document.documentElement.getAttribute(ATTRIBUTE) === "dark" ? "dark" : "light";
}

/** Give the page the scheme that the reader chose, before the component library does the same. */
export function dress() {
  let chosen = "auto";
  try {
    chosen = localStorage.getItem(CHOSEN) ?? chosen;
  } catch {
    // nothing is kept
  }
  const dark = chosen === "dark" || (chosen !== "light" && window.matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute(ATTRIBUTE, dark ? "dark" : "light");
}

/**
 * @param {() => void} listener called after every change
 * @returns {() => void} stops watching
 */
export function watchTheme(listener) {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: [ATTRIBUTE] });
  return () => observer.disconnect();
}

/** @returns {boolean} whether the reader asked for less motion */
export function calm() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
