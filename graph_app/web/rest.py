"""The API's verbs over HTTP, with the same filter words in the query string."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

import orjson
from flask import Flask, Response, request

from graph_app.api import Explorer
from graph_app.errors import GraphAppError, NotFoundError
from graph_app.exporters import EXPORTERS, Looks, exporter
from graph_app.files import file_stem
from graph_app.filters import read_query, write_query
from graph_app.web.analyses import ANALYSES, SEVERAL, measures
from graph_app.web.frames import FRAMES, ROWS, framed
from graph_app.web.patience import AGAIN, Patience
from graph_app.web.reading import read_view
from graph_app.web.seen import Seen
from graph_app.web.statements import IDS, STATEMENTS, discourse_file
from graph_app.web.taken import looks


def query_string() -> str:
    """Return the query of the present request."""
    return request.query_string.decode("utf-8", "replace")


def answer(data: Any, status: int = 200) -> Response:
    """Return plain values as a JSON response."""
    return Response(orjson.dumps(data), status=status, mimetype="application/json")


def failure(error: GraphAppError) -> Response:
    """Return an error as JSON: what is wrong, the value, what is allowed; and when to ask again."""
    found = answer({"error": str(error), **error.details()}, error.http_status)
    if error.http_status == 503:
        found.headers["Retry-After"] = str(AGAIN)
    return found


def info(seen: Explorer) -> dict[str, Any]:
    """Return counts and the fingerprint."""
    return seen.info()


def graph(seen: Explorer, name: str, drawn: Looks | None = None) -> Response:
    """Answer with the visible graph in a format, as a stream; `drawn` is for a format that draws.

    A page that accepts frames is told how far it is as well.
    """
    chosen = exporter(name)
    response = Response(seen.stream(name, looks=drawn), mimetype=chosen.media_type)
    if FRAMES in request.headers.get("Accept", ""):
        response = Response(framed(lambda told: seen.stream(name, told, drawn)), mimetype=FRAMES)
        response.headers[ROWS] = str(len(seen.rows.actors) + len(seen.rows.ties))
    stem = file_stem(seen.network.dataset.descriptor.name)
    response.headers.set("Content-Disposition", "attachment", filename=f"{stem}{chosen.suffix}")
    return response


def actor(seen: Explorer, name: str) -> dict[str, Any]:
    """Return everything known about an actor, and whether the filter shows it."""
    explained = seen.explain(name)
    return seen.actor(name) | {"visible": explained.visible, "explanation": explained.sentence}


def picture(whole: Explorer, name: str, verb: Callable[[Explorer, str, Looks | None], Any]) -> Response:
    """Answer about a format that draws; beside the filter's words it takes those of a view."""
    view, dropped = read_view(query_string(), whole.network)
    if dropped:
        return failure(dropped[0])
    seen = Explorer(whole.network, view.active)
    found = verb(seen, name, looks(seen, view))
    return found if isinstance(found, Response) else answer(found)


def loss(seen: Explorer, name: str, drawn: Looks | None = None) -> dict[str, Any]:
    """Return what a format cannot hold of what is visible, and how much that is."""
    size = {"actors": len(seen.rows.actors), "ties": len(seen.rows.ties)}
    return seen.loss(name, drawn).as_dict() | size


ROUTES: tuple[tuple[str, Callable[..., Any], tuple[str, ...]], ...] = (
    ("/api/info", info, ()),
    ("/api/graph.<name>", graph, ()),
    ("/api/loss/<name>", loss, ()),
    ("/api/actors/<name>", actor, ()),
    *ANALYSES,
    *STATEMENTS,
)
"""Every route that takes the words of a filter, with those of its own."""
LONG = {rule for rule, verb, _ in (*ANALYSES, *STATEMENTS) if verb is not discourse_file}
"""Those that may take long."""


MORE = ("/api/measures", "/api/methods", "/api/healthz", "/api/readyz", "/api/metrics", "/api/openapi.json")
"""Other addresses."""


def _picture(seen: Seen, name: str, verb: Callable[[Explorer, str, Looks | None], Any]) -> Response:
    """Answer about a format that draws, from the data as they are now."""
    return picture(seen.explorer, name, verb)


def _asked(
    seen: Seen, verb: Callable[..., Any], words: tuple[str, ...], patience: Patience | None
) -> Callable[..., Response]:
    """Give a route the explorer with the filter of the query string, and turn plain values into JSON.

    What may take long is answered with patience.
    """

    @wraps(verb)
    def route(**place: str) -> Response:
        try:
            raw = read_query(query_string())
            taken = {word: raw.pop(word) for word in words if word in raw}
            own = {word: said if word in (*SEVERAL, *IDS) else said[-1] for word, said in taken.items()}
            explorer = seen.explorer.query(write_query(raw))
            if patience is None:
                found = verb(explorer, **place, **own)
                return found if isinstance(found, Response) else answer(found)
            named = (explorer.network.dataset.fingerprint, explorer.to_query(), repr((place, own)))
            return answer(
                patience.ask((verb.__name__, *named), lambda progress: verb(explorer, **place, **own))
            )
        except GraphAppError as error:
            return failure(error)

    return route


def register(server: Flask, seen: Seen, patience: Patience | None = None) -> None:
    """Add the routes to a Flask server; what may take long is answered with patience, if there is some."""
    for rule, verb, words in ROUTES:
        server.get(rule)(_asked(seen, verb, words, patience if rule in LONG else None))

    for name in (one.name for one in EXPORTERS if one.draws):
        for rule, verb in ((f"/api/graph.{name}", graph), (f"/api/loss/{name}", loss)):
            server.get(rule, endpoint=rule)(partial(_picture, seen, name, verb))

    @server.get("/api/measures")
    def every() -> Response:
        return answer(measures())

    @server.get("/api/healthz")
    def healthz() -> Response:
        return answer({"status": "ok", "fingerprint": seen.last.explorer.network.dataset.fingerprint})

    @server.get("/api/", defaults={"rest": ""}, strict_slashes=False)
    @server.get("/api/<path:rest>")
    def missing(rest: str) -> Response:
        rules = ", ".join(rule for rule, *_ in ROUTES)
        return failure(
            NotFoundError(f"There is nothing at /api/{rest}. There are: {rules}, {', '.join(MORE)}")
        )
