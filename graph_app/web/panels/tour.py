"""A tour of the page: an invitation on the first visit, and steps that point at the controls themselves."""

from __future__ import annotations

from typing import Any, NamedTuple

from dash import ClientsideFunction, Dash, Input, html
from dash.development.base_component import Component

from graph_app.web import ids
from graph_app.web.menus import told
from graph_app.web.parts import aria
from graph_app.web.seen import Seen


class Step(NamedTuple):
    """A step of the tour.

    Attributes
    ----------
    at : tuple of str
        Selectors; the first that is in sight is pointed at, on a narrow screen what opens a drawer.
    title, text : str
        What is said there.
    """

    at: tuple[str, ...]
    title: str
    text: str


STEPS = (
    Step(
        ("#canvas",),
        "The picture",
        "Every shape is an actor, every line a tie on record. Colour is stance, shape is the kind of actor. "
        "Hollow means that no stance is known, which is not the same as neutral.",
    ),
    Step(
        ("#filters", "#show-filters"),
        "Filters",
        "Choose by stance, kind, tie, time and evidence. Counts say what each choice shows, and the sentence "
        "below the picture says in words what you see.",
    ),
    Step(
        (".details",),
        "Details, with evidence",
        "Click an actor, or find one at the top, to read what it said, when, and in which source; then its "
        "ties, events and influence.",
    ),
    Step(
        (".toolbar .tabs",),
        "Views",
        "The same filter and selection as table, matrix, map or timeline. Discourse tells who says the same "
        "as whom, Influence who could move whom.",
    ),
    Step(
        (".opener.accent",),
        "Take it away",
        "Export writes what is visible for Gephi, spreadsheets and others, with sources, licence and how to "
        "cite it. The address holds the whole view: share it.",
    ),
    Step(
        (f"#{ids.HELP_OPEN}",),
        "Help",
        "What every number means and must not be read as, all keys, and the data. The tour can be taken "
        "again from there.",
    ),
)
"""The steps, in order."""


def invitation() -> Component:
    """Return what a first visitor sees at the corner of the picture; `assets/tour.js` shows it."""
    return html.Aside(
        [
            html.Span("First time here?"),
            html.Button("Take the tour", type="button", className="opener", **told(tour="start")),
            html.Button("✕", type="button", className="plain", **told(tour="no"), **aria(label="No, thanks")),
        ],
        id=ids.INVITATION,
        className="invitation card",
        hidden=True,
        **aria(label="First visit"),
    )


def dialog() -> Component:
    """Return the tour, closed."""
    steps = [
        html.Div(
            [
                html.P(f"{number} of {len(STEPS)}", className="quiet"),
                html.H2(step.title),
                html.P(step.text),
            ],
            className="tour-step",
            hidden=True,
            **told(at=", ".join(step.at)),
        )
        for number, step in enumerate(STEPS, start=1)
    ]
    live: Any = aria(live="polite")
    card = [
        html.Div(steps, **live),
        html.Div(
            [
                html.Button("Skip the tour", type="button", className="plain", **told(tour="end")),
                html.Button("Back", type="button", className="opener", **told(tour="back")),
                html.Button("Next", type="button", className="opener tour-next", **told(tour="next")),
            ],
            className="tour-foot",
        ),
    ]
    return html.Dialog(
        [html.Div(className="tour-ring"), html.Div(card, className="tour-card card")],
        id=ids.TOUR,
        className="tour",
        role="dialog",
        **aria(label="Tour of the page", modal="true"),
    )


def register(app: Dash, seen: Seen) -> None:
    """Greet whoever comes for the first time, once the page is there."""
    clientside: Any = app.clientside_callback
    clientside(ClientsideFunction("graph_app", "greet"), Input(ids.VIEW, "data"))
