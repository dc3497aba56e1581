"""Retiring a row, by itself or with all that rests on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_app.schema import TABLES
from graph_app.workspace.assembling import references
from graph_app.workspace.edits import Edit, Step, expect_table, made
from graph_app.workspace.merging import naming
from graph_app.workspace.state import State


def retiring(  # noqa: PLR0913  each is part of what is wanted
    state: State,
    table: str,
    key: str,
    *,
    version: int,
    along: bool = False,
    source: str | Mapping[str, Any] = "",
    why: str = "",
) -> Edit:
    """Return the edit that retires a row, made from a version of it.

    Parameters
    ----------
    state : State
        The tables, where what rests on the row is looked up.
    table, key : str
        Which row.
    version : int
        The version that the edit is made from.
    along : bool
        Whether rows that cannot be without it go as well, and others stop naming it. If not, the edit will be
        refused while any row names it.
    source, why
        What the edit rests on.

    Returns
    -------
    Edit
        It names every row and its version: rows that come to rest on it later make the edit fail.
    """
    expect_table(table)
    first = Step(verb="retire", table=table, key=key, version=version)
    return made("retire", [first, *(_resting(state, table, key) if along else ())], why, source)


def _resting(state: State, table: str, key: str) -> list[Step]:
    """Return what becomes of the rows that name a row, and of those that name them."""
    gone = {(table, key)}
    changed: dict[tuple[str, str], list[str]] = {}
    pending = [(table, key)]
    while pending:
        target, named = pending.pop()
        for name, column in references(target):
            needed = TABLES[name].field(column).required
            for other, _ in naming(state, name, [column], named):
                if not needed:
                    changed.setdefault((name, other), []).append(column)
                elif (name, other) not in gone:
                    gone.add((name, other))
                    pending.append((name, other))
    gone.discard((table, key))
    steps = [
        Step(verb="retire", table=name, key=other, version=state.version(name, other))
        for name, other in sorted(gone)
    ]
    for (name, other), columns in sorted(changed.items()):
        if (name, other) not in gone and (name, other) != (table, key):
            empty: dict[str, str | None] = dict.fromkeys(columns)
            version = state.version(name, other)
            steps.append(Step(verb="change", table=name, key=other, values=empty, version=version))
    return steps
