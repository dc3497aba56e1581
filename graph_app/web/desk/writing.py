"""What is filled in -> an edit; pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_app.schema import TABLES
from graph_app.web.desk.fields import fields_of
from graph_app.web.desk.shown import Plain, text
from graph_app.web.desk.source import said
from graph_app.workspace.documents import by_address
from graph_app.workspace.draft import Draft
from graph_app.workspace.edits import Edit, adding, changing
from graph_app.workspace.naming import new_id
from graph_app.workspace.rows import Cells
from graph_app.workspace.state import State


def sourced(table: str) -> bool:
    """Tell whether rows of a table rest on a source.

    >>> sourced("ties"), sourced("actors")
    (True, False)
    """
    return "source_id" in TABLES[table].columns


def filled(state: State, table: str, values: Plain) -> dict[str, str | None]:
    """Return the cells that were filled in, None for those that were emptied; the source stands apart."""
    names = [one.name for one in fields_of(state, table) if one.name != "source_id"]
    return {name: text(values, name) or None for name in names if name in values}


def to_add(state: State, table: str, values: Plain) -> Edit:
    """Return the edit that adds a row as it was filled in."""
    cells = {name: value for name, value in filled(state, table, values).items() if value is not None}
    return adding(table, cells, source=said(values), why=text(values, "why"))


def changed(state: State, table: str, before: Cells, values: Plain) -> dict[str, str | None]:
    """Return the cells that are otherwise than before."""
    cells = filled(state, table, values)
    return {name: value for name, value in cells.items() if value != before.get(name)}


def to_change(
    state: State, table: str, row: tuple[str, int], cells: Mapping[str, str | None], values: Plain
) -> Edit:
    """Return the edit that sets cells of a row.

    Where rows rest on sources, one that is said is that of the row from now on.

    Parameters
    ----------
    state : State
        The tables.
    table : str
        The table.
    row : tuple of (str, int)
        Key of the row, and the version that somebody has seen.
    cells : mapping
        What is to be set.
    values : mapping
        What was filled in: reason and source.
    """
    source: Any = said(values)
    new = dict(cells)
    if source and sourced(table):
        key, source = _source(state, source)
        new |= {"source_id": key}
    return changing(table, row[0], new, version=row[1], source=source, why=text(values, "why"))


def _source(state: State, source: str | dict[str, Any]) -> tuple[str, str | dict[str, Any]]:
    """Return the id that a source has or will have, and the source with that id."""
    if isinstance(source, str):
        return source, source
    known = by_address(state, source.get("url") or "")
    if known is not None:
        return known, known
    draft = Draft(state)
    key = new_id("sources", source, lambda one: draft.taken("sources", one))
    return key, source | {"id": key}
