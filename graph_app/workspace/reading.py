"""Cells as people write them -> cells as they are kept: names become ids, defaults are filled in."""

from __future__ import annotations

from collections.abc import Mapping

from graph_app.schema import TABLES
from graph_app.text import folded, nearest, shown
from graph_app.workspace.draft import Draft
from graph_app.workspace.edits import Step
from graph_app.workspace.findings import Finding
from graph_app.workspace.state import State


def read_cells(draft: Draft, step: Step) -> dict[str, str | None]:
    """Return the cells of a step, with ids where names were written; unknown columns are faults."""
    known = draft.state.tables[step.table].base.columns
    found: dict[str, str | None] = {}
    for column, value in step.values.items():
        if column not in known:
            near = nearest(column, known)
            hint = f"Columns are: {', '.join(known)}."
            message = f"{step.table} has no column {shown(column)!r}."
            draft.say(step, Finding("unknown-column", message, did_you_mean=near, hint=hint))
            continue
        kept = value is None or not draft.written
        found[column] = value if kept else _as_id(draft, step, column, value or "")
    return found


def _as_id(draft: Draft, step: Step, column: str, value: str) -> str:
    """Return the id that a cell means where it refers to a row by name, or by an id that is no more."""
    target = next((one.references for one in TABLES[step.table].fields if one.name == column), "")
    if not target or draft.row(target, value) is not None:
        return value
    alias = draft.row("aliases", value) if target == "actors" else None
    found = alias["actor_id"] if alias is not None else named(draft.state, target, value)
    if found is None:
        return value
    message = f"{shown(value)!r} is read as {found}."
    draft.say(step, Finding("read-as", message, column=column, value=shown(value), severity="notice"))
    return found


def named(state: State, table: str, name: str) -> str | None:
    """Return the id of the one row of a name, whatever case and accents; None if none or several."""
    columns = state.tables[table].raw.columns
    title = next((one for one in ("name", "title") if one in columns), None)
    if title is None:
        return None
    wanted = folded(name)
    places = [place for place, one in enumerate(columns[title].to_pylist()) if one and folded(one) == wanted]
    return str(columns["id"][places[0]].as_py()) if len(places) == 1 else None


def with_defaults(table: str, values: Mapping[str, str | None]) -> dict[str, str | None]:
    """Return the cells of a row with those that are never empty.

    >>> with_defaults("issues", {"id": "i"})["kind"]
    'policy'
    """
    defaults = {field.name: field.default for field in TABLES[table].fields if field.default is not None}
    return defaults | {column: value for column, value in values.items() if value or column not in defaults}
