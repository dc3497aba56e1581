"""Mixing: whether ties stay within groups or run between them, against chance."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.layouts import Progress
from graph_app.text import counted
from graph_app.web.encoding import INLINE
from graph_app.web.studies.pieces import explained, moved, table
from graph_app.web.studying import Plain, Study
from graph_app.web.view import View

TITLES = {
    "ei": "E-I index",
    "assortativity": "Assortativity",
    "numeric": "Assortativity of stances as numbers",
}


def work(explorer: Explorer, view: View, progress: Progress) -> Plain:
    """Return how groups mix."""
    return explorer.mixing(by=view.between, graph=view.on)


def show(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return the indices against chance, and the ties of each group."""
    left = found["size"]["without_group"]
    out = f" {counted(left, 'actor')} without a group are left out." if left else ""
    tested = f"p from {found['test']['rounds']:,} rounds of dealing the groups out anew"
    indices = [_index(TITLES[name], found[name]) for name in TITLES if found.get(name)]
    groups = [_group(one) for one in found["groups"]]
    return html.Div(
        [
            html.P(
                f"Groups by {INLINE[found['by']]}; computed on the {found['graph']} graph: "
                f"{counted(found['size']['pairs'], 'pair')} of tied actors.{out}"
            ),
            table(("Index", "Value", "By chance", "Deviation", "p"), indices, tested, "roles", (1, 2, 3, 4)),
            table(
                ("Group", "Actors", "Ends of ties within", "Ends to others", "E-I"),
                groups,
                None,
                "roles",
                (1, 2, 3, 4),
            ),
            explained("How to read this", found["definition"], found["caution"], method="mixing"),
        ]
    )


def _index(title: str, one: Plain) -> Component:
    figures = (moved(one["value"]), moved(one["expected"]), _plain(one["deviation"], 3), _plain(one["p"], 3))
    return html.Tr([html.Th(title, scope="row"), *(html.Td(text, className="number") for text in figures)])


def _plain(value: float | None, digits: int) -> str:
    return "none" if value is None else f"{value:.{digits}f}"


def _group(one: Plain) -> Component:
    figures: list[Any] = [f"{one['actors']:,}", f"{one['within']:g}", f"{one['out']:g}", moved(one["ei"], 2)]
    return html.Tr(
        [html.Th(one["group"], scope="row"), *(html.Td(text, className="number") for text in figures)]
    )


MIXING = Study("mixing", ("between", "on"), work, show)
