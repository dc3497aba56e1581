"""Ids for rows that come without one, made of what names them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from graph_app.text import folded

LONGEST = 60
_PARTS = {
    "ties": ("from_id", "kind", "to_id"),
    "statements": ("actor_id", "issue_id", "date"),
}
_NAMES = ("name", "title", "publisher")
_SINGULAR = {
    "actors": "actor",
    "issues": "issue",
    "events": "event",
    "sources": "source",
    "actor_kinds": "kind",
    "tie_kinds": "kind",
    "participation_roles": "role",
}


def new_id(table: str, values: Mapping[str, str | None], taken: Callable[[str], bool]) -> str:
    """Return an id for a row: of its ends and kind, of actor, issue and date, or of its name.

    Parameters
    ----------
    table : str
        A table whose rows have an id.
    values : mapping of str to str or None
        The row's cells.
    taken : callable
        Tells whether an id is or was in use.

    Returns
    -------
    str
        Numbered where it would repeat.

    Examples
    --------
    >>> new_id("ties", {"from_id": "a", "kind": "funds", "to_id": "b"}, {"a.funds.b"}.__contains__)
    'a.funds.b.2'
    >>> new_id("actors", {"name": "École 42 (Paris)"}, set().__contains__)
    'ecole-42-paris'
    """
    if table in _PARTS:
        stem, joint = ".".join(values.get(part) or "" for part in _PARTS[table]), "."
    else:
        name = next((values[one] for one in _NAMES if values.get(one)), None)
        stem, joint = slug(name or "") or _SINGULAR[table], "-"
    number, found = 1, stem
    while taken(found):
        number += 1
        found = f"{stem}{joint}{number}"
    return found


def slug(name: str) -> str:
    """Return a name as part of an address: small Latin letters, digits and hyphens; may be empty.

    >>> slug("Iris Institut für Öffnung"), slug("…")
    ('iris-institut-fur-offnung', '')
    """
    plain = re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")
    return plain[:LONGEST].rpartition("-")[0] or plain[:LONGEST] if len(plain) > LONGEST else plain
