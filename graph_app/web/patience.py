"""Questions over HTTP that may take long: worked at in the background, answered if that is soon enough."""

from __future__ import annotations

from hashlib import blake2b
from threading import BoundedSemaphore
from typing import Any

from graph_app.errors import GraphAppError
from graph_app.web.jobs import Jobs, Waiting, Work

WORKERS = 2
"""Questions that are worked at at a time."""
MOST = 24
"""Questions that wait for their turn or are worked at; one more is not begun."""
SHORT = 0.2
"""Seconds that a question is waited for while as many requests wait as may."""
AGAIN = 5
"""Seconds after which it is worth asking again."""
Plain = dict[str, Any]


class LaterError(GraphAppError):
    """An answer takes longer than a request may; it can be had later."""

    http_status = 503


class Patience:
    """Answers questions within a time, and lets no more requests wait than there are threads to spare.

    Parameters
    ----------
    seconds : float
        How long a request waits.
    waiting : int
        How many requests may wait at a time.
    """

    def __init__(self, seconds: float, waiting: int) -> None:
        self._seconds = seconds
        self._jobs: Jobs[Plain] = Jobs(workers=WORKERS, kept=32)
        self._room = BoundedSemaphore(waiting)

    def ask(self, question: tuple[str, ...], work: Work[Plain]) -> Plain:
        """Return what some work gives.

        Parameters
        ----------
        question : tuple of str
            Names the work: who asks the same gets the same.
        work : callable
            What is done.

        Raises
        ------
        LaterError
            If it takes longer; it goes on, and who asks again gets what it gave.
        GraphAppError
            What the work raised.
        """
        key = int.from_bytes(blake2b("\0".join(question).encode(), digest_size=8).digest(), "little")
        if self._jobs.running() >= MOST:
            raise LaterError("Too much is being worked out. Ask again later.")
        waits = self._room.acquire(blocking=False)
        try:
            found = self._jobs.ask(key, work, self._seconds if waits else SHORT)
        finally:
            if waits:
                self._room.release()
        if isinstance(found, Waiting):
            raise LaterError("This takes longer. It is being worked out: ask the same again later.")
        return found
