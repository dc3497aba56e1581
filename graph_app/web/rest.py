"""The API's verbs over HTTP, with the same filter words in the query string."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import BoundedSemaphore
from typing import Any

import orjson
from flask import Flask, Response, request

from graph_app.analyses.changes import BY_WORD
from graph_app.analyses.scenario import Scenario
from graph_app.api import Explorer
from graph_app.asked import one_of
from graph_app.errors import GraphAppError, NotFoundError
from graph_app.exporters import Looks, exporter
from graph_app.files import file_stem
from graph_app.filters import read_query, write_query
from graph_app.web.payload import Drawing
from graph_app.web.reading import read_view
from graph_app.web.taken import looks

PATIENCE = 15.0
"""Seconds for which a request waits for the layout of the first drawing."""


def answer(data: Any, status: int = 200) -> Response:
    """Return plain values as a JSON response."""
    return Response(orjson.dumps(data), status=status, mimetype="application/json")


def failure(error: GraphAppError) -> Response:
    """Return an error as JSON: what is wrong, the value, what is allowed."""
    return answer({"error": str(error), **error.details()}, error.http_status)


def info(seen: Explorer) -> Response:
    """Answer with counts and the fingerprint."""
    return answer(seen.info())


def graph(seen: Explorer, name: str, drawn: Looks | None = None) -> Response:
    """Answer with the visible graph in a format, as a stream; `drawn` is for a format that draws."""
    chosen = exporter(name)
    response = Response(seen.stream(name, looks=drawn), mimetype=chosen.media_type)
    stem = file_stem(seen.network.dataset.descriptor.name)
    response.headers.set("Content-Disposition", "attachment", filename=f"{stem}{chosen.suffix}")
    return response


def actor(seen: Explorer, name: str) -> Response:
    """Answer with everything known about an actor, and whether the filter shows it."""
    explained = seen.explain(name)
    return answer(seen.actor(name) | {"visible": explained.visible, "explanation": explained.sentence})


def measure(seen: Explorer, name: str) -> Response:
    """Answer with a measure of the visible actors on the visible graph."""
    return answer({"measure": name, "on": "visible", "values": seen.measure(name).to_dict()})


def paths(seen: Explorer, one: str, other: str, **how: str) -> Response:
    """Answer with the best paths between two actors; `by` and `along` say which are the best."""
    return answer(seen.paths(one, other, **how))


def influence(seen: Explorer, target: str, **how: Any) -> Response:
    """Answer with who moves a target, by which paths."""
    return answer(seen.influence(target, **how))


def reach(seen: Explorer, **how: Any) -> Response:
    """Answer with who reaches most."""
    return answer(seen.influence(**how))


def whatif(seen: Explorer, on: tuple[str, ...] = (), **words: Any) -> Response:
    """Answer with opinions before and after the scenario that the query string's words say."""
    changes = {word: words.pop(word) for word in BY_WORD if word in words}
    return answer(seen.whatif(Scenario.of(seen.network, changes), on, **words))


def estimates(seen: Explorer, check: str = "off", span: str = "visible") -> Response:
    """Answer with estimates for actors without an opinion; `check=on` scores them as well."""
    one_of("check", check, ("off", "on"))
    return answer(seen.estimates(check=check == "on", span=span))


def page(whole: Explorer) -> Response:
    """Answer with the page in one file; beside the filter's words it takes those of a view."""
    view, dropped = read_view(request.query_string.decode("utf-8", "replace"), whole.network)
    if dropped:
        return failure(dropped[0])
    seen = Explorer(whole.network, view.active)
    return graph(seen, "html", looks(seen, view))


ROUTES: tuple[tuple[str, Callable[..., Response]], ...] = (
    ("/api/info", info),
    ("/api/graph.<name>", graph),
    ("/api/actors/<name>", actor),
    ("/api/measures/<name>", measure),
    ("/api/paths/<one>/<other>", paths),
    ("/api/influence", reach),
    ("/api/influence/<target>", influence),
    ("/api/whatif", whatif),
    ("/api/estimates", estimates),
)
"""Every route that takes the words of a filter."""
OWN: dict[Callable[..., Response], tuple[str, ...]] = {
    paths: ("by", "along"),
    influence: ("susceptibility", "span", "most"),
    reach: ("susceptibility", "span"),
    whatif: (*BY_WORD, "on", "span", "draws", "seed"),
    estimates: ("check", "span"),
}
"""Words of a query string that are not the filter's but the route's."""
SEVERAL: tuple[str, ...] = ("on", *BY_WORD)
"""Those of them that take several values."""


def drawn(drawing: Drawing, queue: BoundedSemaphore) -> Response:
    """Answer with the network as it is drawn; with 202 while it is laid out, so that the page asks again.

    Parameters
    ----------
    drawing : Drawing
        The first drawing.
    queue : threading.BoundedSemaphore
        Whoever gets in waits a while, so that the server's other threads stay free.
    """
    waits = queue.acquire(blocking=False)
    try:
        payload = drawing.payload(PATIENCE if waits else 0.0)
    finally:
        if waits:
            queue.release()
    if payload is None:
        return answer({"status": "The network is being laid out", "share": round(drawing.share, 3)}, 202)
    return Response(payload, mimetype="application/json")


def _register_network(server: Flask, explorer: Explorer, drawing: Drawing) -> None:
    """Add the address that the canvas fetches."""
    queue = BoundedSemaphore(1)

    @server.get("/network/<name>.json")
    def network(name: str) -> Response:
        if name != explorer.network.dataset.fingerprint:
            return failure(NotFoundError("These data are not served here any more. Reload the page."))
        response = drawn(drawing, queue)
        if response.status_code != 200:
            return response
        response.headers["Cache-Control"] = "private, no-cache"  # kept, and asked for anew only if changed
        response.add_etag()
        response.make_conditional(request)
        return response


def register(server: Flask, explorer: Explorer, drawing: Drawing) -> None:
    """Add the routes to a Flask server."""

    def asked(verb: Callable[..., Response]) -> Callable[..., Response]:
        """Give a route the explorer with the filter of the query string, and turn errors into JSON."""

        @wraps(verb)
        def route(**place: str) -> Response:
            try:
                raw = read_query(request.query_string.decode("utf-8", "replace"))
                taken = {word: raw.pop(word) for word in OWN.get(verb, ()) if word in raw}
                own = {word: said if word in SEVERAL else said[-1] for word, said in taken.items()}
                return verb(explorer.query(write_query(raw)), **place, **own)
            except GraphAppError as error:
                return failure(error)

        return route

    for rule, verb in ROUTES:
        server.get(rule)(asked(verb))

    server.get("/api/graph.html")(lambda: page(explorer))

    @server.get("/api/healthz")
    def healthz() -> Response:
        return answer({"status": "ok", "fingerprint": explorer.network.dataset.fingerprint})

    _register_network(server, explorer, drawing)

    @server.get("/api/", defaults={"rest": ""}, strict_slashes=False)
    @server.get("/api/<path:rest>")
    def missing(rest: str) -> Response:
        rules = ", ".join(rule for rule, _ in ROUTES)
        return failure(NotFoundError(f"There is nothing at /api/{rest}. There are: {rules}, /api/healthz"))
