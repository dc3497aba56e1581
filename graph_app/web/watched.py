"""What those who run a server see of it: whether it is ready, figures for Prometheus, a log without names.

Nothing of it says who asked, from where, for which actor or with which words: an address is called by its
rule, such as ``/api/actors/<name>``. Figures are those of one process; each process is asked by itself.
"""

from __future__ import annotations

import hmac
import json
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TextIO

from flask import Flask, Response, g, request
from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 15.0, 60.0)
"""Seconds."""
METRICS = "/api/metrics"
BEARER = "Bearer "
METHODS = ("GET", "HEAD", "POST", "DELETE", "OPTIONS")
Say = Callable[[dict[str, Any]], None]


class Figures:
    """Counts what a process answers."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        about: dict[str, Any] = {"registry": self.registry}
        words = ("method", "route", "status")
        self.requests = Counter("graph_app_requests_total", "Requests answered.", words, **about)
        self.seconds = Histogram(
            "graph_app_request_seconds",
            "Time until an answer was sent.",
            ("route",),
            buckets=BUCKETS,
            **about,
        )
        self.busy = Gauge("graph_app_requests_in_progress", "Requests being answered.", **about)
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)

    def gauge(self, name: str, help_: str, value: Callable[[], float]) -> None:
        """Add a figure that is asked for when it is read."""
        Gauge(name, help_, registry=self.registry).set_function(value)

    def text(self) -> bytes:
        """Return all figures as Prometheus reads them."""
        return generate_latest(self.registry)


def lines(out: TextIO | None = None) -> Say:
    """Return what writes a log: one JSON object a line, to standard error unless said otherwise."""

    def say(what: dict[str, Any]) -> None:
        stream = sys.stderr if out is None else out
        at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        stream.write(json.dumps({"time": at} | what) + "\n")
        stream.flush()

    return say


def silence(what: dict[str, Any]) -> None:
    """Log nothing."""


def route_of() -> str:
    """Return what the address of the present request is called."""
    return request.url_rule.rule if request.url_rule is not None else "none"


def watch(server: Flask, figures: Figures, say: Say = silence) -> None:
    """Count and log every request when its answer was sent to the end."""

    def begin() -> None:
        g.graph_app_began = time.perf_counter()
        figures.busy.inc()

    def end(response: Response) -> Response:
        began = g.pop("graph_app_began", None)
        if began is None:
            return response
        route, status = route_of(), response.status_code
        method = request.method if request.method in METHODS else "other"

        def over() -> None:
            seconds = time.perf_counter() - began
            figures.busy.dec()
            figures.requests.labels(method, route, str(status)).inc()
            figures.seconds.labels(route).observe(seconds)
            length = response.content_length
            told = {"status": status, "ms": round(1000 * seconds, 1), "bytes": length}
            say({"level": "info", "event": "request", "method": method, "route": route} | told)

        if response.direct_passthrough:  # a file, which is sent without asking the response again
            over()
        else:
            response.call_on_close(over)
        return response

    server.before_request_funcs.setdefault(None, []).insert(0, begin)
    server.after_request(end)


def figures_of(figures: Figures) -> Response:
    """Return the figures as an answer."""
    found = Response(figures.text(), content_type=CONTENT_TYPE_LATEST)
    found.headers["Cache-Control"] = "no-store"
    return found


def may_read(token: str) -> bool:
    """Tell whether the present request brings the token with which a program reads the figures."""
    said = request.headers.get("Authorization", "")
    given = said.removeprefix(BEARER).strip()
    return bool(token) and said.startswith(BEARER) and hmac.compare_digest(given.encode(), token.encode())
