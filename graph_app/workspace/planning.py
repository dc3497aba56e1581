"""An edit and the tables as they are -> what it will do, what is wrong with it, what went stale; pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from graph_app.schema import TABLES
from graph_app.text import safe_url, shown
from graph_app.workspace.changes import Effect
from graph_app.workspace.checking import check
from graph_app.workspace.documents import Document, rests_on
from graph_app.workspace.draft import Draft
from graph_app.workspace.edits import Edit, Step
from graph_app.workspace.findings import ConflictError, EditError, Finding, Stale
from graph_app.workspace.likely import likely
from graph_app.workspace.merging import merge
from graph_app.workspace.naming import new_id
from graph_app.workspace.reading import read_cells, with_defaults
from graph_app.workspace.rows import key_of
from graph_app.workspace.state import State

NEED_A_REASON = ("change", "retire", "merge")
"""Edits that must say why, or name a source."""


@dataclass(frozen=True, eq=False)
class Plan:
    """What an edit will do.

    Attributes
    ----------
    edit : Edit
        The edit.
    effects : tuple of Effect
        Row by row.
    findings : tuple of Finding
        Errors, for which it cannot be done, and notices.
    stale : tuple of Stale
        Rows that changed after the edit was made.
    source : str
        What it rests on: a source's id or an address.
    state, after : State
        The tables that it was planned for, and as they will be.
    """

    edit: Edit
    effects: tuple[Effect, ...]
    findings: tuple[Finding, ...]
    stale: tuple[Stale, ...]
    source: str
    state: State
    after: State

    @property
    def ok(self) -> bool:
        """Whether it can be done."""
        return not self.stale and not any(one.severity == "error" for one in self.findings)

    def demand(self) -> Plan:
        """Return the plan itself if it can be done.

        Raises
        ------
        ConflictError
            If a row changed in the meantime.
        EditError
            If anything is wrong.
        """
        if self.stale:
            raise ConflictError(self.stale)
        if not self.ok:
            raise EditError(self.findings)
        return self

    def as_dict(self) -> dict[str, Any]:
        """Return effects, findings and conflicts as plain JSON values."""
        return {
            "ok": self.ok,
            "source": self.source,
            "effects": [one.as_dict() for one in self.effects],
            "findings": [one.as_dict() for one in self.findings],
            "conflicts": [one.as_dict() for one in self.stale],
        }


def plan(state: State, edit: Edit) -> Plan:
    """Return what an edit would do to the tables as they are now, all of it or nothing.

    Parameters
    ----------
    state : State
        The tables.
    edit : Edit
        What is wanted.

    Returns
    -------
    Plan
        Bad edits never raise: everything that is wrong is in it.
    """
    draft = Draft(state, written=edit.verb != "undo")
    document = rests_on(draft, edit)
    for step in edit.steps:
        _STEPS[step.verb](draft, step, document)
    _expect_reason(draft, edit, document)
    effects = draft.effects()
    if not effects and not draft.stale and not any(one.severity == "error" for one in draft.findings):
        draft.findings.append(Finding("nothing", "The edit changes nothing."))
    after = state.after(state.number + 1, effects)
    found: list[Finding] = []
    if effects and not draft.stale:  # what is stale is to be looked at again first: no more is said
        found = check(after, effects, frozenset(draft.strict))
        found = [replace(one, line=draft.lines.get((one.table, one.row))) for one in found]
        found += likely(after, effects, draft.lines)
    findings = (*draft.findings, *found)
    return Plan(edit, effects, findings, tuple(draft.stale), document.source(effects), state, after)


def _add(draft: Draft, step: Step, document: Document) -> None:
    """Add a row, under a new id if it comes without one."""
    values = with_defaults(step.table, document.fill(step.table, read_cells(draft, step)))
    if TABLES[step.table].key == ("id",):
        key = values.get("id")
        if not key:
            key = new_id(step.table, values, lambda one: draft.taken(step.table, one))
            values["id"] = key
        elif draft.taken(step.table, key):
            _fault_of_taken_id(draft, step, key)
            return
    key = key_of(step.table, values)
    if draft.row(step.table, key) is not None:
        draft.say(step, Finding("duplicate-row", f"There is a row {shown(key)!r} already.", row=key))
        return
    draft.put(step, key, values)
    draft.strict.add((step.table, key))


def _fault_of_taken_id(draft: Draft, step: Step, key: str) -> None:
    """Say who has or had an id."""
    if draft.row(step.table, key) is not None:
        code, said, hint = "duplicate-id", "is used already", "Change that row, or leave the id out."
    elif step.table == "actors" and draft.row("aliases", key) is not None:
        code, said, hint = "merged-id", "is a former id of another actor", "Leave the id out for a new one."
    else:
        number = draft.state.version(step.table, key)
        code, said = "retired-id", f"was retired by change {number}"
        hint = f"Undo change {number} to have it back, or leave the id out for a new one."
    message = f"The id {shown(key)!r} {said}."
    draft.say(step, Finding(code, message, row=key, column="id", value=shown(key), hint=hint))


def _change(draft: Draft, step: Step, document: Document) -> None:
    """Set cells of a row; what names the row stays."""
    before = draft.current(step, step.key, step.version)
    new = read_cells(draft, step)
    if before is None:
        return
    names = TABLES[step.table].key
    moved = [name for name in names if name in new and new[name] != before.get(name)]
    if moved:
        hint = "Retire the row and add another."
        message = f"{', '.join(names)} {'names' if len(names) == 1 else 'name'} the row and cannot change."
        value = shown(new[moved[0]] or "")
        draft.say(step, Finding("key-column", message, column=moved[0], value=value, hint=hint))
        return
    draft.put(step, step.key, with_defaults(step.table, {**before, **new}))
    if step.table != "sources" and draft.written:
        draft.strict.add((step.table, step.key))


def _retire(draft: Draft, step: Step, document: Document) -> None:
    """Let a row go."""
    if draft.current(step, step.key, step.version) is not None:
        draft.put(step, step.key, None)


def _restore(draft: Draft, step: Step, document: Document) -> None:
    """Bring a row back as it was; nobody may have brought it back or touched it before."""
    now = draft.state.version(step.table, step.key)
    there = draft.row(step.table, step.key)
    if there is not None or now != step.version:
        draft.stale.append(Stale(step.table, step.key, step.version or 0, dict(step.values), there, now))
        return
    draft.put(step, step.key, dict(step.values))


def _merge(draft: Draft, step: Step, document: Document) -> None:
    """Let all that names one actor name another."""
    merge(draft, step)


_STEPS: dict[str, Callable[[Draft, Step, Document], None]] = {
    "add": _add,
    "change": _change,
    "retire": _retire,
    "restore": _restore,
    "merge": _merge,
}


def _expect_reason(draft: Draft, edit: Edit, document: Document) -> None:
    """Refuse edits of what is there that say neither why nor from where, and sources that are none."""
    if edit.verb in NEED_A_REASON and not edit.why.strip() and not document.said:
        hint = "Say why, or name a source."
        draft.findings.append(Finding("no-reason", "The edit does not say what it rests on.", hint=hint))
    said = document.said
    if isinstance(edit.source, str) and said and draft.row("sources", said) is None and not safe_url(said):
        message = f"The source {shown(said)!r} is neither the id of a source nor an address."
        draft.findings.append(Finding("bad-source", message, column="source", value=shown(said)))
