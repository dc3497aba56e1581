"""Logging in with OpenID Connect (Authlib): who the provider says one is, kept in a signed cookie for hours.

Only the name is kept, in the browser; every process that knows the secret of the server knows it.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, has_request_context, redirect, request, session
from werkzeug.wrappers import Response as Plain

from graph_app.errors import GraphAppError, ModelError
from graph_app.text import listed
from graph_app.web.desk.model import Desk
from graph_app.web.identity import NOBODY, let_in, plain_name
from graph_app.web.rest import failure

LASTS = 8 * 3600
"""Seconds after which one logs in again."""
WAY_IN, WAY_BACK, WAY_OUT = "/login", "/login/back", "/logout"
_LONGEST_RETURN = 4_000
"""Letters of the address that one comes back to; a longer one does not fit into a cookie."""


class LoginError(GraphAppError):
    """Somebody could not be logged in."""

    http_status = 403


class ProviderError(GraphAppError):
    """The provider does not answer; logging in later may help."""

    http_status = 503


@dataclass(frozen=True)
class Provider:
    """Who tells us who people are.

    Attributes
    ----------
    issuer : str
        Its address; what it can do stands below it at ``/.well-known/openid-configuration``.
    client, secret : str
        How this server is called there, and what it proves that with.
    claim : str
        What of a person is their name here, such as "email" (only one that was verified) or "sub".
    public_host : str
        How browsers call this server; empty for what they say.
    key : str
        What cookies are signed with.
    """

    issuer: str
    client: str
    secret: str
    claim: str = "email"
    public_host: str = ""
    key: str = ""

    def __repr__(self) -> str:
        """Leave secrets out, wherever this is written."""
        return f"Provider({self.issuer!r}, {self.client!r})"


def provider_of(people: Mapping[str, str]) -> Provider | None:
    """Return the provider that the settings name, None for none.

    Raises
    ------
    ModelError
        If only some of what is needed is said.
    """
    needed = ("oidc_issuer", "oidc_client", "oidc_secret", "secret")
    if not people["oidc_issuer"]:
        return None
    missing = [f"GRAPH_APP_{name.upper()}" for name in needed if not people[name]]
    if missing:
        raise ModelError(f"Logging in at {people['oidc_issuer']} needs {listed(missing, 'and')} as well.")
    return Provider(
        issuer=people["oidc_issuer"],
        client=people["oidc_client"],
        secret=people["oidc_secret"],
        claim=people["oidc_claim"],
        public_host=people["public_host"],
        key=people["secret"],
    )


def logged_in() -> str:
    """Return who logged in from the browser that asks, empty for nobody."""
    if not has_request_context():
        return NOBODY
    until, who = session.get("until"), session.get("who")
    fresh = isinstance(until, int) and time.time() < until
    return plain_name(who) if fresh and isinstance(who, str) else NOBODY


def name_in(claims: Any, claim: str) -> str:
    """Return the name that a provider's claims say.

    Raises
    ------
    LoginError
        If there is none, or it is an address that was not verified.

    Examples
    --------
    >>> name_in({"email": "ana@debates.example", "email_verified": True}, "email")
    'ana@debates.example'
    """
    said = claims.get(claim) if isinstance(claims, dict) else None
    if claim == "email" and not (isinstance(claims, dict) and claims.get("email_verified") is True):
        raise LoginError("The provider has not verified the e-mail address, so it cannot be your name here.")
    name = plain_name(said) if isinstance(said, str) else NOBODY
    if not name:
        raise LoginError(f"The provider does not say who you are: there is no usable {claim}.")
    return name


def inside(address: str) -> str:
    """Return where somebody comes back to after logging in: only ever an address of this server.

    >>> inside("/?at=meta"), inside("//evil.example/"), inside("https://evil.example")
    ('/?at=meta', '/', '/')
    """
    sound = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if sound and len(address) <= _LONGEST_RETURN and address.isprintable() else "/"


def admit(server: Flask, desk: Desk) -> None:
    """Let in whom a provider or a proxy names, and nobody else."""
    if desk.provider is None:
        let_in(server, desk)
        return
    register(server, desk.provider)
    let_in(server, desk, WAY_IN)


def register(server: Flask, provider: Provider) -> None:
    """Add the ways in and out.

    Raises
    ------
    ModelError
        If the package is not installed.
    """
    client = _client(server, provider)
    server.secret_key = provider.key
    server.config.update(
        SESSION_COOKIE_NAME="graph_app",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=bool(provider.public_host),
    )

    @server.get(WAY_IN)
    def login() -> Plain:
        session.clear()
        session["back"] = inside(request.args.get("back", "/"))
        found: Plain = _asked(lambda: client.authorize_redirect(_here(provider)))
        return found

    @server.get(WAY_BACK)
    def back() -> Plain:
        found: Plain = _asked(lambda: _welcomed(client, provider))
        found.headers["Cache-Control"] = "no-store"
        return found

    @server.post(WAY_OUT)
    def logout() -> Plain:
        session.clear()
        return redirect("/", 303)


def _client(server: Flask, provider: Provider) -> Any:
    """Return Authlib's client; it reads what the provider can do when it is first needed."""
    try:
        from authlib.integrations.flask_client import OAuth
    except ModuleNotFoundError as error:
        raise ModelError("OpenID Connect needs Authlib: pip install 'graph-app[oidc]'") from error
    making: Any = OAuth  # the package has no types
    return making(server).register(
        "provider",
        server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_id=provider.client,
        client_secret=provider.secret,
        client_kwargs={"scope": "openid email profile", "code_challenge_method": "S256", "timeout": 10},
    )


def _here(provider: Provider) -> str:
    """Return the address to which the provider sends people back."""
    if provider.public_host:
        return f"https://{provider.public_host}{WAY_BACK}"
    parts = urlsplit(request.url_root)
    return f"{parts.scheme}://{parts.netloc}{WAY_BACK}"


def _welcomed(client: Any, provider: Provider) -> Response | Plain:
    """Take the provider's answer, checked by Authlib: state, nonce, signature, issuer, audience and time."""
    claims = client.authorize_access_token().get("userinfo")
    who = name_in(dict(claims or {}), provider.claim)
    address = inside(str(session.get("back", "/")))
    session.clear()
    session["who"], session["until"] = who, int(time.time()) + LASTS
    return redirect(address, 303)


def _asked(step: Any) -> Any:
    """Return what a step of logging in gives, or in words why it gives nothing; never what was secret."""
    from authlib.common.errors import AuthlibBaseError
    from joserfc.errors import JoseError
    from requests import RequestException

    try:
        return step()
    except GraphAppError as error:
        return failure(error)
    except (AuthlibBaseError, JoseError):
        return failure(
            LoginError("You could not be logged in: the answer of the provider does not fit. Try again.")
        )
    except (RequestException, RuntimeError, ValueError, KeyError):
        return failure(ProviderError("The provider of logins does not answer as it should. Try again later."))
