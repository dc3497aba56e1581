"""The first workspace: debates, their log, what is saved, users, share links."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_FROZEN = ("base_tables", "changes", "row_changes", "proposals", "decisions", "saved")


def _debate() -> sa.Column[int]:
    return sa.Column("debate", sa.Integer, nullable=False)


def _text(name: str, length: int = 0, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(length) if length else sa.Text, nullable=nullable)


def upgrade() -> None:
    """Make the tables, and let the database refuse to change what was written."""
    _debates()
    _roles()
    _proposals()
    _changes()
    _saved()
    for table in _FROZEN:
        _freeze(table)


def _debates() -> None:
    op.create_table(
        "users",
        _text("name", 200),
        _text("shown", 200),
        _text("at", 27),
        sa.PrimaryKeyConstraint("name", name="pk_users"),
    )
    op.create_table(
        "debates",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        _text("name", 200),
        _text("about"),
        _text("fingerprint", 64),
        _text("review", 20),
        sa.Column("head", sa.Integer, nullable=False),
        _text("at", 27),
        _text("by", 200),
        sa.PrimaryKeyConstraint("id", name="pk_debates"),
        sa.UniqueConstraint("name", name="uq_debates_name"),
        sa.ForeignKeyConstraint(["by"], ["users.name"], name="fk_debates_by"),
    )
    op.create_table(
        "base_tables",
        _debate(),
        _text("name", 200),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("present", sa.Boolean, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("debate", "name", name="pk_base_tables"),
        sa.ForeignKeyConstraint(["debate"], ["debates.id"], name="fk_base_tables_debate"),
    )


def _roles() -> None:
    op.create_table(
        "roles",
        _debate(),
        _text("user", 200),
        _text("role", 20),
        _text("at", 27),
        _text("by", 200),
        sa.PrimaryKeyConstraint("debate", "user", name="pk_roles"),
        sa.ForeignKeyConstraint(["debate"], ["debates.id"], name="fk_roles_debate"),
        sa.ForeignKeyConstraint(["user"], ["users.name"], name="fk_roles_user"),
        sa.ForeignKeyConstraint(["by"], ["users.name"], name="fk_roles_by"),
    )


def _proposals() -> None:
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        _debate(),
        _text("at", 27),
        _text("by", 200),
        _text("edit"),
        _text("token", 100, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_proposals"),
        sa.UniqueConstraint("debate", "token", name="uq_proposals_debate_token"),
        sa.ForeignKeyConstraint(["debate"], ["debates.id"], name="fk_proposals_debate"),
        sa.ForeignKeyConstraint(["by"], ["users.name"], name="fk_proposals_by"),
    )
    op.create_index("ix_proposals_debate", "proposals", ["debate"])
    op.create_table(
        "decisions",
        sa.Column("proposal", sa.Integer, autoincrement=False, nullable=False),
        _text("at", 27),
        _text("by", 200),
        sa.Column("accepted", sa.Boolean, nullable=False),
        _text("why"),
        sa.PrimaryKeyConstraint("proposal", name="pk_decisions"),
        sa.ForeignKeyConstraint(["proposal"], ["proposals.id"], name="fk_decisions_proposal"),
        sa.ForeignKeyConstraint(["by"], ["users.name"], name="fk_decisions_by"),
    )


def _changes() -> None:
    op.create_table(
        "changes",
        _debate(),
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        _text("at", 27),
        _text("by", 200),
        _text("verb", 20),
        _text("why"),
        _text("source"),
        _text("about"),
        sa.Column("rows", sa.Integer, nullable=False),
        _text("accepted_by", 200, nullable=True),
        sa.Column("proposal", sa.Integer, nullable=True),
        _text("token", 100, nullable=True),
        sa.PrimaryKeyConstraint("debate", "number", name="pk_changes"),
        sa.UniqueConstraint("debate", "token", name="uq_changes_debate_token"),
        sa.UniqueConstraint("proposal", name="uq_changes_proposal"),
        sa.ForeignKeyConstraint(["debate"], ["debates.id"], name="fk_changes_debate"),
        sa.ForeignKeyConstraint(["by"], ["users.name"], name="fk_changes_by"),
        sa.ForeignKeyConstraint(["accepted_by"], ["users.name"], name="fk_changes_accepted_by"),
        sa.ForeignKeyConstraint(["proposal"], ["proposals.id"], name="fk_changes_proposal"),
    )
    op.create_table(
        "row_changes",
        _debate(),
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("place", sa.Integer, autoincrement=False, nullable=False),
        _text("name", 200),
        _text("key"),
        _text("before", nullable=True),
        _text("after", nullable=True),
        sa.PrimaryKeyConstraint("debate", "number", "place", name="pk_row_changes"),
        sa.ForeignKeyConstraint(
            ["debate", "number"], ["changes.debate", "changes.number"], name="fk_row_changes_debate_number"
        ),
    )
    op.create_index("ix_row_changes_row", "row_changes", ["debate", "name", "key", "number"])


def _saved() -> None:
    op.create_table(
        "saved",
        _debate(),
        sa.Column("item", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer, autoincrement=False, nullable=False),
        _text("kind", 20),
        _text("title", 200),
        _text("content"),
        _text("row_table", 200),
        _text("row_key"),
        _text("at", 27),
        _text("by", 200),
        sa.Column("gone", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("debate", "item", "version", name="pk_saved"),
        sa.ForeignKeyConstraint(["debate"], ["debates.id"], name="fk_saved_debate"),
        sa.ForeignKeyConstraint(["by"], ["users.name"], name="fk_saved_by"),
    )
    op.create_table(
        "links",
        sa.Column("id", sa.Integer, autoincrement=True, nullable=False),
        _text("hash", 64),
        _debate(),
        sa.Column("item", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        _text("at", 27),
        _text("by", 200),
        _text("until", 27, nullable=True),
        _text("revoked", 27, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_links"),
        sa.UniqueConstraint("hash", name="uq_links_hash"),
        sa.ForeignKeyConstraint(
            ["debate", "item", "version"],
            ["saved.debate", "saved.item", "saved.version"],
            name="fk_links_debate_item_version",
        ),
        sa.ForeignKeyConstraint(["by"], ["users.name"], name="fk_links_by"),
    )


def _freeze(table: str) -> None:
    """Let the database refuse to change or delete rows of a table."""
    message = f"{table} is only ever added to"
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER frozen_{table}_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION frozen_{table}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{message}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER frozen_{table} BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION frozen_{table}()"
    )
