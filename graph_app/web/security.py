"""Headers that keep the page to itself, from the `secure` package."""

from __future__ import annotations

from urllib.parse import urlsplit

from dash import Dash
from flask import Response, abort, request
from secure import (
    ContentSecurityPolicy,
    CrossOriginOpenerPolicy,
    CrossOriginResourcePolicy,
    PermissionsPolicy,
    ReferrerPolicy,
    Secure,
    XContentTypeOptions,
    XFrameOptions,
)

from graph_app.errors import QueryError

OWN = "X-Graph-App"
"""A header that only scripts of our own pages can send: for others the browser asks first, and is refused."""

LOOPBACK = ("localhost", "127.0.0.1", "::1")
"""Names of this machine for itself."""


def policy(app: Dash) -> ContentSecurityPolicy:
    """Return what the browser may load: nothing from outside, no script but ours.

    Dash's own inline scripts are named by their hashes. Styles may be inline: the component library
    writes them at run time.
    """
    scripts = ["'self'", *app.csp_hashes()]
    return (
        ContentSecurityPolicy()
        .default_src("'none'")
        .script_src(*scripts)
        .style_src("'self'", "'unsafe-inline'")
        .img_src("'self'", "data:", "blob:")
        .font_src("'self'", "data:")
        .connect_src("'self'")
        .worker_src("'self'", "blob:")
        .manifest_src("'self'")
        .base_uri("'none'")
        .form_action("'none'")
        .frame_ancestors("'none'")
        .object_src("'none'")
    )


def protect(app: Dash) -> None:
    """Send the headers with every response."""
    headers = Secure(
        csp=policy(app),
        coop=CrossOriginOpenerPolicy().same_origin(),
        corp=CrossOriginResourcePolicy().same_origin(),
        permissions=PermissionsPolicy().geolocation().microphone().camera(),
        referrer=ReferrerPolicy().no_referrer(),
        xcto=XContentTypeOptions().nosniff(),
        xfo=XFrameOptions().deny(),
    ).headers

    def add(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response

    app.server.after_request(add)


def answer_only(app: Dash, *hosts: str) -> None:
    """Refuse requests whose Host header names another host.

    A page elsewhere can point a name of its own at the loopback address; without this its scripts could
    read what is served here to one person. (Flask's own list of trusted hosts knows no IPv6 address.)
    """

    def check() -> None:
        try:
            asked = urlsplit(f"//{request.headers.get('Host', '')}").hostname
        except ValueError:
            asked = None
        if asked not in hosts:
            abort(400, f"This server answers only as {', '.join(hosts)}.")

    app.server.before_request(check)


class ForbiddenError(QueryError):
    """A request that only a page of this server may make came from elsewhere."""

    http_status = 403


def need_own_page() -> None:
    """Refuse the present request unless a script of a page of this server makes it.

    Raises
    ------
    ForbiddenError
        If it lacks the header `OWN`, or the browser says that another site is behind it.
    """
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    origin = request.headers.get("Origin")
    elsewhere = origin is not None and urlsplit(origin).netloc != request.host
    if OWN not in request.headers or site != "same-origin" or elsewhere:
        raise ForbiddenError(f"Only a page of this server may ask for this, with the header {OWN}.")
