"""A place -> a database, its transactions, and what is said when it does not answer."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import platformdirs
import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine, make_url

from graph_app.errors import DataError, GraphAppError, ModelError, QueryError, UnavailableError
from graph_app.text import shown

DEFAULT = "default"
"""The place of a workspace of one's own."""
PATIENCE = 30
"""Seconds that a transaction waits for others."""
_DRIVERS = {"postgresql": "postgresql+psycopg", "postgresql+psycopg": "postgresql+psycopg"}
ANOTHER = "another file"
"""What is wrong with a place at which another file is than before."""
_SAID = (
    ((ANOTHER,), "is another file now. Put the first one back, or start the server again to use this one."),
    (("readonly", "read-only"), "cannot be written: it is read-only."),
    (("locked", "lock timeout"), "is busy for too long. Nothing was half done. Try again."),
    (("is full", "No space left"), "has no room left on its disk. Nothing was half done. Try again later."),
    (("unable to open",), "is not where it was, or cannot be read. Nothing was half done. Try again later."),
)
"""What is said instead of what a database says."""
_HOW = "Give a file such as debate.db, 'default', or postgresql+psycopg://USER@HOST/DATABASE."


@dataclass(frozen=True, eq=False)
class Database:
    """A database and how it is called where people can see it: without a password.

    Attributes
    ----------
    engine : Engine
        SQLAlchemy's.
    shown : str
        Its place.
    """

    engine: Engine
    shown: str

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the database throughout."""
        options: dict[str, Any] = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with self._begun(options) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose work is done as a whole when the block ends, or not at all.

        SQLite lets one writer in at a time, from the beginning. In PostgreSQL lock what you decide by.
        """
        with self._begun({"graph_app_writes": True}) as connection:
            yield connection

    @contextmanager
    def _begun(self, options: dict[str, Any]) -> Iterator[Connection]:
        """Give a connection within a transaction; what the database says against it is said in words."""
        try:
            with self.engine.connect().execution_options(**options) as connection, connection.begin():
                yield connection
        except (sa.exc.OperationalError, sa.exc.InterfaceError, sa.exc.InternalError) as error:
            raise self._unavailable(error) from None
        except sa.exc.TimeoutError:
            message = f"The workspace {self.shown} is busy: no connection became free. Try again."
            raise UnavailableError(message) from None
        except (sa.exc.DataError, UnicodeEncodeError):  # NUL, or halves of characters
            raise QueryError(
                "The workspace cannot keep or find this: it holds unusable characters."
            ) from None
        except sa.exc.DatabaseError as error:
            if isinstance(error, sa.exc.IntegrityError | sa.exc.ProgrammingError):
                raise
            raise self._unavailable(error) from None

    def _unavailable(self, error: sa.exc.DBAPIError) -> GraphAppError:
        """Return what is said when the database does not do its part; never what was asked of it."""
        said = " ".join(str(error.orig).split())
        if "file is not a database" in said:
            return DataError(f"{self.shown} is no workspace: it is not a database. {_HOW}")
        for known, words in _SAID:
            if any(one in said for one in known):
                return UnavailableError(f"The workspace {self.shown} {words}")
        first = shown(said.partition(" connection to server")[0].rstrip(": "))
        return UnavailableError(
            f"The workspace {self.shown} does not answer ({first}). Nothing was half done. Try again."
        )


def default_place() -> Path:
    """Return the file of the workspace of whoever runs the program."""
    return platformdirs.user_data_path("graph_app", appauthor=False) / "workspace.db"


def is_new(place: str | os.PathLike[str]) -> bool:
    """Tell whether a place is a file that is not there yet."""
    given = os.fspath(place)
    return bool(given.strip()) and "://" not in given and not _file(given).exists()


def _file(given: str) -> Path:
    return default_place() if given == DEFAULT else Path(given).expanduser()


