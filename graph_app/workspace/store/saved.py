"""Saved views, stories, scenarios and notes; each saving is another version of an item."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from graph_app.workspace.patches import dumped
from graph_app.workspace.store.tables import saved


@dataclass(frozen=True)
class Saved:
    """A version of something that was saved.

    Attributes
    ----------
    item, version : int
        Which of a debate's things, and which version of it.
    kind : {"view", "story", "scenario", "note"}
        What it is.
    title : str
        One line.
    content : dict
        A view has `query`, a note has `text`, a story is the content of its file, a scenario its changes.
    table, row : str
        The row that a note is about; empty for none.
    at, by : str
        When this version was saved, and by whom.
    gone : bool
        Whether this version says that the item was removed.
    """

    item: int
    version: int
    kind: str
    title: str
    content: dict[str, Any]
    table: str
    row: str
    at: str
    by: str
    gone: bool = False

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return asdict(self)


def add(connection: Connection, debate: int, made: Saved) -> Saved:
    """Write a version; of a new item, whose number is 0, under the next number.

    The debate must be locked.
    """
    item = made.item
    if not item:
        highest = sa.select(sa.func.max(saved.c.item)).where(saved.c.debate == debate)
        item = (connection.execute(highest).scalar() or 0) + 1
    kept = Saved(**(asdict(made) | {"item": item}))
    connection.execute(
        sa.insert(saved).values(
            debate=debate,
            item=item,
            version=kept.version,
            kind=kept.kind,
            title=kept.title,
            content=dumped(kept.content),
            row_table=kept.table,
            row_key=kept.row,
            at=kept.at,
            by=kept.by,
            gone=kept.gone,
        )
    )
    return kept


def one(connection: Connection, debate: int, item: int, version: int | None = None) -> Saved | None:
    """Return a version of an item, the last one unless another is asked for; None if there is none."""
    asked = sa.select(saved).where(saved.c.debate == debate, saved.c.item == item)
    if version is not None:
        asked = asked.where(saved.c.version == version)
    row = connection.execute(asked.order_by(saved.c.version.desc()).limit(1)).first()
    return None if row is None else _saved(row)


def every(connection: Connection, debate: int, kind: str | None, row: tuple[str, str] | None) -> list[Saved]:
    """Return the last versions of all items that are there, the oldest item first."""
    last = (
        sa.select(saved.c.item, sa.func.max(saved.c.version).label("version"))
        .where(saved.c.debate == debate)
        .group_by(saved.c.item)
        .subquery()
    )
    asked = (
        sa.select(saved)
        .join(last, (saved.c.item == last.c.item) & (saved.c.version == last.c.version))
        .where(saved.c.debate == debate, saved.c.gone.is_(False))
        .order_by(saved.c.item)
    )
    if kind is not None:
        asked = asked.where(saved.c.kind == kind)
    if row is not None:
        asked = asked.where(saved.c.row_table == row[0], saved.c.row_key == row[1])
    return [_saved(found) for found in connection.execute(asked)]


def versions(connection: Connection, debate: int, item: int) -> list[Saved]:
    """Return all versions of an item, the newest first."""
    asked = sa.select(saved).where(saved.c.debate == debate, saved.c.item == item)
    return [_saved(row) for row in connection.execute(asked.order_by(saved.c.version.desc()))]


def _saved(row: Row[Any]) -> Saved:
    return Saved(
        item=row.item,
        version=row.version,
        kind=row.kind,
        title=row.title,
        content=orjson.loads(row.content),
        table=row.row_table,
        row=row.row_key,
        at=row.at,
        by=row.by,
        gone=row.gone,
    )
