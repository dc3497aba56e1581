/* Menus of the picture and of its bars: opened by a button, a right click, a long touch or a key. */
(function () {
  "use strict";

  const MARGIN = 8;
  const TYPED = 600; // milliseconds in which letters are one word

  let open = null; // { menu, target, opener, items }
  let typed = { text: "", at: 0 };

  const verbs = () => window.graph_app.verbs;
  const items = () => [...open.menu.querySelectorAll("[role=menuitem]")].filter(verbs().shown);

  function inside({ x, y }, menu) {
    const { width, height } = menu.getBoundingClientRect();
    const left = Math.max(MARGIN, Math.min(x, window.innerWidth - width - MARGIN));
    const top = Math.max(MARGIN, Math.min(y, window.innerHeight - height - MARGIN));
    Object.assign(menu.style, { left: left + "px", top: top + "px" });
  }

  function focusOn(place) {
    const all = items();
    if (all.length) all[(place + all.length) % all.length].focus({ preventScroll: false });
  }

  /* Closes the menu; the focus goes back to the button, or to the picture. */
  function close(back) {
    if (!open) return;
    const { menu, opener } = open;
    const had = menu.contains(document.activeElement);
    open = null;
    menu.hidden = true;
    if (opener) opener.setAttribute("aria-expanded", "false");
    if (!back && !had) return;
    const home = opener && verbs().shown(opener) ? opener : verbs().stage();
    if (home) home.focus({ preventScroll: true });
  }

  /* Only what fits the target is in the menu; groups without entries go. */
  function fill(menu, target) {
    verbs().fit(menu, target);
    for (const item of menu.querySelectorAll("[data-on]")) {
      if (!item.dataset.on.split(" ").includes(target.kind)) item.hidden = true;
      else item.firstElementChild.textContent = item.dataset[target.kind];
    }
    for (const group of menu.querySelectorAll("[role=group]")) {
      group.hidden = !group.querySelector("[role=menuitem]:not([hidden])");
    }
  }

  function show(menu, target, opener, placed) {
    close(false);
    open = { menu, target, opener };
    fill(menu, target);
    menu.hidden = false;
    if (opener) opener.setAttribute("aria-expanded", "true");
    inside(placed(menu.getBoundingClientRect()), menu);
    focusOn(0);
  }

  const context = () => document.getElementById("context-menu");

  /* The picture asks for a menu. */
  function openMenu(menu) {
    if (menu && menu.kind && context()) show(context(), { kind: menu.kind, id: menu.id }, null, () => menu);
  }

  function openBeside(menu, target, opener) {
    if (open && open.opener === opener) {
      close(true);
      return;
    }
    const box = opener.getBoundingClientRect();
    show(menu, target, opener, ({ height }) => {
      const over = box.top - height - 6;
      return { x: box.left, y: over >= MARGIN ? over : box.bottom + 6 };
    });
  }

  /* The menu of the selection beside the button or the actor that asks for it, else that of the picture. */
  function openHere(opener, selected) {
    const whole = opener && opener.closest(".strip");
    const target = selected.length && !whole ? { kind: "actor", id: selected[0] } : { kind: "stage", id: null };
    if (opener) {
      openBeside(context(), target, opener);
      return;
    }
    const canvas = document.getElementById("canvas");
    const box = canvas.getBoundingClientRect();
    const place = target.id === null ? null : canvas.graphCanvas && canvas.graphCanvas.locate(target.id);
    show(context(), target, null, () => place || { x: box.left + box.width / 2, y: box.top + box.height / 3 });
  }

  function choose(item) {
    const { target } = open;
    const beside = open.menu === context() ? target : null;
    close(true);
    verbs().run(item.dataset.verb, beside);
  }

  function startsWith(letter) {
    const now = Date.now();
    typed = { text: now - typed.at < TYPED ? typed.text + letter : letter, at: now };
    const all = items();
    const from = all.indexOf(document.activeElement) + (typed.text.length === 1 ? 1 : 0);
    const wanted = typed.text.toLowerCase();
    for (let step = 0; step < all.length; step += 1) {
      const item = all[(from + step) % all.length];
      if (item.textContent.trim().toLowerCase().startsWith(wanted)) {
        item.focus();
        return;
      }
    }
  }

  function onKey(event) {
    if (!open) return;
    const { key } = event;
    const all = items();
    const at = all.indexOf(document.activeElement);
    if (key === "Escape" || key === "Tab") close(true);
    else if (key === "ArrowDown" || key === "ArrowRight") focusOn(at + 1);
    else if (key === "ArrowUp" || key === "ArrowLeft") focusOn(at < 0 ? -1 : at - 1);
    else if (key === "Home") focusOn(0);
    else if (key === "End") focusOn(-1);
    else if ((key === "Enter" || key === " ") && at >= 0) choose(all[at]);
    else if (/^\p{L}$/u.test(key) && !event.ctrlKey && !event.metaKey && !event.altKey) startsWith(key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onClick(event) {
    const item = event.target.closest("[role=menuitem]");
    if (open && item && open.menu.contains(item)) {
      choose(item);
      return;
    }
    const opener = event.target.closest("[data-opens]");
    if (opener) openBeside(document.getElementById(opener.dataset.opens), null, opener);
  }

  function onPress(event) {
    if (!open || open.menu.contains(event.target)) return;
    if (open.opener && open.opener.contains(event.target)) return;
    close(false);
  }

  document.addEventListener("keydown", onKey, { capture: true });
  document.addEventListener("click", onClick);
  document.addEventListener("pointerdown", onPress, { capture: true });
  document.addEventListener("wheel", onPress, { capture: true, passive: true });
  window.addEventListener("resize", () => close(false));
  window.addEventListener("blur", () => close(false));

  window.graph_app = Object.assign(window.graph_app || {}, { menus: { openHere, close } });
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.graph_app = Object.assign({}, window.dash_clientside.graph_app, { openMenu });
})();
