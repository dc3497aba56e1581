"""Camps: the two camps of a debate, who is in which, what divides them, and how polarised it is over time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from graph_app.analyses.discourse.polarisation import CAUTION
from graph_app.api import Explorer
from graph_app.layouts import Progress
from graph_app.text import counted
from graph_app.web.bars import opposed
from graph_app.web.debating import address, counting, reading
from graph_app.web.parts import inward
from graph_app.web.sheets.pieces import actor_link, opened
from graph_app.web.studies.discourse.camps_figure import NUMBERS, figure
from graph_app.web.studies.discourse.pieces import about, left_out, nothing
from graph_app.web.studies.pieces import bar, explained, share, table
from graph_app.web.studying import Plain, Study
from graph_app.web.view import COUNTING, View

ROUNDS = 50
"""Rounds of chance, of the whole and of every window."""
FIRST = 12
"""Actors of a camp that are shown before the rest is asked for."""
MOST = 20
"""Issues that are listed."""
WHAT = (
    "Two camps with as much agreement within them and as much disagreement between them as can be. "
    "Fit says how much of all that is said fits them, crossing how much agreement lies between them."
)
CHART = "The line is what is on record, the band 5 % to 95 % of what chance gives, its mean dotted."
WINDOWS: dict[str, dict[str, Any]] = {
    "years": {"unit": "years", "windows": "consecutive"},
    "months": {"unit": "months", "window": "6", "windows": "consecutive"},
}
"""How time is cut, by the word of the view."""
CUT = {"years": "year by year", "months": "half-year by half-year"}


def asked(explorer: Explorer, view: View) -> dict[str, Any]:
    """Return the words of the question."""
    return reading(explorer, view) | {"normalise": view.normalise, "rounds": str(ROUNDS)} | WINDOWS[view.unit]


def work(explorer: Explorer, view: View, progress: Progress) -> Plain:
    """Return the camps and how polarised the debate is, whole and through time, beside chance."""
    return explorer.polarisation(progress=progress, **asked(explorer, view))


def show(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return how well two camps fit, who is in which, what divides them, and chance beside it."""
    first = about("Camps", WHAT, CAUTION)
    counts = html.P(f"{counting(view, weighed=False)}. {left_out(found)}".capitalize(), className="small")
    link = html.P(
        html.A(
            "All of it as JSON",
            href=address(explorer, "polarisation", asked(explorer, view)),
            download="camps.json",
        ),
        className="small",
    )
    if not found["split"]["most"]:
        return html.Div([first, counts, nothing("Nobody agrees or disagrees with anybody: no camps."), link])
    return html.Div(
        [
            html.P(CHART, className="quiet small") if figure(explorer, view, found) else None,
            first,
            html.P(html.B(_proof(found["split"]))),
            counts,
            html.Div(
                inward(
                    "Draw agreement and disagreement",
                    replace(view, joined="subtract", tab="network").link(),
                    className="do",
                ),
                className="doings",
            ),
            html.Div([_camp(explorer, view, one) for one in found["camps"]], className="two-camps"),
            _unsplit(found),
            _numbers(found),
            _over_time(view, found),
            _dividing(view, found),
            _explained(found),
            link,
        ]
    )


def _explained(found: Plain) -> Component:
    """Return how the numbers are made."""
    return explained(
        "How to read this",
        found["definition"],
        f"Weights: {found['normalisation']['formula']} ({found['normalisation']['reference']}).",
        f"Chance, {found['chance']['rounds']} rounds: {found['chance']['method']}",
        found["placing"],
    )


def _proof(split: Plain) -> str:
    """Return how good the split is, and whether a better one can be."""
    pieces = [f"{share(split['fit'])} of what is said fits two camps."]
    if split["proven"]:
        pieces.append("Proved: no other two camps fit better.")
        if split["ways"] and split["ways"] > 1:
            pieces.append(f"{split['ways']:,} splits fit as well.")
    else:
        pieces.append(f"The best that was found; none can fit more than {share(split['bound_of_fit'])}.")
    if split["pieces"] > 1:
        pieces.append(
            f"The network falls into {split['pieces']:,} pieces: which of their camps belong together is not "
            "known."
        )
    return " ".join(pieces)


