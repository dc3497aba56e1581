"""What a share link opens: one saved view as a page in one file, with what is visible and nothing else."""

from __future__ import annotations

from flask import Flask, Response
from markupsafe import Markup

from graph_app.api import Explorer
from graph_app.errors import GraphAppError, NotFoundError
from graph_app.exporters.html.page import policy
from graph_app.web.desk.model import Desk
from graph_app.web.patience import AGAIN
from graph_app.web.reading import read_view
from graph_app.web.seen import Seen
from graph_app.web.taken import looks

WAY = "/s/<token>"
"""Where share links lead."""

_PAGE = Markup("""<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>{title}</title>
  </head>
  <body>
    <main>
      <h1>{title}</h1>
      <p>{said}</p>
      <p>{hint}</p>
    </main>
  </body>
</html>
""")
_NOTHING = {
    "title": "This link opens nothing",
    "hint": "It was withdrawn, its time is over, or its address is not whole. Ask whoever gave it to you.",
}
_LATER = {
    "title": "This page cannot be shown now",
    "said": "The database behind it does not answer. Nothing is wrong with the link.",
    "hint": "Open it again in a while.",
}


def register(server: Flask, seen: Seen, desk: Desk) -> None:
    """Add the address of share links; who has one needs no login, and reaches nothing else with it."""

    @server.get(WAY)
    def shared(token: str) -> Response:
        try:
            return _kept_to_itself(opened(seen, desk, token))
        except GraphAppError as error:
            return _kept_to_itself(_refused(error))


def _refused(error: GraphAppError) -> Response:
    """Return a page that says why nothing is shown; what a database says is for those who know the server."""
    away = error.http_status == 503
    page = _PAGE.format(**_LATER) if away else _PAGE.format(**_NOTHING, said=str(error))
    found = Response(page, status=error.http_status, mimetype="text/html")
    if away:
        found.headers["Retry-After"] = str(AGAIN)
    return found


def opened(seen: Seen, desk: Desk, token: str) -> Response:
    """Return the page of the view that a link is for, from the debate as it is now.

    Parameters
    ----------
    seen : Seen
        The data.
    desk : Desk
        The workspace that knows the link.
    token : str
        The secret half of the link.

    Raises
    ------
    NotFoundError
        If it opens nothing (any more), or a view of another debate than the one that is served.
    UnavailableError
        If the database does not answer.
    """
    guest = desk.workspace.guest(token)
    if guest.debate != desk.workspace.debate or not guest.may("open"):
        raise NotFoundError("This link opens nothing (any more).", word="link")
    whole = seen.explorer
    view, _ = read_view(str(guest.view.content["query"]), whole.network)
    explorer = Explorer(whole.network, view.active)
    return Response(explorer.stream("html", looks=looks(explorer, view)), mimetype="text/html")


def _kept_to_itself(response: Response) -> Response:
    """Let the page run its own script alone, and nobody keep it."""
    response.headers["Content-Security-Policy"] = f"{policy()}; frame-ancestors 'none'"
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
