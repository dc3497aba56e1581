"""What rows of a table are called in sentences."""

from __future__ import annotations

NOUNS = {
    "actors": "actor",
    "ties": "tie",
    "issues": "issue",
    "statements": "statement",
    "codings": "coding",
    "events": "event",
    "participations": "participation",
    "sources": "source",
    "actor_kinds": "kind of actor",
    "tie_kinds": "kind of tie",
    "participation_roles": "role",
    "aliases": "former id",
}
"""What a row of a table is called."""


def rows_said(number: int, table: str) -> str:
    """Return so many rows of a table in words.

    >>> rows_said(1, "aliases"), rows_said(1200, "tie_kinds")
    ('1 former id', '1,200 tie kinds')
    """
    return f"{number:,} {NOUNS[table] if number == 1 else table.replace('_', ' ')}"
