"""How much one client may ask for: how often, and how large a request may be; answered with 429 and 413."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from flask import Flask, Request, Response, request

from graph_app.errors import QueryError
from graph_app.web.rest import failure

MOST_CLIENTS = 10_000
"""Clients that are remembered; of more, the one that asked longest ago is forgotten."""
FREE = ("/assets/", "/_dash-component-suites/", "/api/healthz", "/api/workspace/head")
"""What costs next to nothing and is asked for by every page, again and again, is not counted."""
BRINGING = "/open"
"""Where files are brought: has limits of its own, and counts as so many requests."""
COSTS = 20
RETRY = "Retry-After"


class OftenError(QueryError):
    """Somebody asks too often."""

    http_status = 429


class LargeError(QueryError):
    """A request is too large."""

    http_status = 413


class Rate:
    """Counts what each client asks: a bucket that fills again all the time.

    Every process counts for itself, so that several of them let pass several times as much.

    Parameters
    ----------
    minute : int
        Requests a minute, and the most at once.
    clock : callable, optional
        Tells the time in seconds.
    """

    def __init__(self, minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = float(minute)
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def wait(self, client: str, cost: float = 1.0) -> float:
        """Count a request and return 0, or how many seconds later it can be made."""
        now = self._clock()
        with self._lock:
            left, then = self._left.get(client, (self._most, now))
            left = min(self._most, left + (now - then) * self._most / 60)
            short = min(cost, self._most) - left
            self._left[client] = (left if short > 0 else left - cost, now)
            self._left.move_to_end(client)
            while len(self._left) > MOST_CLIENTS:
                self._left.popitem(last=False)
        return max(0.0, short * 60 / self._most)


def client_of(asked: Request, proxies: tuple[str, ...]) -> str:
    """Return who asks as far as counting goes, empty for this machine itself.

    Behind a proxy that is believed it is the address that the proxy saw: the last one that it forwards.
    """
    address = asked.remote_addr or ""
    forwarded = asked.headers.get("X-Forwarded-For", "")
    if address in proxies and forwarded:
        return forwarded.rpartition(",")[2].strip()[:100]
    try:
        return "" if ipaddress.ip_address(address).is_loopback else address
    except ValueError:
        return address


def limit(server: Flask, minute: int, megabytes: int, proxies: tuple[str, ...] = ()) -> None:
    """Refuse what is too large or comes too often, before anything of it is read.

    Parameters
    ----------
    server : Flask
        The server.
    minute : int
        Requests a minute of one client; 0 for any number. This machine itself is not counted.
    megabytes : int
        Most of a request that brings no files.
    proxies : tuple of str
        Addresses of proxies that are believed when they say for whom they ask.
    """
    rate = Rate(minute) if minute else None
    most = megabytes * 1_000_000
    server.config["MAX_CONTENT_LENGTH"] = most  # also of what does not say how large it is

    def check() -> Response | None:
        brings = request.path == BRINGING and request.method == "POST"
        if not brings and (request.content_length or 0) > most:
            return failure(LargeError(f"A request has at most {megabytes:,} megabytes."))
        client = client_of(request, proxies)
        if rate is None or not client or request.path.startswith(FREE):
            return None
        seconds = rate.wait(client, COSTS if brings else 1.0)
        if not seconds:
            return None
        found = failure(OftenError(f"That was too often. Ask again in {math.ceil(seconds)} seconds."))
        found.headers[RETRY] = str(math.ceil(seconds))
        return found

    server.before_request(check)
