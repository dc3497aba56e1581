"""Making a database a workspace, and an older workspace one of today: Alembic's migrations."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

from graph_app.errors import DataError
from graph_app.workspace.store.engine import Database
from graph_app.workspace.store.tables import NAMES, VERSION_TABLE

FOLDER = Path(__file__).resolve().parent.parent / "migrations"
_LOCK = 0x67726170
"""The number of the lock that PostgreSQL's workers take turns by."""


def migrate(database: Database, *, create: bool) -> None:
    """Bring a database to the newest version, whatever it has; several processes may do so at once.

    Parameters
    ----------
    database : Database
        Empty, an older workspace, or one of today.
    create : bool
        Whether an empty one becomes a workspace.

    Raises
    ------
    DataError
        If it belongs to something else, is empty and should not be, or a newer program made it.
    """
    scripts = ScriptDirectory.from_config(_config())
    with database.reading() as connection:
        if _revision(connection) == scripts.get_current_head():
            return
    with database.writing() as connection:
        if not database.is_sqlite:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
        _upgrade(database, connection, scripts, create=create)


def _config() -> Config:
    """Return how Alembic finds the migrations that this program has."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config


def _revision(connection: Connection) -> str | None:
    """Return the last migration that a database had, None for none."""
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    return context.get_current_revision()


def _upgrade(database: Database, connection: Connection, scripts: ScriptDirectory, *, create: bool) -> None:
    """Run what is missing, within the transaction of the connection."""
    revision = _revision(connection)
    if revision is None:
        found = set(sa.inspect(connection).get_table_names())
        if found & set(NAMES.tables) or (database.is_sqlite and found):
            raise DataError(f"{database.shown} is a database, but not a workspace. Choose another place.")
        if not create:
            raise DataError(f"There is no workspace in {database.shown}. Make one: graph-app workspace init")
    elif revision not in {script.revision for script in scripts.walk_revisions()}:
        raise DataError(f"The workspace {database.shown} was made by a newer graph-app. Use that one.")
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
