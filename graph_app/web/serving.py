"""How a server behaves for those who run it: its limits, its log, its figures, whether it is ready."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, request

from graph_app.config import PEOPLE, SERVING, settings
from graph_app.errors import GraphAppError, ModelError, UnavailableError
from graph_app.web.description import WAY, described
from graph_app.web.faults import Server
from graph_app.web.limits import limit
from graph_app.web.patience import Patience
from graph_app.web.rest import answer, failure
from graph_app.web.seen import Seen
from graph_app.web.watched import METRICS, Figures, Say, figures_of, lines, may_read, silence, watch

LOGS = ("off", "json")


@dataclass(frozen=True)
class Serving:
    """Settings of `config.SERVING`.

    Attributes
    ----------
    log : {"off", "json"}
        What is logged.
    rate : int
        Requests a minute of one client; 0 for any number.
    seconds : int
        How long a question over HTTP is worked at before who asks is told to ask again.
    megabytes : int
        Most of a request that brings no files.
    metrics_token : str
        What a program on another machine says to read the figures; empty lets none.
    proxies : tuple of str
        Addresses of proxies that are believed when they say for whom they ask.
    threads : int
        How many requests are answered at a time.
    """

    log: str = "off"
    rate: int = 0
    seconds: int = 60
    megabytes: int = 10
    metrics_token: str = field(default="", repr=False)
    proxies: tuple[str, ...] = ()
    threads: int = 4

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ, threads: int = 4) -> Serving:
        """Return what the environment sets.

        Raises
        ------
        ModelError
            If a number is none or beyond its limits, or the log is none that there is.
        """
        found = settings({}, environment, SERVING)
        if found["log"] not in LOGS:
            raise ModelError(f"GRAPH_APP_LOG is one of {', '.join(LOGS)}, not {found['log']!r}.")
        named = str(settings({}, environment, PEOPLE)["proxies"])
        proxies = tuple(one.strip() for one in named.split(",") if one.strip())
        return cls(**found, proxies=proxies, threads=threads)

    @property
    def say(self) -> Say:
        """What writes the log."""
        return lines() if self.log == "json" else silence

    def patience(self) -> Patience:
        """Return what answers questions that take long; some threads stay free."""
        return Patience(self.seconds, max(1, self.threads - 2))


def begin(server: Server, serving: Serving) -> Figures:
    """Count, log and limit what a server is asked, before anything else looks at it."""
    figures = Figures()
    server.say = serving.say if serving.log != "off" else None
    watch(server, figures, serving.say)
    limit(server, serving.rate, serving.megabytes, serving.proxies)
    return figures


def register(server: Flask, seen: Seen, serving: Serving, figures: Figures) -> None:
    """Add the addresses for those who run the server: ready, figures, description."""

    @server.get("/api/readyz")
    def readyz() -> Response:
        try:
            if seen.desk is not None:
                seen.desk.workspace.head()
        except GraphAppError as error:  # whatever it is, work can be sent here again once it is mended
            return failure(UnavailableError(str(error)))
        return answer({"status": "ready"})

    @server.get(METRICS)
    def metrics() -> Any:
        if may_read(serving.metrics_token) or from_here():
            return figures_of(figures)
        found = answer({"error": "Figures are told to this machine, or with the token that is set."}, 401)
        found.headers["WWW-Authenticate"] = "Bearer"
        return found

    @server.get(WAY)
    def openapi() -> Response:
        return answer(described(seen.version, seen.explorer.network.dataset.descriptor.title))


def from_here() -> bool:
    """Tell whether a program of this machine asks, and no proxy for somebody else."""
    forwarded = any(name in request.headers for name in ("X-Forwarded-For", "Forwarded", "X-Real-IP"))
    try:
        return not forwarded and ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
