"""What is answered where an opened debate is not, or not any more: a page for people, JSON for programs."""

from __future__ import annotations

from flask import Response, request
from markupsafe import Markup

from graph_app.errors import GraphAppError
from graph_app.web.rest import failure

_PAGE = Markup("""<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>This debate is not here</title>
    <style>
      :root {{ color-scheme: light dark; }}
      body {{ margin: 12vh auto; max-width: 34rem; padding: 0 20px; font: 15px/1.5 system-ui, sans-serif; }}
      h1 {{ font-size: 20px; }}
    </style>
  </head>
  <body>
    <main>
      <h1>This debate is not here</h1>
      <p>{said}</p>
      <p>Debates that are opened from files are only seen in the browser session that opened them. They are
      gone after {hours} at the latest, when they are closed, or when the server ends. To see one again, open
      its files, or the data package that you kept of it, on <a href="{home}">the page</a>.</p>
      <p>If you opened it in this browser and came here by a link from another site,
      <a href="">try again from here</a>.</p>
    </main>
  </body>
</html>
""")


def lasting(minutes: int) -> str:
    """Return so many minutes in words.

    >>> lasting(480), lasting(90), lasting(60)
    ('8 hours', '90 minutes', '1 hour')
    """
    if minutes % 60:
        return f"{minutes:,} minute{'' if minutes == 1 else 's'}"
    return f"{minutes // 60:,} hour{'' if minutes == 60 else 's'}"


def missing(error: GraphAppError, rest: str, minutes: int) -> Response:
    """Answer a request for a debate that is not there.

    Parameters
    ----------
    error : GraphAppError
        Why not.
    rest : str
        What of the debate was asked for; its page is the empty text.
    minutes : int
        How long debates stay.
    """
    if rest:
        return failure(error)
    page = _PAGE.format(said=str(error), hours=lasting(minutes), home=f"{request.script_root}/")
    found = Response(page, status=error.http_status, mimetype="text/html")
    found.headers["Cache-Control"] = "no-store"
    return found
