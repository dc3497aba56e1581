"""A PostgreSQL for a drill: the one that is named, or one of our own that ends with it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent.parent / ".ci" / "postgres"


class Cluster:
    """A PostgreSQL of our own in a temporary folder: it can go away, and come back at the same address."""

    def __init__(self) -> None:
        self._folder = tempfile.mkdtemp(prefix="graph-app-")
        self.address = self.start()

    def start(self) -> str:
        """Start it and return its address, always the same one."""
        return self._do("start")

    def stop(self) -> None:
        """Stop it: whoever is connected is cut off."""
        self._do("stop")

    def _do(self, verb: str) -> str:
        done = subprocess.run([SCRIPT, verb, self._folder], check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout.strip()

    def remove(self) -> None:
        """Remove all of it."""
        shutil.rmtree(self._folder, ignore_errors=True)


@contextlib.contextmanager
def cluster(given: str | None, *, needed: bool) -> Iterator[str]:
    """Give the address of a PostgreSQL database; empty if none is needed."""
    named = given or os.environ.get("GRAPH_APP_TEST_POSTGRES", "")
    if named or not needed:
        yield named
        return
    own = Cluster()
    try:
        yield own.address
    finally:
        own.stop()
        own.remove()
