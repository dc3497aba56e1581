"""Coders: whether several readings of the same documents agree, and where they do not."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.layouts import Progress
from graph_app.text import counted
from graph_app.web.debating import address, issues
from graph_app.web.sheets.pieces import actor_link, opened, source
from graph_app.web.studies.discourse.pieces import about, files, nothing, said
from graph_app.web.studies.pieces import bar, explained, share, table
from graph_app.web.studying import Plain, Study
from graph_app.web.view import View

MOST = 40
"""Disagreements that are listed, the widest apart first."""
WHAT = (
    "Krippendorff's alpha says how far several readings of the same documents agree beyond chance: "
    "1 if all are the same, 0 as by chance. A unit is one issue in one document of one actor."
)
METRICS = {"nominal": "Nominal", "ordinal": "Ordinal", "interval": "Interval"}


def work(explorer: Explorer, view: View, progress: Progress) -> Plain:
    """Return how far coders agree."""
    return explorer.agreement(most=MOST, **issues(explorer, view))


def show(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return alpha overall and per issue, and every disagreement with its source."""
    first = about("Coders", WHAT, found["caution"])
    if not found["codings"]:
        return html.Div([first, nothing("This package has no codings: every statement was read once.")])
    link = address(explorer, "agreement", issues(explorer, view))
    coders = ", ".join(f"{one['coder']} ({one['readings']:,})" for one in found["coders"])
    return html.Div(
        [
            first,
            html.P(html.B(_sentence(found["overall"]))),
            html.P(
                f"Read by {coders or 'nobody'}; {found['left_out']:,} of {found['codings']:,} codings are "
                "left out by the filter or the choice of issues.",
                className="small",
            ),
            _issues(view, found),
            _disagreements(explorer, view, found["disagreements"])
            if found["disagreements"]
            else nothing("No reading differs from another."),
            explained("How to read this", found["definition"]),
            files({"JSON": (link, "coders.json")}),
        ]
    )


def _sentence(one: Plain) -> str:
    """Return the agreement of all issues in words."""
    if not one["units"]:
        return "Nothing was read twice."
    alpha = one["alpha"]["ordinal"]
    value = (
        "Alpha is not defined: all readings are the same" if alpha is None else f"Alpha {alpha:.2f} (ordinal)"
    )
    same = "" if one["same"] is None else f"; {share(one['same'])} of pairs of readings are the same"
    return f"{value}, from {counted(one['readings'], 'reading')} of {counted(one['units'], 'unit')}{same}."


def _issues(view: View, found: Plain) -> Component:
    """Return alpha of all issues and of each."""
    rows = [_row(html.B("All issues"), found["overall"])]
    rows += [_row(opened(one["name"], view, "issue", one["id"], ""), one) for one in found["issues"]]
    heads = ("Issue", "Units", "Readings", *METRICS.values(), "Same")
    caption = "Units that were read twice or more; empty where alpha is not defined."
    return table(heads, rows, caption, "roles alphas", tuple(range(1, 6)))


def _row(name: Any, one: Plain) -> Component:
    alphas = [one["alpha"][metric] for metric in METRICS]
    figures = [
        f"{one['units']:,}",
        f"{one['readings']:,}",
        *("" if value is None else f"{value:.2f}".replace("-", "−") for value in alphas),
    ]
    same = one["same"]
    return html.Tr(
        [
            html.Th(name, scope="row"),
            *(html.Td(text, className="number") for text in figures),
            html.Td("" if same is None else [bar(same, 1.0), html.Span(share(same), className="figure")]),
        ]
    )


def _disagreements(explorer: Explorer, view: View, rows: list[Plain]) -> Component:
    """Return the units whose readings differ, the widest apart first."""
    body = [
        html.Tr(
            [
                html.Th(
                    [
                        actor_link(explorer, view, one["actor"]),
                        html.Div(opened(one["issue"]["name"], view, "issue", one["issue"]["id"], "small")),
                        html.Div("on opposite sides", className="quiet small") if one["opposite"] else None,
                    ],
                    scope="row",
                ),
                html.Td(html.Ul([_reading(each) for each in one["readings"]], className="readings")),
                html.Td(source(view, one["source"]), className="small"),
            ]
        )
        for one in rows
    ]
    return table(("Where they differ", "Readings", "Source"), body, "The widest apart first.", "changes")


def _reading(one: Plain) -> Component:
    """Return what a coder read, and where in the document."""
    where = f" {one['locator']}" if one["locator"] else ""
    return html.Li(
        [html.B(one["coder"]), " ", said(one["stance"]), html.Span(where, className="quiet small")]
    )


CODERS = Study("coders", ("through",), work, show)
