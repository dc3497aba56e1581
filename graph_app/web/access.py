"""Who may ask for what: a rule for every address and for every callback. What has none is not answered."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flask import Request

from graph_app.exporters import EXPORTERS
from graph_app.web.rest import ROUTES
from graph_app.workspace.roles import allowed

ANYBODY = "anybody"
"""A rule: answered to whoever asks, as it says nothing about the debate."""
LINK = "link"
"""A rule: answered to whoever has a share link, which opens one view."""
FIGURES = "figures"
"""A rule: answered to programs of this machine, and to those that know a token."""
APART = (ANYBODY, LINK, FIGURES)
"""Rules that need no role in the debate."""
_DRAWING = [one.name for one in EXPORTERS if one.draws]

RULES: Mapping[str, str] = MappingProxyType(
    {
        "/api/healthz": ANYBODY,
        "/api/readyz": ANYBODY,
        "/login": ANYBODY,
        "/login/back": ANYBODY,
        "/logout": ANYBODY,
        "/s/<token>": LINK,
        "/": "read",
        "/<path:path>": "read",
        "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>": ANYBODY,
        "/_dash-dependencies": "read",
        "/_dash-layout": "read",
        "/_dash-update-component": "read",
        "/_favicon.ico": ANYBODY,
        "/_reload-hash": "read",
        "/assets/<path:filename>": ANYBODY,
        "/static/<path:filename>": ANYBODY,
        "/network/<name>.json": "read",
        "/ahead": "read",
        "/api/": "read",
        "/api/<path:rest>": "read",
        "/api/measures": "read",
        "/api/methods": "read",
        "/help": "read",
        "/api/metrics": FIGURES,
        "/api/openapi.json": "read",
        "/api/workspace/head": "read",
        **{rule: "read" for rule, *_ in ROUTES},
        **{f"/api/graph.{name}": "export" for name in _DRAWING},
        **{f"/api/loss/{name}": "read" for name in _DRAWING},
        "/api/graph.<name>": "export",
        "/api/discourse.<name>": "export",
        "/open": "read",
        "/open/<token>": "read",
        "/open/<token>/again": "read",
        "/open/<token>/debate": "read",
        "/d/<token>/": "read",
        "/d/<token>/<path:rest>": "read",
    }
)
"""What one must be allowed (a verb of `roles.PERMISSIONS`) to be answered at an address, or one of the above.

Files that readers open, and all that is below them, are only ever answered in the session that brought them
as well.
"""

CALLED = "/_dash-update-component"
"""Where a page asks for callbacks."""
READS = "read"
DESK = "desk"
CALLBACKS: Mapping[str, str] = MappingProxyType(
    {
        "url.search": READS,
        "details.children": READS,
        "search.data": READS,
        "fold-place.children": READS,
        '{"part":"as_of","type":"control"}.error': READS,
        '{"part":"since","type":"control"}.error': READS,
        '{"part":"until","type":"control"}.error': READS,
        "canvas.layout": READS,
        '{"origin":"placing","type":"act"}.data': READS,
        "grid.rowData": READS,
        "matrix.columnDefs": READS,
        "map-figure.data": READS,
        "time-figure.data": READS,
        '{"part":"result","place":"discourse","type":"job"}.children': READS,
        '{"part":"result","place":"influence","type":"job"}.children': READS,
        '{"part":"result","place":"details","type":"job"}.children': READS,
        "studies.className": READS,
        "sources.rowData": READS,
        '{"origin":"suppose","type":"act"}.data': READS,
        "story-opened.data": READS,
        "desk-content.children": DESK,
    }
)
"""What a callback of the page does, by the first of its outputs.

read: it answers from the data and changes nothing. desk: it checks what is asked of it, see `desk.pages`.
"""


def need(asked: Request) -> str:
    """Return what one must be allowed to be answered; "read" where there is nothing at an address."""
    if asked.url_rule is None:
        return "read"
    return RULES.get(asked.url_rule.rule, "")


def answered(role: str | None, needed: str) -> bool:
    """Tell whether a role is enough for a rule.

    >>> answered(None, ANYBODY), answered("reader", "read"), answered(None, "read"), answered("owner", "")
    (True, True, False, False)
    """
    return needed in APART or allowed(role, needed)


def written(output: object) -> str:
    """Return the first output of a callback, as `CALLBACKS` calls it, from what a page asks.

    >>> written("..url.search...view.data.."), written("search.data"), written(None)
    ('url.search', 'search.data', '')
    """
    said = output if isinstance(output, str) else ""
    return said.removeprefix("..").removesuffix("..").partition("...")[0]


def known(asked: Request) -> bool:
    """Tell whether a request asks for a callback that has a rule, or for none at all."""
    if asked.path != CALLED or asked.method != "POST":
        return True
    body = asked.get_json(silent=True)
    return isinstance(body, dict) and written(body.get("output")) in CALLBACKS
