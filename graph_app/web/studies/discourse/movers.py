"""Movers: whose stance on an issue changed, when, from what to what, on which statements."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.layouts import Progress
from graph_app.text import counted
from graph_app.web.debating import address, issues
from graph_app.web.sheets.pieces import actor_link, opened, source, stance
from graph_app.web.studies.discourse.pieces import about, files, left_out, nothing, said
from graph_app.web.studies.pieces import explained, table
from graph_app.web.studying import Plain, Study
from graph_app.web.view import View

MOST = 60
"""Moves that are listed, the newest first."""
WHAT = (
    "A move is a change from one stance of an actor on an issue to its next one. "
    "Both statements and their sources stand beside it."
)
KINDS = {
    "turned": "turned to the other side",
    "took_side": "took a side",
    "left_side": "left its side",
    "stronger": "became firmer",
    "weaker": "became softer",
}
"""What a move is, in words."""


def asked(explorer: Explorer, view: View) -> dict[str, Any]:
    """Return the words of the question."""
    return issues(explorer, view) | {"moves": view.moves}


def work(explorer: Explorer, view: View, progress: Progress) -> Plain:
    """Return who moved."""
    return explorer.movers(most=MOST, **asked(explorer, view))


def show(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return what a move is, how many there are, and each with both sides of it."""
    how = address(explorer, "movers", asked(explorer, view))
    return html.Div(
        [
            about("Movers", WHAT, found["caution"]),
            html.P(f"{_counts(found)} {left_out(found)}", className="small"),
            _by_issue(view, found["issues"]) if found["issues"] else None,
            _moves(explorer, view, found) if found["moves"] else nothing("Nobody moved."),
            explained("How to read this", found["definition"]),
            files({"JSON": (how, "movers.json")}),
        ]
    )


def _counts(found: Plain) -> str:
    """Return how many moves there are of each kind."""
    kinds = [f"{number:,} {KINDS[kind]}" for kind, number in found["counts"].items() if number]
    return f"{counted(found['total'], 'move')}{': ' if kinds else ''}{', '.join(kinds)}."


def _by_issue(view: View, rows: list[Plain]) -> Component:
    """Return on which issues there was movement, and which way."""
    body = [
        html.Tr(
            [
                html.Th(opened(one["name"], view, "issue", one["id"], ""), scope="row"),
                *(
                    html.Td(f"{one[word]:,}" if one[word] else "", className="number")
                    for word in ("moves", "towards_support", "towards_opposition")
                ),
            ]
        )
        for one in rows
    ]
    heads = ("Issue", "Moves", "Towards support", "Towards opposition")
    return html.Details(
        [
            html.Summary(f"By issue: {counted(len(rows), 'issue')}"),
            table(heads, body, None, "roles", (1, 2, 3)),
        ]
    )


def _moves(explorer: Explorer, view: View, found: Plain) -> Component:
    rows = found["moves"]
    more = f" The first {len(rows)} of {found['total']:,}." if found["total"] > len(rows) else ""
    heads = ("Who, on what", "Before", "After")
    caption = f"The newest first.{more}"
    return table(heads, [_move(explorer, view, one) for one in rows], caption, "moves")


def _move(explorer: Explorer, view: View, one: Plain) -> Component:
    unsure = (
        None if one["certain"] else html.Div("the order of the two is not certain", className="quiet small")
    )
    return html.Tr(
        [
            html.Th(
                [
                    actor_link(explorer, view, one["actor"]),
                    html.Div(opened(one["issue"]["name"], view, "issue", one["issue"]["id"], "small")),
                    html.Div(KINDS[one["kind"]], className="quiet small"),
                    unsure,
                ],
                scope="row",
            ),
            html.Td(_moment(view, one["from"], one["before"])),
            html.Td(_moment(view, one["to"], one["after"])),
        ],
        className="chosen" if one["actor"]["id"] in view.selected else "",
    )


def _moment(view: View, value: Plain, rows: list[Plain]) -> Component:
    """Return a stance with the statements of its date."""
    several = len(rows) > 1
    found: list[Any] = [html.Div([html.Time(rows[0]["date"]), " ", stance(value)], className="when")]
    if several:
        found.append(html.Div(f"the mean of {len(rows)} statements", className="quiet small"))
    for row in rows[:3]:
        found += [said(row["stance"])] if several else []
        found += [html.P(row["summary"])] if row.get("summary") else []
        found.append(source(view, row["source"], row.get("locator")))
    return html.Div(found, className="moment")


MOVERS = Study("movers", ("through", "moves"), work, show)
