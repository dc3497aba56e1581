"""The details: the sheet of what is chosen."""

from __future__ import annotations

from typing import Any

from dash import Dash, Output, html
from dash.development.base_component import Component

from graph_app.web import ids
from graph_app.web.answers import Answer
from graph_app.web.answers import Plain as Held
from graph_app.web.desk.ways import with_ways
from graph_app.web.jobs import Jobs
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.sheets import sheet
from graph_app.web.still import still
from graph_app.web.studies import BESIDE
from graph_app.web.studying import KEPT, Plain, Study, card
from graph_app.web.studying import register as register_study
from graph_app.web.view import View

PLACE = "details"
"""Names where studies are shown here."""


def body(seen: Seen) -> Component:
    """Return the empty panel."""
    return html.Aside(
        [
            html.Button("Details", id=ids.SHOW_DETAILS, className="plain narrow-only handle", type="button"),
            html.Button("Close", id=ids.HIDE_DETAILS, className="plain narrow-only", type="button"),
            html.Div([html.Div(id=ids.DETAILS), *card(PLACE)], className="content"),
        ],
        className="details",
        **aria(label="Details"),
    )


def chosen(view: View) -> Study | None:
    """Return the study that the open panel asks for."""
    return BESIDE.get(view.panel)


def answer(seen: Seen, view: View, held: Held) -> dict[str, Any]:
    """Return the sheet of what is chosen."""
    return {"sheet": still(with_ways(sheet(seen.at(view), view), view, seen.desk))}


def answers(seen: Seen) -> list[Answer]:
    """Return what is written beside the picture."""
    return [Answer("details", {"sheet": Output(ids.DETAILS, "children")}, answer)]


def register(app: Dash, seen: Seen) -> None:
    """Add the callback of the study below the sheet."""
    jobs: Jobs[Plain] = Jobs(kept=KEPT)
    register_study(app, seen, jobs, PLACE, chosen)
