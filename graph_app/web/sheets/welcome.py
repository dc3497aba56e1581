"""What the details say while nothing is chosen: which debate this is, and who has most ties in it."""

from __future__ import annotations

from dataclasses import replace

from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.text import counted
from graph_app.web import elements as html
from graph_app.web.parts import inward
from graph_app.web.view import View


def answer(explorer: Explorer, view: View, key: str) -> Component:
    """Return what the panel says while nobody is selected: who has most ties here."""
    degree = explorer.measure("degree").sort_values(ascending=False, kind="stable").head(8)
    names = explorer.network.actors.set_index("id")["name"]
    descriptor = explorer.network.dataset.descriptor
    rows = [
        html.Li(
            [
                inward(str(names[str(key)]), view.selecting(str(key)).link(), className="what"),
                html.Span(counted(int(number), "tie"), className="quiet"),
            ],
            className="when",
        )
        for key, number in degree.items()
        if number > 0
    ]
    return html.Div(
        [
            html.H2(descriptor.title),
            html.P(descriptor.description),
            html.P("Choose an actor in the picture, or find one above, to read where it stands and why."),
            _untied(explorer, view),
            html.H3("Most ties among what is visible") if rows else None,
            html.Ul(rows, className="entries short"),
        ]
    )


def _untied(explorer: Explorer, view: View) -> Component | None:
    """Return the way to what actors say as ties, where the data have statements and no ties."""
    network = explorer.network
    if network.m or not len(network.statements.actor) or view.linked:
        return None
    link = replace(view, joined="subtract", tab="network").link()
    return html.P(["These data have no ties on record. ", inward("Join actors by what they say", link)])
