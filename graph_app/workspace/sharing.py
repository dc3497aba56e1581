"""People and their roles, and links that open one saved view without a login."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph_app.asked import one_of
from graph_app.errors import NotFoundError, QueryError
from graph_app.text import shown
from graph_app.workspace.bound import Bound
from graph_app.workspace.roles import LINK, ROLES, Person, Role, allowed, user_name
from graph_app.workspace.store import debates, links, people, saved
from graph_app.workspace.store.engine import Database
from graph_app.workspace.store.links import Link
from graph_app.workspace.store.saved import Saved
from graph_app.workspace.times import last_moment, now


@dataclass(frozen=True)
class Guest:
    """Whoever comes with a share link.

    Attributes
    ----------
    debate : int
        The debate's number.
    view : Saved
        The one view that the link opens, in the version for which it was made.
    """

    debate: int
    view: Saved

    def may(self, verb: str) -> bool:
        """Tell whether a guest may do something: "open" the view, and nothing else."""
        return allowed(LINK, verb)


class Sharing(Bound):
    """The verbs about people and links."""

    def people(self) -> list[Person]:
        """Return everybody with a role in the debate, by name."""
        with self.database.reading() as connection:
            self._expect(connection, "read")
            return people.every(connection, self.debate)

    def grant(self, user: str, role: str, called: str = "") -> Person:
        """Give somebody a role in the debate in place of any other; a user who is new is made.

        Raises
        ------
        QueryError
            If there is no such role, the name cannot be one, or the last owner would go.
        ForbiddenError
            If the person is no owner.
        """
        one_of("role", role, ROLES)
        given: Role = next(one for one in ROLES if one == role)
        name, title = user_name(user), user_name(called) if called else ""
        with self.database.writing() as connection:
            debates.read(connection, self.debate, lock=True)
            self._expect(connection, "users")
            at = now()
            people.ensure(connection, name, at=at, shown=title)
            people.grant(connection, self.debate, name, given, by=self.user, at=at)
            _expect_owner(people.every(connection, self.debate))
        return Person(name, title or name, given)

    def dismiss(self, user: str) -> None:
        """Take somebody's role in the debate; what they did stays in the log.

        Raises
        ------
        NotFoundError
            If they have none.
        QueryError
            If nobody would own the debate.
        ForbiddenError
            If the person is no owner.
        """
        with self.database.writing() as connection:
            debates.read(connection, self.debate, lock=True)
            self._expect(connection, "users")
            if people.role(connection, self.debate, user) is None:
                raise NotFoundError(f"{shown(user)!r} has no role.", word="user", value=user)
            people.take(connection, self.debate, user)
            _expect_owner(people.every(connection, self.debate))

    def share(self, item: int, until: str | date | None = None) -> tuple[str, Link]:
        """Make a link that opens a saved view, as it is now, and nothing else.

        Parameters
        ----------
        item : int
            The view.
        until : date, time or str, optional
            Until when it opens; for ever if not given.

        Returns
        -------
        tuple of str and Link
            The token, which is kept nowhere and cannot be had again, and what is kept.
        """
        end = None if until is None else last_moment(until)
        token = links.new_token()
        with self.database.writing() as connection:
            debates.read(connection, self.debate, lock=True)
            self._expect(connection, "share")
            view = saved.one(connection, self.debate, item)
            if view is None or view.gone or view.kind != "view":
                raise NotFoundError(f"There is no view {item}.", word="item", value=str(item))
            one = (view.item, view.version)
            made = links.add(connection, self.debate, token, one, by=self.user, at=now(), until=end)
        return token, made

    def links(self) -> list[Link]:
        """Return all share links of the debate, the oldest first."""
        with self.database.reading() as connection:
            self._expect(connection, "share")
            return links.every(connection, self.debate)

    def revoke(self, link: int) -> None:
        """Withdraw a share link by its number.

        Raises
        ------
        NotFoundError
            If there is none.
        """
        with self.database.writing() as connection:
            self._expect(connection, "share")
            if not links.revoke(connection, self.debate, link, now()):
                raise NotFoundError(f"There is no link {link}.", word="link", value=str(link))


def guest(database: Database, token: str) -> Guest:
    """Return what a share link opens.

    Raises
    ------
    NotFoundError
        If it opens nothing: unknown, withdrawn or too old, the message does not say which.
    """
    with database.reading() as connection:
        found = links.find(connection, token, now())
        view = None if found is None else saved.one(connection, found[0], found[1].item, found[1].version)
    if found is None or view is None:
        raise NotFoundError("This link opens nothing (any more).", word="link")
    return Guest(found[0], view)


def _expect_owner(persons: list[Person]) -> None:
    if not any(one.role == "owner" for one in persons):
        raise QueryError("Somebody must own the debate: make somebody else an owner first.", word="role")
