"""The verbs about statements over HTTP: discourse networks, camps, movers, change, coders."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response

from graph_app.analyses.discourse.options import Option
from graph_app.analyses.discourse.words import (
    AGREEMENT,
    CHOICE,
    DIFFERENCE,
    DISCOURSE,
    MOVERS,
    OVER_TIME,
    POLARISATION,
)
from graph_app.api import Explorer
from graph_app.exporters.discourse import format_of, written
from graph_app.files import file_stem

Plain = dict[str, Any]


def discourse_file(seen: Explorer, name: str, **how: Any) -> Response:
    """Answer with a network of statements in a format, as a stream."""
    chosen = format_of(name)
    response = Response(
        written(seen.discourse_network(**how), name, seen.about()), mimetype=chosen.media_type
    )
    stem = file_stem(seen.network.dataset.descriptor.name)
    response.headers.set("Content-Disposition", "attachment", filename=f"{stem}-discourse{chosen.suffix}")
    return response


def discourse(seen: Explorer, **how: Any) -> Plain:
    """Return who says the same as whom, or the opposite, or who said what, whole and through time."""
    return seen.discourse(**how)


def discourse_tie(seen: Explorer, one: str, other: str, **how: Any) -> Plain:
    """Return a tie or a cell of that network with all statements and sources that it rests on."""
    return seen.discourse_network(**how).tie(one, other)


def polarisation(seen: Explorer, **how: Any) -> Plain:
    """Return two camps and how polarised the debate is, whole and through time, beside chance."""
    return seen.polarisation(**how)


def movers(seen: Explorer, **how: Any) -> Plain:
    """Return actors whose stance on an issue changed, with statements and sources."""
    return seen.movers(**how)


def difference(seen: Explorer, earlier: str, later: str, **how: Any) -> Plain:
    """Return what changed in a network of statements between two dates."""
    return seen.difference(earlier, later, **how)


def over_time(seen: Explorer, **how: Any) -> Plain:
    """Return how many statements are for and against, period by period."""
    return seen.over_time(**how)


def agreement(seen: Explorer, **how: Any) -> Plain:
    """Return how far coders agree, overall and per issue, and where they differ."""
    return seen.agreement(**how)


def _words(options: tuple[Option, ...]) -> tuple[str, ...]:
    return tuple(one.word for one in options)


STATEMENTS: tuple[tuple[str, Callable[..., Plain | Response], tuple[str, ...]], ...] = (
    ("/api/discourse", discourse, _words(DISCOURSE)),
    ("/api/discourse.<name>", discourse_file, _words(DISCOURSE)),
    ("/api/discourse/<one>/<other>", discourse_tie, _words(DISCOURSE)),
    ("/api/polarisation", polarisation, _words(POLARISATION)),
    ("/api/movers", movers, _words(MOVERS)),
    ("/api/difference/<earlier>/<later>", difference, _words(DIFFERENCE)),
    ("/api/over-time", over_time, _words(OVER_TIME)),
    ("/api/agreement", agreement, _words(AGREEMENT)),
)
"""Every verb about statements, with the words of a query string that are not the filter's but its own."""
IDS: tuple[str, ...] = _words(CHOICE)
"""Those of them that take several values."""
