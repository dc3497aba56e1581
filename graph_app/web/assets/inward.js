/* Links to other views of this page lead there without loading it anew. */
(function () {
  "use strict";

  document.addEventListener("click", function (event) {
    const link = event.target instanceof Element && event.target.closest("a[data-inward]");
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !plain || event.defaultPrevented) return;
    event.preventDefault();
    const search = link.getAttribute("href");
    window.dash_clientside.set_props("url", { search });
  });
})();
