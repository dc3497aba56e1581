"""Faults of the program: what is said of one, and what is written down, without what it was about."""

from __future__ import annotations

import logging
import traceback
from functools import wraps
from pathlib import Path
from typing import Any

from dash.exceptions import CallbackException, DependencyException, PreventUpdate
from flask import Flask, Response, request

from graph_app.errors import GraphAppError, NotFoundError, QueryError
from graph_app.web.access import CALLED
from graph_app.web.rest import failure
from graph_app.web.watched import Say, route_of

DEEPEST = 12
"""Places in the program that are written down, the last ones."""
ODD = (ArithmeticError, AttributeError, CallbackException, LookupError, TypeError, ValueError)
"""What odd values raise where they are read."""
ROOT = Path(__file__).parents[1]
"""The folder of the program."""
READING = ("web/panels/", "web/navigation.py", "web/reading.py", "web/seen.py", "filters/filter.py")
"""Where values of a page are read, from there; what comes through is checked."""


class Fault(GraphAppError):
    """The program failed."""

    http_status = 500


class OddError(QueryError):
    """A page asked what no page of ours asks."""


class Server(Flask):
    """A Flask server that writes faults down without the addresses and values that they were about."""

    say: Say | None = None

    def log_exception(self, exc_info: Any) -> None:
        """Write down what failed and where in the program; with the whole report where nothing is served."""
        if self.say is None:
            super().log_exception(exc_info)
            return
        self.say({"level": "error", "event": "fault", "route": route_of()} | placed(exc_info[1]))


def placed(error: BaseException) -> dict[str, Any]:
    """Return the kind of an error and where it arose; its message may hold what somebody typed."""
    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST:]
    places = [f"{one.filename.rpartition('graph_app/')[2]}:{one.lineno} {one.name}" for one in frames]
    return {"error": type(error).__name__, "places": places}


def misread(error: BaseException) -> bool:
    """Tell whether an error arose where values of a page are read: by Dash, or by us unchecked."""
    frames = [Path(one.filename) for one in traceback.extract_tb(error.__traceback__)]
    ours = [one for one in frames if one.is_relative_to(ROOT) and one != Path(__file__)]
    return not ours or ours[-1].relative_to(ROOT).as_posix().startswith(READING)


def answer(server: Flask) -> None:
    """Say in words and as JSON that the program failed, and nothing else."""

    def failed(error: Exception) -> Response:
        kind = "fault of the program. It was written down where the server runs"
        return failure(Fault(f"{request.method} was answered by a {kind}; nothing was half done."))

    def missing(error: Exception) -> Response:
        return failure(NotFoundError("There is no such file."))

    def endless(error: Exception) -> Response:
        if request.is_json:  # brackets within brackets
            return failure(OddError("The request is JSON that is too deep to be read."))
        raise error

    server.register_error_handler(RecursionError, endless)
    server.register_error_handler(500, failed)
    server.register_error_handler(DependencyException, missing)


def forgive(server: Server) -> None:
    """Answer with 400 what cannot be read because it is none of what a page of ours asks.

    Values of a page may be anything once somebody else makes them. That is written down like any other fault:
    it may be one. What fails after they were read is one, and answered with 500.
    """
    called = server.view_functions[CALLED]

    @wraps(called)
    def answered(*args: Any, **named: Any) -> Any:
        try:
            return called(*args, **named)
        except PreventUpdate:  # no error, though Dash makes it one of those below: nothing changes
            raise
        except GraphAppError as error:
            return failure(error)
        except ODD as error:
            if not misread(error):
                raise
            if server.say is not None:
                server.say({"level": "warning", "event": "fault", "route": CALLED} | placed(error))
            else:
                server.logger.warning("A callback did not understand what it was asked", exc_info=True)
            return failure(OddError("This page asked for something that is not understood. Reload it."))

    server.view_functions[CALLED] = answered


class Brief(logging.Handler):
    """Writes down the faults of a library without its words, which hold addresses."""

    def __init__(self, say: Say) -> None:
        super().__init__(logging.WARNING)
        self._say = say

    def emit(self, record: logging.LogRecord) -> None:
        """Write down one fault."""
        error = record.exc_info[1] if record.exc_info else None
        told = placed(error) if error is not None else {"places": [f"{record.module}:{record.lineno}"]}
        self._say({"level": record.levelname.lower(), "event": "fault", "route": "none"} | told)


def speak_for(library: str, say: Say) -> None:
    """Let a library's log go into ours alone."""
    logger = logging.getLogger(library)
    logger.handlers = [Brief(say)]
    logger.propagate = False
