"""What a page got from this server and no other page can know: without it nothing is edited."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from flask import Request
from itsdangerous import BadSignature, URLSafeTimedSerializer

LASTS = 12 * 3600
"""Seconds after which a page needs a new one; it gets it with the refusal."""


class Seal:
    """Signs who a page was made for.

    Parameters
    ----------
    secret : str
        What only this server knows, the same in all its processes; empty for one that ends with the process.
    """

    def __init__(self, secret: str = "") -> None:
        self._signer = URLSafeTimedSerializer(secret or secrets.token_hex(32), salt="graph_app desk")

    def of(self, who: str) -> str:
        """Return the seal of a page for somebody."""
        text = self._signer.dumps(who)
        return text.decode() if isinstance(text, bytes) else text

    def holds(self, text: object, who: str) -> bool:
        """Tell whether a seal is one of ours, for this person, and not too old."""
        try:
            return isinstance(text, str) and self._signer.loads(text, max_age=LASTS) == who
        except BadSignature:
            return False


def is_own(request: Request, public_host: str = "") -> bool:
    """Tell whether a request that may change something comes from a page of this server.

    Browsers say where a request comes from, and pages cannot make them say otherwise. Programs that are no
    browsers say nothing; they carry no login of anybody's.

    Parameters
    ----------
    request : Request
        The request.
    public_host : str
        How browsers call the server, where a proxy stands before it.
    """
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    if site not in ("same-origin", "none"):
        return False
    try:
        return origin is None or urlsplit(origin).netloc in (request.host, public_host or request.host)
    except ValueError:
        return False
