"""Pasted text -> an edit: one step per line, added or changed as the row is there or not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any

from graph_app.schema import TABLES
from graph_app.text import nearest, shown
from graph_app.workspace.edits import MOST_STEPS, Edit, Step, expect_table
from graph_app.workspace.findings import EditError, Finding
from graph_app.workspace.rows import cell, cells, key_of
from graph_app.workspace.state import State

MOST_TEXT = 5_000_000
"""Characters of a pasted text."""


def pasting(
    state: State, table: str, text: str, *, source: str | Mapping[str, Any] = "", why: str = ""
) -> Edit:
    """Return the edit that a pasted table means.

    The first line names the columns; cells are separated by tabs, as spreadsheets copy them, else by
    semicolons or commas. A row whose key is there is changed: cells under the columns that were pasted are
    set, empty ones emptied. Rows that stay as they are do nothing. Other rows are added.

    Parameters
    ----------
    state : State
        The tables: pasted rows are made from the versions that rows have there.
    table : str
        Whose rows they are.
    text : str
        What was pasted.
    source : str or mapping
        What added rows rest on that name no source.
    why : str
        The reason.

    Returns
    -------
    Edit
        With the line of each row, for `planning.plan` to judge.

    Raises
    ------
    EditError
        If the text is no table of such rows: each wrong column or line.
    """
    expect_table(table)
    if len(text) > MOST_TEXT:
        raise EditError([Finding("too-long", f"Paste {MOST_TEXT:,} characters at most.", table)])
    lines = list(_rows(text))
    header = _header(state, table, lines[0][1] if lines else [])
    if len(lines) > MOST_STEPS + 1:
        raise EditError([Finding("too-long", f"Paste {MOST_STEPS:,} rows at most.", table)])
    faults = [_ragged(table, line, row, header) for line, row in lines[1:] if len(row) != len(header)]
    if faults:
        raise EditError(faults)
    steps = [step for line, row in lines[1:] if (step := _step(state, table, line, header, row)) is not None]
    repeated = list(_repeated(steps))
    if repeated:
        raise EditError(repeated)
    rests_on = source if isinstance(source, str) else cells(source)
    return Edit.read({"verb": "paste", "steps": steps, "why": why, "source": rests_on})


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Iterate over the rows of a table and the lines on which they begin."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    head = plain.lstrip("\n").partition("\n")[0]
    delimiter = "\t" if "\t" in head else ";" if ";" in head and "," not in head else ","
    reader = csv.reader(io.StringIO(plain, newline="\n"), delimiter=delimiter)
    before = 0
    try:
        for row in reader:
            if any(value.strip() for value in row):
                yield before + 1, row
            before = reader.line_num
    except csv.Error as error:
        message = f"The text cannot be read from line {before + 1}: {error}."
        raise EditError([Finding("bad-text", message, line=before + 1)]) from error


def _header(state: State, table: str, names: list[str]) -> list[str]:
    """Return the names of the columns."""
    known = tuple(state.tables[table].base.columns)
    header = [name.strip() for name in names]
    if not set(header) & set(known):
        hint = f"The first line must name columns. Columns are: {', '.join(known)}."
        raise EditError([Finding("no-header", f"There is no column of {table}.", table, line=1, hint=hint)])
    faults = []
    for name in dict.fromkeys(header):
        if name not in known:
            near = nearest(name, known)
            message = f"{table} has no column {shown(name)!r}."
            faults.append(
                Finding(
                    "unknown-column",
                    message,
                    table,
                    line=1,
                    value=shown(name),
                    allowed=known,
                    did_you_mean=near,
                )
            )
        elif header.count(name) > 1:
            message = f"Column {shown(name)!r} occurs {header.count(name)} times."
            faults.append(Finding("duplicate-header", message, table, line=1, value=shown(name)))
    if faults:
        raise EditError(faults)
    return header


def _ragged(table: str, line: int, row: list[str], header: list[str]) -> Finding:
    """Return the problem of a row with another number of cells."""
    message = f"The row has {len(row)} cells, the first line {len(header)}."
    return Finding("ragged-row", message, table, line=line, value=shown("; ".join(row)))


def _step(state: State, table: str, line: int, header: list[str], row: list[str]) -> Step | None:
    """Return what a row means, None if it says what is there already."""
    values = {name: cell(value) for name, value in zip(header, row, strict=True)}
    key = key_of(table, values) if all(values.get(name) for name in TABLES[table].key) else ""
    now = state.row(table, key) if key else None
    if now is None:
        given = {name: value for name, value in values.items() if value is not None}
        return Step(verb="add", table=table, values=given, line=line)
    if all(now.values.get(name) == value for name, value in values.items()):
        return None
    return Step(verb="change", table=table, key=key, values=values, version=now.version, line=line)


def _repeated(steps: list[Step]) -> Iterator[Finding]:
    """Iterate over problems of rows that are changed twice; added ones are judged when they are added."""
    first: dict[str, int | None] = {}
    for step in steps:
        if step.verb != "change":
            continue
        if step.key in first:
            message = f"The row stands on line {first[step.key]} as well."
            yield Finding("duplicate-row", message, step.table, step.key, line=step.line)
        first.setdefault(step.key, step.line)
