/** The colour scheme of the page, read from and watched on the root element. */

const ATTRIBUTE = "data-mantine-color-scheme";

/** @returns {"light" | "dark"} */
export function theme() {
  return document.documentElement.getAttribute(ATTRIBUTE) === "dark" ? "dark" : "light";
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
