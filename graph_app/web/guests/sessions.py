"""Whose a debate is: a cookie that only this server reads, given to whoever opens a file."""

from __future__ import annotations

import hashlib
import re
import secrets

from flask import Response, request

from graph_app.web.guests.store import Store

_SESSION = re.compile(r"[0-9a-f]{64}")


def cookie_of(store: Store) -> str:
    """Return the name of the cookie: each server has its own, as cookies know no ports."""
    return f"graph-app-{hashlib.sha256(str(store.root).encode()).hexdigest()[:8]}"


def session_of(store: Store) -> str:
    """Return the session of a request, empty if it has none."""
    said = request.cookies.get(cookie_of(store), "")
    return said if _SESSION.fullmatch(said) else ""


def session_for(store: Store) -> str:
    """Return the session of a request that brings files; a new one unless it was given out here."""
    said = session_of(store)
    return said if said and store.knows(said) else secrets.token_hex(32)


def give(response: Response, store: Store, session: str) -> Response:
    """Return a response that gives a session to the browser, until that is closed."""
    response.set_cookie(
        cookie_of(store), session, httponly=True, samesite="Strict", secure=request.is_secure, path="/"
    )
    return response
