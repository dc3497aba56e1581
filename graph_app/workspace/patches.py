"""Changes as a CSV file that can be applied to the base again: one line per touched row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import orjson

from graph_app.errors import DataError
from graph_app.schema import TABLES
from graph_app.text import shown
from graph_app.workspace.base import Base
from graph_app.workspace.changes import Change, Effect
from graph_app.workspace.checking import check_all
from graph_app.workspace.rows import Cells
from graph_app.workspace.state import State

COLUMNS = (
    "change", "at", "by", "accepted_by", "verb", "why", "source", "about", "table", "row", "before", "after",
)  # fmt: skip
"""Columns of a patch; `about`, `before` and `after` are JSON objects, empty for none."""
MOST_BYTES = 1_000_000_000


def patch(changes: Iterable[Change]) -> bytes:
    """Return changes as a patch; equal changes give equal bytes."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for change in changes:
        head = (
            change.number, change.at, change.by, change.accepted_by or "", change.verb, change.why,
            change.source, dumped(change.about) if change.about else "",
        )  # fmt: skip
        for effect in change.effects:
            cells = [dumped(side) if side is not None else "" for side in (effect.before, effect.after)]
            writer.writerow([*head, effect.table, effect.key, *cells])
    return buffer.getvalue().encode()


def dumped(plain: Any) -> str:
    """Return plain values as JSON with sorted names; equal values give equal text."""
    return orjson.dumps(plain, option=orjson.OPT_SORT_KEYS).decode()


def read_patch(content: bytes) -> list[tuple[int, Change]]:
    """Return the changes of a patch, each with the line on which it begins.

    Raises
    ------
    DataError
        If it is none: what is wrong, on which line.
    """
    if len(content) > MOST_BYTES:
        raise DataError(f"The patch has {len(content):,} bytes; {MOST_BYTES:,} are the most.")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise DataError(f"The patch is not UTF-8 text: byte {error.start + 1}.") from error
    found: list[tuple[int, Change]] = []
    for line, row in _rows(text):
        head, effect = _head(line, row), _effect(line, row)
        if found and found[-1][1].number == head.number:
            last = found[-1][1]
            _expect(
                line, _with(head, ()) == _with(last, ()), "differs from the line before, of the same change"
            )
            found[-1] = (found[-1][0], _with(last, (*last.effects, effect)))
        else:
            before = found[-1][1].number if found else 0
            _expect(line, head.number > before, f"has change {head.number} after change {before}")
            found.append((line, _with(head, (effect,))))
    return found


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Iterate over the rows of a patch and the lines on which they begin."""
    reader = csv.reader(io.StringIO(text, newline="\n"))
    try:
        header = next(reader, [])
        if tuple(header) != COLUMNS:
            raise DataError(f"The file is no patch: its first line must be {','.join(COLUMNS)}")
        before = reader.line_num
        for row in reader:
            if row:
                _expect(before + 1, len(row) == len(COLUMNS), f"has {len(row)} cells")
                yield before + 1, dict(zip(COLUMNS, row, strict=True))
            before = reader.line_num
    except csv.Error as error:
        raise DataError(f"The patch cannot be read after line {reader.line_num}: {error}.") from error


def _head(line: int, row: dict[str, str]) -> Change:
    """Return the change of a line without its effects."""
    number = row["change"]
    _expect(line, number.isascii() and number.isdigit() and len(number) < 10, f"has change {shown(number)!r}")
    about = _object(line, "about", row["about"]) if row["about"] else {}
    return Change(
        int(number), row["at"], row["by"], row["verb"], (), row["why"], row["source"], about,
        row["accepted_by"] or None,
    )  # fmt: skip


def _effect(line: int, row: dict[str, str]) -> Effect:
    """Return what a line does to a row."""
    _expect(line, row["table"] in TABLES, f"names the table {shown(row['table'])!r}")
    sides = [_cells(line, name, row[name]) for name in ("before", "after")]
    _expect(line, sides[0] is not None or sides[1] is not None, "has neither before nor after")
    return Effect(row["table"], row["row"], *sides)


def _cells(line: int, column: str, text: str) -> Cells | None:
    """Return the cells of one side of a line."""
    if not text:
        return None
    found = _object(line, column, text)
    _expect(line, all(isinstance(one, str) and one for one in found.values()), f"has no cells in {column}")
    return found


def _object(line: int, column: str, text: str) -> dict[str, Any]:
    """Return the JSON object in a cell."""
    try:
        found = orjson.loads(text)
    except orjson.JSONDecodeError:
        found = None
    _expect(line, isinstance(found, dict), f"has no JSON object in {column}")
    return dict(found)


def _expect(line: int, right: bool, wrong: str) -> None:
    if not right:
        raise DataError(f"The patch cannot be read: line {line} {wrong}.")


def _with(change: Change, effects: Sequence[Effect]) -> Change:
    """Return a change with these effects and nothing of proposals."""
    return Change(
        change.number, change.at, change.by, change.verb, tuple(effects), change.why, change.source,
        change.about, change.accepted_by,
    )  # fmt: skip


def applied(base: Base, changes: Sequence[tuple[int, Change]]) -> State:
    """Return the tables of a base after the changes of a patch.

    Raises
    ------
    DataError
        If a row is not as a change found it, or the tables break a rule in the end.
    """
    state = State.of(base)
    for line, change in changes:
        for place, effect in enumerate(change.effects):
            row = state.row(effect.table, effect.key)
            if (None if row is None else row.values) != effect.before:
                wrong = (
                    "is not there" if row is None else "is there" if effect.before is None else "is otherwise"
                )
                raise DataError(
                    f"The patch does not fit this data package: line {line + place}, change {change.number}: "
                    f"the row {shown(effect.key)!r} of {effect.table} {wrong}."
                )
        state = state.after(change.number, change.effects)
    wrong_in_the_end = check_all(state)
    if wrong_in_the_end:
        raise DataError(f"After the patch the data package is broken: {wrong_in_the_end[0]}")
    return state
