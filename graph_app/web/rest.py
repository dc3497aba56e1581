"""The API's verbs over HTTP, with the same filter words in the query string."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import orjson
from flask import Flask, Response, request

from graph_app.api import Explorer, exporter
from graph_app.errors import GraphAppError, NotFoundError
from graph_app.web.payload import Drawing


def answer(data: Any, status: int = 200) -> Response:
    """Return plain values as a JSON response."""
    return Response(orjson.dumps(data), status=status, mimetype="application/json")


def failure(error: GraphAppError) -> Response:
    """Return an error as JSON: what is wrong, the value, what is allowed."""
    return answer({"error": str(error), **error.details()}, error.http_status)


def register(server: Flask, explorer: Explorer, drawing: Drawing) -> None:
    """Add the routes to a Flask server."""

    def asked(verb: Callable[..., Response]) -> Callable[..., Response]:
        """Give a route the explorer with the filter of the query string, and turn errors into JSON."""

        @wraps(verb)
        def route(**place: str) -> Response:
            try:
                return verb(explorer.query(request.query_string.decode("ascii", "replace")), **place)
            except GraphAppError as error:
                return failure(error)

        return route

    @server.get("/api/healthz")
    def healthz() -> Response:
        return answer({"status": "ok", "fingerprint": explorer.network.dataset.fingerprint})

    @server.get("/api/info")
    @asked
    def info(seen: Explorer) -> Response:
        return answer(seen.info())

    @server.get("/api/graph.<name>")
    @asked
    def graph(seen: Explorer, name: str) -> Response:
        chosen = exporter(name)
        filename = f"{explorer.network.dataset.descriptor.name}{chosen.suffix}"
        response = Response(seen.stream(name), mimetype=chosen.media_type)
        response.headers.set("Content-Disposition", "attachment", filename=filename)
        return response

    @server.get("/api/actors/<name>")
    @asked
    def actor(seen: Explorer, name: str) -> Response:
        explained = seen.explain(name)
        return answer(seen.actor(name) | {"visible": explained.visible, "explanation": explained.sentence})

    @server.get("/api/measures/<name>")
    @asked
    def measure(seen: Explorer, name: str) -> Response:
        return answer({"measure": name, "on": "visible", "values": seen.measure(name).to_dict()})

    @server.get("/network/<name>.json")
    def network(name: str) -> Response:
        if name != explorer.network.dataset.fingerprint:
            return failure(NotFoundError("These data are not served here any more. Reload the page."))
        response = Response(drawing.payload(), mimetype="application/json")
        response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
        return response

    @server.errorhandler(404)
    def missing(_: Any) -> Response:
        return failure(NotFoundError(f"There is nothing at {request.path}."))