def _camp(explorer: Explorer, view: View, camp: Plain) -> Component:
    """Return a camp with its actors, those that fit best first."""
    rows = [
        html.Li(
            [
                actor_link(explorer, view, one),
                html.Span(
                    [bar(one["fit"], 1.0), html.Span(share(one["fit"]), className="figure")], className="fit"
                ),
            ],
            className="chosen" if one["id"] in view.selected else "",
        )
        for one in camp["actors"]
    ]
    found: list[Any] = [
        html.H3([f"Camp {camp['camp']} ", html.Span(counted(camp["size"], "actor"), className="quiet")])
    ]
    found.append(html.Ul(rows[:FIRST], className="members"))
    if len(rows) > FIRST:
        rest = html.Ul(rows[FIRST:], className="members")
        found.append(html.Details([html.Summary(f"{len(rows) - FIRST:,} more"), rest]))
    return html.Section(found)


def _unsplit(found: Plain) -> Component | None:
    """Return how many speak but tie with nobody."""
    alone = len(found["unsplit"])
    return nothing(f"{counted(alone, 'actor')} speak alone and are in no camp.") if alone else None


def _numbers(found: Plain) -> Component:
    """Return the numbers of polarisation with the band of chance."""
    band = found["band"] or {}
    values = {
        "fit": found["split"]["fit"],
        **{name: found[name] for name in ("modularity", "crossing", "clashing")},
    }
    values["sarle"] = found["bimodality"]["openness"]["sarle"]
    rows = []
    for name, (title, meaning) in NUMBERS.items():
        by = band.get(name) or {}
        between = "" if by.get("low") is None else f"{_plain(by['low'])} to {_plain(by['high'])}"
        figures = (_plain(values[name]), between, _plain(by.get("p"), 3))
        cells = [html.Td(text, className="number") for text in figures]
        rows.append(html.Tr([html.Th(title, scope="row"), *cells, html.Td(meaning, className="small quiet")]))
    heads = ("Number", "Value", "By chance, 5 % to 95 %", "p", "What it says")
    return table(heads, rows, "All of the time that is shown.", "roles", (1, 2, 3))


def _plain(value: float | None, digits: int = 2) -> str:
    return "" if value is None else f"{value:.{digits}f}".replace("-", "−")


def _over_time(view: View, found: Plain) -> Component | None:
    """Return the same numbers through time, as a table."""
    windows = found["windows"]
    if not windows:
        return None
    rows = [
        html.Tr(
            [
                html.Th(f"{one['from'][:7]} to {one['to'][:7]}", scope="row"),
                *(
                    html.Td(text, className="number")
                    for text in (
                        f"{one['statements']['counted']:,}",
                        f"{one['camps'][0]['size']:,}, {one['camps'][1]['size']:,}",
                        _plain(one["split"]["fit"]),
                        _plain(one["modularity"]),
                        _plain(one["crossing"]),
                        _plain(one["bimodality"]["openness"]["sarle"]),
                    )
                ),
            ]
        )
        for one in windows
    ]
    heads = ("From, to", "Statements", "Actors in camps", "Fit", "Modularity", "Crossing", "Sarle")
    body = table(heads, rows, f"The same {CUT[view.unit]}.", "roles", tuple(range(1, 7)))
    return html.Details([html.Summary("The chart as a table"), body])


def _dividing(view: View, found: Plain) -> Component | None:
    """Return the issues with how each camp stands on them, those that divide most first."""
    rows = [one for one in found["dividing"] if one["gap"] is not None][:MOST]
    if not rows:
        return None
    most = max(max(camp["for"], camp["against"]) for one in rows for camp in one["camps"])
    body = [
        html.Tr(
            [
                html.Th(opened(one["name"], view, "issue", one["id"], ""), scope="row"),
                *(html.Td(opposed(camp["for"], camp["against"], most)) for camp in one["camps"]),
                html.Td(f"{one['gap']:.2f}", className="number"),
            ]
        )
        for one in rows
    ]
    heads = ("What divides them", "Actors of camp 1", "Actors of camp 2", "Apart")
    said = (
        "Actors by their mean stance, against to the left, for to the right; apart: distance of the camps' "
        "means, 0 to 4."
    )
    return table(heads, body, said, "ranking", (3,))


CAMPS = Study("camps", (*COUNTING, "unit"), work, show, figure=figure)
