"""A change of the log -> the edit that undoes it, where nobody has touched what it did since."""

from __future__ import annotations

from graph_app.workspace.assembling import references
from graph_app.workspace.changes import Change, Effect
from graph_app.workspace.edits import Edit, Step
from graph_app.workspace.findings import ConflictError, Stale
from graph_app.workspace.merging import naming
from graph_app.workspace.state import State


def undoing(state: State, change: Change, *, why: str = "", source: str = "") -> Edit:
    """Return the edit that undoes a change.

    Added rows are retired, retired ones brought back, and of changed ones those cells are set back that the
    change set. Later edits of other cells of such a row stay. A source that came with the change stays if
    others rest on it by now.

    Parameters
    ----------
    state : State
        The tables as they are.
    change : Change
        An entry of the log.
    why, source : str
        What the log will say.

    Returns
    -------
    Edit
        A new edit; undoing it does the change again.

    Raises
    ------
    ConflictError
        If what the change did was edited since: its rows as they are.
    """
    steps: list[Step] = []
    stale: list[Stale] = []
    mine = {(effect.table, effect.key) for effect in change.effects}
    for effect in change.effects:
        if effect.table == "sources" and effect.before is None and _needed(state, effect.key, mine):
            continue
        found = _undone(state, change.number, effect)
        if isinstance(found, Stale):
            stale.append(found)
        elif found is not None:
            steps.append(found)
    if stale:
        raise ConflictError(stale)
    about = {"undone": change.number}
    return Edit.kept({"verb": "undo", "steps": steps, "why": why, "source": source, "about": about})


def _undone(state: State, number: int, effect: Effect) -> Step | Stale | None:
    """Return what sets one row back, None if it is as it was, or why it cannot be."""
    table, key = effect.table, effect.key
    row, version = state.row(table, key), state.version(table, key)
    now = None if row is None else row.values
    back: dict[str, str | None] = {name: (effect.before or {}).get(name) for name in effect.columns()}
    conflict = Stale(table, key, number, None if effect.before is None else back, now, version)
    if effect.before is None:
        if now is None:
            return None
        return Step(verb="retire", table=table, key=key, version=version) if now == effect.after else conflict
    if effect.after is None:
        found = state.tables[table].find(key)
        if found is None or found.values is not None or found.last != effect.before:
            return conflict
        return Step(verb="restore", table=table, key=key, values=dict(effect.before), version=version)
    if now is None or any(now.get(name) != effect.after.get(name) for name in back):
        return conflict
    return Step(verb="change", table=table, key=key, values=back, version=version)


def _needed(state: State, source: str, mine: set[tuple[str, str]]) -> bool:
    """Tell whether rows that the change did not touch rest on a source."""
    return any(
        (table, key) not in mine
        for table, column in references("sources")
        for key, _ in naming(state, table, [column], source)
    )
