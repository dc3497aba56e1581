"""The page as a Dash app: build, register panels in order, return. Nothing here is global."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any

from dash import Dash
from flask import redirect, request
from werkzeug.wrappers import Response

from graph_app.api import Explorer
from graph_app.dataset import load
from graph_app.filters import Filter
from graph_app.graph import Network
from graph_app.layouts import Shelf
from graph_app.web import ahead, answers, early, faults, navigation, page, rest, sending, serving, shared
from graph_app.web.compressed import compress
from graph_app.web.desk.model import Desk
from graph_app.web.editions import Editions, Live
from graph_app.web.faults import Server
from graph_app.web.guests import routes
from graph_app.web.guests.bounds import Bounds
from graph_app.web.guests.guest import Guest
from graph_app.web.guests.mounts import Mounts
from graph_app.web.guests.routes import address
from graph_app.web.guests.store import Store
from graph_app.web.help import page as help_page
from graph_app.web.login import admit
from graph_app.web.panels import BESIDE, PANELS, curating, stage, tabs
from graph_app.web.payload import Drawing
from graph_app.web.security import protect
from graph_app.web.seen import Seen
from graph_app.web.serving import Serving
from graph_app.web.still import needed, still

ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    "%3Cpath d='M8 9 24 13M8 9 14 25M24 13 14 25' stroke='%237b828a' stroke-width='2.4'/%3E"
    "%3Ccircle cx='8' cy='9' r='6' fill='%231b6ca8'/%3E%3Cpath d='M24 6l7 7-7 7-7-7z' fill='%23a7a9ac'/%3E"
    "%3Cpath d='M14 18l7 12H7z' fill='%23b8531a'/%3E%3C/svg%3E"
)
"""The icon of the page, in the page: an icon with an address is asked for again at every change of view."""

INDEX = """<!DOCTYPE html>
<html lang="en">
  <head>
    {%metas%}
    <title>{%title%}</title>
    <link rel="icon" href="%ICON%">
    {%css%}
  </head>
  <body>
    <noscript>This page needs JavaScript. The same data are at api/graph.graphml and api/info.</noscript>
    {%app_entry%}
    <footer>{%config%}{%scripts%}{%renderer%}</footer>
  </body>
