"""The scenario: what is supposed to be otherwise, and forms to suppose more; the study stands below it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import orjson
from dash.development.base_component import Component

from graph_app.analyses.changes import BY_WORD, Item
from graph_app.api import Explorer
from graph_app.web import elements as html
from graph_app.web import ids
from graph_app.web.acts.supposing import take_back
from graph_app.web.menus import told
from graph_app.web.parts import inward
from graph_app.web.sheets.forms import forms
from graph_app.web.sheets.pieces import sheet_of
from graph_app.web.sheets.words import signed
from graph_app.web.view import View

COLOURS = {"stance": "Recorded", "settled": "Before", "after": "After", "change": "Change"}
"""What the picture can show beside a scenario, by the word of the colour."""
LARGEST = 100_000
"""Bytes of a saved scenario."""


def answer(explorer: Explorer, view: View, key: str) -> Component:
    """Return the changes of the scenario, what the picture shows of it, and what else can be supposed."""
    return sheet_of(
        explorer,
        view,
        "What if …",
        _changes(explorer, view),
        _picture(view) if view.scenario else html.Div(),  # else the forms would change their place
        forms(explorer, view),
    )


def _changes(explorer: Explorer, view: View) -> Component:
    """Return the changes, each with a way to take it back, and ways to keep them."""
    if not view.scenario:
        words = (
            "Suppose that somebody took another stance, left, or had one more tie or one less, and see where "
            "opinions would settle. Nothing on record is changed; the link holds the scenario."
        )
        return html.Div([html.P(words, className="quiet"), html.Div(_file(), className="doings")])
    rows = [
        html.Li([html.Span(said(explorer, word, item)), _taking_back(explorer, view, word, item)])
        for word, items in view.scenario.changes
        for item in items
    ]
    saved = quote(orjson.dumps(view.scenario.as_json(), option=orjson.OPT_INDENT_2).decode())
    keep = html.A(
        "Save scenario",
        href=f"data:application/json;charset=utf-8,{saved}",
        download="scenario.json",
        className="do",
    )
    away = html.Button("Take all back", type="button", className="do", **told(act="take-back", arg="all"))
    return html.Div(
        [html.Ul(rows, className="supposed"), html.Div([keep, away, _file()], className="doings")]
    )


def _file() -> Component:
    """Return the way to open a saved scenario; `assets/files.js` listens."""
    opens = {"opens-file": ids.SCENARIO_FILE, "accept": "application/json,.json", "most": str(LARGEST)}
    return html.Button("Open scenario", type="button", className="do", **told(**opens))


def _taking_back(explorer: Explorer, view: View, word: str, item: Item) -> Component:
    """Return the link to the view without a change."""
    after = take_back(explorer, view, {"word": word, "text": BY_WORD[word].dump(item)})
    unseen = html.Span(f"Take back: {said(explorer, word, item)}", className="visually-hidden")
    return inward(["×", unseen], after.link(), className="do", title="Take back")


def said(explorer: Explorer, word: str, item: Item) -> str:
    """Return a change as a sentence."""
    network = explorer.network
    names = network.words("actors", "name")
    if word == "set":
        actor, issue, stance = item
        what = f"“{network.words('issues', 'name')[str(issue)]}”"
        if stance is None:
            return f"{names[str(actor)]} has no stance on {what}"
        return f"{names[str(actor)]} stands at {signed(float(stance))} on {what}"
    if word == "remove":
        return f"{names[str(item[0])]} is gone"
    if word == "cut":
        return f"The tie {item[0]} is gone"
    if word == "add":
        start, kind, end = (str(one) for one in item)
        return f"{names[start]} {network.words('tie_kinds', 'name').get(kind, kind).lower()} {names[end]}"
    if word == "strength":
        kind = network.words("tie_kinds", "name").get(str(item[0]), "acted together")
        return f"Ties “{kind}” have strength {item[1]:g}"
    whom = network.words("actor_kinds", "plural").get(str(item[0]), "everybody") if item[0] else "everybody"
    return f"Susceptibility of {whom.lower()} is {item[1]:g}"


def _picture(view: View) -> Component:
    """Return the choice of what the picture shows."""
    ways = []
    for colour, words in COLOURS.items():
        here = view.colour == colour
        mark = [html.Span(" (shown)", className="visually-hidden")] if here else []
        link = replace(view, colour=colour, tab="network").link()
        ways.append(inward([words, *mark], link, className="do chosen" if here else "do"))
    shows = html.Span("The picture shows", className="quiet")
    return html.Div([shows, *ways], className="doings picture-shows")
