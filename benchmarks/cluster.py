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


@contextlib.contextmanager
def cluster(given: str | None, *, needed: bool) -> Iterator[str]:
    """Give the address of a PostgreSQL database; empty if none is needed."""
    named = given or os.environ.get("GRAPH_APP_TEST_POSTGRES", "")
    if named or not needed:
        yield named
        return
    folder = tempfile.mkdtemp(prefix="graph-app-")
    try:
        said = subprocess.run([SCRIPT, "start", folder], check=True, capture_output=True, text=True)
        try:
            yield said.stdout.strip()
        finally:
            subprocess.run([SCRIPT, "stop", folder], check=True)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
