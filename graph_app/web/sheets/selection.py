"""What can be done with several selected actors: go from one to the next, compare them, find paths."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.text import counted
from graph_app.web import elements as html
from graph_app.web.parts import inward
from graph_app.web.view import View

NAMED = 12
"""Other selected actors that are named."""


def selection(explorer: Explorer, view: View) -> Component | None:
    """Return who else is selected and what can be done with them; None where nobody else is."""
    if not view.also:
        return None
    names = explorer.network.words("actors", "name")
    others: list[Any] = []
    for one in view.also[:NAMED]:
        rest = (other for other in view.selected if other != one)
        others += [", " if others else "also ", inward(names[one], view.selecting(one, *rest).link())]
    left = len(view.also) - NAMED
    if left > 0:
        others.append(f" and {counted(left, 'other')}")
    several = "Compare them" if len(view.selected) <= 4 else "Compare the first four"
    doings = [inward(several, view.opening("compare").link(), className="do")]
    two = "Paths between them" if len(view.selected) == 2 else "Paths between the first two"
    doings.append(inward(two, view.opening("paths").link(), className="do"))
    return html.Div(
        [
            html.P([html.B(f"{counted(len(view.selected), 'actor')} selected: "), *others]),
            html.Div(doings, className="doings"),
        ],
        className="selection card",
    )
