"""Over time: statements for and against, period by period, per issue and camp."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.layouts import Progress
from graph_app.web.bars import between, series, total, when
from graph_app.web.debating import address, counting, reading
from graph_app.web.sheets.pieces import opened
from graph_app.web.studies.discourse.over_time_figure import figure
from graph_app.web.studies.discourse.pieces import about, files, left_out, nothing
from graph_app.web.studies.pieces import explained, table
from graph_app.web.studying import Plain, Study
from graph_app.web.view import COUNTING, View

WHAT = (
    "How many statements are for and against what, period by period. "
    "The camps are those of all that is said, see Camps; an issue that is opened beside is drawn above."
)
CAUTION = "More statements are more attention, or a better record, not a change of opinion."


def asked(explorer: Explorer, view: View) -> dict[str, Any]:
    """Return the words of the question."""
    return reading(explorer, view) | {"unit": view.unit}


def work(explorer: Explorer, view: View, progress: Progress) -> Plain:
    """Return the statements of everybody and of each camp."""
    how = asked(explorer, view)
    found: Plain = {"all": explorer.over_time(**how), "camps": []}
    progress(0.1)
    words = reading(explorer, view) | {"normalise": view.normalise, "rounds": "0"}
    split = explorer.polarisation(progress=lambda share: progress(0.1 + 0.8 * share), **words)
    for camp in split["camps"]:
        members = tuple(one["id"] for one in camp["actors"])
        found["camps"].append(
            _matched(explorer.over_time(actors=members, **how), found["all"]) if members else None
        )
    return found


def _matched(mine: Plain, whole: Plain) -> Plain:
    """Return a camp's statements over the periods of everybody."""
    place = {one["from"]: at for at, one in enumerate(whole["periods"])}
    size = len(place)

    def spread(row: Plain) -> Plain:
        wide = {side: [0] * size for side in ("for", "against", "neither")}
        for at, period in enumerate(mine["periods"]):
            for side, counts in wide.items():
                counts[place[period["from"]]] = row[side][at]
        return wide

    rows = {one["id"]: spread(one) for one in mine["rows"]}
    return {"total": spread(mine["total"]), "rows": rows}


def _begun(explorer: Explorer, view: View) -> Plain:
    """Return the statements of everybody; the camps are not known yet."""
    return {"all": explorer.over_time(**asked(explorer, view)), "camps": None}


def meanwhile(explorer: Explorer, view: View) -> Component:
    """Return the statements of everybody while camps are looked for."""
    return _page(explorer, view, _begun(explorer, view))


def sketch(explorer: Explorer, view: View) -> Plain | None:
    """Return the chart of everybody, with room for the camps."""
    return figure(explorer, view, _begun(explorer, view))


def show(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return statements per issue, of everybody and of each camp."""
    return _page(explorer, view, found)


def _page(explorer: Explorer, view: View, found: Plain) -> Component:
    whole = found["all"]
    periods = whole["periods"]
    link = address(explorer, "over-time", asked(explorer, view))
    words = counting(view, normalised=False, weighed=False)
    how = f" {words.capitalize()}." if words else ""
    undated = f" {len(whole['undated']):,} without a date are in no period." if whole["undated"] else ""
    said = f"{total(whole['total'])}, {between(periods, view.unit)}.{how}{undated} {left_out(whole)}"
    return html.Div(
        [
            about("Over time", WHAT, CAUTION),
            html.P(said, className="small"),
            _issues(view, found) if whole["rows"] else nothing("No dated statement."),
            _table(view, whole) if periods else None,
            explained("How to read this", whole["placing"]),
            files({"JSON": (link, "over-time.json")}),
        ]
    )


def _issues(view: View, found: Plain) -> Component:
    """Return a row per issue: everybody's statements as bars, and those of each camp."""
    whole, coming = found["all"], found["camps"] is None
    camps = [one for one in found["camps"] or () if one]
    opened_now = view.panel.removeprefix("issue:")
    periods = whole["periods"]
    rows = [
        html.Tr(
            [
                html.Th(opened(one["name"], view, "issue", one["id"], ""), scope="row"),
                _cell(one, periods, view.unit, one["name"]),
                *(
                    _cell(camp["rows"].get(one["id"]), periods, view.unit, f"{one['name']}, camp {place}")
                    for place, camp in enumerate(camps, 1)
                ),
                *(html.Td("…", className="quiet") for _ in range(2 * coming)),
            ],
            className="chosen" if one["id"] == opened_now else "",
        )
        for one in whole["rows"]
    ]
    heads = ("Issue", "Everybody", *(f"Camp {place}" for place in range(1, 1 + (2 * coming or len(camps)))))
    caption = f"For upwards, against downwards, {between(periods, view.unit)}; each with a scale of its own."
    return table(heads, rows, caption, "through")


def _cell(row: Plain | None, periods: list[Plain], unit: str, label: str) -> Component:
    """Return statements as bars and in numbers; a word where there are none."""
    if row is None:
        return html.Td("none", className="quiet small")
    numbers = f"{sum(row['for']):,} for, {sum(row['against']):,} against"
    return html.Td([series(row, periods, unit, label), html.Span(numbers, className="figure")])


def _table(view: View, whole: Plain) -> Component:
    """Return all statements period by period."""
    rows = [
        html.Tr(
            [
                html.Th(when(period, view.unit), scope="row"),
                *(
                    html.Td(f"{value:,}" if value else "", className="number")
                    for value in (
                        whole["total"][side][at] for side in ("for", "against", "neither", "others")
                    )
                ),
            ]
        )
        for at, period in enumerate(whole["periods"])
    ]
    heads = ("Period", "For", "Against", "Neither", "Actors")
    body = table(heads, rows, "All issues together.", "roles", (1, 2, 3, 4))
    return html.Details([html.Summary("Period by period as a table"), body])


TIME = Study("time", (*COUNTING, "unit"), work, show, meanwhile, sketch, figure)
