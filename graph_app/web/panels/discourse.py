"""The discourse tab: agreement, camps, movers, change, statements over time, coders; each worked at aside."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, html
from dash.development.base_component import Component

from graph_app.web import ids
from graph_app.web.choices import options
from graph_app.web.jobs import Jobs
from graph_app.web.looks import DATES
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.studies.discourse import IN_DEBATE
from graph_app.web.studying import KEPT, Plain, Study, card
from graph_app.web.studying import register as register_study
from graph_app.web.view import PLAIN, View

PLACE = "discourse"
"""Names where studies are shown here."""
STUDIES = {
    "agreement": "Agreement",
    "camps": "Camps",
    "movers": "Movers",
    "change": "Change",
    "time": "Over time",
    "coders": "Coders",
}
CHOICES = {
    "pairs": ("Pairs as", {"list": "List", "actors": "Actors × actors", "issues": "Issues × issues"}),
    "moves": ("Which moves", {"all": "All moves", "sides": "Changes of side", "turned": "Turned"}),
    "unit": ("How time is cut", {"years": "Years", "months": "Months"}),
}
"""Choices of one study or two: their names, and their values in words."""


def _choice(word: str, label: str, values: dict[str, str]) -> Component:
    """Return a choice between a few values of a word of the view."""
    control = dmc.SegmentedControl(
        id=ids.look(word),
        value=getattr(PLAIN, word),
        data=options(values),
        size="xs",
        attributes={"root": {"aria-label": label}},
    )
    return html.Div(control, className=f"only-{word}")


def _date(word: str, label: str, otherwise: str) -> Component:
    """Return the field of a date."""
    return dmc.TextInput(
        id=ids.look(word),
        value="",
        placeholder=otherwise,
        size="xs",
        w=160,
        debounce=True,
        leftSection=html.Span(label, className="name", **aria(hidden="true")),
        leftSectionWidth=46,
        leftSectionPointerEvents="none",
        attributes={"input": {"aria-label": f"{label}, a date such as 2024-03"}},
    )


def body(seen: Seen) -> Component:
    """Return the tab without an answer; of all choices the style sheet shows those of the study."""
    study = dmc.SegmentedControl(
        id=ids.look("discourse"),
        value=PLAIN.discourse,
        data=options(STUDIES),
        size="xs",
        attributes={"root": {"aria-label": "Study"}},
    )
    fields = zip(DATES, ("From", "To"), ("a year before", "the latest day"), strict=True)
    two = html.Div([_date(*field) for field in fields], className="only-dates")
    tools = [study, *(_choice(word, *said) for word, said in CHOICES.items()), two]
    chart = html.Div(id=ids.DEBATE_CHART, className="chart debate-chart")
    return html.Section(
        [
            html.Div(tools, className="tools"),
            html.Div(card(PLACE, chart), className="fill reading"),
        ],
        className="panel discourse-panel",
        **aria(label="Discourse"),
    )


def chosen(view: View) -> Study | None:
    """Return the study that the tab shows, None in other tabs."""
    return IN_DEBATE[view.discourse] if view.tab == "discourse" else None


def register(app: Dash, seen: Seen) -> None:
    """Add the callbacks of the tab."""
    jobs: Jobs[Plain] = Jobs(kept=KEPT)
    register_study(app, seen, jobs, PLACE, chosen, charted=True)
    clientside: Any = app.clientside_callback
    clientside(
        ClientsideFunction("graph_app", "drawDebate"),
        Output(ids.DEBATE_CHART, "children"),
        Input(ids.job("figure", PLACE), "data"),
        prevent_initial_call=True,
    )
    for word in DATES:
        clientside(
            ClientsideFunction("graph_app", "dateError"),
            Output(ids.look(word), "error"),
            Input(ids.look(word), "value"),
            prevent_initial_call=True,
        )
