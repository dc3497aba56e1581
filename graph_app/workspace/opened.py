"""Opening a workspace: a place, a debate in it, and who works."""

from __future__ import annotations

import getpass
import os
from typing import Any

from sqlalchemy.engine import Connection

from graph_app.asked import one_of
from graph_app.dataset import locate
from graph_app.dataset.collector import Collector
from graph_app.dataset.descriptors import read_descriptor
from graph_app.errors import DataError, NotFoundError
from graph_app.text import listed, meant, nearest, shown
from graph_app.workspace.base import Base, open_base
from graph_app.workspace.keeping import Keeping
from graph_app.workspace.reviewing import Reviewing
from graph_app.workspace.roles import REVIEWS, user_name
from graph_app.workspace.sharing import Guest, Sharing, guest
from graph_app.workspace.states import States
from graph_app.workspace.store import debates, people
from graph_app.workspace.store.debates import Debate
from graph_app.workspace.store.engine import Database, connect, is_new
from graph_app.workspace.store.migrating import migrate
from graph_app.workspace.times import now

BUILT_IN = "open-weights"
"""The debate that a new workspace begins with unless another is named."""
USER = "GRAPH_APP_USER"
"""The environment variable that says who works, where nobody logs in."""


class Workspace(Reviewing, Keeping, Sharing):
    """A debate that is curated together: its tables, its log, what is saved with it, and its people.

    Made by `graph_app.workspace`. All verbs read the database anew, so that several processes and machines
    can share one; what is kept in memory is only there to be fast.
    """

    def guest(self, token: str) -> Guest:
        """Return what a share link of any debate of this workspace opens.

        Raises
        ------
        NotFoundError
            If it opens nothing (any more).
        """
        return guest(self.database, token)

    def debate_named(self, name: str) -> Workspace:
        """Return another debate of the same workspace.

        Raises
        ------
        NotFoundError
            If there is none of that name.
        """
        with self.database.reading() as connection:
            found = debates.named(connection, name)
            if found is None:
                raise _unknown(name, [one.name for one in debates.every(connection)])
        return Workspace(self.database, found.id, self.user, States(found.id))

    def close(self) -> None:
        """Give back the connections to the database."""
        self.database.engine.dispose()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()


def open_workspace(
    place: str | os.PathLike[str] = "default",
    base: str | os.PathLike[str] | None = None,
    *,
    user: str | None = None,
    create: bool = True,
    review: str = "none",
) -> Workspace:
    """Open a workspace; see `graph_app.workspace`."""
    one_of("review", review, REVIEWS)
    who = user_name(user if user is not None else account())
    wanted = None if base is None else os.fspath(base)
    package = open_base(wanted or BUILT_IN) if create and is_new(place) else None  # before anything is made
    database = connect(place, create=create)
    try:
        migrate(database, create=create)
        with database.reading() as connection:
            found = _found(connection, database, wanted, create=create)
        if found is None:
            number = _begun(database, package or open_base(wanted or BUILT_IN), who, review)
        else:
            number = found.id
    except BaseException:
        database.engine.dispose()
        raise
    return Workspace(database, number, who, States(number))


def account() -> str:
    """Return who works where nobody logs in."""
    try:
        return os.environ.get(USER) or getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in some containers
        return "local"


def _found(connection: Connection, database: Database, wanted: str | None, *, create: bool) -> Debate | None:
    """Return the debate that is meant, None if it has to be begun."""
    there = debates.every(connection)
    if wanted is None:
        if len(there) > 1:
            names = listed([one.name for one in there], most=20)
            raise DataError(f"{database.shown} holds several debates. Say which: {names}.")
        if there or create:
            return there[0] if there else None
        raise DataError(f"There is no debate in {database.shown}. Begin one: graph-app workspace init")
    for one in there:
        if one.name == wanted:
            return one
    if not create:
        raise _unknown(wanted, [one.name for one in there])
    name = read_descriptor(locate(wanted), Collector()).name
    return next((one for one in there if one.name == name), None)


def _begun(database: Database, base: Base, who: str, review: str) -> int:
    """Begin a debate with a data package; if somebody else was faster, theirs is the one."""
    with database.writing() as connection:
        if not database.is_sqlite:
            _take_turns(connection)
        there = debates.named(connection, base.descriptor.name)
        if there is not None:
            return there.id
        at = now()
        people.ensure(connection, who, at=at)
        number = debates.begin(connection, base, by=who, at=at, review=review)
        people.grant(connection, number, who, "owner", by=who, at=at)
        return number


def _take_turns(connection: Any) -> None:
    """Let one process at a time begin debates in PostgreSQL; SQLite does so anyway."""
    connection.exec_driver_sql("LOCK TABLE debates IN SHARE ROW EXCLUSIVE MODE")


def _unknown(name: str, there: list[str]) -> NotFoundError:
    near = nearest(name, there)
    known = f" Debates are: {listed(there, 'and', 20)}." if there else ""
    message = f"There is no debate {shown(name)!r} here.{meant(near)}{known}"
    return NotFoundError(message, word="debate", value=name, allowed=tuple(there), did_you_mean=near)
