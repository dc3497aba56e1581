"""Coalitions: who is in which, how firmly, who sits between them, and whether camps are the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS
from graph_app.layouts import Progress
from graph_app.text import counted
from graph_app.web.parts import inward, swatch
from graph_app.web.studies.pieces import bar, explained, graph_said, moved, share, table
from graph_app.web.studying import Plain, Study
from graph_app.web.view import View

MOST = 40
"""Actors between coalitions that are listed."""
NAMED = 3
"""Kinds that are named of a coalition."""
PLACES = {"firm": "firmly in", "loose": "loosely in", "between": "between"}
INDICES = {"adjusted_rand": "Adjusted Rand index", "cramers_v": "Cramér's V"}


def work(explorer: Explorer, view: View, progress: Progress) -> Plain:
    """Return coalitions, their stability, who sits between them, and blocs by stance."""
    return explorer.coalitions(graph=view.on, progress=progress)


def show(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return coalitions and how firm they are, the actors between them, and the camps."""
    if not found["coalitions"]:
        return html.Div([html.P("No supporting ties, no coalitions.", className="quiet")])
    said = graph_said(found)
    return html.Div(
        [
            html.P(f"{said[:1].upper()}{said[1:]}, hostile ones left out."),
            html.P(_firmness(found)),
            _colouring(view),
            table(
                (
                    "Coalition",
                    "Actors",
                    "Stays together",
                    "Mostly",
                    "Mean openness",
                    "Tied pairs inside, outside",
                ),
                [_coalition(one, found) for one in found["coalitions"]],
                "The largest first. Stays together: the mean share of its members that its actors are with "
                "in other runs.",
                "ranking coalitions",
                (1,),
            ),
            _between(view, found),
            _blocs(found["blocs"]),
            explained(
                "How to read this",
                found["definition"],
                found["caution"],
                found["stability"]["meaning"],
                found["modularity"]["chance"] and found["modularity"]["chance"]["method"],
                found["between"],
                found["blocs"]["definition"],
                found["blocs"]["caution"],
                method="coalitions",
            ),
        ]
    )


def _firmness(found: Plain) -> str:
    """Return how good the division is, against chance, and how much it is the same with other seeds."""
    quality, stability = found["modularity"], found["stability"]
    runs = quality["seeds"]
    value = "none" if quality["value"] is None else f"{quality['value']:.2f}"
    chance = quality["chance"]["sentence"] if quality["chance"] else ""
    again = stability["adjusted_rand"]
    alike = "" if again is None else f" Two runs agree to {again:.2f} (adjusted Rand index, 1 is the same)."
    different = counted(runs["divisions"], "different division")
    return f"Modularity {value}. {chance} {counted(runs['runs'], 'run')} gave {different}.{alike}".replace(
        "  ", " "
    )


def _colouring(view: View) -> Component:
    """Return the way to the picture in the colours of coalitions."""
    link = replace(view, colour="coalition", tab="network").link()
    return html.Div(inward("Colour the picture by coalition", link, className="do"), className="doings")


def _coalition(one: Plain, found: Plain) -> Component:
    kinds = ", ".join(f"{kind['name']} {kind['actors']}" for kind in one["kinds"][:NAMED])
    known = one["stance"]["known"]
    return html.Tr(
        [
            html.Th(one["name"], scope="row"),
            html.Td(f"{one['size']:,}", className="number"),
            html.Td("none" if one["together"] is None else share(one["together"])),
            html.Td(kinds, className="small"),
            html.Td(
                [
                    moved(one["stance"]["mean"], 2),
                    html.Span(f" of {known} known", className="quiet small"),
                ]
            ),
            html.Td(f"{one['inside']['pairs']:,}, {one['outside']['pairs']:,}"),
        ]
    )


def _between(view: View, found: Plain) -> Component | None:
    """Return the actors whose ties lead to several coalitions."""
    rows = [one for one in found["actors"] if one["participation"]]
    if not rows:
        return None
    names = {one["number"]: one["name"] for one in found["coalitions"]}
    more = f" The first {MOST} of {len(rows):,}." if len(rows) > MOST else ""
    return table(
        ("Who sits between", "Participation", "Coalition", "How firmly", "Ties lead to"),
        [_actor(view, one, names) for one in rows[:MOST]],
        f"Participation: 0 if all ties lead to one coalition.{more}",
        "ranking",
    )


def _actor(view: View, one: Plain, names: dict[int, str]) -> Component:
    total = one["weight"] or 1.0
    leads = ", ".join(f"{to['coalition']} {to['weight'] / total:.0%}" for to in one["to"][:4])
    together = "" if one["together"] is None else f" ({share(one['together'])})"
    return html.Tr(
        [
            html.Th(inward(one["name"], view.selecting(one["id"]).link()), scope="row"),
            html.Td(
                [bar(one["participation"], 1.0), html.Span(f"{one['participation']:.2f}", className="figure")]
            ),
            html.Td(names.get(one["coalition"], "none"), className="small"),
            html.Td(f"{PLACES.get(one['place'], 'none')}{together}"),
            html.Td(leads, className="small"),
        ],
        className="chosen" if one["id"] in view.selected else "",
    )


def _blocs(found: Plain) -> Component:
    """Return camps of stance, and how much coalitions are the same as they."""
    camps = [
        html.Tr(
            [
                html.Th([_dot(one["label"]), f" {one['name']}"], scope="row"),
                html.Td(f"{one['actors']:,}", className="number"),
                html.Td(f"{one['inside']['pairs']:,}", className="number"),
                html.Td(f"{one['outside']['pairs']:,}", className="number"),
                html.Td(moved(one["ei"], 2), className="number"),
            ]
        )
        for one in found["camps"]
    ]
    indices = [
        html.Tr(
            [
                html.Th(title, scope="row"),
                *(
                    html.Td(_figure(found[name], word), className="number")
                    for word in ("value", "expected", "p")
                ),
            ]
        )
        for name, title in INDICES.items()
    ]
    left = found["left_out"]
    said = (
        f"Are coalitions camps of stance? Compared for {counted(found['compared'], 'actor')}; left out: "
        f"{left['unknown']:,} without a known stance, {left['without_coalition']:,} without a coalition."
    )
    heads = ("Camp", "Actors", "Tied pairs inside", "Outside", "E-I")
    return html.Div(
        [
            table(heads, camps, "Blocs by stance.", "roles", (1, 2, 3, 4)),
            table(("Index", "Value", "By chance", "p"), indices, said, "roles", (1, 2, 3)),
        ],
        className="scores",
    )


def _dot(label: str) -> Component:
    """Return the dot of a label of stance."""
    labels: tuple[str, ...] = ISSUE_LABELS if label in ISSUE_LABELS else OPENNESS_LABELS
    return swatch(labels.index(label))


def _figure(one: Plain | None, word: str) -> Any:
    value = one[word] if one else None
    return "none" if value is None else f"{value:.3f}"


COALITIONS = Study("coalitions", ("on",), work, show)
