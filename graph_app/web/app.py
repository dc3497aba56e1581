"""The page as a Dash app: build, register panels in order, return. Nothing here is global."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from importlib.metadata import version
from pathlib import Path

from dash import Dash
from flask_compress import Compress

from graph_app.api import Explorer
from graph_app.filters import Filter
from graph_app.web import answers, navigation, page, rest
from graph_app.web.desk.model import Desk
from graph_app.web.editions import Editions, Live
from graph_app.web.login import admit
from graph_app.web.panels import BESIDE, PANELS, curating, stage, tabs
from graph_app.web.payload import Drawing
from graph_app.web.security import protect
from graph_app.web.seen import Seen
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
    <noscript>This page needs JavaScript. The same data are at /api/graph.graphml and /api/info.</noscript>
    {%app_entry%}
    <footer>{%config%}{%scripts%}{%renderer%}</footer>
  </body>
</html>"""
"""The page before it is drawn; Dash fills in the braces."""


def seen_from(explorer: Explorer, edition: int | None = None) -> Seen:
    """Return what panels answer from: the data without a filter, and the latest explorers with one."""
    plain = Explorer(explorer.network)

    @lru_cache(maxsize=64)
    def filtered(chosen: Filter) -> Explorer:
        return Explorer(plain.network, chosen)

    drawing = Drawing(plain, edition)
    return Seen(plain, drawing, lambda view: filtered(view.active), version("graph-app"))


def live(desk: Desk) -> Seen:
    """Return what panels answer from where a debate is edited: always its last state."""
    workspace = desk.workspace
    editions = Editions(workspace.head, lambda number: seen_from(workspace.explorer(number), number))
    return Live(editions, desk, version("graph-app"))


def create_app(explorer: Explorer, desk: Desk | None = None) -> Dash:
    """Return the page of a data set.

    Parameters
    ----------
    explorer : Explorer
        The opened data set; its own filter is not used, the address has it.
    desk : Desk, optional
        Where the data are edited; the page shows their last state then. Without it nothing can be changed.

    Returns
    -------
    dash.Dash
        Its `server` is the WSGI application. Debug mode is off and stays off unless the caller runs the
        app that way.
    """
    app = Dash(
        "graph_app.web",
        assets_folder=str(Path(__file__).parent / "assets"),
        title=escape(explorer.network.dataset.descriptor.title).replace("{%", "{&#37;"),
        update_title="",
        serve_locally=True,
        compress=False,
        include_assets_files=True,
        suppress_callback_exceptions=True,  # tabs come when they are opened; tests know every id
        index_string=INDEX.replace("%ICON%", ICON),
    )
    app.server.config["COMPRESS_MIMETYPES"] = [
        "application/json",
        "application/graphml+xml",
        "application/javascript",
        "text/css",
        "text/html",
        "text/javascript",
    ]
    Compress(app.server)
    seen = seen_from(explorer) if desk is None else live(desk)
    navigation.register(app, seen, [*tabs.answers(lambda: needed(app)), *stage.answers(seen)])
    beside, panels = (BESIDE, PANELS) if desk is None else ((*BESIDE, curating), (*PANELS, curating))
    answers.register(app, seen, [one for panel in beside for one in panel.answers(seen)])
    for panel in panels:
        panel.register(app, seen)
    known = needed(app)
    app.layout = still(page.body(seen), known) if desk is None else lambda: still(page.body(seen), known)
    rest.register(app.server, seen)
    if desk is not None and desk.named:
        admit(app.server, desk)
    protect(app)
    return app
