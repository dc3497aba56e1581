"""The tables of the database, as the newest migration leaves them."""

from __future__ import annotations

import sqlalchemy as sa

NAMES = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
VERSION_TABLE = "graph_app_migrations"
"""Where the database says which migrations it has had."""


def _debate() -> sa.Column[int]:
    return sa.Column("debate", sa.Integer, sa.ForeignKey("debates.id"), primary_key=True)


def _by(name: str = "by", *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(200), sa.ForeignKey("users.name"), nullable=nullable)


def _at(name: str = "at", *, nullable: bool = False) -> sa.Column[str]:
    """Return a column of times: UTC as text of one width, so that all databases sort them alike."""
    return sa.Column(name, sa.String(27), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=nullable)


users = sa.Table(
    "users",
    NAMES,
    sa.Column("name", sa.String(200), primary_key=True),
    sa.Column("shown", sa.String(200), nullable=False),
    _at(),
)

debates = sa.Table(
    "debates",
    NAMES,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("name", sa.String(200), nullable=False, unique=True),
    _text("about"),
    sa.Column("fingerprint", sa.String(64), nullable=False),
    sa.Column("review", sa.String(20), nullable=False),
    sa.Column("head", sa.Integer, nullable=False),
    _at(),
    _by(),
)
"""`about` is the base's descriptor; `head` is the number of the last change: locked while one is made."""

base_tables = sa.Table(
    "base_tables",
    NAMES,
    _debate(),
    sa.Column("name", sa.String(200), primary_key=True),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("present", sa.Boolean, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
"""The base, table by table, as compressed Arrow streams."""

changes = sa.Table(
    "changes",
    NAMES,
    _debate(),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    _at(),
    _by(),
    sa.Column("verb", sa.String(20), nullable=False),
    _text("why"),
    _text("source"),
    _text("about"),
    sa.Column("rows", sa.Integer, nullable=False),
    _by("accepted_by", nullable=True),
    sa.Column("proposal", sa.Integer, sa.ForeignKey("proposals.id"), nullable=True, unique=True),
    sa.Column("token", sa.String(100), nullable=True),
    sa.UniqueConstraint("debate", "token"),
)
"""The log. Only ever added to: the database refuses anything else."""

row_changes = sa.Table(
    "row_changes",
    NAMES,
    sa.Column("debate", sa.Integer, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("name", sa.String(200), nullable=False),
    _text("key"),
    _text("before", nullable=True),
    _text("after", nullable=True),
    sa.ForeignKeyConstraint(["debate", "number"], ["changes.debate", "changes.number"]),
    sa.Index("ix_row_changes_row", "debate", "name", "key", "number"),
)
"""What each change did to each row of the table `name`: cells before and after, as JSON."""

proposals = sa.Table(
    "proposals",
    NAMES,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("debate", sa.Integer, sa.ForeignKey("debates.id"), nullable=False, index=True),
    _at(),
    _by(),
    _text("edit"),
    sa.Column("token", sa.String(100), nullable=True),
    sa.UniqueConstraint("debate", "token"),
)

decisions = sa.Table(
    "decisions",
    NAMES,
    sa.Column("proposal", sa.Integer, sa.ForeignKey("proposals.id"), primary_key=True, autoincrement=False),
    _at(),
    _by(),
    sa.Column("accepted", sa.Boolean, nullable=False),
    _text("why"),
)

saved = sa.Table(
    "saved",
    NAMES,
    _debate(),
    sa.Column("item", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("title", sa.String(200), nullable=False),
    _text("content"),
    sa.Column("row_table", sa.String(200), nullable=False),
    _text("row_key"),
    _at(),
    _by(),
    sa.Column("gone", sa.Boolean, nullable=False),
)
"""Views, stories, scenarios and notes; each saving is another version."""

roles = sa.Table(
    "roles",
    NAMES,
    _debate(),
    sa.Column("user", sa.String(200), sa.ForeignKey("users.name"), primary_key=True),
    sa.Column("role", sa.String(20), nullable=False),
    _at(),
    _by(),
)

links = sa.Table(
    "links",
    NAMES,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("hash", sa.String(64), nullable=False, unique=True),
    sa.Column("debate", sa.Integer, nullable=False),
    sa.Column("item", sa.Integer, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    _at(),
    _by(),
    _at("until", nullable=True),
    _at("revoked", nullable=True),
    sa.ForeignKeyConstraint(["debate", "item", "version"], ["saved.debate", "saved.item", "saved.version"]),
)
"""Share links; the token itself is kept nowhere."""

FROZEN = ("base_tables", "changes", "row_changes", "proposals", "decisions", "saved")
"""Tables that are only ever added to."""
