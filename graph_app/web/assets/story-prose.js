/* Plain text as it is read: paragraphs, **bold**, addresses as links. Never HTML. */
(function () {
  "use strict";

  const TOKEN = /\*\*([^*\n]+)\*\*|https?:\/\/[^\s<>"]+/g;

  /** Only web addresses become links, as in Python's `parts.safe_url`. */
  function safe(text) {
    try {
      const url = new URL(text);
      return (url.protocol === "http:" || url.protocol === "https:") && url.hostname ? url.href : null;
    } catch {
      return null;
    }
  }

  function link(text) {
    const address = text.replace(/[.,;:!?'’”)\]}]+$/, "");
    const href = safe(address);
    if (!href) return [text];
    const a = document.createElement("a");
    Object.assign(a, { href, target: "_blank", rel: "noopener noreferrer", textContent: address });
    return [a, text.slice(address.length)];
  }

  function inline(text) {
    const found = [];
    let from = 0;
    for (const token of text.matchAll(TOKEN)) {
      found.push(text.slice(from, token.index));
      if (token[1] === undefined) found.push(...link(token[0]));
      else {
        const bold = document.createElement("strong");
        bold.append(...inline(token[1]));
        found.push(bold);
      }
      from = token.index + token[0].length;
    }
    found.push(text.slice(from));
    return found.filter((one) => one !== "");
  }

  /** Paragraphs of a text as elements. */
  function prose(text) {
    return text.split(/\n\s*\n/).filter((part) => part.trim()).map((part) => {
      const p = document.createElement("p");
      p.dir = "auto";
      part.trim().split("\n").forEach((row, place) => {
        if (place) p.append(document.createElement("br"));
        p.append(...inline(row));
      });
      return p;
    });
  }

  Object.assign(window.graph_app.story, { prose });
})();
