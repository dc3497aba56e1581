/* Which column of a file is which: shown with the first rows, for the reader to correct. */
(function () {
  "use strict";

  const shared = (window.graph_app = window.graph_app || {});
  const parts = (shared.opening = shared.opening || {});
  const OWN = "*"; /* a column that is kept as one of its own */
  const ROLES = { nodes: "actors", edges: "ties", matrix: "a matrix of ties", package: "a table of a data package" };
  const TABLES = { nodes: "actors", edges: "ties" };

  /* What was said before and does not fit the tables any more. */
  const ofColumns = (word) => /^(actors|ties)\./.test(word);

  class Form {
    constructor(found, words) {
      this.found = found;
      this.words = words;
      this.columns = [];
      this.roles = [];
      this.extras = [];
      this.mapped = {};
      for (const { table, given, column } of found.report ? found.report.mapping : []) {
        this.mapped[table + "\n" + given] = column;
      }
      this.node = parts.element("div", { className: "opening-form" }, ...this.sections());
    }

    sections() {
      const { report } = this.found;
      const samples = report ? report.samples : [];
      const tables = samples.map((sample) => this.sheet(sample));
      return [...tables, report && !samples.length ? this.attributes(report) : null, this.reading()].filter(Boolean);
    }

    /* A choice of what a column is. */
    column(table, given, sheet) {
      const known = this.words.columns[table];
      const now = this.mapped[table + "\n" + given];
      const listed = known.some(([name]) => name === now);
      const special = now === "" ? "Left out" : /\./.test(now || "") ? now.split(".")[1].replace(/_/g, " ") : "";
      const choices = [[OWN, "column of its own"], ...known];
      if (special) choices.push([now, special]);
      const value = listed || special ? now : OWN;
      const select = parts.chooser("What “" + given + "” is", choices, value);
      this.columns.push({ table, given, select, value, sheet });
      return select;
    }

    sheet(sample) {
      const { element } = parts;
      const table = TABLES[sample.role];
      const head = element("tr", {}, ...sample.columns.map((name) => element("th", { scope: "col", textContent: name, dir: "auto" })));
      const rows = sample.rows.map((row) =>
        element("tr", {}, ...row.map((cell) => element("td", { textContent: cell, dir: "auto" }))),
      );
      const choosing = sample.columns.map((name) => element("td", {}, this.column(table || "actors", name, sample)));
      if (!table) this.columns.splice(this.columns.length - choosing.length);
      const inner = element(
        "table",
        {},
        element("thead", {}, head),
        element("tbody", {}, ...(table ? [element("tr", { className: "opening-choices" }, ...choosing)] : []), ...rows),
      );
      const around = element("div", { className: "opening-table", tabIndex: 0 }, inner);
      around.setAttribute("role", "region");
      around.setAttribute("aria-label", "First rows of " + sample.file);
      return element("section", { className: "opening-sheet" }, this.caption(sample), around);
    }

    /* What a table is, and a way to say otherwise. */
    caption(sample) {
      const { element } = parts;
      const name = sample.file.startsWith(sample.name) ? sample.file : sample.file + ", " + sample.name;
      const many = parts.counted(sample.total, "row");
      const choices = [["nodes", "actors"], ["edges", "ties"]];
      if (!TABLES[sample.role]) choices.unshift([sample.role, ROLES[sample.role] || "neither: left out"]);
      const select = parts.chooser("What the table " + name + " holds", choices, sample.role);
      this.roles.push({ sample, select });
      select.addEventListener("change", () => {
        const moved = select.value !== sample.role;
        for (const one of this.columns.filter(({ sheet }) => sheet === sample)) one.select.disabled = moved;
      });
      return element(
        "h3",
        {},
        element("span", { textContent: name + " ", dir: "auto" }),
        element("span", { className: "quiet", textContent: many + ", taken for " }),
        select,
      );
    }

    /* Attributes of a file that is no table. */
    attributes(report) {
      const { element } = parts;
      const known = report.mapping.filter(({ table }) => table in this.words.columns);
      if (!known.length) return null;
      const rows = known.map(({ table, given }) =>
        element(
          "tr",
          {},
          element("th", { scope: "row", textContent: given, dir: "auto" }),
          element("td", { className: "quiet", textContent: "of " + table }),
          element("td", {}, this.column(table, given, null)),
        ),
      );
      return element(
        "details",
        { className: "opening-list" },
        element("summary", { textContent: "Attributes (" + rows.length + ")" }),
        element("table", { className: "opening-attributes" }, element("tbody", {}, ...rows)),
      );
    }

    /* What is said of the files as a whole. */
    reading() {
      const { element } = parts;
      const tabular = this.found.report && this.found.report.samples.length;
      const fields = this.words.options
        .filter(([name, , , forTables]) => tabular || !forTables)
        .map(([name, label, values]) => {
          const said = this.found.options[name] || "";
          const field = values.length
            ? parts.chooser(label, [["", "as it seems"], ...values], said)
            : element("input", { className: "opening-field", value: said, placeholder: "as it seems", ariaLabel: label });
          this.extras.push({ name, field, value: said });
          return element("label", {}, element("span", { textContent: label }), field);
        });
      return element(
        "details",
        { className: "opening-list" },
        element("summary", { textContent: "How the files are read" }),
        element("div", { className: "opening-extras" }, ...fields),
      );
    }

    changed() {
      return (
        this.roles.some(({ sample, select }) => select.value !== sample.role) ||
        this.columns.some(({ select, value }) => select.value !== value) ||
        this.extras.some(({ field, value }) => field.value.trim() !== value)
      );
    }

    /* What is wrong with what was chosen, empty if nothing is. */
    wrong() {
      const taken = new Map();
      for (const { table, given, select, sheet } of this.columns) {
        const key = table + (sheet ? sheet.file + sheet.name : "") + "\n" + select.value;
        if (select.disabled || select.value === OWN || select.value === "") continue;
        if (taken.has(key)) return "“" + taken.get(key) + "” and “" + given + "” cannot both be " + select.selectedOptions[0].textContent + ".";
        taken.set(key, given);
      }
      return "";
    }

    /* What the reader says of the files, in the words of the import. */
    options() {
      const said = { ...this.found.options };
      const moved = this.roles.filter(({ sample, select }) => select.value !== sample.role);
      if (moved.length) for (const word of Object.keys(said).filter(ofColumns)) delete said[word];
      for (const { sample, select } of moved) {
        for (const role of ["nodes", "edges"]) if (said[role] === sample.name) delete said[role];
        said[select.value] = sample.name;
      }
      const changed = this.columns.filter(({ select, value }) => !select.disabled && select.value !== value);
      for (const { table, value } of changed) if (value !== OWN && !/\./.test(value)) said[table + "." + value] = "";
      for (const { table, given, select } of changed) if (select.value !== OWN) said[table + "." + select.value] = given;
      for (const { name, field } of this.extras) {
        if (field.value.trim()) said[name] = field.value.trim();
        else delete said[name];
      }
      return said;
    }
  }

  Object.assign(parts, { Form });
})();
