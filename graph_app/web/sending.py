"""The network as the canvas fetches it: whole, or of a large one the part that a view draws."""

from __future__ import annotations

from threading import BoundedSemaphore

from flask import Flask, Response, request

from graph_app.errors import NotFoundError
from graph_app.web.cut import Cut, cut_of, is_large
from graph_app.web.payload import Drawing
from graph_app.web.reading import read_view
from graph_app.web.rest import answer, failure, query_string
from graph_app.web.seen import Seen

PATIENCE = 15.0
"""Seconds for which a request waits for the layout of the first drawing."""
EARLY = 4.0
"""Seconds after which a part of a large network is drawn by itself, see `Drawing.part`."""


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


def part(drawing: Drawing, cut: Cut, queue: BoundedSemaphore) -> Response:
    """Answer with a part of a large network; early on it is placed by itself."""
    waits = queue.acquire(blocking=False)
    try:
        return Response(drawing.part(cut, EARLY if waits else 0.0), mimetype="application/json")
    finally:
        if waits:
            queue.release()


def _sent(asked: Seen, queue: BoundedSemaphore) -> Response:
    """Answer with a network, or of a large one with the part that the words of a view ask for."""
    network = asked.explorer.network
    if not is_large(network):
        return drawn(asked.drawing, queue)
    words = "&".join(one for one in query_string().split("&") if not one.startswith("edition="))
    view, dropped = read_view(words, network)
    if dropped:
        return failure(dropped[0])
    cut = cut_of(asked.at(view), view)
    assert cut is not None
    return part(asked.drawing, cut, queue)


def register(server: Flask, seen: Seen) -> None:
    """Add the address that the canvas fetches; with words of a view it has a part of a large network."""
    queue = BoundedSemaphore(1)

    @server.get("/network/<name>.json")
    def network(name: str) -> Response:
        asked = seen.edited(request.args.get("edition", ""))
        if name != asked.explorer.network.dataset.fingerprint:
            return failure(NotFoundError("These data are not served here any more. Reload the page."))
        response = _sent(asked, queue)
        if response.status_code != 200:
            return response
        response.headers["Cache-Control"] = "private, no-cache"  # kept, and asked for anew only if changed
        response.add_etag()
        response.make_conditional(request)
        return response
