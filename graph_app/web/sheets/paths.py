"""Paths between the first two selected actors: the shortest, and the strongest; each step opens its ties."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.text import counted
from graph_app.web import elements as html
from graph_app.web.parts import inward
from graph_app.web.sheets.hiding import hidden_note
from graph_app.web.sheets.pieces import actor_link, listed, opened, section, sheet_of
from graph_app.web.view import View

ALONG = "influence"
"""Key of the sheet where ties are only walked the way that influence runs."""
ABOUT = {
    "hops": "The fewest steps. Ties that are not on record make a path longer than it is.",
    "influence": (
        "The highest product of weights along the path; weights of parallel ties add up, to 1 at most. "
        "Not the probability that influence arrives."
    ),
}


def answer(explorer: Explorer, view: View, key: str) -> Component:
    """Return the paths between the first two selected actors.

    `key` is "influence" where ties are only walked the way that influence runs, empty for either way.
    """
    if len(view.selected) < 2:
        words = "Select two actors to see the paths between them: hold Shift or Ctrl and choose another one."
        return sheet_of(explorer, view, "Paths between two actors", html.P(words))
    one, other = view.selected[:2]
    along = "influence" if key == ALONG else "any"
    shortest = explorer.paths(one, other, along=along)
    strongest = explorer.paths(one, other, by="influence", along=along)
    return sheet_of(
        explorer,
        view,
        [shortest["from"]["name"], html.Span(" to ", className="verb"), shortest["to"]["name"]],
        _ways(view, along),
        *(hidden_note(explorer, view, explorer.explain(actor), actor) for actor in (one, other)),
        _paths(explorer, view, shortest, "Shortest by steps"),
        _paths(explorer, view, strongest, "Strongest by influence weight"),
    )


def _ways(view: View, along: str) -> Component:
    """Return how ties are walked, and the way to the other question."""
    one, other, *rest = view.selected
    turned = view.selecting(other, one, *rest).opening(view.panel).link()
    if along == "any":
        said = "Over visible ties, whichever way they run."
        change = inward("Only along influence", view.opening(f"paths:{ALONG}").link(), className="do")
    else:
        said = "Over visible ties, only the way that influence runs."
        change = inward("Whichever way ties run", view.opening("paths").link(), className="do")
    doings = [change, inward("Turn round", turned, className="do")]
    return html.Div([html.P(said, className="quiet"), html.Div(doings, className="doings")])


def _paths(explorer: Explorer, view: View, found: dict[str, Any], title: str) -> Component:
    """Return the paths of one kind, each with its steps."""
    if not found["total"]:
        return section(title, html.P("No path over the ties that are shown.", className="quiet"))
    several = counted(found["total"], "path")
    total = f"{several} of {counted(found['hops'], 'step')}"
    rows = [html.Li(_path(explorer, view, path), className="path") for path in found["paths"]]
    left = found["total"] - len(rows)
    return section(
        title,
        html.Div(
            [
                html.P([html.B(total), ". ", html.Span(ABOUT[found["by"]], className="quiet")]),
                listed(rows),
                html.P(f"{left:,} more are as good and not listed.", className="quiet") if left else None,
            ]
        ),
    )


def _path(explorer: Explorer, view: View, path: dict[str, Any]) -> Component:
    """Return a path: actors one below the other, between them the ties of each step."""
    rows: list[Any] = [html.Li(actor_link(explorer, view, path["actors"][0]))]
    for step, actor in zip(path["steps"], path["actors"][1:], strict=True):
        ties: list[Any] = []
        for tie in step["ties"]:
            ties += [", "] if ties else []
            ties.append(opened(_way(tie, step["from"]), view, "tie", tie["id"], ""))
        rows.append(
            html.Li(
                [*ties, html.Span(_note(step), className="quiet")],
                className="step small",
            )
        )
        rows.append(html.Li(actor_link(explorer, view, actor)))
    return html.Div(
        [
            html.Ol(rows, className="steps"),
            html.Div(f"strength {path['strength']:.3g}", className="quiet small"),
        ]
    )


def _note(step: dict[str, Any]) -> str:
    """Return the weight of a step, and whether all of it is hostile."""
    hostile = ", hostile" if all(tie["sign"] < 0 for tie in step["ties"]) else ""
    return f" weight {step['weight']:.2f}{hostile}"


def _way(tie: dict[str, Any], here: str) -> str:
    """Return a tie's kind with an arrow that says which way it runs along the path."""
    if tie["symmetric"]:
        return str(tie["title"])
    return f"{tie['title']} →" if tie["from"]["id"] == here else f"← {tie['title']}"