def connect(place: str | os.PathLike[str], *, create: bool) -> Database:
    """Return the database at a place; nothing is asked of it yet.

    Parameters
    ----------
    place : str or path
        A file, "default", or the address of a PostgreSQL database.
    create : bool
        Whether a file that is not there is made.

    Raises
    ------
    ModelError
        If the place is none.
    DataError
        If there is no such file.
    """
    given = os.fspath(place)
    if "://" in given:
        return _postgres(_address(given))
    if not given.strip():
        raise ModelError(f"No workspace was named. {_HOW}")
    return _sqlite(_file(given), create=create)


def _address(given: str) -> URL:
    """Return an address of PostgreSQL; passwords do not belong in it."""
    try:
        url = make_url(given)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise ModelError(f"The workspace's address cannot be read. {_HOW}") from error
    if url.drivername not in _DRIVERS:
        raise ModelError(f"A workspace cannot be kept in {shown(url.drivername)!r}. {_HOW}")
    if url.password is not None or "password" in url.query:
        raise ModelError(
            "The workspace's address has a password in it, where others can read it. "
            "Put it into the environment variable PGPASSWORD or the file ~/.pgpass."
        )
    return url.set(drivername=_DRIVERS[url.drivername])


def _postgres(url: URL) -> Database:
    """Return a PostgreSQL database; connections are tried before they are used."""
    limits = f"-c lock_timeout={PATIENCE * 1000} -c idle_in_transaction_session_timeout={PATIENCE * 4000}"
    given = url.query.get("options", "")
    options = " ".join([*([given] if isinstance(given, str) else given), limits]).strip()
    url = url.difference_update_query(["options"])
    try:
        engine = sa.create_engine(
            url,
            hide_parameters=True,
            pool_pre_ping=True,
            pool_timeout=PATIENCE,
            connect_args={"connect_timeout": 10, "options": options, "application_name": "graph_app"},
        )
    except ModuleNotFoundError as error:
        raise ModelError(
            "PostgreSQL needs psycopg, which is not installed: pip install 'graph-app[postgres]'"
        ) from error
    return Database(engine, url.render_as_string(hide_password=True))


def _sqlite(path: Path, *, create: bool) -> Database:
    """Return the database in a file, which only its owner can read if it is new."""
    if not path.exists():
        if not create:
            raise DataError(f"There is no workspace {str(path)!r}. Make one: graph-app workspace init")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
        except OSError as error:
            raise ModelError(f"{path} cannot be made: {error.strerror or error}.") from error
    if not path.is_file():
        raise DataError(f"{str(path)!r} is no file. {_HOW}")
    file = path.resolve()
    engine = sa.create_engine(
        URL.create(
            "sqlite+pysqlite", database=f"file:{quote(str(file))}", query={"mode": "rw", "uri": "true"}
        ),
        hide_parameters=True,
        pool_timeout=PATIENCE,
        connect_args={"timeout": PATIENCE, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    _hold_to(engine, file)
    return Database(engine, str(path))


def _prepare(connection: sqlite3.Connection, record: object) -> None:
    """Make a SQLite connection safe: what was acknowledged survives a crash, references are kept."""
    connection.isolation_level = None  # transactions begin where `_begin` says
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}")


def _hold_to(engine: Engine, path: Path) -> None:
    """Use the file that is at its place now, and only while it is there.

    SQLite goes on writing to a file that was moved away or removed: what it acknowledged would be lost. And
    what is kept in memory is about this file: another one, such as an older copy, would be mixed up with it.
    """
    first = _identity(path)

    def opened(connection: sqlite3.Connection, record: object) -> None:
        if _identity(path) != first:
            raise sqlite3.OperationalError(ANOTHER)

    def taken(connection: sqlite3.Connection, record: object, proxy: object) -> None:
        if _identity(path) != first:
            raise sa.exc.DisconnectionError(ANOTHER)

    event.listen(engine, "connect", opened)
    event.listen(engine, "checkout", taken)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return which file is at a place, None for none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _begin(connection: Connection) -> None:
    """Begin a transaction; one that will write takes its turn at once, so that it cannot fail later."""
    writes = connection.get_execution_options().get("graph_app_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
