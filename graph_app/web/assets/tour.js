/* The tour: who comes for the first time is invited, once; its steps and what they point at come from panels/tour.py. */
(function () {
  "use strict";

  const KEPT = "graph-app-tour"; /* what the browser keeps once the tour was taken or declined */
  const GAP = 12;
  const ASKED = window.location.hash === "#tour";
  const SHARED = window.location.search.length > 1; /* the address already says a view */
  const QUIET = /^(Tab|Shift|Control|Alt|Meta)$/; /* keys that only lead to the invitation */

  let at = -1;
  let greeted = false;

  const tour = () => document.getElementById("tour");
  const invitation = () => document.getElementById("invitation");
  const steps = () => [...tour().querySelectorAll(".tour-step")];
  const button = (name) => tour().querySelector("[data-tour=" + name + "]");

  function known() {
    try {
      return window.localStorage.getItem(KEPT) !== null;
    } catch {
      return true; /* what cannot be remembered would be asked at every visit */
    }
  }

  function remember() {
    try {
      window.localStorage.setItem(KEPT, "seen");
    } catch {
      /* no storage: nothing to remember it with */
    }
    if (invitation()) invitation().hidden = true;
  }

  /* The part of an element that is in the window; null of a closed drawer, and of what is hardly to be seen. */
  function inSight(element) {
    const box = element.getBoundingClientRect();
    const left = Math.max(0, box.left);
    const top = Math.max(0, box.top);
    const right = Math.min(window.innerWidth, box.right);
    const bottom = Math.min(window.innerHeight, box.bottom);
    const most = Math.min(box.width, window.innerWidth) * Math.min(box.height, window.innerHeight);
    if (right <= left || bottom <= top || (right - left) * (bottom - top) < most / 2) return null;
    return getComputedStyle(element).visibility === "hidden" ? null : { left, top, right, bottom };
  }

  function target(step) {
    for (const selector of step.dataset.at.split(", ")) {
      const element = document.querySelector(selector);
      const box = element && inSight(element);
      if (box) return box;
    }
    return null;
  }

  /* Beside what is pointed at, where it covers least of it. */
  function placeOf(box, { width, height }) {
    const flat = box.bottom - box.top < 80; /* beside a button there are others */
    const across = (box.left + box.right - width) / 2;
    const down = (box.top + box.bottom - height) / 2;
    const within = (x, y) => ({
      left: Math.max(GAP, Math.min(x, window.innerWidth - width - GAP)),
      top: Math.max(GAP, Math.min(y, window.innerHeight - height - GAP)),
    });
    const covered = ({ left, top }) =>
      Math.max(0, Math.min(left + width, box.right) - Math.max(left, box.left)) *
      Math.max(0, Math.min(top + height, box.bottom) - Math.max(top, box.top));
    const beside = flat ? [] : [within(box.right + GAP, down), within(box.left - GAP - width, down)];
    const places = [...beside, within(across, box.bottom + GAP), within(across, box.top - GAP - height)];
    return places.reduce((best, one) => (covered(one) < covered(best) ? one : best));
  }

  function place() {
    if (at < 0) return;
    const card = tour().querySelector(".tour-card");
    const ring = tour().querySelector(".tour-ring");
    const size = card.getBoundingClientRect();
    const found = target(steps()[at]);
    const middle = { left: window.innerWidth / 2, right: window.innerWidth / 2, top: 0, bottom: window.innerHeight };
    const box = found || middle;
    Object.assign(ring.style, {
      left: box.left + "px",
      top: box.top + "px",
      width: box.right - box.left + "px",
      height: found ? box.bottom - box.top + "px" : "0",
    });
    const { left, top } = placeOf(box, size);
    Object.assign(card.style, { left: left + "px", top: top + "px" });
  }

  function go(step) {
    const all = steps();
    if (step >= all.length) {
      end();
      return;
    }
    at = Math.max(0, step);
    all.forEach((one, number) => {
      one.hidden = number !== at;
    });
    button("back").disabled = at === 0;
    button("next").textContent = at === all.length - 1 ? "Done" : "Next";
    button("end").hidden = at === all.length - 1;
    place();
  }

  function start() {
    if (!tour() || tour().open) return;
    window.dash_clientside.set_props("help", { opened: false });
    remember();
    tour().showModal();
    go(0);
    button("next").focus();
  }

  function end() {
    if (tour() && tour().open) tour().close();
  }

  /* However it was closed. */
  function ended(event) {
    if (event.target !== tour()) return;
    at = -1;
    const { shown, stage } = window.graph_app.verbs;
    const before = document.activeElement;
    const kept = before && before !== document.body && shown(before);
    if (stage() && !kept) stage().focus({ preventScroll: true });
  }

  /* Whoever does something else has found the way. */
  function otherwise(event) {
    const asked = invitation();
    if (!asked || asked.hidden || asked.contains(event.target) || QUIET.test(event.key || "")) return;
    remember();
  }

  function greet() {
    if (greeted || !tour()) return;
    greeted = true;
    if (ASKED) start();
    else if (!SHARED && !known()) invitation().hidden = false;
  }

  function onClick(event) {
    const pressed = event.target.closest("[data-tour]");
    if (!pressed) return;
    const { tour: wish } = pressed.dataset;
    if (wish === "start") start();
    else if (wish === "no") remember();
    else if (wish === "end") end();
    else go(at + (wish === "back" ? -1 : 1));
  }

  function onKey(event) {
    if (at < 0 || !tour().contains(event.target)) return;
    if (event.key === "ArrowRight") go(at + 1);
    else if (event.key === "ArrowLeft") go(at - 1);
    else return;
    event.preventDefault();
  }

  if (ASKED) window.history.replaceState(null, "", window.location.pathname + window.location.search);
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  for (const kind of ["pointerdown", "keydown", "wheel"]) {
    document.addEventListener(kind, otherwise, { capture: true, passive: true });
  }
  document.addEventListener("close", ended, { capture: true });
  window.addEventListener("resize", place);

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.graph_app = Object.assign({}, window.dash_clientside.graph_app, { greet });
})();
