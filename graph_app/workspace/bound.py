"""A workspace's database, one debate in it, and the person who works there: what all verbs stand on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from sqlalchemy.engine import Connection

from graph_app.errors import QueryError
from graph_app.text import shown
from graph_app.workspace.roles import PERMISSIONS, ForbiddenError, Person, Role, allowed
from graph_app.workspace.states import States
from graph_app.workspace.store import debates, log, people
from graph_app.workspace.store.debates import Debate
from graph_app.workspace.store.engine import Database
from graph_app.workspace.times import last_moment

At = int | str | date | None
"""A point in time: the number of a change, a date or time, or None for now."""


@dataclass(frozen=True, eq=False)
class Bound:
    """A debate of a workspace as one person sees it.

    Attributes
    ----------
    database : Database
        Where it is kept.
    debate : int
        The debate's number there.
    user : str
        Who works; their role decides what they may do.
    states : States
        States that were asked for before.
    """

    database: Database
    debate: int
    user: str
    states: States

    def acting(self, user: str) -> Self:
        """Return the same debate as somebody else sees it; whoever calls this has made sure who it is."""
        return replace(self, user=user)

    def about(self) -> Debate:
        """Return name, title, settings and last change of the debate."""
        with self.database.reading() as connection:
            self._expect(connection, "read")
            return debates.read(connection, self.debate)

    def head(self) -> int:
        """Return the number of the last change: quick, says nothing else, and anybody may know it."""
        with self.database.reading() as connection:
            return debates.head(connection, self.debate)

    def role(self, user: str | None = None) -> Role | None:
        """Return a person's role in the debate, one's own unless said otherwise; None for none."""
        with self.database.reading() as connection:
            return people.role(connection, self.debate, self.user if user is None else user)

    def may(self, user: str, verb: str, debate: str | None = None) -> bool:
        """Tell whether somebody may do something in a debate.

        Parameters
        ----------
        user : str
            Who.
        verb : str
            One of `roles.PERMISSIONS`: read, history, export, save, edit, review, share, users, settings.
        debate : str, optional
            The name of a debate of the same workspace; if not given, this one.

        Returns
        -------
        bool
            False for unknown users, verbs and debates.
        """
        with self.database.reading() as connection:
            number: int | None = self.debate
            if debate is not None:
                found = debates.named(connection, debate)
                number = None if found is None else found.id
            if number is None:
                return False
            return allowed(people.role(connection, number, user), verb)

    def point(self, at: At) -> int:
        """Return the number of the last change at a point in time.

        Raises
        ------
        QueryError
            If it is none, or lies in the future of the log.
        """
        with self.database.reading() as connection:
            self._expect(connection, "read")
            return self._point(connection, at)

    def _point(self, connection: Connection, at: At) -> int:
        head = debates.read(connection, self.debate).head
        if at is None:
            return head
        number = _number(at)
        if not number:
            moment = last_moment(str(at) if isinstance(at, int) else at)
            return log.number_at(connection, self.debate, moment)
        if len(number) > 9 or int(number) > head:
            message = f"There are {head:,} changes; there is none with the number {shown(number)}."
            raise QueryError(message, word="at", value=number, allowed=(f"0 … {head}",))
        return int(number)

    def _expect(self, connection: Connection, verb: str) -> Role:
        """Return the person's role if it is enough, else raise ForbiddenError."""
        role = people.role(connection, self.debate, self.user)
        if role is not None and allowed(role, verb):
            return role
        name = debates.read(connection, self.debate).name
        held = "has no role" if role is None else f"is {role}"
        raise ForbiddenError(
            f"{self.user} {held} in {name}: to {verb} there takes at least {PERMISSIONS[verb]}. "
            f"An owner can give roles{_owners(people.every(connection, self.debate))}."
        )


def _number(at: int | str | date) -> str:
    """Return the digits of a change's number, nothing where a date is meant.

    >>> _number(1234), _number("12"), _number("1234"), _number("#1234"), _number("2026-11")
    ('1234', '12', '', '1234', '')
    """
    text = str(at).strip() if isinstance(at, int | str) else ""
    digits = text.removeprefix("#")
    a_year = isinstance(at, str) and len(text) == len(digits) == 4
    return digits if digits.isascii() and digits.isdigit() and not a_year else ""


def _owners(persons: Iterable[Person]) -> str:
    """Return the owners in brackets, so that one knows whom to ask."""
    names = [one.name for one in persons if one.role == "owner"]
    return f" ({', '.join(names[:3])})" if names else ""
