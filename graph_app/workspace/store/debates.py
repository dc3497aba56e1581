"""Debates of a workspace, with their bases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import orjson
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from graph_app.workspace.base import Base, of_parts
from graph_app.workspace.store.tables import base_tables, debates


@dataclass(frozen=True)
class Debate:
    """A debate that is curated in a workspace.

    Attributes
    ----------
    id : int
        Its number in the database.
    name, title : str
        The base's.
    fingerprint : str
        Of the base.
    review : {"none", "editors", "all"}
        Whose edits wait for a reviewer.
    head : int
        Number of the last change.
    at, by : str
        When it was begun, and by whom.
    """

    id: int
    name: str
    title: str
    fingerprint: str
    review: str
    head: int
    at: str
    by: str


def _debate(row: Row[Any]) -> Debate:
    about = orjson.loads(row.about)
    title = about.get("title") or row.name
    return Debate(row.id, row.name, title, row.fingerprint, row.review, row.head, row.at, row.by)


def begin(connection: Connection, base: Base, *, by: str, at: str, review: str) -> int:
    """Keep a base as a new debate and return its number."""
    made = connection.execute(
        sa.insert(debates).values(
            name=base.descriptor.name,
            about=orjson.dumps(dict(base.about)).decode(),
            fingerprint=base.fingerprint,
            review=review,
            head=0,
            at=at,
            by=by,
        )
    ).inserted_primary_key
    assert made is not None
    number = int(made[0])
    rows = [
        {"debate": number, "name": name, "place": place, "present": name in base.present, "content": part}
        for place, (name, part) in enumerate(base.parts().items())
    ]
    connection.execute(sa.insert(base_tables), rows)
    return number


def every(connection: Connection) -> list[Debate]:
    """Return all debates, the oldest first."""
    return [_debate(row) for row in connection.execute(sa.select(debates).order_by(debates.c.id))]


def named(connection: Connection, name: str) -> Debate | None:
    """Return the debate of a name, None if there is none."""
    row = connection.execute(sa.select(debates).where(debates.c.name == name)).first()
    return None if row is None else _debate(row)


def read(connection: Connection, debate: int, *, lock: bool = False) -> Debate:
    """Return a debate; with a lock nobody else changes it until the transaction ends."""
    asked = sa.select(debates).where(debates.c.id == debate)
    return _debate(connection.execute(asked.with_for_update() if lock else asked).one())


def head(connection: Connection, debate: int) -> int:
    """Return the number of the last change."""
    return int(connection.execute(sa.select(debates.c.head).where(debates.c.id == debate)).scalar_one())


def read_base(connection: Connection, debate: int) -> Base:
    """Return the base of a debate."""
    about = connection.execute(sa.select(debates.c.about).where(debates.c.id == debate)).scalar_one()
    kept = sa.select(base_tables).where(base_tables.c.debate == debate).order_by(base_tables.c.place)
    rows = list(connection.execute(kept))
    present = frozenset(row.name for row in rows if row.present)
    return of_parts(orjson.loads(about), {row.name: row.content for row in rows}, present)


def advance(connection: Connection, debate: int, head: int) -> None:
    """Set the number of the last change."""
    connection.execute(sa.update(debates).where(debates.c.id == debate).values(head=head))


def set_review(connection: Connection, debate: int, review: str) -> None:
    """Set whose edits wait for a reviewer."""
    connection.execute(sa.update(debates).where(debates.c.id == debate).values(review=review))
