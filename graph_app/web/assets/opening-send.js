/* What the dialog for files asks of the server; every message of the server is given on as it is. */
(function () {
  "use strict";

  const shared = (window.graph_app = window.graph_app || {});
  const parts = (shared.opening = shared.opening || {});
  const OWN = "X-Graph-App"; /* only scripts of this server can send it */
  const AWAY = "The server cannot be reached. Is it still running?";

  const root = () => document.getElementById("opening").dataset.root;

  class Refused extends Error {
    constructor(message, status) {
      super(message);
      this.status = status;
    }
  }

  function refused(status, found) {
    const large = status === 413 ? "The files are larger than what is taken here." : "";
    return new Refused((found && found.error) || large || "The server answered with " + status + ".", status);
  }

  async function ask(address, method, body) {
    const headers = { [OWN]: "1" };
    if (body) headers["Content-Type"] = "application/json";
    const options = { method: method || "GET", headers, cache: "no-store", body: body && JSON.stringify(body) };
    let answer;
    try {
      answer = await fetch(root() + address, options);
    } catch {
      throw new Refused(AWAY, 0);
    }
    if (answer.status === 204) return null;
    const found = await answer.json().catch(() => null);
    if (!answer.ok || !found) throw refused(answer.status, found);
    return found;
  }

  /* Sends files; returns a promise of the answer with a way to stop. `told` hears the share that has gone. */
  function send(files, told) {
    const request = new XMLHttpRequest();
    const form = new FormData();
    for (const file of files) form.append("file", file, file.name);
    const answer = new Promise((resolve, reject) => {
      request.upload.addEventListener("progress", (event) => event.lengthComputable && told(event.loaded / event.total));
      request.addEventListener("load", () => {
        const found = request.response;
        if (request.status === 202 && found) resolve(found);
        else reject(refused(request.status, found));
      });
      request.addEventListener("error", () => reject(new Refused(AWAY, 0)));
      request.addEventListener("abort", () => reject(new Refused("", 0)));
      request.open("POST", root() + "open");
      request.setRequestHeader(OWN, "1");
      request.responseType = "json";
      request.send(form);
    });
    return { answer, stop: () => request.abort() };
  }

  Object.assign(parts, { ask, send, root });
})();
