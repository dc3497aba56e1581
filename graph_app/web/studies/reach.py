"""Who reaches most: whose first opinions make up where everybody's settle, in the model."""

from __future__ import annotations

from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.layouts import Progress
from graph_app.text import counted
from graph_app.web.parts import inward
from graph_app.web.studies.pieces import bar, explained, ground_said, moved, opinion, share, table
from graph_app.web.studying import Plain, Study
from graph_app.web.view import View

MOST = 60
"""Actors that are listed."""
FIRST = (
    "is the share of an actor's first opinion in the settled opinion of the average actor, over paths of all "
    "lengths, itself included; all together are 100 %. "
)
CAUTION = "It is not influence that was observed."
MEANS = "Actors without an opinion on record reach nobody: they may carry what others say."


def work(explorer: Explorer, view: View, progress: Progress) -> Plain:
    """Return first and settled opinion, drift and reach of everybody."""
    return explorer.influence(graph=view.on)


def show(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return who reaches most, as a table."""
    rows = [one for one in found["actors"] if one["reach"] > 0]
    most = rows[0]["reach"] if rows else 0.0
    left = len(rows) - MOST
    more = f" The first {MOST} of {len(rows):,}." if left > 0 else ""
    caption = f"{counted(found['reached'], 'actor')} have an opinion on record or are reached by one.{more}"
    heads = ("Actor", "Reach", "On record", "Settles at", "Drift", "")
    return html.Div(
        [
            html.P([html.B("Reach "), FIRST, html.Span(CAUTION, className="quiet")]),
            html.P(ground_said(found), className="small"),
            table(heads, [_row(view, one, most) for one in rows[:MOST]], caption, "ranking"),
            explained("How to read this", MEANS, found["method"]),
        ]
    )


def _row(view: View, one: Plain, most: float) -> Component:
    chosen = view.selecting(one["id"])
    beside = replace(chosen, panel="influence").link()
    return html.Tr(
        [
            html.Th(inward(one["name"], chosen.link()), scope="row"),
            html.Td([bar(one["reach"], most), html.Span(share(one["reach"]), className="figure")]),
            html.Td(opinion(one["first"])),
            html.Td(opinion(one["settled"])),
            html.Td(moved(one["drift"], 2), className="number"),
            html.Td(inward("Who moves it", beside, className="small")),
        ],
        className="chosen" if one["id"] in view.selected else "",
    )


REACH = Study("reach", ("on",), work, show)
