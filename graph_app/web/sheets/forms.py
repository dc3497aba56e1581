"""Forms to suppose something: a stance, a departure, a tie, strengths of ties, susceptibility."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash.development.base_component import Component

from graph_app.analyses.changes import UNKNOWN
from graph_app.api import Explorer
from graph_app.graph.derived import ACTED_TOGETHER
from graph_app.graph.stance import label_title
from graph_app.web import elements as html
from graph_app.web import ids
from graph_app.web.acts.supposing import suppose
from graph_app.web.parts import inward
from graph_app.web.view import View

STANCES = {"2": "+2", "1": "+1", "0": "0", "-1": "−1", "-2": "−2", UNKNOWN: "none"}
EVERYBODY = "*"
"""Stands for everybody in the form of susceptibility."""


def forms(explorer: Explorer, view: View) -> Component:
    """Return the forms that make sense with what is selected."""
    names = explorer.network.words("actors", "name")
    found: list[Any] = []
    if view.at:
        found.append(_form(f"Suppose of {names[view.at]}", _stance(explorer, view), "stance"))
        link = suppose(explorer, view, {"word": "remove", "text": view.at}).link()
        gone = inward(f"Suppose {names[view.at]} were gone", link, className="do")
        found.append(html.Div(gone, className="doings"))
    else:
        words = "Select an actor to suppose something of it: a stance, a tie, or that it were gone."
        found.append(html.P(words))
    if view.also:
        found.append(_form("Suppose one more tie between the first two", _tie(explorer, view), "tie"))
    elif view.at:
        words = "For one more tie, select a second actor with Shift; to cut one, open the tie."
        found.append(html.P(words, className="quiet small"))
    found.append(
        html.Details(
            [
                html.Summary("Strength of ties, susceptibility"),
                _form("Ties of a kind count", _strength(explorer), "strength"),
                _form(
                    "How far others move those with an opinion", _susceptibility(explorer), "susceptibility"
                ),
            ],
            className="explained",
        )
    )
    return html.Div(
        [*found, html.P(id=ids.whatif("said", "forms"), role="alert", className="wrong")], className="forms"
    )


def _form(title: str, fields: list[Any], form: str) -> Component:
    button = dmc.Button("Suppose", id=ids.whatif("button", form), variant="default", size="xs")
    return html.Div(
        [html.B(title), html.Div([*fields, button], className="fields")], className="form", role="group"
    )


def _menu(
    form: str, field: str, label: str, data: list[Any], value: str | None = None, **rest: Any
) -> Component:
    return dmc.Select(
        id=ids.supposed(form, field),
        data=data,
        value=value,
        size="xs",
        placeholder=label,
        allowDeselect=False,
        comboboxProps={"width": "max-content", "position": "bottom-start", "keepMounted": False},
        attributes={"input": {"aria-label": label}},
        **rest,
    )


def _number(form: str, field: str, label: str, value: float) -> Component:
    return dmc.NumberInput(
        id=ids.supposed(form, field),
        value=value,
        min=0,
        max=1,
        step=0.1,
        decimalScale=2,
        size="xs",
        w=72,
        attributes={"input": {"aria-label": label}},
    )


def _stance(explorer: Explorer, view: View) -> list[Any]:
    """Return an issue and a stance on it; the issue that is looked at first."""
    table = explorer.network.dataset.tables["issues"]
    groups: dict[str, list[dict[str, str]]] = {}
    for key, name, kind in zip(table["id"], table["name"], table["kind"], strict=True):
        groups.setdefault(str(kind), []).append({"value": str(key), "label": str(name)})
    titles = {"policy": "Policy questions", "argument": "Arguments"}
    data = [{"group": titles.get(kind, kind), "items": items} for kind, items in groups.items()]
    stances = dmc.SegmentedControl(
        id=ids.supposed("stance", "stance"),
        value="2",
        data=[{"value": value, "label": label} for value, label in STANCES.items()],
        size="xs",
        fullWidth=True,
        attributes={"root": {"aria-label": "Stance, from strongly supports to strongly opposes"}},
    )
    issue = _menu("stance", "issue", "Issue", data, explorer.chosen.issue or None, searchable=True, w="100%")
    return [issue, html.Div(stances, className="wide")]


def _tie(explorer: Explorer, view: View) -> list[Any]:
    """Return a kind of tie and which way it runs."""
    names = explorer.network.words("actors", "name")
    one, other = view.selected[:2]
    ways = [
        {"value": "there", "label": f"{names[one]} → {names[other]}"},
        {"value": "back", "label": f"{names[other]} → {names[one]}"},
    ]
    return [
        _menu("tie", "kind", "Kind of tie", _kinds(explorer), w=150, searchable=True),
        _menu("tie", "way", "Which way", ways, "there", w="100%"),
    ]


def _strength(explorer: Explorer) -> list[Any]:
    kinds = [*_kinds(explorer), {"value": ACTED_TOGETHER, "label": "Acted together"}]
    return [
        _menu("strength", "kind", "Kind of tie", kinds, w=170, searchable=True),
        _number("strength", "strength", "Strength, from 0 to 1", 0.5),
    ]


def _susceptibility(explorer: Explorer) -> list[Any]:
    table = explorer.network.dataset.tables["actor_kinds"]
    kinds = [
        {"value": str(key), "label": str(name)}
        for key, name in zip(table["id"], table["plural"], strict=True)
    ]
    data = [{"value": EVERYBODY, "label": "Everybody"}, *kinds]
    return [
        _menu("susceptibility", "kind", "Of whom", data, EVERYBODY, w=170),
        _number("susceptibility", "susceptibility", "Susceptibility, from 0 to 1", 0.5),
    ]


def _kinds(explorer: Explorer) -> list[dict[str, str]]:
    table = explorer.network.dataset.tables["tie_kinds"]
    return [
        {"value": str(key), "label": label_title(str(name))}
        for key, name in zip(table["id"], table["name"], strict=True)
    ]


def asked(view: View, form: str, fields: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the change that a form asks for as a word and a text; None while something is missing.

    >>> asked(View(at="meta"), "stance", {"issue": "licences", "stance": "-2"})
    ('set', 'meta:licences=-2')
    >>> asked(View(at="a", also=("b",)), "tie", {"kind": "funds", "way": "back"})
    ('add', 'b:funds:a')
    """
    given = {name: value for name, value in fields.items() if value not in (None, "")}
    if form == "stance" and view.at and {"issue", "stance"} <= set(given):
        return "set", f"{view.at}:{given['issue']}={given['stance']}"
    if form == "tie" and view.also and {"kind", "way"} <= set(given):
        one, other = view.selected[:2] if given["way"] == "there" else view.selected[1::-1]
        return "add", f"{one}:{given['kind']}:{other}"
    if form == "strength" and {"kind", "strength"} <= set(given):
        return "strength", f"{given['kind']}={given['strength']}"
    if form == "susceptibility" and {"kind", "susceptibility"} <= set(given):
        whom = "" if given["kind"] == EVERYBODY else f"{given['kind']}="
        return "susceptibility", f"{whom}{given['susceptibility']}"
    return None
