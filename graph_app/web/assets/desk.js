/* The desk, where a debate is edited: opening and closing it, its keys, and following the edits of others. */
(function () {
  "use strict";

  const EVERY = 3000; // milliseconds between two looks at which change was the last one
  const SILENT = "The server does not answer. What you typed is still here: press the button again later.";
  const SURE = "Close without saving?";
  const OTHER = "What you typed is not saved. Leave it?";
  const READ = 15000; // milliseconds for which it is said what was done

  let count = 0;
  let typed = false; // whether something was filled in since the page of the desk came
  let opener = null; // what the desk was opened from
  let edition = null; // the change after which the page shows the data
  let waiting = false; // for the answer to a button

  const desk = () => document.getElementById("desk");
  const isOpen = () => Boolean(desk() && desk().classList.contains("open"));
  const set = (id, props) => window.dash_clientside.set_props(id, props);

  function open(asked) {
    if (isOpen() && typed && !window.confirm(OTHER)) return;
    count += 1;
    waiting = true;
    set("desk-asked", { data: Object.assign({}, asked, { n: count }) });
  }

  function close() {
    typed = false;
    set("desk", { className: "desk" });
    set("desk-wrong", { children: null });
    const back = opener && opener.isConnected && opener.getClientRects().length ? opener : document.querySelector(".desk-opener");
    opener = null;
    if (back) back.focus({ preventScroll: true });
  }

  /* Closes at once where nothing was typed, else asks first. */
  function leave(button) {
    if (!typed || button.dataset.sure) {
      calm(button);
      close();
      return;
    }
    button.dataset.sure = "yes";
    button.textContent = SURE;
    button.focus();
  }

  function calm(button) {
    delete button.dataset.sure;
    button.textContent = "✕";
  }

  /* What was done has been said for long enough, unless somebody is about to undo it. */
  function hush() {
    const said = document.getElementById("desk-said");
    if (said.matches(":hover, :focus-within")) deskDrawn.hush = window.setTimeout(hush, READ);
    else set("desk-said", { children: null });
  }

  /* A page of the desk has come: what is wrong has the focus, else its heading. */
  function deskDrawn() {
    typed = typed && Boolean(desk().querySelector(".desk-found, [aria-invalid=true]"));
    calm(desk().querySelector("[data-desk-close]"));
    window.clearTimeout(deskDrawn.hush);
    deskDrawn.hush = window.setTimeout(hush, READ);
    window.setTimeout(function () {
      const root = desk();
      root.querySelectorAll("[data-own]").forEach((one) => {
        one.textContent = new URL(one.dataset.own, document.baseURI).href; // as somebody else calls it
      });
      if (!isOpen()) {
        if (root.contains(document.activeElement)) close();
        return;
      }
      const first = root.querySelector("[aria-invalid=true], .desk-found .wrong button, .desk-page h2");
      if (first) first.focus({ preventScroll: first.matches("h2") });
      if (!root.querySelector(".desk-found, [aria-invalid=true]")) root.scrollTop = 0;
    }, 0);
  }

  function knowEdition(view) {
    if (view && typeof view.edition === "number") edition = view.edition;
  }

  /* Shows the state after the last change, whoever made it. */
  async function look() {
    if (!desk() || document.hidden) return;
    const answer = await fetch("api/workspace/head", { credentials: "same-origin" }).catch(() => null);
    const said = answer && (await answer.json().catch(() => null));
    if (!said) {
      if (waiting) set("desk-wrong", { children: SILENT });
      return;
    }
    if (!answer.ok) return; // what is shown stays: the server's answer to the button says more
    const { head } = said;
    if (edition === null || head === edition) return;
    edition = head;
    count += 1;
    set({ type: "act", origin: "desk" }, { data: { verb: "follow", n: head, again: count } });
  }

  /* The open menu has the focus: what traps it there tries once, and too early where drawing takes longer. */
  function enterMenu(tries) {
    const menu = document.querySelector(".desk-menu");
    const first = menu && menu.querySelector("button");
    const opened = document.querySelector(".desk-opener[aria-expanded=true]");
    if (!first || !opened || menu.contains(document.activeElement) || tries === 0) return;
    if (first.getClientRects().length) first.focus({ preventScroll: true });
    window.setTimeout(enterMenu, 100, tries - 1);
  }

  function onClick(event) {
    const target = event.target instanceof Element ? event.target : null;
    if (!target) return;
    if (target.closest(".desk-opener")) window.setTimeout(enterMenu, 100, 10);
    const out = target.closest("[data-desk-out]");
    if (out) {
      fetch(out.dataset.deskOut, { method: "POST", credentials: "same-origin" }).then(() => window.location.reload());
      return;
    }
    const closing = target.closest("[data-desk-close]");
    if (closing) {
      leave(closing);
      return;
    }
    if (target.closest(".desk button[id], .desk-said button[id]")) waiting = true;
    const opening = target.closest("[data-desk]");
    if (!opening) return;
    const menu = opening.closest(".desk-menu");
    if (!opening.closest(".desk")) opener = menu ? document.querySelector(".desk-opener") : opening;
    if (menu) set("desk-menu", { opened: false });
    open(JSON.parse(opening.dataset.desk));
  }

  function onKey(event) {
    if (!isOpen() || !(event.target instanceof Element) || !desk().contains(event.target)) return;
    const lists = event.target.getAttribute("aria-haspopup") === "listbox";
    const chooses = lists && [...document.querySelectorAll("[role=listbox]")].some((one) => one.getClientRects().length);
    if (event.key === "Escape" && !chooses) {
      event.stopPropagation();
      leave(desk().querySelector("[data-desk-close]"));
    }
    const writes = event.target.matches("textarea") && !event.ctrlKey && !event.metaKey;
    if (event.key !== "Enter" || lists || writes || !event.target.matches("input, textarea")) return;
    event.preventDefault();
    const strong = desk().querySelector(".desk-foot .strong[id], .desk-ways .strong[id]");
    if (strong) strong.click();
  }

  function onInput(event) {
    if (!(event.target instanceof Element) || !event.target.closest("#desk")) return;
    typed = true;
    calm(desk().querySelector("[data-desk-close]"));
  }

  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey, { capture: true });
  document.addEventListener("input", onInput);
  window.addEventListener("beforeunload", function (event) {
    if (isOpen() && typed) event.preventDefault();
  });
  document.addEventListener("visibilitychange", look);
  window.setInterval(look, EVERY);

  new MutationObserver(function (changes) {
    for (const { target } of changes) {
      if (target instanceof Element && target.closest("#desk-content, #desk-wrong, #desk-said")) waiting = false;
    }
  }).observe(document.documentElement, { childList: true, subtree: true });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.graph_app = Object.assign({}, window.dash_clientside.graph_app, { deskDrawn, knowEdition });
})();
