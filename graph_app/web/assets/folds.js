/* Groups of filters that are opened for the first time ask for their controls. */
(function () {
  "use strict";

  const asked = new Set();

  document.addEventListener(
    "toggle",
    function ({ target }) {
      const group = target instanceof HTMLDetailsElement && target.open && target.dataset.group;
      if (!group || asked.has(group) || target.querySelector(".controls").childElementCount) return;
      asked.add(group);
      window.dash_clientside.set_props("unfolded", { data: { group } });
    },
    true,
  );
})();
