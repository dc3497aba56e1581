"""An edit being worked out: rows as they will be, what went stale, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from graph_app.schema import TABLES
from graph_app.text import nearest, shown
from graph_app.workspace.changes import Effect
from graph_app.workspace.edits import Step
from graph_app.workspace.findings import Finding, Stale
from graph_app.workspace.rows import Cells, filled
from graph_app.workspace.state import State

Place = tuple[str, str]
"""A table and the key of a row."""


@dataclass
class Draft:
    """What becomes of the rows that an edit touches; grows step by step.

    Attributes
    ----------
    state : State
        The tables that the edit is made to.
    written : bool
        Whether people wrote the cells; those of an undo are taken as they are.
    rows : dict
        Touched rows by table and key, in order; None where the row goes.
    strict : set
        Rows that people wrote, so that they must have all that people have to say.
    lines : dict
        Lines of the pasted text by row.
    findings, stale : list
        What is wrong, and which rows changed in the meantime.
    """

    state: State
    written: bool = True
    rows: dict[Place, Cells | None] = field(default_factory=dict)
    strict: set[Place] = field(default_factory=set)
    lines: dict[Place, int | None] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    stale: list[Stale] = field(default_factory=list)

    def row(self, table: str, key: str) -> Cells | None:
        """Return the cells of a row as the draft has it, None where there is none."""
        if (table, key) in self.rows:
            return self.rows[table, key]
        found = self.state.row(table, key)
        return None if found is None else found.values

    def put(self, step: Step, key: str, values: dict[str, str | None] | None) -> None:
        """Set a row of a step's table; None for a row that goes."""
        self.rows[step.table, key] = None if values is None else filled(values)
        self.lines.setdefault((step.table, key), step.line)

    def taken(self, table: str, key: str) -> bool:
        """Tell whether an id is or was somebody's."""
        if self.row(table, key) is not None or self.state.known(table, key):
            return True
        return table == "actors" and self.state.known("aliases", key)

    def effects(self) -> tuple[Effect, ...]:
        """Return what changes; rows that end as they were are left out."""
        found = []
        for (table, key), after in self.rows.items():
            was = self.state.row(table, key)
            before = None if was is None else was.values
            if before != after:
                found.append(Effect(table, key, before, after))
        return tuple(found)

    def say(self, step: Step, finding: Finding) -> None:
        """Write down what is wrong with a step, or worth knowing."""
        row = finding.row or step.key
        self.findings.append(replace(finding, table=step.table, row=row, line=step.line))

    def current(self, step: Step, key: str, version: int | None) -> Cells | None:
        """Return the row that a step is made from; None after writing down why it cannot be.

        It must be there, and nobody may have touched it since.
        """
        cells = self.row(step.table, key)
        now = self.state.version(step.table, key)
        if cells is None and not self.state.known(step.table, key):
            self.say(step, self._unknown(step, key))
            return None
        if version is None:
            message = "The edit does not say which version of the row it is made from."
            self.say(step, Finding("no-version", message))
            return None
        if cells is None or version != now:
            asked = None if step.verb in ("retire", "merge") else dict(step.values)
            self.stale.append(Stale(step.table, key, version, asked, cells, now))
            return None
        return cells

    def _unknown(self, step: Step, key: str) -> Finding:
        """Return the problem of a row that never was."""
        alias = self.state.row("aliases", key) if step.table == "actors" else None
        if alias is not None:
            into = alias.values["actor_id"]
            message = f"{shown(key)} was merged into {into}."
            return Finding("merged", message, row=key, did_you_mean=(into,))
        near: tuple[str, ...] = ()
        if TABLES[step.table].key == ("id",):
            near = nearest(key, self.state.tables[step.table].raw.columns["id"].to_pylist())
        message = f"There is no row {shown(key)!r}."
        return Finding("unknown-row", message, row=key, did_you_mean=near)
