"""What the drills of workspaces share: a place on a database, and whether log and state agree."""

from __future__ import annotations

import argparse
import contextlib
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from benchmarks.cluster import cluster
from graph_app.workspace.base import open_base
from graph_app.workspace.checking import check_all
from graph_app.workspace.opened import Workspace
from graph_app.workspace.state import State


@contextlib.contextmanager
def place(kind: str, folder: Path, postgres: str) -> Iterator[str]:
    """Give a new place for a workspace: a file in a folder, or a schema of a PostgreSQL database."""
    if kind == "sqlite":
        yield str(folder / f"{uuid.uuid4().hex}.db")
        return
    schema = f"drill_{uuid.uuid4().hex[:12]}"
    engine = sa.create_engine(postgres)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    try:
        yield f"{postgres}?options=-csearch_path%3D{schema}"
    finally:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")
        engine.dispose()


def agree(ws: Workspace) -> list[str]:
    """Return in words what of a workspace does not agree, nothing if all is well.

    The log has no gap, every change has as many rows as it says, every row is as the change before left it,
    the debate knows its last change, a replay from the base gives the tables that the workspace shows, and
    they pass the checks of `graph_app.check`.
    """
    found = []
    changes = ws.changes()
    if [one.number for one in changes] != list(range(1, ws.about().head + 1)):
        found.append("the log has gaps, or the debate does not know its last change")
    with ws.database.reading() as connection:
        wrong = connection.exec_driver_sql(
            "SELECT count(*) FROM changes c WHERE rows <> (SELECT count(*) FROM row_changes r "
            "WHERE r.debate = c.debate AND r.number = c.number)"
        ).scalar_one()
    if wrong:
        found.append(f"{wrong} changes are half done")
    state = State.of(open_base("open-weights"))
    for change in changes:
        for effect in change.effects:
            row = state.row(effect.table, effect.key)
            if (None if row is None else row.values) != effect.before:
                found.append(f"change {change.number} did not find {effect.key} as it was left")
        state = state.after(change.number, change.effects)
    if state.dataset.fingerprint != ws.state().dataset.fingerprint:
        found.append("a replay of the log gives other tables")
    found += [str(one) for one in check_all(state)]
    return found


def on_each(asked: argparse.Namespace, drill: Callable[[str], dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return what a drill finds on every kind of database that is asked for, each in a new place."""
    kinds = ("sqlite", "postgres") if asked.database == "both" else (asked.database,)
    found = {}
    with (
        tempfile.TemporaryDirectory() as folder,
        cluster(asked.postgres, needed="postgres" in kinds) as postgres,
    ):
        for kind in kinds:
            with place(kind, Path(folder), postgres) as where:
                found[kind] = drill(where)
    return found


def options(description: str) -> argparse.ArgumentParser:
    """Return a parser of what all drills take."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--database", choices=("sqlite", "postgres", "both"), default="both")
    parser.add_argument(
        "--postgres",
        metavar="URL",
        help="a PostgreSQL database; else GRAPH_APP_TEST_POSTGRES, else .ci/postgres starts one",
    )
    parser.add_argument("--json", action="store_true")
    return parser
