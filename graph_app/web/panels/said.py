"""The export menu's part for ties that are drawn in place of those on record: what actors say, as files."""

from __future__ import annotations

from typing import Any

from dash import Output, State, html, no_update
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.exporters.discourse import FORMATS
from graph_app.web import ids
from graph_app.web.answers import Answer, Plain
from graph_app.web.debating import WHAT, address, kept, network
from graph_app.web.seen import Seen
from graph_app.web.still import still
from graph_app.web.view import View


def body() -> Component:
    """Return the empty part."""
    return html.Div(id=ids.EXPORT_SAID)


def items(explorer: Explorer, view: View) -> list[Component] | None:
    """Return the links to the network that is drawn, in each format; None for ties on record."""
    if not view.linked:
        return None
    how = network(explorer, view, view.joined) | kept(view)
    links = [
        html.A(one.title, href=address(explorer, f"discourse.{one.name}", how), download="")
        for one in FORMATS
    ]
    return [
        html.H2(f"The network behind the ties: {WHAT[view.joined]}"),
        html.Ul([html.Li(link) for link in links]),
    ]


def answers(seen: Seen) -> list[Answer]:
    """Return what is written beside the picture."""

    def entries(seen: Seen, view: View, held: Plain) -> dict[str, Any]:
        found = items(seen.at(view), view)
        return {"entries": still(found) if found or held["entries"] else no_update}

    outputs = {"entries": Output(ids.EXPORT_SAID, "children")}
    states = {"entries": State(ids.EXPORT_SAID, "children")}
    return [Answer("said", outputs, entries, setting=True, states=states)]
