"""The log of a debate: entries are appended under its lock and read in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from graph_app.workspace.changes import Change, Effect
from graph_app.workspace.patches import dumped
from graph_app.workspace.store.tables import changes, row_changes

_CHUNK = 500


def append(connection: Connection, debate: int, change: Change, token: str | None = None) -> None:
    """Write a change and what it did to each row."""
    connection.execute(
        sa.insert(changes).values(
            debate=debate,
            number=change.number,
            at=change.at,
            by=change.by,
            verb=change.verb,
            why=change.why,
            source=change.source,
            about=dumped(change.about),
            rows=len(change.effects),
            accepted_by=change.accepted_by,
            proposal=change.proposal,
            token=token,
        )
    )
    rows = [
        {
            "debate": debate,
            "number": change.number,
            "place": place,
            "name": effect.table,
            "key": effect.key,
            "before": None if effect.before is None else dumped(effect.before),
            "after": None if effect.after is None else dumped(effect.after),
        }
        for place, effect in enumerate(change.effects)
    ]
    connection.execute(sa.insert(row_changes), rows)


def between(connection: Connection, debate: int, since: int, until: int) -> list[Change]:
    """Return the changes after one and up to another, the oldest first."""
    asked = (
        sa.select(changes)
        .where(changes.c.debate == debate, changes.c.number > since, changes.c.number <= until)
        .order_by(changes.c.number)
    )
    effects = _effects(connection, debate, (row_changes.c.number > since) & (row_changes.c.number <= until))
    return [_change(row, effects.get(row.number, ())) for row in connection.execute(asked)]


def history(  # noqa: PLR0913  each narrows what is asked
    connection: Connection,
    debate: int,
    *,
    table: str | None = None,
    key: str | None = None,
    by: str | None = None,
    since: int = 0,
    until: int,
    most: int,
) -> list[Change]:
    """Return changes, the newest first: of a table, of a row, of a user, after one and up to another."""
    asked = sa.select(changes).where(
        changes.c.debate == debate, changes.c.number > since, changes.c.number <= until
    )
    if table is not None:
        of_row = sa.select(row_changes.c.number).where(
            row_changes.c.debate == debate, row_changes.c.name == table
        )
        asked = asked.where(
            changes.c.number.in_(of_row if key is None else of_row.where(row_changes.c.key == key))
        )
    if by is not None:
        asked = asked.where(changes.c.by == by)
    rows = list(connection.execute(asked.order_by(changes.c.number.desc()).limit(most)))
    return _whole(connection, debate, rows)


def one(connection: Connection, debate: int, number: int) -> Change | None:
    """Return a change, None if there is none of that number."""
    found = between(connection, debate, number - 1, number)
    return found[0] if found else None


def of_token(connection: Connection, debate: int, token: str) -> Change | None:
    """Return the change that was made under a token of its maker's, None if there is none."""
    asked = sa.select(changes.c.number).where(changes.c.debate == debate, changes.c.token == token)
    number = connection.execute(asked).scalar()
    return None if number is None else one(connection, debate, number)


def last_time(connection: Connection, debate: int) -> str:
    """Return when the last change was made, empty if there is none."""
    asked = sa.select(sa.func.max(changes.c.at)).where(changes.c.debate == debate)
    return connection.execute(asked).scalar() or ""


def number_at(connection: Connection, debate: int, moment: str) -> int:
    """Return the last change up to a moment, 0 if there is none."""
    asked = sa.select(sa.func.max(changes.c.number)).where(changes.c.debate == debate, changes.c.at <= moment)
    return connection.execute(asked).scalar() or 0


def row_as_of(connection: Connection, debate: int, table: str, key: str, number: int) -> str | None:
    """Return a row's cells as the change of that number left them, as JSON; None if it retired the row."""
    asked = sa.select(row_changes.c.after).where(
        row_changes.c.debate == debate,
        row_changes.c.name == table,
        row_changes.c.key == key,
        row_changes.c.number == number,
    )
    return connection.execute(asked.order_by(row_changes.c.place.desc())).scalar()


def _whole(connection: Connection, debate: int, rows: Sequence[Row[Any]]) -> list[Change]:
    """Return changes with their effects."""
    effects: dict[int, tuple[Effect, ...]] = {}
    numbers = [row.number for row in rows]
    for start in range(0, len(numbers), _CHUNK):
        effects |= _effects(connection, debate, row_changes.c.number.in_(numbers[start : start + _CHUNK]))
    return [_change(row, effects.get(row.number, ())) for row in rows]


def _effects(
    connection: Connection, debate: int, which: sa.ColumnElement[bool]
) -> dict[int, tuple[Effect, ...]]:
    """Return what changes did to rows, by the number of the change."""
    asked = (
        sa.select(row_changes)
        .where(row_changes.c.debate == debate, which)
        .order_by(row_changes.c.number, row_changes.c.place)
    )
    found: dict[int, list[Effect]] = {}
    for row in connection.execute(asked):
        found.setdefault(row.number, []).append(
            Effect(row.name, row.key, _cells(row.before), _cells(row.after))
        )
    return {number: tuple(effects) for number, effects in found.items()}


def _cells(text: str | None) -> dict[str, str] | None:
    return None if text is None else dict(orjson.loads(text))


def _change(row: Row[Any], effects: Iterable[Effect]) -> Change:
    return Change(
        number=row.number,
        at=row.at,
        by=row.by,
        verb=row.verb,
        effects=tuple(effects),
        why=row.why,
        source=row.source,
        about=orjson.loads(row.about),
        accepted_by=row.accepted_by,
        proposal=row.proposal,
    )
