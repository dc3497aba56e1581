"""Estimates for actors without a recorded opinion, and how good such estimates are."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from graph_app.analyses.checking import METHODS
from graph_app.api import Explorer
from graph_app.layouts import Progress
from graph_app.text import counted
from graph_app.web.parts import inward
from graph_app.web.studies.pieces import explained, ground_said, moved, opinion, share, table
from graph_app.web.studying import Plain, Study
from graph_app.web.view import View

MOST = 60
"""Actors that are listed."""
SCORES = {"sign_accuracy": "Sign right", "auc": "AUC", "mean_error": "Mean error"}


def work(explorer: Explorer, view: View, progress: Progress) -> Plain:
    """Return estimates and how they fare on actors whose opinion is known."""
    return explorer.estimates(check=True, graph=view.on, progress=progress)


def meanwhile(explorer: Explorer, view: View) -> Component:
    """Return the estimates while they are checked."""
    return _page(view, explorer.estimates(graph=view.on))


def show(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return how good estimates are, and the estimates."""
    return _page(view, found)


def _page(view: View, found: Plain) -> Component:
    rows = found["actors"]
    more = f" The first {MOST} of {len(rows):,}, from open to restrictive." if len(rows) > MOST else ""
    without = f" {counted(found['without'], 'actor')} can be given none." if found["without"] else ""
    caption = f"{counted(len(rows), 'actor')} without an opinion on record, estimated.{without}{more}"
    check = found.get("check")
    first, _, rest = found["caution"].partition(":")
    return html.Div(
        [
            html.P([html.B(first), f":{rest}"]),
            *([_scores(one) for one in check["estimators"]] if check else []),
            table(
                ("Actor", "Estimate", "Rests on", "Mostly"),
                [_row(view, one) for one in rows[:MOST]],
                caption,
                "ranking",
            )
            if rows
            else html.P("Nobody without an opinion is reached by one.", className="quiet"),
            html.P(ground_said(found), className="quiet small"),
            explained(
                "How to read this",
                found["method"],
                "The check leaves recorded opinions out one by one, and with an actor's statements its "
                "acted-together ties and every tie that rests on the same source: else the answer leaks.",
            ),
        ]
    )


def _scores(one: Plain) -> Component:
    """Return the scores of an estimator beside the baselines, and how well it is calibrated."""
    rows = [
        html.Tr([html.Th(METHODS[name], scope="row"), *(html.Td(_score(scores[word])) for word in SCORES)])
        for name, scores in one["scores"].items()
    ]
    title = f"{one['title']}, left out one by one: {one['covered']} actors"
    bins = [
        html.Tr(
            [
                html.Th(f"{moved(each['from'], 2)} to {moved(each['to'], 2)}", scope="row"),
                html.Td(f"{each['actors']}", className="number"),
                html.Td(moved(each["estimate"], 2), className="number"),
                html.Td(moved(each["recorded"], 2), className="number"),
            ]
        )
        for each in one["calibration"]["bins"]
    ]
    heads = ("Estimated between", "Actors", "Mean estimate", "Mean on record")
    return html.Div(
        [
            table(("", *SCORES.values()), rows, html.B(title), "roles"),
            html.P(one["sentence"], className="small"),
            html.Details(
                [html.Summary("Calibration"), table(heads, bins, None, "roles", (1, 2, 3))],
                className="explained",
            ),
        ],
        className="scores",
    )


def _score(one: Plain) -> str:
    """Return a score with its interval."""
    if one["value"] is None:
        return "none"
    between = one["interval"]
    return f"{one['value']:.2f}" + (f" ({between[0]:.2f}–{between[1]:.2f})" if between else "")


def _row(view: View, one: Plain) -> Component:
    mostly: list[Any] = []
    for other in one["strongest"]:
        mostly += [", "] if mostly else []
        mostly += [inward(other["name"], view.selecting(other["id"]).link()), f" {share(other['share'])}"]
    return html.Tr(
        [
            html.Th(inward(one["name"], view.selecting(one["id"]).opening("influence").link()), scope="row"),
            html.Td([opinion(one["estimate"]), html.Span(" estimate", className="quiet small")]),
            html.Td(counted(one["rests_on"], "opinion")),
            html.Td(mostly, className="small"),
        ],
        className="chosen" if one["id"] in view.selected else "",
    )


ESTIMATES = Study("estimates", ("on",), work, show, meanwhile)
