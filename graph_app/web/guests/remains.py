"""Folders of servers that ended without a chance to clear up."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

PREFIX = "graph-app-"
_OWNER = "server.pid"


def new_folder() -> Path:
    """Return a private temporary folder of this process; those of processes that are no more are removed."""
    if os.name == "posix":
        for one in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
            with suppress(OSError, ValueError):
                if one.stat().st_uid == os.getuid() and not _runs(int((one / _OWNER).read_text())):
                    shutil.rmtree(one, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    (folder / _OWNER).write_text(str(os.getpid()))
    return folder


def _runs(process: int) -> bool:
    """Return whether there is a process of a number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
