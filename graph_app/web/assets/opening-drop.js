/* Files that are dropped anywhere on the page are brought to the dialog that opens them. */
(function () {
  "use strict";

  const shared = (window.graph_app = window.graph_app || {});
  const parts = (shared.opening = shared.opening || {});
  let depth = 0;

  const layer = () => document.getElementById("dropping");
  const carries = (event) => event.dataTransfer && [...event.dataTransfer.types].includes("Files");
  const elsewhere = (event) => event.target instanceof Element && event.target.closest("#story"); /* takes its own */
  const taken = (event) => layer() && carries(event) && !parts.busy() && !elsewhere(event);

  function show(on) {
    if (!on) depth = 0;
    if (layer()) layer().hidden = !on;
  }

  const file = (entry) => new Promise((resolve, reject) => entry.file(resolve, reject));
  const some = (reader) => new Promise((resolve, reject) => reader.readEntries(resolve, reject));

  /* The files of a folder, without those in folders within it. */
  async function inside(folder) {
    const reader = folder.createReader();
    const found = [];
    for (let part = await some(reader); part.length; part = await some(reader)) found.push(...part);
    return Promise.all(found.filter((entry) => entry.isFile && !entry.name.startsWith(".")).map(file));
  }

  async function filesOf(transfer) {
    const entries = [...transfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
    const plain = [...transfer.files];
    if (!entries.some((entry) => entry && entry.isDirectory)) return plain;
    const found = await Promise.all(entries.filter(Boolean).map((entry) => (entry.isDirectory ? inside(entry) : file(entry).then((one) => [one]))));
    return found.flat();
  }

  document.addEventListener("dragenter", (event) => {
    if (!taken(event)) return;
    event.preventDefault();
    depth += 1;
    show(true);
  });
  document.addEventListener("dragleave", (event) => {
    if (!taken(event)) return;
    depth -= 1;
    if (depth <= 0) show(false);
  });
  document.addEventListener("dragover", (event) => {
    if (event.defaultPrevented || !layer() || !carries(event)) return;
    event.preventDefault(); /* a file that is let go must never take the place of the page */
    event.dataTransfer.dropEffect = taken(event) ? "copy" : "none";
  });
  document.addEventListener("drop", (event) => {
    show(false);
    if (event.defaultPrevented || !layer() || !carries(event)) return;
    event.preventDefault();
    if (taken(event)) filesOf(event.dataTransfer).then(parts.bring);
  });
})();
