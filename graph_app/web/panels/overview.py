"""Of a large network: how much is drawn, the way to more, and down to one coalition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from dash import Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from graph_app.analyses import Groups
from graph_app.api import Explorer
from graph_app.text import counted
from graph_app.web import ids
from graph_app.web.answers import Answer, Plain
from graph_app.web.cut import Cut, cut_of, is_large, said
from graph_app.web.jobs import Jobs, Waiting
from graph_app.web.looks import COALITIONS, EVERY, MOST
from graph_app.web.panels.placing import beside
from graph_app.web.parts import inward
from graph_app.web.seen import Seen
from graph_app.web.still import still
from graph_app.web.view import PLAIN, View

TICK = 1_500
"""Milliseconds between two looks at coalitions that are being found."""
FINDING = 1
"""The key of that work: there is one such question per page."""
FIND = "Find coalitions"
WORKING = "Finding coalitions … the page goes on meanwhile"
SHOWN = 100
"""Coalitions that are listed."""


def line(explorer: Explorer, view: View) -> list[Component]:
    """Return what is said of the part that is drawn, and links to more or less of it."""
    cut = cut_of(explorer, view)
    if cut is None:
        return []
    text = said(view, cut)
    found: list[Any] = [html.Span(text)] if text else []
    if view.coalition:
        found.append(inward("Back to the overview", replace(view, coalition="").link()))
    if not cut.whole or view.most != PLAIN.most:
        found.append(html.Span(["Draw ", *_numbers(view, cut)], className="how-many"))
    return found


def _numbers(view: View, cut: Cut) -> list[Any]:
    """Return the numbers of actors that can be drawn as links, the present one in bold."""
    useful = [most for most in MOST if most == EVERY or int(most) < cut.among]
    pieces: list[Any] = []
    for most in useful:
        words = f"all {cut.among:,}" if most == EVERY else f"{int(most):,}"
        now = most == view.most
        link = replace(view, most=most).link()
        pieces += [html.B(words) if now else inward(words, link), " · "]
    return pieces[:-1]


def coalitions(explorer: Explorer, view: View, groups: Groups) -> Component:
    """Return the coalitions with how many visible actors each has; each leads to itself alone."""
    seen = explorer.visible.actors & (groups.codes >= 0)
    count = np.bincount(groups.codes[seen], minlength=len(groups.names)).tolist()
    known = [code for code in range(min(len(count), COALITIONS)) if count[code]]
    rest = sum(count) - sum(count[code] for code in known[:SHOWN])
    alone = int(explorer.visible.actors.sum()) - sum(count)
    left = [counted(number, "visible actor") + f" {where}" for number, where in _left(rest, alone) if number]
    rows = [_row(view, groups.names[code], code + 1, count[code]) for code in known[:SHOWN]]
    return html.Div([html.Ul(rows), *([html.P(f"Beside these: {', '.join(left)}.")] if left else [])])


def _left(rest: int, alone: int) -> Sequence[tuple[int, str]]:
    return (rest, "in smaller coalitions"), (alone, "in none")


def _row(view: View, name: str, number: int, actors: int) -> Component:
    here = view.coalition == str(number)
    link = inward(name, replace(view, coalition=str(number)).link(), className="here" if here else "")
    return html.Li([link, html.B(f"{actors:,}")])


def body(seen: Seen) -> list[Component]:
    """Return the place of the line and the list; nothing where the network is drawn whole."""
    if not is_large(seen.explorer.network):
        return []
    find = html.Button(FIND, id=ids.COALITIONS_FIND, type="button", className="plain")
    listed = html.Details(
        [
            html.Summary("Coalitions"),
            html.Div(
                [find, html.Span(id=ids.COALITIONS_SAID, role="status"), html.Div(id=ids.COALITIONS)],
                className="card coalitions",
            ),
        ],
        className="more overview-groups",
    )
    clock = dcc.Interval(id=ids.COALITIONS_CLOCK, interval=TICK, disabled=True)
    line_ = html.Div(id=ids.OVERVIEW, className="overview-line", role="status")
    return [html.Div([line_, listed, clock], className="overview")]


def answers(seen: Seen) -> list[Answer]:
    """Return what is written beside the picture; of the coalitions only those that are known already."""
    if not is_large(seen.explorer.network):
        return []

    def said_of(seen: Seen, view: View, held: Plain) -> dict[str, Any]:
        explorer = seen.at(view)
        groups = explorer.known_groups("coalition")
        return {
            "line": still(line(explorer, view)),
            "list": no_update if groups is None else still(coalitions(explorer, view, groups)),
        }

    outputs = {"line": Output(ids.OVERVIEW, "children"), "list": Output(ids.COALITIONS, "children")}
    return [Answer("overview", outputs, said_of)]


def register(app: Dash, seen: Seen) -> None:
    """Add what finds coalitions when it is asked to."""
    if not is_large(seen.explorer.network):
        return
    jobs: Jobs[Groups] = Jobs(workers=1, kept=1)

    @app.callback(
        output={
            "list": Output(ids.COALITIONS, "children", allow_duplicate=True),
            "guides": Output(ids.CANVAS, "guides", allow_duplicate=True),
            "said": Output(ids.COALITIONS_SAID, "children"),
            "hidden": Output(ids.COALITIONS_FIND, "hidden"),
            "still": Output(ids.COALITIONS_CLOCK, "disabled"),
        },
        inputs={
            "clicks": Input(ids.COALITIONS_FIND, "n_clicks"),
            "ticks": Input(ids.COALITIONS_CLOCK, "n_intervals"),
        },
        state={"data": State(ids.VIEW, "data")},
        prevent_initial_call=True,
    )
    def find(clicks: int, ticks: int, data: dict[str, Any] | None) -> dict[str, Any]:
        view = seen.read(data)
        found = jobs.ask(FINDING, lambda tell: seen.explorer.groups("coalition"))
        if isinstance(found, Waiting):
            waiting = {"list": no_update, "guides": no_update}
            return waiting | {"said": WORKING, "hidden": True, "still": False}
        listed = still(coalitions(seen.at(view), view, found))
        named = beside(seen, view) or no_update
        return {"list": listed, "guides": named, "said": None, "hidden": True, "still": True}
