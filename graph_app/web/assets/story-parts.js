/* Pieces that the drawer of a story is made of. Texts are only ever set as text. */
(function () {
  "use strict";

  function element(tag, properties, ...children) {
    const made = document.createElement(tag);
    Object.assign(made, properties);
    made.append(...children);
    return made;
  }

  function button(text, act, label, place) {
    const made = element("button", { type: "button", className: "story-button", textContent: text });
    made.dataset.do = act;
    if (label) {
      made.title = label;
      made.setAttribute("aria-label", label);
    }
    if (place !== undefined) made.dataset.place = place;
    return made;
  }

  function field(tag, word, label, value, place) {
    const made = element(tag, { className: "story-" + word, value, placeholder: label, dir: "auto" });
    made.dataset.word = word;
    if (place !== undefined) made.dataset.place = place;
    made.setAttribute("aria-label", place === undefined ? label : label + " of step " + (place + 1));
    return made;
  }

  function grow(area) {
    area.style.height = "auto";
    if (area.scrollHeight) area.style.height = area.scrollHeight + 2 + "px";
  }

  function drawStep(step, place, steps) {
    const of = " step " + (place + 1);
    const up = button("↑", "up", "Move" + of + " up (Alt+↑)", place);
    const down = button("↓", "down", "Move" + of + " down (Alt+↓)", place);
    up.disabled = place === 0;
    down.disabled = place === steps.length - 1;
    const go = button("Show", "go", "Show" + of, place);
    const take = button("Retake", "take", "Use the view shown now for" + of, place);
    const remove = button("Remove", "remove", "Remove" + of, place);
    const area = field("textarea", "text", "Text", step.text, place);
    area.rows = 2;
    const item = element(
      "li",
      { className: "story-step" },
      element("div", { className: "story-number", textContent: place + 1, ariaHidden: "true" }),
      field("input", "title", "Title", step.title, place),
      area,
    );
    if (step.notes.length) {
      const list = element("ul", {}, ...step.notes.map((note) => element("li", { textContent: note })));
      item.append(element("div", { className: "story-left" }, "Left out of this view:", list));
    }
    item.append(element("div", { className: "story-tools" }, go, take, up, down, remove));
    item.dataset.place = place;
    return item;
  }

  function named(step, place) {
    const title = Array.from(step.title || "Step " + (place + 1));
    return "“" + (title.length > 40 ? title.slice(0, 40).join("") + "…" : title.join("")) + "”";
  }

  Object.assign(window.graph_app.story, { button, drawStep, element, field, grow, named });
})();
