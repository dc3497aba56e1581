"""Fields of a row, made from what the table says of its columns."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash.development.base_component import Component

from graph_app.schema import TABLES, Field
from graph_app.web import ids
from graph_app.web.desk import words
from graph_app.workspace.findings import Finding
from graph_app.workspace.state import State

MOST_LISTED = 3_000
"""Rows of a table that are offered as a list; of larger ones an id or a name is written."""
MOST_WORDS = 500
"""Words of a vocabulary that are offered."""
LISTED_AT_ONCE = 60


def fields_of(state: State, table: str) -> tuple[Field, ...]:
    """Return the columns that are filled in, those that only this package has at the end; not the id."""
    known = TABLES[table].fields
    more = [name for name in state.tables[table].base.columns if name not in TABLES[table].columns]
    own = [Field(name=name, type="text", meaning="Of this data set.") for name in more]
    return tuple(one for one in (*known, *own) if one.name != "id")


def options(state: State, table: str) -> list[dict[str, str]]:
    """Return the rows of a table to choose from, by name."""
    columns = state.tables[table].raw.columns
    keys = columns["id"].to_pylist()
    named = next((columns[one].to_pylist() for one in ("name", "title") if one in columns), keys)
    pairs = [(str(key), str(name or key)) for key, name in zip(keys, named, strict=True)]
    return [{"value": key, "label": name} for key, name in sorted(pairs, key=lambda one: one[1].casefold())]


def vocabulary(state: State, table: str, column: str) -> list[str]:
    """Return the words that a column has had, to be offered again."""
    values = state.tables[table].raw.columns[column].unique().to_pylist()
    return sorted(one for one in values if one)[:MOST_WORDS]


def field(
    state: State,
    table: str,
    one: Field,
    value: str | None,
    wrong: Finding | None = None,
    *,
    prefix: str = "",
) -> Component:
    """Return the field of a column.

    Parameters
    ----------
    state : State
        The tables: what can be chosen.
    table : str
        The table.
    one : Field
        The column.
    value : str or None
        What stands in it.
    wrong : Finding, optional
        What is wrong with it.
    prefix : str
        What its name begins with, where two tables are filled in at once.
    """
    given: dict[str, Any] = {
        "id": ids.desk_field(f"{prefix}{one.name}"),
        "label": words.title(one.name),
        "value": value or "",
        "size": "xs",
        "className": "wide" if one.name in words.WIDE else "",
        "withAsterisk": one.required and one.default is None,
        "error": words.complaint(wrong.code, wrong.message) if wrong else None,
    }
    choices = _choices(state, table, one)
    if choices is not None:
        return _select(choices, given, value, clearable=not one.required and one.default is None)
    if one.name in words.LONG:
        return dmc.Textarea(**given, autosize=True, minRows=2, maxRows=8)
    if one.type == "open":
        return dmc.Autocomplete(**given, data=vocabulary(state, table, one.name), limit=LISTED_AT_ONCE)
    note = "Its id or its name" if one.type == "reference" else words.NOTES.get(one.name, "")
    return dmc.TextInput(**given, placeholder=note)


def demanded(one: Field, names: tuple[str, ...]) -> Field:
    """Return a column that must be filled in if it is one of those that people must say."""
    return one.model_copy(update={"required": True}) if one.name in names else one


def _choices(state: State, table: str, one: Field) -> list[dict[str, str]] | None:
    """Return what can be chosen in a column, None where one writes."""
    if one.references:
        rows = state.tables[one.references].raw.rows
        return options(state, one.references) if rows <= MOST_LISTED else None
    numbers = words.SIGNS.get((table, one.name))
    values = tuple(numbers) if numbers else ("true", "false") if one.type == "boolean" else one.values
    if not values:
        return None
    if one.name in ("confidence", "grade"):
        values = tuple(reversed(values))  # the best first
    return [{"value": value, "label": words.choice(table, one.name, value)} for value in values]


def _select(
    choices: list[dict[str, str]], given: dict[str, Any], value: str | None, *, clearable: bool
) -> Component:
    if value and all(one["value"] != value for one in choices):
        choices = [*choices, {"value": value, "label": value}]
    return dmc.Select(
        **given | {"value": value or None},
        data=choices,
        searchable=True,
        clearable=clearable,
        allowDeselect=clearable,
        limit=LISTED_AT_ONCE if len(choices) > LISTED_AT_ONCE else None,
        nothingFoundMessage="Nothing of that name",
        comboboxProps={"keepMounted": False},
        maxDropdownHeight=280,
    )
