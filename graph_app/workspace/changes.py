"""What the log says: a change, and what it did to each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph_app.workspace.rows import Cells


@dataclass(frozen=True)
class Effect:
    """What a change did to one row.

    Attributes
    ----------
    table, key : str
        Which row: see `rows.key_of`.
    before, after : mapping of str to str or None
        Its cells; None where there is no such row.
    """

    table: str
    key: str
    before: Cells | None
    after: Cells | None

    @property
    def done(self) -> str:
        """What happened, in a word: added, changed or retired."""
        return "added" if self.before is None else "retired" if self.after is None else "changed"

    def columns(self) -> tuple[str, ...]:
        """Return the columns whose cells differ, sorted."""
        one, other = self.before or {}, self.after or {}
        return tuple(sorted(name for name in {*one, *other} if one.get(name) != other.get(name)))

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "table": self.table,
            "row": self.key,
            "done": self.done,
            "before": None if self.before is None else dict(self.before),
            "after": None if self.after is None else dict(self.after),
        }


@dataclass(frozen=True)
class Change:
    """One entry of the log: an edit that counts.

    Attributes
    ----------
    number : int
        1 for the first of a debate, without gaps.
    at : str
        When, in UTC: ``2026-11-24T12:00:00.000000Z``; never before the change before it.
    by : str
        The user whose edit it is.
    verb : str
        add, change, retire, merge, paste or undo.
    why, source : str
        The reason; a source's id or an address that the change rests on. Either may be empty.
    effects : tuple of Effect
        What it did, row by row, in order.
    about : mapping
        What else there is to say: `undone` (a number), `gone` and `kept` (actors that were merged).
    accepted_by : str or None
        The reviewer, where the edit had to be accepted.
    proposal : int or None
        The proposal it was.
    """

    number: int
    at: str
    by: str
    verb: str
    effects: tuple[Effect, ...]
    why: str = ""
    source: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)
    accepted_by: str | None = None
    proposal: int | None = None

    accepted = True
    """An entry of the log counts; a `Proposal` does not yet."""

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            "number": self.number,
            "at": self.at,
            "by": self.by,
            "verb": self.verb,
            "why": self.why,
            "source": self.source,
            "about": dict(self.about),
            "accepted_by": self.accepted_by,
            "proposal": self.proposal,
            "effects": [effect.as_dict() for effect in self.effects],
        }
