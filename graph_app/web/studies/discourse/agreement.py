"""Agreement: who agrees most, who disagrees most, as lists that open to statements, or as a matrix."""

from __future__ import annotations

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from graph_app.analyses.discourse.similarity import CAUTION, DEFINITIONS, NEITHER, NORMALISATIONS, SCALED
from graph_app.api import Explorer
from graph_app.layouts import Progress
from graph_app.text import counted
from graph_app.web.charts.scale import number
from graph_app.web.debating import address, counting, mode_of, network, on_issues, reading
from graph_app.web.parts import inward
from graph_app.web.studies.discourse.grid import grid, square
from graph_app.web.studies.discourse.pieces import Rows, about, files, left_out, nothing
from graph_app.web.studies.pieces import bar, explained, table
from graph_app.web.studying import Plain, Study
from graph_app.web.view import COUNTING, View

MOST = 40
"""Pairs that are listed of each kind."""
MODES = {"congruence": "Agree most", "conflict": "Disagree most"}
WHAT = (
    "Two actors agree as often as both take the same side on the same issue, and disagree as often as they "
    "take opposite sides. It is read from what they said on record, whether they know each other or not."
)
PLURALS = {"actors": "actors", "issues": "issues"}


def work(explorer: Explorer, view: View, progress: Progress) -> Plain:
    """Return the strongest pairs of agreement and of disagreement, or a matrix of both."""
    if view.pairs == "list":
        return {mode: explorer.discourse(most=MOST, **network(explorer, view, mode)) for mode in MODES}
    asked = explorer.discourse_network(on=view.pairs, **network(explorer, view, "subtract"))
    return {"about": asked.about(), "square": square(asked)}


def show(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return what agreement is, the pairs or the matrix, and where all of it is to be had."""
    about_ = found["congruence"] if view.pairs == "list" else found["about"]
    first = about("Agreement", WHAT, CAUTION)
    rest = (
        html.P(f"{_on(explorer, view, found)} {left_out(about_)}", className="small"),
        _picture(view),
        *(_lists(explorer, view, found) if view.pairs == "list" else _matrix(view, found["square"])),
        _explained(view),
        _files(explorer, view),
    )
    return html.Div([first, *rest])


def _on(explorer: Explorer, view: View, found: Plain) -> str:
    """Return on what statements are and how they count."""
    if view.pairs != "list":
        return f"{counting(view)}.".capitalize()
    issues = {key for mode in MODES for tie in found[mode]["ties"] for key in tie["through"]}
    spoken = on_issues(explorer, view, len(issues)) if issues else "no issue"
    return f"On {spoken} among the pairs below; {counting(view)}."


def _picture(view: View) -> Component:
    """Return the ways to the picture with these pairs as its ties."""
    ways = {"congruence": "Draw agreement", "conflict": "Draw disagreement", "subtract": "Draw both"}
    links = [
        inward(words, replace(view, joined=mode, tab="network").link(), className="do")
        for mode, words in ways.items()
    ]
    return html.Div(links, className="doings")


def _lists(explorer: Explorer, view: View, found: Plain) -> list[Component]:
    """Return both lists."""
    rows = Rows(explorer, view)
    return [_list(rows, view, mode, found[mode]) for mode in MODES]


def _list(rows: Rows, view: View, mode: str, found: Plain) -> Component:
    ties, size = found["ties"], found["size"]["ties"]
    if not ties:
        return nothing(f"No two visible actors {'dis' * (mode == 'conflict')}agree on anything.")
    most = max(abs(one["weight"]) for one in ties)
    first = f"The first {len(ties)} of {size:,} pairs" if size > len(ties) else counted(size, "pair")
    pairs = "Pairs of statements" if view.scale == "binary" else "Likeness of statements"
    heads = (MODES[mode], "Weight", pairs, "On")
    return table(
        heads, [_row(rows, view, one, most) for one in ties], f"{first}, the strongest first.", "ranking"
    )


def _row(rows: Rows, view: View, one: Plain, most: float) -> Component:
    return html.Tr(
        [
            rows.both(one["one"], one["other"]),
            html.Td([bar(abs(one["weight"]), most), html.Span(number(one["weight"]), className="figure")]),
            html.Td(rows.way(one["one"], one["other"], _counts(view, one))),
            html.Td(rows.issues(one["through"]), className="small"),
        ],
        className="chosen" if {one["one"], one["other"]} & set(view.selected) else "",
    )


def _counts(view: View, one: Plain) -> str:
    """Return how often two agree and disagree; on five steps how much all pairs of statements are alike."""
    if view.scale != "binary":
        return f"{one['congruence']:g} alike, {one['conflict']:g} apart"
    return f"{one['congruence']:g} agree, {one['conflict']:g} disagree"


def _matrix(view: View, found: Plain) -> list[Component]:
    """Return the pairs as a matrix."""
    if len(found["names"]) < 2:
        return [nothing("There are not two with something in common.")]
    kind = PLURALS[view.pairs]
    first = (
        f"The {len(found['names'])} {kind} with most in common of {found['all']:,}"
        if found["all"] > len(found["names"])
        else f"All {found['all']} {kind}"
    )
    said = (
        f"{first}: agreement less disagreement, blue where two rather agree, orange where they rather "
        "disagree; those who agree stand together. Enter or a click opens what a number rests on."
    )
    if view.pairs == "issues":
        said = (
            f"{first}: blue where the same actors are for both or against both, orange where who is for the "
            "one is against the other. Enter or a click opens the issue of the row."
        )
    return [html.P(said, className="small"), html.Div(grid(view, found), className="pairs-grid")]


def _explained(view: View) -> Component:
    kind, binary = NORMALISATIONS[view.normalise], view.scale == "binary"
    words = DEFINITIONS if binary else SCALED
    return explained(
        "How to read this",
        *(
            f"{title}: {words[mode]}."
            for mode, title in (("congruence", "Agreement"), ("conflict", "Disagreement"))
        ),
        *([NEITHER] if binary else []),
        f"{kind.title}: {kind.formula}. {kind.reference}, Discourse network analysis.",
    )


def _files(explorer: Explorer, view: View) -> Component:
    """Return where the whole network is to be had, in every format."""
    how = network(explorer, view, mode_of(view)) | ({"on": "issues"} if view.pairs == "issues" else {})
    cut = {"unit": "years", "windows": "consecutive", "kernel": "uniform"}
    cells = reading(explorer, view) | {"mode": "two-mode", "cells": "balance"}
    links = {
        "GraphML": (address(explorer, "discourse.graphml", how), "agreement.graphml"),
        "GEXF with time": (address(explorer, "discourse.gexf", how), "agreement.gexf"),
        "Matrix (CSV)": (address(explorer, "discourse.csv", how), "agreement.csv"),
        "Pairs (CSV)": (address(explorer, "discourse.ties", how), "pairs.csv"),
        "Pairs year by year (CSV)": (address(explorer, "discourse.ties", how | cut), "pairs-by-year.csv"),
        "JSON": (address(explorer, "discourse", how), "agreement.json"),
        "Actors × issues (CSV)": (address(explorer, "discourse.csv", cells), "actors-issues.csv"),
    }
    return files(links)


AGREEMENT: Study = Study("agreement", (*COUNTING, "kernel", "pairs"), work, show)
