"""Requests that do not arrive: a connection that keeps the server waiting is answered with 408 and closed."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

PATIENCE = 30.0
"""Seconds that the beginning of a request may take, and that any request may."""
LEAST = 20_000
"""Bytes a second at which a larger one has to arrive."""
LATE = (
    b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Content-Length: 34\r\n\r\nThe request did not arrive in time"
)


class Slow:
    """What watches the loop of a server for requests that begin and do not end.

    It stands among what the loop looks at. Waitress itself only ends connections on which nothing happens.

    Parameters
    ----------
    sockets : dict
        What the loop of the server looks at; this watcher puts itself there.
    clock : callable, optional
        Tells the time in seconds.
    """

    accepting = False

    def __init__(self, sockets: dict[int, Any], clock: Callable[[], float] = time.monotonic) -> None:
        self.sockets = sockets
        self._clock = clock
        self._since: dict[int, tuple[Any, float]] = {}
        self._looked = clock()
        sockets[-2] = self

    def readable(self) -> bool:
        """Say that there is nothing to read, and look through the connections once a second."""
        now = self._clock()
        if now - self._looked >= 1:
            self._looked = now
            self._look(now)
        return False

    def writable(self) -> bool:
        """Say that there is nothing to write."""
        return False

    def close(self) -> None:
        """There is nothing to close."""

    def _look(self, now: float) -> None:
        before, self._since = self._since, {}
        for number, one in list(self.sockets.items()):
            coming = getattr(one, "request", None)
            if coming is None or coming.completed:
                continue
            known, since = before.get(number, (None, now))
            since = since if known is coming else now
            if now - since > PATIENCE + _received(coming) / LEAST:
                _end(one)
            else:
                self._since[number] = (coming, since)


def _received(coming: Any) -> int:
    """Return how much of the body of a request has arrived."""
    body = coming.body_rcv
    return 0 if body is None else len(body)


def _end(one: Any) -> None:
    """Answer a connection that it was too slow, as far as it listens, and close it."""
    if not one.requests and not one.total_outbufs_len:
        with one.outbuf_lock:
            one.outbufs[-1].append(LATE)
            one.total_outbufs_len += len(LATE)
    one.close_when_flushed = True
