"""Two actors become one: every row that names the one names the other, and its id leads there."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graph_app.dataset.arrow import pa, pc
from graph_app.schema import TABLES
from graph_app.workspace.assembling import references
from graph_app.workspace.draft import Draft
from graph_app.workspace.edits import Step
from graph_app.workspace.findings import Finding
from graph_app.workspace.rows import Cells, key_of, key_text
from graph_app.workspace.state import State


def merge(draft: Draft, step: Step) -> None:
    """Put into a draft what becomes of all rows when the actor `step.key` is merged into `step.into`.

    Cells that the actor that stays has not are taken from the one that goes. A tie between the two goes.
    A row that would then say what another says, in every column but its id, goes as well.
    """
    gone = draft.current(step, step.key, step.version)
    kept = draft.current(step, step.into, step.into_version)
    if step.key == step.into:
        draft.say(step, Finding("same-actor", "An actor cannot be merged into itself."))
        return
    if gone is None or kept is None:
        return
    whole = {**gone, **kept}
    if whole.get("parent_id") in (step.key, step.into):
        del whole["parent_id"]
    for table, columns in _named_in().items():
        for key, cells in naming(draft.state, table, columns, step.key):
            _follow(draft, Step(verb="change", table=table), key, cells, columns, (step.key, step.into))
    draft.put(step, step.into, dict(whole))
    draft.put(step, step.key, None)
    alias = Step(verb="add", table="aliases")
    draft.put(alias, step.key, {"id": step.key, "actor_id": step.into})


def _named_in() -> dict[str, list[str]]:
    """Return the columns that name actors, by table."""
    found: dict[str, list[str]] = {}
    for table, column in references("actors"):
        found.setdefault(table, []).append(column)
    return found


def naming(state: State, table: str, columns: list[str], actor: str) -> Iterator[tuple[str, Cells]]:
    """Iterate over keys and cells of the rows of a table that name an actor in some columns."""
    raw = state.tables[table].raw
    wanted = pa.scalar(actor, type=pa.large_string())
    hit = np.zeros(raw.rows, dtype=bool)
    for column in columns:
        hit |= pc.equal(raw.columns[column], wanted).fill_null(False).to_numpy(zero_copy_only=False)
    for place in np.flatnonzero(hit).tolist():
        cells = {
            name: values[place].as_py() for name, values in raw.columns.items() if values[place].is_valid
        }
        yield key_text([cells.get(part, "") for part in TABLES[table].key]), cells


def _follow(
    draft: Draft, step: Step, key: str, cells: Cells, columns: list[str], actors: tuple[str, str]
) -> None:
    """Let one row name the actor that stays."""
    gone, kept = actors
    if step.table == "actors" and key == kept:
        return
    new = dict(cells) | {column: kept for column in columns if cells.get(column) == gone}
    if step.table == "ties" and new["from_id"] == new["to_id"]:
        draft.put(step, key, None)
        return
    new_key = key_of(step.table, new)
    if new_key != key:
        draft.put(step, key, None)
        if draft.row(step.table, new_key) is None:
            draft.put(step, new_key, {**new})
        return
    twin = step.table in ("ties", "statements") and _has_twin(draft, step.table, key, new)
    draft.put(step, key, None if twin else {**new})


def _has_twin(draft: Draft, table: str, key: str, cells: Cells) -> bool:
    """Tell whether another row says the same in every column but its id."""
    first = "from_id" if table == "ties" else "actor_id"
    said = {column: value for column, value in cells.items() if column != "id"}
    others: dict[str, Cells | None] = dict(naming(draft.state, table, [first], cells[first]))
    others |= {other: row for (where, other), row in draft.rows.items() if where == table}
    return any(
        {column: value for column, value in row.items() if column != "id"} == said
        for other, row in others.items()
        if row is not None and other != key
    )
