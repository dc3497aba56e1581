"""Whom an act is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph_app.api import Explorer
from graph_app.graph.build import ends_of
from graph_app.web.pairs import ends
from graph_app.web.reading import has_row
from graph_app.web.view import View

Act = Callable[[Explorer, View, Mapping[str, Any]], View]
"""From the explorer with the filter of the view, the view and what was asked, to the next view."""


def targets(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> tuple[str, ...]:
    """Return whom an act is about: the given ids, the named actor, the ends of a tie, or the selection.

    Where what actors say joins them in the picture, its ties are pairs.

    Whoever acts on one of several selected actors means all of them. Only known actors are returned.
    """
    position = explorer.network.position
    given = asked.get("ids")
    if given is None and asked.get("arg"):
        arg = str(asked["arg"])
        if asked.get("kind") == "tie":
            both = ends(arg, position) if view.linked else None
            if both:
                return both
            return ends_of(explorer.network, arg) if has_row(explorer.network, "tie", arg) else ()
        given = view.selected if arg in view.selected else (arg,)
    found = view.selected if given is None else given if isinstance(given, list | tuple) else ()
    return tuple(one for one in dict.fromkeys(map(str, found)) if one in position)
