"""Workspaces to edit, on SQLite and on PostgreSQL."""

import os
import uuid
from contextlib import contextmanager

import pytest
import sqlalchemy as sa

import graph_app as ga
from graph_app.workspace.base import open_base
from graph_app.workspace.state import State
from tests.worlds import TINY

POSTGRES = os.environ.get("GRAPH_APP_TEST_POSTGRES", "")
SOURCE = {"title": "News", "url": "https://news.example/1", "date": "2024-05", "grade": "press"}
TIE = {"from_id": "acme", "to_id": "juno", "kind": "funds", "confidence": "high", "source_id": "src-press"}


@contextmanager
def schema_of(address):
    """Give a place for a workspace in a PostgreSQL database."""
    schema = f"test_{uuid.uuid4().hex[:12]}"
    engine = sa.create_engine(address, poolclass=sa.NullPool)
    with engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE SCHEMA {schema}")
    yield f"{address}?options=-csearch_path%3D{schema}"
    with engine.begin() as connection:
        connection.exec_driver_sql(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture(params=["sqlite", "postgres"])
def place(request, tmp_path):
    """Give a place for a workspace; PostgreSQL is skipped where there is none, never in CI."""
    if request.param == "sqlite":
        yield str(tmp_path / "debate.db")
        return
    if not POSTGRES:
        if os.environ.get("CI") == "true":
            pytest.fail("CI=true, but GRAPH_APP_TEST_POSTGRES is not set")
        pytest.skip("GRAPH_APP_TEST_POSTGRES is not set")
    with schema_of(POSTGRES) as found:
        yield found


@pytest.fixture
def ws(place):
    """Give the tiny debate in a workspace that ana owns."""
    with ga.workspace(place, TINY, user="ana") as opened:
        yield opened


@pytest.fixture(scope="session")
def base():
    """Return the tiny debate as a base."""
    return open_base(TINY)


@pytest.fixture
def state(base):
    """Return the tiny debate before the first change."""
    return State.of(base)
