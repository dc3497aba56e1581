/* The help page is light or dark as the explorer was left; without this, or without storage, as the system is. */
(function () {
  "use strict";

  try {
    const scheme = window.localStorage.getItem("mantine-color-scheme-value");
    if (scheme === "light" || scheme === "dark") document.documentElement.dataset.scheme = scheme;
  } catch {
    /* no storage: the system decides */
  }
})();
