"""What is sent is compressed; what is the same for everybody only once, and browsers keep it."""

from __future__ import annotations

import re
from collections import OrderedDict
from threading import Lock

from flask import Flask, Request, Response, g, request
from flask_compress import Compress

TYPES = [
    "application/json",
    "application/graphml+xml",
    "application/javascript",
    "text/css",
    "text/html",
    "text/javascript",
]
"""What is sent compressed."""
ROOM = 16_000_000
"""Bytes of compressed answers that are kept; of more, those that nobody asked for longest go."""
FILES = re.compile(r"(/d/[0-9a-f]{32})?/(assets|_dash-component-suites)/")
"""Addresses of files of the page, of debates that readers opened as well."""
FOR_GOOD = "private, max-age=31536000, immutable"
"""What browsers are told of files whose address changes when they do."""


class Kept:
    """Compressed answers by algorithm and name; those without a name are not kept.

    Parameters
    ----------
    room : int
        Most bytes of them.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._used = 0
        self._found: OrderedDict[str, bytes] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> bytes | None:
        """Return an answer, None where it is not kept."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
            return self._found.get(key)

    def set(self, key: str, value: bytes) -> None:
        """Keep an answer."""
        if key.endswith(";") or len(value) > self._room // 4:
            return
        with self._lock:
            self._used += len(value) - len(self._found.pop(key, b""))
            self._found[key] = value
            while self._used > self._room:
                self._used -= len(self._found.popitem(last=False)[1])


def compress(server: Flask) -> None:
    """Compress what a server sends; what carries a tag, and files of the page, once for all who ask."""
    server.config["COMPRESS_MIMETYPES"] = TYPES
    server.config["COMPRESS_CACHE_BACKEND"] = Kept
    server.config["COMPRESS_CACHE_KEY"] = _name
    Compress(server)
    server.after_request(_named)  # before it is compressed: last come, first served


def _name(asked: Request) -> str:
    return str(g.get("graph_app_kept", ""))


def _named(response: Response) -> Response:
    """Name an answer that is the same for all who ask for it, and read a file whole."""
    g.pop("graph_app_kept", None)
    if request.method != "GET" or response.status_code != 200:
        return response
    file = FILES.match(request.path) is not None
    if file and request.args.get("m"):
        response.headers["Cache-Control"] = FOR_GOOD
    tag, weak = response.get_etag()
    if (not file and not tag) or weak or response.mimetype not in TYPES:
        return response
    if file:
        close = getattr(response.response, "close", None)
        response.direct_passthrough = False
        response.get_data()
        if close is not None:
            close()
    if not response.is_streamed:
        g.graph_app_kept = f"{request.full_path} {tag}"
    return response
