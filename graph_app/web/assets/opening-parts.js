/* Pieces that the dialog for files is made of. What files say is only ever set as text. */
(function () {
  "use strict";

  const shared = (window.graph_app = window.graph_app || {});
  const parts = (shared.opening = shared.opening || {});

  function element(tag, properties, ...children) {
    const made = document.createElement(tag);
    Object.assign(made, properties);
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  function button(text, act, look) {
    const made = element("button", { type: "button", textContent: text, className: "dialog-button " + (look || "") });
    made.dataset.act = act;
    return made;
  }

  function counted(number, noun) {
    return number.toLocaleString("en") + " " + noun + (number === 1 ? "" : "s");
  }

  /* A list to choose from; `choices` are pairs of value and words. */
  function chooser(label, choices, value) {
    const made = element("select", { className: "opening-field" });
    made.setAttribute("aria-label", label);
    for (const [key, words, more] of choices) {
      made.append(element("option", { value: key, textContent: words, title: more || "" }));
    }
    made.value = value;
    return made;
  }

  Object.assign(parts, { element, button, counted, chooser });
})();
