"""The filters: groups that fold, switch off and count."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, html, no_update
from dash.development.base_component import Component

from graph_app.filters import Facet
from graph_app.graph import Network
from graph_app.schema.dates import day_interval
from graph_app.text import counted
from graph_app.web import fields, ids
from graph_app.web.answers import Answer, Plain
from graph_app.web.controls import BOXES
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.view import GROUPS, View

OPEN = ("stance", "kind", "ties")
TITLES = {
    "stance": "Stance",
    "kind": "Kind of actor",
    "place": "Subkind and place",
    "ties": "Ties",
    "time": "Time",
    "evidence": "Evidence",
    "around": "Around an actor",
    "left_out": "Left out",
    "event": "Event",
    "structure": "Number of ties",
    "text": "Text",
}
DATES = ("as_of", "since", "until")
MULTI = ("subkind", "jurisdiction", "event")
_CONFIDENCE = [
    {"value": "low", "label": "Any confidence"},
    {"value": "medium", "label": "Medium or high confidence"},
    {"value": "high", "label": "High confidence only"},
]


def _bodies(network: Network, facets: dict[str, tuple[Facet, ...]]) -> dict[str, list[Component]]:
    """Return the controls of each group."""
    actors = network.actors
    names = [{"value": one, "label": name} for one, name in zip(actors["id"], actors["name"], strict=True)]
    undated = f"Undated ties ({int(network.undated.sum()):,})"
    together = f"Acted together ({counted(network.d, 'derived tie')})"
    return {
        "stance": [
            fields.picked("issue", "Read stance on", fields.issues(network), ""),
            fields.boxes(network, "stance", facets["stance"]),
            fields.date("as_of", "As of"),
        ],
        "kind": [fields.boxes(network, "kind", facets["kind"])],
        "place": [
            fields.several(one, fields.options(facets[one]), "Any") for one in ("subkind", "jurisdiction")
        ],
        "ties": [
            fields.boxes(network, "tie", facets["tie"]),
            fields.named(together, fields.segments("derived", "Off", "On")),
        ],
        "time": [
            html.Div([fields.date("since", "Since"), fields.date("until", "Until")], className="two"),
            fields.named(undated, fields.segments("undated", "Keep", "Leave out")),
        ],
        "evidence": [
            fields.picked("confidence", "Least confidence", _CONFIDENCE, "low"),
            fields.boxes(network, "grade", facets["grade"]),
        ],
        "around": [
            fields.several("actor", names, "Choose actors"),
            fields.number("hops", "Up to how many ties away", value=1, min=0, max=6),
        ],
        "left_out": [fields.several("hide", names, "Nobody")],
        "event": [fields.several("event", fields.options(facets["event"]), "Any")],
        "structure": [
            fields.number(
                "min_degree", "At least", value="", min=1, max=999, placeholder="any number", debounce=400
            ),
            fields.named("Actors without ties", fields.segments("isolated", "Keep", "Leave out")),
        ],
        "text": [fields.words("text", "Words in name or summary")],
    }


def _group(name: str, controls: list[Component]) -> Component:
    """Return a group that folds, with its switch."""
    switch = dmc.Switch(
        id=ids.switch(name),
        checked=True,
        size="xs",
        withThumbIndicator=False,
        className="switch",
        attributes={
            "input": {"aria-label": f"Use the filter {TITLES[name]}"},
            "root": {"title": "Switch this filter off or on"},
        },
    )
    folded = html.Details(
        [html.Summary(TITLES[name]), html.Div(controls, className="controls")], open=name in OPEN
    )
    return html.Div([folded, switch], id=ids.group(name), className="group")


def body(seen: Seen, view: View) -> Component:
    """Return all groups, as they are without a filter."""
    bodies = _bodies(seen.explorer.network, seen.at(view).facets())
    head = html.Div(
        [
            html.H2("Filters"),
            html.Button("Reset", id=ids.RESET, className="plain", type="button"),
            html.Button("Close", id=ids.HIDE_FILTERS, className="plain narrow-only", type="button"),
        ],
        className="head",
    )
    return html.Aside(
        [head, *(_group(name, bodies[name]) for name in GROUPS)],
        id="filters",
        className="filters",
        **aria(label="Filters"),
    )


def date_error(value: str | None) -> str:
    """Return what is wrong with a date as typed, empty if nothing is.

    >>> date_error("2024-03"), date_error("2024-13")
    ('', 'Write 2024, 2024-03 or 2024-03-25')
    """
    try:
        day_interval((value or "2000").strip())
    except ValueError:
        return "Write 2024, 2024-03 or 2024-03-25"
    return ""


def group_classes(view: View) -> list[str]:
    """Return the class of each group: whether it asks something, whether it is switched off."""
    classes = []
    for name, words in GROUPS.items():
        words = (*words, "issue") if name == "stance" else words
        set_ = any(word in view.filter for word in words)
        classes.append(f"group{' set' if set_ else ''}{' off' if name in view.off else ''}")
    return classes


def answer(seen: Seen, view: View, held: Plain) -> dict[str, Any]:
    """Return the counts beside all values, the lists to pick from, and which groups ask something."""
    explorer = seen.at(view)
    facets, issue = explorer.facets(), view.active.issue
    classes = zip(group_classes(view), held["groups"], strict=True)
    return {
        "boxes": [fields.ticks(explorer.network, word, issue, facets[word]) for word in BOXES],
        "lists": [fields.options(facets[word]) for word in MULTI],
        "groups": [no_update if now == before else now for now, before in classes],
    }


def answers(seen: Seen) -> list[Answer]:
    """Return what is written beside the picture."""
    return [
        Answer(
            "facets",
            {
                "boxes": [Output(ids.control(word), "options") for word in BOXES],
                "lists": [Output(ids.control(word), "data") for word in MULTI],
                "groups": [Output(ids.group(name), "className") for name in GROUPS],
            },
            answer,
            setting=True,
            states={"groups": [State(ids.group(name), "className") for name in GROUPS]},
        )
    ]


def register(app: Dash, seen: Seen) -> None:
    """Add the callback of what is typed."""

    @app.callback(
        [Output(ids.control(word), "error") for word in DATES],
        [Input(ids.control(word), "value") for word in DATES],
        prevent_initial_call=True,
    )
    def dates(*values: str) -> list[str]:
        return [date_error(value) for value in values]
