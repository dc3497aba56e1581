"""Users and their roles in debates."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from graph_app.workspace.roles import Person, Role
from graph_app.workspace.store.tables import roles, users


def ensure(connection: Connection, name: str, *, at: str, shown: str = "") -> None:
    """Let there be a user of a name; one that is there keeps how it is called unless that is given."""
    there = connection.execute(sa.select(users.c.name).where(users.c.name == name)).first()
    if there is None:
        connection.execute(sa.insert(users).values(name=name, shown=shown or name, at=at))
    elif shown:
        connection.execute(sa.update(users).where(users.c.name == name).values(shown=shown))


def grant(connection: Connection, debate: int, name: str, role: Role, *, by: str, at: str) -> None:
    """Give a user a role in a debate in place of any other. The debate must be locked."""
    take(connection, debate, name)
    values = {"debate": debate, "user": name, "role": role, "by": by, "at": at}
    connection.execute(sa.insert(roles).values(**values))


def take(connection: Connection, debate: int, name: str) -> None:
    """Take a user's role in a debate; the user stays in the log."""
    connection.execute(sa.delete(roles).where(roles.c.debate == debate, roles.c.user == name))


def role(connection: Connection, debate: int, name: str) -> Role | None:
    """Return the role of a user in a debate, None for none."""
    asked = sa.select(roles.c.role).where(roles.c.debate == debate, roles.c.user == name)
    found: Role | None = connection.execute(asked).scalar()
    return found


def every(connection: Connection, debate: int) -> list[Person]:
    """Return all users who have a role in a debate, by name."""
    asked = (
        sa.select(users.c.name, users.c.shown, roles.c.role)
        .join(roles, roles.c.user == users.c.name)
        .where(roles.c.debate == debate)
        .order_by(users.c.name)
    )
    return [Person(row.name, row.shown, row.role) for row in connection.execute(asked)]
