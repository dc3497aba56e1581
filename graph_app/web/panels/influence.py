"""The influence tab: rankings, reach, brokers, coalitions, balance …, each worked at in the background."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, html, no_update
from dash.development.base_component import Component

from graph_app.analyses import GROUPINGS, MEASURES
from graph_app.web import ids
from graph_app.web.encoding import TITLES
from graph_app.web.jobs import Jobs
from graph_app.web.looks import STUDIES
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.studies import IN_TAB
from graph_app.web.studies.rankings import measure_of
from graph_app.web.studying import KEPT, Plain, Study, card
from graph_app.web.studying import register as register_study
from graph_app.web.view import PLAIN, View

PLACE = "influence"
"""Names where studies are shown here."""
WAYS = {
    "directed": {"usual": "Direction as usual", "on": "Along influence", "off": "Ties either way"},
    "weighted": {"usual": "Weights as usual", "on": "Weights count", "off": "Weights do not count"},
}
"""How a measure can be computed, in words."""
EITHER = (True, False)
"""What a switch can be that nothing limits."""


def _menu(word: str, label: str, data: list[Any], wide: int) -> Component:
    return dmc.Select(
        id=ids.look(word),
        value=getattr(PLAIN, word),
        data=data,
        allowDeselect=False,
        size="xs",
        w=wide,
        comboboxProps={"width": "max-content", "position": "bottom-start", "keepMounted": False},
        attributes={"input": {"aria-label": label}},
    )


def body(seen: Seen) -> Component:
    """Return the tab without an answer."""
    choice = dmc.SegmentedControl(
        id=ids.look("study"),
        value=PLAIN.study,
        data=[{"value": one, "label": one.capitalize()} for one in STUDIES],
        size="xs",
        attributes={"root": {"aria-label": "Study"}},
    )
    measures = [{"value": one.name, "label": one.title} for one in MEASURES]
    groups = [{"value": one, "label": f"Between groups by {TITLES[one].lower()}"} for one in GROUPINGS]
    ways = [
        html.Div(_menu(word, title, options(word, EITHER), 158), className=f"for-rankings {css}".strip())
        for word, title, css in (
            ("directed", "Direction of ties", ""),
            ("weighted", "Weights of ties", "for-balance"),
        )
    ]
    tools = [
        choice,
        html.Div(_menu("measure", "Measure", measures, 170), className="for-rankings"),
        *ways,
        html.Div(_menu("between", "Groups", groups, 210), className="for-groups-of"),
    ]
    return html.Section(
        [html.Div(tools, className="tools"), html.Div(card(PLACE), className="fill reading")],
        id=ids.STUDIES,
        className=classes(PLAIN),
        **aria(label="Influence"),
    )


def options(word: str, allowed: tuple[bool, ...]) -> list[dict[str, Any]]:
    """Return the choices of a switch; those that a measure does not have cannot be chosen."""
    return [
        {"value": value, "label": label, "disabled": value != "usual" and (value == "on") not in allowed}
        for value, label in WAYS[word].items()
    ]


def classes(view: View) -> str:
    """Return the classes of the tab: of all choices those of the study are shown."""
    return f"panel influence-panel of-{view.study}"


def chosen(view: View) -> Study | None:
    """Return the study that the tab shows, None in other tabs."""
    return IN_TAB[view.study] if view.tab == "influence" else None


def register(app: Dash, seen: Seen) -> None:
    """Add the callbacks of the tab."""
    jobs: Jobs[Plain] = Jobs(kept=KEPT)
    register_study(app, seen, jobs, PLACE, chosen)

    @app.callback(
        Output(ids.STUDIES, "className"),
        Output(ids.look("directed"), "data"),
        Output(ids.look("weighted"), "data"),
        Input(ids.due("influence"), "data"),
        prevent_initial_call=True,
    )
    def fitting(data: dict[str, Any]) -> tuple[Any, Any, Any]:
        view = seen.read(data)
        if view.tab != "influence":
            return no_update, no_update, no_update
        measure = measure_of(view)
        weighted = EITHER if view.study == "balance" else measure.weighted
        return classes(view), options("directed", measure.directed), options("weighted", weighted)
