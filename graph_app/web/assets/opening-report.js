/* What became of files, in words: what was recognised, how much there is, what was lost, changed, assumed. */
(function () {
  "use strict";

  const shared = (window.graph_app = window.graph_app || {});
  const parts = (shared.opening = shared.opening || {});
  const HEADS = { dropped: "Lost", changed: "Changed", assumed: "Assumed, as the files do not say it", read: "Read" };
  const SHORT = 5; /* entries up to which a list is open */
  const PLACES = 5;

  /* How often something happened and where. */
  function places(note) {
    const { lines, count, unit, sheet, file } = note;
    const often = count > 1 ? count.toLocaleString("en") + " times" : "";
    const named = lines.slice(0, PLACES).map((line) => line.toLocaleString("en"));
    const more = count > named.length ? " …" : "";
    const where = named.length ? unit + (named.length > 1 ? "s " : " ") + named.join(", ") + more : "";
    return [file, sheet, often, where].filter(Boolean).join(", ");
  }

  function entry(note, several) {
    const { element } = parts;
    const where = places(several ? note : { ...note, file: "" });
    return element(
      "li",
      {},
      element("span", { textContent: note.sentence, dir: "auto" }),
      where ? element("span", { className: "quiet", textContent: " " + where }) : null,
    );
  }

  function list(happened, notes, several) {
    const { element } = parts;
    const times = notes.length > 1 ? " (" + notes.length.toLocaleString("en") + ")" : "";
    const made = element(
      "details",
      { className: "opening-list", open: happened !== "read" && notes.length <= SHORT },
      element("summary", { textContent: HEADS[happened] + times }),
      element("ul", {}, ...notes.map((note) => entry(note, several))),
    );
    return made;
  }

  /* How many rows of each table came out. */
  function counts(report) {
    const named = { ...{ actors: 0, ties: 0 }, ...report.counts };
    return Object.entries(named)
      .filter(([table, number]) => number || table === "actors" || table === "ties")
      .map(([table, number]) => parts.counted(number, table.replace(/_/g, " ").replace(/s$/, "")))
      .join(" · ");
  }

  /* `title` is what stands for the title where it can be changed. */
  function drawReport(found, words, title) {
    const { element } = parts;
    const { report } = found;
    const several = report.files.length > 1;
    const formats = report.formats.map((name) => words.formats[name] || name).join("; ");
    const lists = Object.keys(HEADS).filter((happened) => report[happened].length);
    const untouched = !lists.some((happened) => happened !== "read");
    return element(
      "div",
      { className: "opening-report" },
      title || element("p", { className: "opening-title", textContent: report.title, dir: "auto" }),
      element("p", { textContent: counts(report) }),
      element("p", { className: "quiet", textContent: "Read as " + formats + ": " + report.files.join(", "), dir: "auto" }),
      untouched ? element("p", { textContent: "Nothing was assumed, changed or lost." }) : null,
      ...lists.map((happened) => list(happened, report[happened], several)),
    );
  }

  Object.assign(parts, { drawReport });
})();