</html>"""
"""The page before it is drawn; Dash fills in the braces."""

HELP_ONLY = r"^help\."
"""Assets that the page itself does not load."""

ELSEWHERE = "/<path:path>"
"""How Dash calls the page at an address that is not its own."""


def seen_from(
    explorer: Explorer,
    edition: int | None = None,
    bounds: Bounds | None = None,
    guest: Guest | None = None,
) -> Seen:
    """Return what panels answer from: the data without a filter, and the latest explorers with one."""
    plain = Explorer(explorer.network)

    @lru_cache(maxsize=64)
    def filtered(chosen: Filter) -> Explorer:
        return Explorer(plain.network, chosen)

    drawing = Drawing(plain, edition)
    return Seen(plain, drawing, lambda view: filtered(view.active), version("graph-app"), bounds, guest)


def live(desk: Desk, bounds: Bounds | None = None) -> Seen:
    """Return what panels answer from where a debate is edited: always its last state."""
    workspace = desk.workspace

    def made(number: int) -> Seen:
        return seen_from(workspace.explorer(number), number, bounds)

    return Live(Editions(workspace.head, made), desk, version("graph-app"), bounds)


def create_app(
    explorer: Explorer,
    bounds: Bounds | None = None,
    desk: Desk | None = None,
    behaving: Serving | None = None,
) -> Dash:
    """Return the page of a data set, and of the debates that readers open there.

    Parameters
    ----------
    explorer : Explorer
        The opened data set; its own filter is not used, the address has it.
    bounds : Bounds, optional
        How much readers may open; what the environment says if not given.
    desk : Desk, optional
        Where the data are edited; the page shows their last state then. Without it nothing can be changed.
    behaving : Serving, optional
        Limits, log and figures of the server; without a word nobody is limited and nothing is logged.

    Returns
    -------
    dash.Dash
        Its `server` is the WSGI application. Debug mode is off and stays off unless the caller runs the
        app that way.

    Raises
    ------
    ModelError
        If the environment sets a bound that is none.
    """
    bounds = Bounds.of() if bounds is None else bounds
    behaving = Serving() if behaving is None else behaving
    app = page_app(explorer, bounds if bounds.debates else None, desk=desk, behaving=behaving)
    if not bounds.debates:
        return app
    mounts = Mounts(lambda guest: page_app(opened(guest), bounds, guest, behaving=behaving).server)
    routes.register(app.server, Store(bounds), mounts, explorer.network.dataset.descriptor.title)
    return app


def opened(guest: Guest) -> Explorer:
    """Return the data of a debate that a reader opened; where its actors stand is kept with it."""
    network = Network(load(guest.package))
    network.kept["shelf"] = Shelf(guest.folder / "layouts")
    return Explorer(network)


def page_app(
    explorer: Explorer,
    bounds: Bounds | None = None,
    guest: Guest | None = None,
    desk: Desk | None = None,
    behaving: Serving | None = None,
) -> Dash:
    """Return the page of one data set.

    Parameters
    ----------
    explorer : Explorer
        The opened data set.
    bounds : Bounds, optional
        How much readers may open; without it nothing.
    guest : Guest, optional
        The debate as a reader opened it; its page lies below an address of its own.
    desk : Desk, optional
        Where the data are edited.
    behaving : Serving, optional
        Limits, log and figures of the server.
    """
    behaving = Serving() if behaving is None else behaving
    app = _empty(explorer, guest)
    server = app.server
    figures = None if guest else serving.begin(server, behaving)
    if guest is None:  # what answers for a guest is compressed by the server around it
        compress(server)
    seen = seen_from(explorer, None, bounds, guest) if desk is None else live(desk, bounds)
    if desk is not None and desk.named:
        admit(server, desk)
    navigation.register(app, seen, [*tabs.answers(lambda: needed(app)), *stage.answers(seen)])
    beside, panels = (BESIDE, PANELS) if desk is None else ((*BESIDE, curating), (*PANELS, curating))
    answers.register(app, seen, [one for panel in beside for one in panel.answers(seen)])
    for panel in panels:
        panel.register(app, seen)
    known = needed(app)
    app.layout = still(page.body(seen), known) if desk is None else lambda: still(page.body(seen), known)
    if desk is not None:
        shared.register(server, seen, desk)
    if figures is not None:
        serving.register(server, seen, behaving, figures)
    rest.register(server, seen, behaving.patience())
    sending.register(server, seen)
    ahead.register(server, seen)
    early.register(app, seen)
    help_page.register(seen, server)
    server.before_request(_lead_home)
    faults.forgive(server)
    protect(app)
    return app


def _empty(explorer: Explorer, guest: Guest | None) -> early.Page:
    """Return a page on which nothing is yet, with the server that answers for it."""
    server: Any = Server("graph_app.web")  # Dash's own types leave out what its words allow
    faults.answer(server)
    return early.Page(
        "graph_app.web",
        server=server,
        assets_folder=str(Path(__file__).parent / "assets"),
        requests_pathname_prefix=f"/{address(guest)}" if guest else "/",
        routes_pathname_prefix="/",
        title=escape(explorer.network.dataset.descriptor.title).replace("{%", "{&#37;"),
        update_title="",
        serve_locally=True,
        compress=False,
        include_assets_files=True,
        assets_ignore=HELP_ONLY,
        suppress_callback_exceptions=True,  # tabs come when they are opened; tests know every id
        index_string=INDEX.replace("%ICON%", ICON),
    )


def _lead_home() -> Response | None:
    """Send whoever asks for the page at another address to its own, from which its links lead on."""
    if request.endpoint != ELSEWHERE:
        return None
    query = request.query_string.decode("ascii", "replace")
    return redirect(f"{request.script_root}/{f'?{query}' if query else ''}", 308)
