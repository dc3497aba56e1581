"""The filters: groups that fold, switch off and count."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from graph_app.schema.dates import day_interval
from graph_app.web import fields, ids
from graph_app.web.answers import Answer, Plain
from graph_app.web.controls import BOXES
from graph_app.web.groups import controls
from graph_app.web.menus import told
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.still import still
from graph_app.web.view import GROUPS, View

OPEN = ("stance", "kind", "ties")
"""Groups that are open at first."""
FOLDED = tuple(name for name in GROUPS if name not in OPEN)
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
ACTORS = ("actor", "hide")
"""Lists of all actors: they are what they are until the data change."""


def _group(name: str, inside: list[Component]) -> Component:
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
    holder = html.Div(inside, id=ids.fold(name), className="controls")
    folded = html.Details([html.Summary(TITLES[name]), holder], open=name in OPEN, **told(group=name))
    return html.Div([folded, switch], id=ids.group(name), className="group")


def body(seen: Seen, view: View) -> Component:
    """Return all groups, as they are without a filter; folded ones have controls once they are opened."""
    head = html.Div(
        [
            html.H2("Filters"),
            html.Button("Reset", id=ids.RESET, className="plain", type="button"),
            html.Button("Close", id=ids.HIDE_FILTERS, className="plain narrow-only", type="button"),
            dcc.Store(id=ids.UNFOLDED),
        ],
        className="head",
    )
    groups = [_group(name, controls(seen, name, view) if name in OPEN else []) for name in GROUPS]
    return html.Aside([head, *groups], id="filters", className="filters", **aria(label="Filters"))


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
    network, facets, issue = explorer.network, explorer.facets(), view.active.issue
    words = [one["part"] for one in held["controls"]]
    classes = zip(group_classes(view), held["groups"], strict=True)
    lists: dict[str, Any] = {word: fields.ticks(network, word, issue, facets[word]) for word in BOXES}
    lists |= {word: fields.options(facets[word]) for word in MULTI}
    if held.get("anew"):
        lists |= {"issue": fields.issues(network)} | dict.fromkeys(ACTORS, fields.actors(network))
    return {
        "lists": [lists.get(word, no_update) for word in words],
        "groups": [no_update if now == before else now for now, before in classes],
    }


def answers(seen: Seen) -> list[Answer]:
    """Return what is written beside the picture."""
    groups = [ids.group(name) for name in GROUPS]
    every = ids.control(ALL)  # type: ignore[arg-type]
    return [
        Answer(
            "facets",
            {
                "lists": Output(every, "data"),
                "groups": [Output(one, "className") for one in groups],
            },
            answer,
            setting=True,
            states={
                "controls": State(every, "id"),
                "groups": [State(one, "className") for one in groups],
            },
            many={"lists": "controls"},
        )
    ]


def unfolded(seen: Seen, view: View, asked: dict[str, Any] | None) -> list[Any]:
    """Return the controls of the group that was opened, in its place among those that begin folded."""
    name = (asked or {}).get("group")
    return [still(controls(seen, one, view)) if one == name else no_update for one in FOLDED]


def register(app: Dash, seen: Seen) -> None:
    """Add the callbacks of groups that are opened, and of what is typed."""

    @app.callback(
        [Output(ids.fold(name), "children") for name in FOLDED],
        Input(ids.UNFOLDED, "data"),
        State(ids.VIEW, "data"),
        prevent_initial_call=True,
    )
    def unfold(asked: dict[str, Any] | None, data: dict[str, Any] | None) -> list[Any]:
        return unfolded(seen, seen.read(data), asked)

    for word in DATES:
        app.callback(
            Output(ids.control(word), "error"), Input(ids.control(word), "value"), prevent_initial_call=True
        )(date_error)
