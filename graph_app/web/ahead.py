"""What the picture becomes when a box is ticked: asked for while the pointer nears, shown at the press.

It is what the page's own answer will say of the same actors and ties; of a large network another part
follows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Flask, Response, request

from graph_app.errors import QueryError
from graph_app.filters import BY_WORD
from graph_app.text import listed
from graph_app.web.controls import BOXES, codes, filtered, shown
from graph_app.web.cut import cut_of
from graph_app.web.payload import scene
from graph_app.web.reading import read_view
from graph_app.web.rest import answer, failure
from graph_app.web.seen import Seen
from graph_app.web.view import View

ADDRESS = "/ahead"
WORDS = ("view", "part", "box", "only")
"""Words of the question: the page's query, the part of the filter, the box, whether it is ticked alone."""


def ticked(seen: Seen, before: View, part: str, box: str, only: bool) -> View:
    """Return a view in which one more box of a part is ticked, or one less; or that box alone.

    Raises
    ------
    QueryError
        If there is no such part or box.
    """
    network = seen.explorer.network
    if part not in BOXES:
        raise QueryError(f"The part is {part!r}, but boxes have {listed(BOXES)}.")
    order = list(codes(network, part, before.filter.issue))
    if box not in order:
        raise QueryError(f"{BY_WORD[part].title} has no box {box!r}. There are {listed(order)}.")
    on = set(shown(network, before.filter, part))
    values = [box] if only else [one for one in order if (one in on) != (one == box)]
    return replace(before, filter=filtered(network, {part: values}, before.filter))


def coming(seen: Seen, query: str, part: str, box: str, only: bool) -> dict[str, Any] | None:
    """Return the scene of the network that is drawn now, with a box ticked.

    Parameters
    ----------
    seen : Seen
        The data.
    query : str
        The query of the page as it is now.
    part, box : str
        The box, as its component has it.
    only : bool
        Whether it is ticked alone.

    Returns
    -------
    dict or None
        The scene; None where ties are drawn that are not on record, as they change with the filter.
    """
    before, _ = read_view(query, seen.explorer.network)
    after = ticked(seen, before, part, box, only)
    if before.linked:
        return None
    return dict(scene(seen.at(after), after, cut_of(seen.at(before), before)))


def register(server: Flask, seen: Seen) -> None:
    """Add the address that boxes ask."""

    @server.get(ADDRESS)
    def ahead() -> Response:
        view, part, box, only = (request.args.get(word, "") for word in WORDS)
        try:
            found = coming(seen, view, part, box, bool(only))
        except QueryError as error:
            return failure(error)
        response = Response(status=204) if found is None else answer(found)
        response.headers["Cache-Control"] = "no-store"  # the data may change
        return response
