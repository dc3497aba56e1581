"""Who asks, and whether they may see anything: one person on loopback, or whom a reverse proxy names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Flask, has_request_context, redirect, request
from werkzeug.wrappers import Response as Plain

from graph_app.errors import GraphAppError, QueryError
from graph_app.web.access import APART, answered, need
from graph_app.web.desk.model import Desk
from graph_app.web.rest import failure
from graph_app.workspace.roles import ForbiddenError, user_name

NOBODY = ""
"""Who asks where nobody says who they are: no workspace knows them."""


@dataclass(frozen=True)
class Identity:
    """Tells who asks.

    Attributes
    ----------
    alone : str
        Who asks where no proxy says it; empty where others are let in.
    header : str
        The header in which a reverse proxy names the one who asks; empty for none. The proxy must take it
        away from what it is asked itself.
    proxies : tuple of str
        Addresses that are believed; the header of others means nothing.
    """

    alone: str = NOBODY
    header: str = ""
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")

    def __call__(self) -> str:
        """Return the user of the request that is being answered, empty for nobody."""
        if not self.header or not has_request_context():
            return self.alone
        if request.remote_addr not in self.proxies:
            return NOBODY
        return plain_name(request.headers.get(self.header, ""))


def plain_name(said: str) -> str:
    r"""Return the name that a header says, empty where it says none, several, or what cannot be one.

    A header that came twice reaches us with a comma: then one of them is not the proxy's.

    >>> plain_name("ana"), plain_name(""), plain_name("ana, ben"), plain_name("a\x00")
    ('ana', '', '', '')
    """
    try:
        return NOBODY if "," in said else user_name(said)
    except QueryError:
        return NOBODY


def let_in(server: Flask, desk: Desk, way_in: str = "") -> None:
    """Answer only those whose role in the debate is enough by the rules of `access`, whatever they ask for.

    Parameters
    ----------
    server : Flask
        The server.
    desk : Desk
        The debate, and who asks.
    way_in : str
        Where people log in: who opens the page as nobody is sent there.
    """

    def check() -> Plain | None:
        needed = need(request)
        if needed in APART:
            return None
        who = desk.who()
        try:
            role = desk.role() if who else None
        except GraphAppError as error:
            return failure(error)
        if answered(role, needed):
            return None
        if way_in and not who and request.method == "GET" and request.path == "/":
            return redirect(f"{way_in}?{urlencode({'back': request.full_path.rstrip('?')})}", 303)
        if role is not None:
            return failure(ForbiddenError(f"{who} is {role}, which is not enough for this."))
        said = f"{who} has no role in this debate. An owner can give one." if who else "Log in first."
        return failure(ForbiddenError(said))

    server.before_request(check)


def headers_of(settings: dict[str, Any]) -> tuple[str, tuple[str, ...]]:
    """Return the header that is believed and from which addresses, as the settings say them.

    >>> headers_of({"user_header": " X-User ", "proxies": "10.0.0.1, ::1"})
    ('X-User', ('10.0.0.1', '::1'))
    """
    proxies = tuple(one.strip() for one in str(settings["proxies"]).split(",") if one.strip())
    return str(settings["user_header"]).strip(), proxies
