"""The head of influence on the selected actors; the study below it is worked out in the background."""

from __future__ import annotations

from dataclasses import replace

from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.text import counted
from graph_app.web import elements as html
from graph_app.web.parts import inward
from graph_app.web.sheets.hiding import hidden_note
from graph_app.web.sheets.pieces import sheet_of
from graph_app.web.view import View

SOME = 6
"""Selected actors of whom it is said why they are hidden."""


def whom(explorer: Explorer, view: View) -> str:
    """Return the selected actors in words."""
    names = explorer.network.words("actors", "name")
    return str(names[view.at]) if len(view.selected) == 1 else counted(len(view.selected), "actor")


def answer(explorer: Explorer, view: View, key: str) -> Component:
    """Return whom the study is about and the ways from here; without a selection, what it needs."""
    if not view.at:
        words = "Select an actor to see who moves it; several are taken together, on average."
        return sheet_of(explorer, view, "Influence on an actor", html.P(words))
    doings = [
        inward("What if …", view.opening("whatif").link(), className="do"),
        inward("Who reaches most", replace(view, tab="influence", study="reach").link(), className="do"),
        inward("Colour by settled opinion", replace(view, colour="settled").link(), className="do")
        if view.colour != "settled"
        else inward("Colour by stance", replace(view, colour="stance").link(), className="do"),
    ]
    issue = explorer.chosen.issue
    names = explorer.network.words("issues", "name")
    what = f"Opinions on “{names[issue]}”." if issue else "Opinions are overall openness."
    return sheet_of(
        explorer,
        view,
        [html.Span("Influence on ", className="verb"), whom(explorer, view)],
        html.P(
            f"{what} Who, in the model of Friedkin and Johnsen, makes up where they settle.",
            className="quiet",
        ),
        html.Div(doings, className="doings"),
        *(hidden_note(explorer, view, explorer.explain(one), one) for one in view.selected[:SOME]),
    )
