"""Share links: each opens one version of one saved view. Their tokens are nowhere; only hashes are kept."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from graph_app.workspace.store.tables import links

TOKEN_BYTES = 32


@dataclass(frozen=True)
class Link:
    """A share link, without its token.

    Attributes
    ----------
    id : int
        Its number.
    item, version : int
        The saved view that it opens.
    at, by : str
        When it was made, and by whom.
    until, revoked : str or None
        Until when it opens; when it was withdrawn.
    """

    id: int
    item: int
    version: int
    at: str
    by: str
    until: str | None
    revoked: str | None

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return asdict(self)


def new_token() -> str:
    """Return 256 random bits as text for an address."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def _hashed(token: str) -> str:
    """Return what is kept of a token: it is long and random, so that a plain hash is enough."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def add(  # noqa: PLR0913  each is a cell
    connection: Connection,
    debate: int,
    token: str,
    view: tuple[int, int],
    *,
    by: str,
    at: str,
    until: str | None,
) -> Link:
    """Keep the hash of a link."""
    values = {"item": view[0], "version": view[1], "at": at, "by": by, "until": until}
    made = connection.execute(
        sa.insert(links).values(debate=debate, hash=_hashed(token), revoked=None, **values)
    ).inserted_primary_key
    assert made is not None
    return Link(int(made[0]), view[0], view[1], at, by, until, None)


def find(connection: Connection, token: str, now: str) -> tuple[int, Link] | None:
    """Return the debate and the link that a token belongs to; None if it does not open (any more)."""
    row = connection.execute(sa.select(links).where(links.c.hash == _hashed(token))).first()
    if row is None or row.revoked is not None or (row.until is not None and row.until < now):
        return None
    return row.debate, _link(row)


def every(connection: Connection, debate: int) -> list[Link]:
    """Return all links of a debate, the oldest first."""
    asked = sa.select(links).where(links.c.debate == debate).order_by(links.c.id)
    return [_link(row) for row in connection.execute(asked)]


def revoke(connection: Connection, debate: int, link: int, at: str) -> bool:
    """Withdraw a link; tell whether there is one of that number."""
    which = (links.c.debate == debate) & (links.c.id == link)
    if connection.execute(sa.select(links.c.id).where(which)).first() is None:
        return False
    connection.execute(sa.update(links).where(which, links.c.revoked.is_(None)).values(revoked=at))
    return True


def _link(row: Row[Any]) -> Link:
    return Link(row.id, row.item, row.version, row.at, row.by, row.until, row.revoked)
