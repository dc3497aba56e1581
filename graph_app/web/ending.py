"""How the server ends: it takes no more requests and answers those that it has."""

from __future__ import annotations

import signal
import sys
import time
from typing import Any

PATIENCE = 10.0
"""Seconds that requests which are being answered are waited for."""


class Ending:
    """What watches the loop of a server for a request to end.

    It stands among what the loop looks at, and so ends it at a place where nothing swallows that. A signal
    handler that raises may do so inside a finaliser or a logger, where Python only prints what was raised.

    Parameters
    ----------
    sockets : dict
        What the loop of the server looks at; this watcher puts itself there.
    """

    accepting = False

    def __init__(self, sockets: dict[int, Any]) -> None:
        self.sockets = sockets
        self.since: float | None = None
        sockets[-1] = self

    def listen(self) -> None:
        """Take the signals of Ctrl+C and of a system that ends; a second one ends at once."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self.ask)

    def ask(self, number: int, frame: Any) -> None:
        """Ask for the end, as a signal does."""
        signal.signal(number, signal.SIG_DFL)
        self.since = time.monotonic()
        for one in list(self.sockets.values()):
            if one.accepting:
                one.pull_trigger()

    def readable(self) -> bool:
        """Say that there is nothing to read, or end the loop once everything is answered."""
        if self.since is not None:
            for one in list(self.sockets.values()):
                one.accepting = False
            if time.monotonic() - self.since > PATIENCE or not any(map(_busy, list(self.sockets.values()))):
                sys.exit(0)
        return False

    def writable(self) -> bool:
        """Say that there is nothing to write."""
        return False

    def close(self) -> None:
        """There is nothing to close."""


def _busy(one: Any) -> bool:
    """Tell whether a connection has a request that waits, is being answered or has not been sent."""
    return bool(getattr(one, "requests", ()) or getattr(one, "total_outbufs_len", 0))
