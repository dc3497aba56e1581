"""Databases that really go away and come back: PostgreSQL is stopped, a file is moved or held."""

import os
import resource
import shutil
import sqlite3
from contextlib import closing, contextmanager

import pytest

from benchmarks.cluster import Cluster

POSTGRES = os.environ.get("GRAPH_APP_TEST_POSTGRES", "")
GONE = "is not where it was, or cannot be read"


@pytest.fixture(scope="session")
def cluster():
    """Give a PostgreSQL of one's own, so that tests of others are not disturbed; none where there is none."""
    if not POSTGRES:
        if os.environ.get("CI") == "true":
            pytest.fail("CI=true, but GRAPH_APP_TEST_POSTGRES is not set")
        pytest.skip("GRAPH_APP_TEST_POSTGRES is not set")
    found = Cluster()
    yield found
    found.stop()
    found.remove()


@contextmanager
def stopped(cluster):
    """Stop PostgreSQL, and start it again at the same address."""
    cluster.stop()
    try:
        yield
    finally:
        cluster.start()


@contextmanager
def moved(path):
    """Move a workspace's file to another place and back."""
    aside = path.with_name("aside.db")
    path.rename(aside)
    try:
        yield
    finally:
        aside.rename(path)


@contextmanager
def removed(path):
    """Move a workspace's file away and back with all that SQLite keeps beside it."""
    aside = path.with_name("aside")
    aside.mkdir()
    for one in path.parent.glob(f"{path.name}*"):
        one.rename(aside / one.name)
    try:
        yield
    finally:
        for one in aside.iterdir():
            one.rename(path.with_name(one.name))


@contextmanager
def replaced(path):
    """Put a copy where a workspace's file was, as somebody does who goes back to an older state."""
    with removed(path):
        shutil.copy(path.parent / "aside" / path.name, path)
        try:
            yield
        finally:
            path.unlink()


@contextmanager
def hidden(path):
    """Make a workspace's file one that cannot be opened: what stands for it leads in a circle."""
    with moved(path):
        path.symlink_to(path)
        try:
            yield
        finally:
            path.unlink()


@contextmanager
def held(path):
    """Let another program write to a workspace's file and not come to an end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def limited(path):
    """Let this process make no file larger, whatever is on it: what a disk does that takes no more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


FILES = {
    "moved": (moved, GONE, False),
    "removed": (removed, GONE, False),
    "replaced": (replaced, "is another file now", False),
    "hidden": (hidden, GONE, False),
    "held": (held, "is busy for too long", True),
    "limited": (limited, "does not answer (disk I/O error)", True),
}
"""How a file goes away, what is said, and whether it can still be read."""
