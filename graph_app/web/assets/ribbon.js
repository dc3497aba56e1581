/* The line on the page of a debate that a reader opened: until when it is there, what became of its files, closing. */
(function () {
  "use strict";

  const LOOK = 60000; /* milliseconds between two looks whether the debate is still there */
  const parts = () => window.graph_app.opening;
  const ribbon = () => document.getElementById("ribbon");

  /* The time by the reader's own clock, with the day where that is not today. */
  function clock(iso) {
    const time = new Date(iso);
    const today = time.toDateString() === new Date().toDateString();
    const day = today ? {} : { weekday: "long" };
    return new Intl.DateTimeFormat("en-GB", { ...day, hour: "2-digit", minute: "2-digit" }).format(time);
  }

  function ribbonTime(until) {
    if (until) window.setInterval(look, LOOK);
    return until ? clock(until) : window.dash_clientside.no_update;
  }

  function gone(message) {
    const { element } = parts();
    const link = element("a", { href: parts().root() || "./", textContent: "To the page" });
    ribbon().classList.add("gone");
    ribbon().replaceChildren(element("strong", { textContent: message, role: "alert" }), link);
  }

  async function look() {
    if (!ribbon() || ribbon().classList.contains("gone") || document.hidden) return;
    try {
      await parts().ask("open/" + ribbon().dataset.token);
    } catch (error) {
      if (error.status === 404 || error.status === 410) gone(error.message);
    }
  }

  function asking(on) {
    for (const part of ribbon().querySelectorAll("[data-when]")) part.hidden = (part.dataset.when === "closing") !== on;
    const next = ribbon().querySelector(on ? "[data-do=keep]" : "[data-do=close]");
    next.focus();
  }

  const acts = {
    report: () => parts().showReport(ribbon().dataset.token),
    close: () => asking(true),
    keep: () => asking(false),
    async end() {
      await parts().ask("open/" + ribbon().dataset.token, "DELETE").catch(() => null);
      window.location.assign(parts().root() || "./");
    },
  };

  document.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element && event.target.closest("#ribbon [data-do]");
    if (pressed) acts[pressed.dataset.do]();
  });
  document.addEventListener("visibilitychange", look);

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.graph_app = Object.assign({}, window.dash_clientside.graph_app, { ribbonTime });
})();
