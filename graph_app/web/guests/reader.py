"""Reads files in processes of their own, a few at a time, which end when nobody wants them any more."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import weakref
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore, Thread

import graph_app
from graph_app.errors import DataError
from graph_app.importers import Limits, apart
from graph_app.web.guests.guest import Guest, found_in
from graph_app.web.guests.store import Store

AT_A_TIME = 2
LOOK = 0.1
"""Seconds between two looks at a process."""
GRACE = 60
"""Seconds that checking and writing may take beyond the time for reading."""
BROKE = "The reader ended without a word, perhaps for want of memory. Try a smaller part of the file."


class Reader:
    """Starts and watches the processes that read files.

    Parameters
    ----------
    store : Store
        Where the files lie.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._slots = BoundedSemaphore(AT_A_TIME)
        self._running: set[subprocess.Popen[bytes]] = set()
        weakref.finalize(self, _kill_all, self._running)

    def start(self, guest: Guest, options: dict[str, str]) -> None:
        """Read the files of a debate in the background; its state says how far that is.

        Parameters
        ----------
        guest : Guest
            Has its files.
        options : dict of str to str
            What the reader says of them.
        """
        most = min(Limits.of({}).megabytes, self._store.bounds.total)
        apart.ask(guest.folder, guest.files, options, most)
        Thread(target=self._work, args=(guest,), name=f"reading-{guest.token}", daemon=True).start()

    def _work(self, guest: Guest) -> None:
        """Wait for a turn, read, and see that there is room for what came out."""
        with self._slots:
            if not _wanted(guest):
                return
            apart.put(guest.folder / apart.STATE, {"state": "reading", "stage": "Starting"})
            process = _started(guest.folder)
            self._running.add(process)
            try:
                broke = self._watched(process, guest)
            finally:
                process.kill()
                process.wait()
                self._running.discard(process)
        if not _wanted(guest):
            return
        result = apart.got(guest.folder / apart.RESULT) or {"state": "failed", "error": BROKE}
        if broke:
            result = {"state": "failed", "error": broke}
        try:
            self._store.make_room(guest)
        except DataError as error:
            result = {"state": "failed", "error": str(error)}
        if result["state"] == "failed":
            shutil.rmtree(guest.package, ignore_errors=True)
        with suppress(OSError):  # somebody closed it at this very moment
            apart.put(guest.folder / apart.STATE, result)

    @staticmethod
    def _watched(process: subprocess.Popen[bytes], guest: Guest) -> str:
        """Wait until a process ends; return why it had to be ended, empty if it did so itself."""
        seconds = Limits.of({}).seconds
        end = time.monotonic() + seconds + GRACE
        while process.poll() is None:
            time.sleep(LOOK)
            if not _wanted(guest):
                return ""
            if time.monotonic() > end:
                return (
                    f"Reading took longer than {seconds:,} seconds and was given up. The limit is "
                    "import_seconds; whoever runs the server can raise it with GRAPH_APP_IMPORT_SECONDS."
                )
        return ""


def _wanted(guest: Guest) -> bool:
    """Return whether a debate is still there."""
    found = found_in(guest.folder)
    return found is not None and not found.gone


def _started(folder: Path) -> subprocess.Popen[bytes]:
    """Return a process that reads what a folder asks for; faults of the program go to the server's log."""
    ours = str(Path(graph_app.__file__).parents[1])
    paths = os.pathsep.join(part for part in (ours, os.environ.get("PYTHONPATH", "")) if part)
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "graph_app.importers.apart", str(folder)],
        env=os.environ | {"PYTHONPATH": paths},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )


def _kill_all(running: set[subprocess.Popen[bytes]]) -> None:
    for process in list(running):
        process.kill()
