"""What if: what the scenario of a view does to the selected actors and to everybody, as bands."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.layouts import Progress
from graph_app.text import counted
from graph_app.web.sheets.pieces import actor_link, section
from graph_app.web.studies.pieces import band, explained, ground_said, moved, opinion
from graph_app.web.studying import Plain, Study
from graph_app.web.view import View

MOST = 20
"""Actors that are listed, those that change most."""
TINY = 5e-4
"""A change that rounds to nothing."""
MEANS = (
    "The band is from the 5 % to the 95 % quantile of draws of plausible weights, the mark within it the "
    "median: a range, not a confidence interval. Where it lies on one side of zero, the direction does not "
    "hang on the editorial weights. Nobody reacts in the model, and what is not on record is not in it."
)


def work(explorer: Explorer, view: View, progress: Progress) -> Plain:
    """Return opinions before and after the scenario."""
    if not view.scenario:
        return {}
    on = [one for one in view.selected if explorer.visible.actors[explorer.position(one)]]
    found = explorer.whatif(view.scenario, on, graph=view.on, progress=progress)
    return found | {"hidden": len(view.selected) - len(on)}


def show(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return the change of the target, and who changes most."""
    if not found:
        return html.Div()
    notes = [html.Li(one) for one in found["scenario"]["notes"]]
    moving = [one for one in found["actors"] if one["change"] is not None and abs(one["change"]) >= TINY]
    gone = [one for one in found["actors"] if one["change"] is None and one["before"]["value"] is not None]
    return html.Div(
        [
            html.Ul(notes, className="notes quiet") if notes else None,
            section("On the selected", _target(explorer, view, found)) if found["on"] else None,
            html.P(f"{counted(found['hidden'], 'selected actor')} the filter hides.", className="quiet")
            if found["hidden"]
            else None,
            section("Who changes most", _most(explorer, view, moving), len(moving)),
            html.P(f"{counted(len(gone), 'actor')} removed or left without an opinion.", className="quiet")
            if gone
            else None,
            html.P(ground_said(found), className="quiet small"),
            explained(
                "How to read this", MEANS, found["band"]["distribution"], found["method"], method="whatif"
            ),
        ]
    )


def _widest(rows: list[Plain]) -> float:
    """Return the largest end of all bands of change, at least what can be seen."""
    ends: list[float] = [abs(one) for row in rows for one in row["band"]["change"] or ()]
    points: list[float] = [abs(row["change"]) for row in rows if row["change"] is not None]
    return max(*ends, *points, 0.01)


def _target(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return before, after and change of the selected actors, and of all together where there are several."""
    rows = found["on"]
    most = _widest([*rows, *([found["together"]] if found["together"] else [])])
    lines = [_line(actor_link(explorer, view, one), one, most) for one in rows[:MOST]]
    if found["together"] and len(rows) > 1:
        name = html.B(f"All {found['together']['actors']} together")
        lines.insert(0, _line(name, found["together"], most))
    return html.Ul(lines, className="movers")


def _most(explorer: Explorer, view: View, rows: list[Plain]) -> Component:
    """Return who changes most."""
    if not rows:
        return html.P("Nobody's settled opinion changes by as much as 0.001.", className="quiet")
    shown = rows[:MOST]
    most = _widest(shown)
    return html.Ul([_line(actor_link(explorer, view, one), one, most) for one in shown], className="movers")


def _line(name: Any, row: Plain, most: float) -> Component:
    """Return an actor's opinion before and after, and its change as a band and in numbers."""
    between, agree = row["band"]["change"], row["band"]["agree"]
    said: list[Any] = []
    if between and agree is not None:
        low, middle, high = between
        words = f"{moved(low)} to {moved(high)}, the same direction in {agree:.0%} of draws"
        said = [band(low, middle, high, most), html.Div(words, className="quiet small")]
    ends: list[Any] = [opinion(row["before"]), " → ", opinion(row["after"])]
    head = html.Div([name, html.B(moved(row["change"]))], className="mover")
    return html.Li([head, html.Div(ends, className="small"), *said])


WHAT_IF = Study("whatif", ("at", "also", "on", "scenario"), work, show)
