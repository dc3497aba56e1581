/* Buttons that open a file of the reader: its content goes to the store that the button names. */
(function () {
  "use strict";

  let count = 0;

  function tell(store, content) {
    count += 1;
    window.dash_clientside.set_props(store, { data: { content, n: count } });
  }

  function hand(file, store, most) {
    if (file.size > most) {
      tell(store, "");
      return;
    }
    const reader = new FileReader();
    reader.addEventListener("error", () => tell(store, ""));
    reader.addEventListener("load", () => tell(store, reader.result));
    reader.readAsDataURL(file);
  }

  document.addEventListener("click", function (event) {
    const button = event.target instanceof Element && event.target.closest("button[data-opens-file]");
    if (!button) return;
    const input = document.createElement("input");
    input.type = "file";
    input.accept = button.dataset.accept;
    const store = button.dataset.opensFile;
    input.addEventListener("change", () => input.files[0] && hand(input.files[0], store, Number(button.dataset.most)));
    input.click();
  });
})();
