"""What is probably not meant: an actor, a tie, a statement that is there already, under another id."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from graph_app.dataset.arrow import pa, pc
from graph_app.text import listed
from graph_app.workspace.changes import Effect
from graph_app.workspace.findings import Finding
from graph_app.workspace.similar import alike
from graph_app.workspace.state import State

MOST_COMPARED = 200
"""Added rows that are compared with those that are there; more are only pasted, and take time."""
_SAME = {"ties": ("from_id", "to_id", "kind"), "statements": ("actor_id", "issue_id", "date")}


def likely(
    after: State, effects: Sequence[Effect], lines: Mapping[tuple[str, str], int | None]
) -> list[Finding]:
    """Return notices about added rows that look like others, and sources without a date.

    Parameters
    ----------
    after : State
        The tables with the effects.
    effects : sequence of Effect
        What is about to be done.
    lines : mapping
        Lines of the pasted text by table and key.
    """
    added = [one for one in effects if one.before is None and one.after is not None]
    found = [one for effect in added[:MOST_COMPARED] for one in _about(after, effect)]
    return [replace(one, severity="notice", line=lines.get((one.table, one.row))) for one in found]


def _about(after: State, effect: Effect) -> list[Finding]:
    """Return what is worth knowing about one added row."""
    cells = effect.after or {}
    if effect.table == "actors":
        near = alike(after, cells.get("name", ""), cells.get("website", ""), 4)
        others = [one for one in near if one.id != effect.key]
        if not others:
            return []
        names = listed([f"{one.name} ({one.id})" for one in others])
        hint = "If it is the same actor, change that row instead."
        ids = tuple(one.id for one in others)
        message = f"There is {names} already."
        return [Finding("similar-actor", message, "actors", effect.key, did_you_mean=ids, hint=hint)]
    if effect.table == "sources" and not cells.get("date"):
        return [Finding("undated-source", "The source has no date.", "sources", effect.key, "date")]
    if effect.table in _SAME:
        return _twins(after, effect)
    return []


def _twins(after: State, effect: Effect) -> list[Finding]:
    """Return that there are rows with the same ends and kind, or of the same actor, issue and date."""
    columns, cells = after.tables[effect.table].raw.columns, effect.after or {}
    same = np.ones(len(columns["id"]), dtype=bool)
    for column in _SAME[effect.table]:
        wanted = pa.scalar(cells.get(column), type=pa.large_string())
        same &= pc.equal(columns[column], wanted).fill_null(False).to_numpy(zero_copy_only=False)
    ids = [str(columns["id"][place].as_py()) for place in np.flatnonzero(same).tolist()]
    others = tuple(one for one in ids if one != effect.key)
    if not others:
        return []
    message = f"There is {listed(others)} with the same {listed(_SAME[effect.table], 'and')} already."
    return [Finding("similar-row", message, effect.table, effect.key, did_you_mean=others[:4])]
