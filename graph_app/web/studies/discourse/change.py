"""Change: which pairs agree or disagree anew between two dates, and the statements that made it so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from dash import html
from dash.development.base_component import Component

from graph_app.analyses.discourse.choosing import day_words
from graph_app.api import Explorer
from graph_app.errors import QueryError
from graph_app.layouts import Progress
from graph_app.schema.dates import NO_FIRST_DAY
from graph_app.text import counted
from graph_app.web.charts.scale import number
from graph_app.web.debating import WHAT as JOINS
from graph_app.web.debating import address, counting, mode_of, network
from graph_app.web.studies.discourse.pieces import Rows, about, files, left_out, nothing
from graph_app.web.studies.pieces import explained, table
from graph_app.web.studying import Plain, Study
from graph_app.web.view import COUNTING, View

MOST = 40
"""Changes that are listed, those that turned first."""
YEAR = 365
WHAT = (
    "Two networks of what is in force at two dates are compared, pair by pair. "
    "Beside each change stand the statements that came or went."
)
CAUTION = (
    "Not that two moved together or apart: a pair is also new because one of them spoke for the first time."
)
WORDS = {
    "turned": "turned",
    "new": "new",
    "gone": "gone",
    "stronger": "stronger",
    "weaker": "weaker",
    "same": "as before",
}


def dates(explorer: Explorer, view: View) -> tuple[str, str]:
    """Return the two dates of a view; without them the day of the latest statement, and the year before."""
    said = explorer.network.statements
    known = said.first[explorer.rows.statements]
    known = known[known > NO_FIRST_DAY]
    last = int(known.max()) if len(known) else 0
    earlier, later = day_words(np.array([last - YEAR, last]))
    return view.earlier or earlier, view.later or later


def asked(explorer: Explorer, view: View) -> dict[str, Any]:
    """Return the words of the question."""
    return network(explorer, _in_force(view), mode_of(view))


def _in_force(view: View) -> View:
    """Return the view with what each actor said last on an issue, the rest not being in force; no kernel."""
    return replace(view, statements="latest", kernel="uniform")


def work(explorer: Explorer, view: View, progress: Progress) -> Plain:
    """Return what changed between the two dates."""
    one, other = dates(explorer, view)
    try:
        return explorer.difference(one, other, most=MOST, **asked(explorer, view))
    except QueryError as error:
        return {"wrong": str(error)}


def show(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return how many pairs changed, and each with the statements that made the change."""
    first = about("Change", WHAT, CAUTION)
    if "wrong" in found:
        return html.Div([first, html.P(found["wrong"], className="wrong")])
    one, other = dates(explorer, view)
    link = address(explorer, f"difference/{one}/{other}", asked(explorer, view))
    kinds = [f"{number_of:,} {WORDS[word]}" for word, number_of in found["counts"].items() if number_of]
    counts = ", ".join(kinds) or "no pair"
    return html.Div(
        [
            first,
            html.P(html.B(f"From {one} to {other}, {JOINS[found['mode']]}: {counts}.")),
            html.P(f"{counting(_in_force(view))}. {left_out(found)}".capitalize(), className="small"),
            _changes(explorer, view, found) if found["changes"] else nothing("Nothing changed."),
            explained("How to read this", found["meaning"], found["definition"]),
            files({"JSON": (link, "change.json")}),
        ]
    )


def _changes(explorer: Explorer, view: View, found: Plain) -> Component:
    rows, total = Rows(explorer, view), sum(found["counts"].values()) - found["counts"]["same"]
    listed = found["changes"]
    more = f"The first {len(listed)} of {total:,}" if total > len(listed) else counted(total, "change")
    heads = ("Pair", "Change", "Statements that came", "Statements that went")
    body = [_change(rows, view, one) for one in listed]
    return table(heads, body, f"{more}, those that turned first, each by its size.", "changes")


def _change(rows: Rows, view: View, one: Plain) -> Component:
    values = (_weight(one["before"]), _weight(one["after"]))
    return html.Tr(
        [
            rows.both(one["one"], one["other"]),
            html.Td(
                [
                    html.B(WORDS[one["status"]]),
                    html.Span(f"{values[0]} → {values[1]}", className="figure"),
                    html.Div(rows.way(one["one"], one["other"], "Statements")),
                ]
            ),
            html.Td(rows.statements(one["gained"])),
            html.Td(rows.statements(one["lost"])),
        ],
        className="chosen" if {one["one"], one["other"]} & set(view.selected) else "",
    )


def _weight(value: float | None) -> str:
    return "none" if value is None else number(value)


CHANGE = Study("change", (*COUNTING, "joined", "earlier", "later"), work, show)
