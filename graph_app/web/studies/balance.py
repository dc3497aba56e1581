"""Balance: whether ties fall into two camps, which ties go against them, and who sits badly."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.layouts import Progress
from graph_app.text import counted
from graph_app.web.parts import inward
from graph_app.web.sheets.pieces import actor_link, opened, source
from graph_app.web.studies.pieces import bar, explained, graph_said, moved, share, table
from graph_app.web.studying import Plain, Study
from graph_app.web.view import View

MOST = 40
"""Pairs, and actors, that are listed."""
NAMED = 3
"""Kinds and members that are named of a camp."""
NOTHING = 0.005
"""A cost that is shown as 0."""
ALWAYS = {True: "yes", False: "no", None: "not known"}
"""Whether every best division goes against a pair, in words."""
NOT_READ_AS = (
    "Camps are not alliances, only where the least weight of ties on record is broken; and hostile ties on "
    "record are not all there are."
)


def work(explorer: Explorer, view: View, progress: Progress) -> Plain:
    """Return frustration, camps, and what goes against them."""
    return explorer.balance(graph=view.on, weighted=_weighted(view), progress=progress)


def _weighted(view: View) -> str | None:
    return None if view.weighted == "usual" else view.weighted


def show(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return how far the graph is from two camps, the camps, and the ties and actors against them."""
    said = graph_said(found)
    heavy = "weights of ties count" if found["weighted"] else "each tied pair counts 1"
    divided = [one for one in found["components"] if one["hostile"]["pairs"]]
    against = [one for one in found["actors"] if one["against"] or one["either"]]
    return html.Div(
        [
            html.P(html.B(found["sentence"])),
            html.P(NOT_READ_AS),
            html.P([_figures(found), f" {said[:1].upper()}{said[1:]}; {heavy}."], className="quiet small"),
            _camps(explorer, view, found, divided) if divided else None,
            _frustrated(explorer, view, found["frustrated"]) if found["frustrated"] else None,
            _seats(view, against) if against else None,
            explained(
                "How to read this",
                found["definition"],
                found["meaning"],
                found["caution"],
                found["seats"],
                found["triangles"]["meaning"],
                found["method"],
                found["reference"],
            ),
            html.P(
                html.A("All of it as JSON", href=_address(explorer, view), download="balance.json"),
                className="small",
            ),
        ]
    )


def _figures(found: Plain) -> str:
    """Return the line index, and how many triangles are balanced, against chance."""
    index, triangles = found["frustration"]["line_index"], found["triangles"]
    line = "" if index is None else f"Line index {index:.3f} (1 is balanced)."
    if triangles["share"] is None:
        return line
    chance = f"{triangles['expected']:.0%} if the signs lay anyhow"
    return (
        f"{line} Balanced triangles: {triangles['balanced']:,} of {triangles['count']:,}, "
        f"{triangles['share']:.0%}; {chance}."
    )


def _camps(explorer: Explorer, view: View, found: Plain, divided: list[Plain]) -> Component:
    """Return the camps of the components that have hostile pairs."""
    names = explorer.network.words("actors", "name")
    several = len(divided) > 1
    rows = [
        _camp(view, names, camp, f"Camp {camp['camp']}" + (f" of part {one['number']}" if several else ""))
        for one in divided[:MOST]
        for camp in one["camps"]
    ]
    calm = len(found["components"]) - len(divided)
    left = counted(calm, "part") + (" has" if calm == 1 else " have") + " no hostile pair." if calm else ""
    more = f" The first {MOST} of {len(divided):,} parts." if len(divided) > MOST else ""
    apart = " Camps of different parts have nothing to do with each other." if several else ""
    heads = (
        "Camp",
        "Actors",
        "Friendly pairs within",
        "Hostile within",
        "Mean openness" if found["of"] == "openness" else "Mean stance",
        "Mostly",
        "Most tied",
    )
    caption = f"The larger camp first; which is which means nothing. {left}{more}{apart}"
    return table(heads, rows, caption, "roles camps", (1, 2, 3))


def _camp(view: View, names: Any, camp: Plain, title: str) -> Component:
    known = camp["stance"]["known"]
    members: list[Any] = []
    for one in camp["members"][:NAMED]:
        members += [", "] if members else []
        members.append(inward(names[one], view.selecting(one).link()))
    return html.Tr(
        [
            html.Th(title, scope="row"),
            html.Td(f"{camp['size']:,}", className="number"),
            html.Td(f"{camp['within']['friendly']['pairs']:,}", className="number"),
            html.Td(f"{camp['within']['hostile']['pairs']:,}", className="number"),
            html.Td(
                [moved(camp["stance"]["mean"], 2), html.Span(f" of {known} known", className="quiet small")]
            ),
            html.Td(", ".join(f"{kind['name']} {kind['actors']}" for kind in camp["kinds"][:NAMED])),
            html.Td(members),
        ]
    )


def _frustrated(explorer: Explorer, view: View, rows: list[Plain]) -> Component:
    """Return the pairs that go against the camps, with the ties and sources they rest on."""
    most = rows[0]["weight"]
    more = f" The first {MOST} of {len(rows):,}." if len(rows) > MOST else ""
    return table(
        ("Against the camps", "Counts", "Always", "Ties and where they are on record"),
        [_pair(explorer, view, one, most) for one in rows[:MOST]],
        "Hostile within a camp, or friendly between the camps; what counts most first. Always: whether every "
        f"division that is as good goes against the pair as well.{more}",
        "ranking",
    )


def _pair(explorer: Explorer, view: View, one: Plain, most: float) -> Component:
    names = explorer.network.words("actors", "name")
    how = f"friendly between camps {one['camps'][0]} and {one['camps'][1]}"
    ties = [
        html.Li(
            [
                opened(f"{names[tie['from']]} {tie['title']} {names[tie['to']]}", view, "tie", tie["id"], ""),
                *(source(view, said) for said in tie["sources"][:1]),
            ]
        )
        for tie in one["ties"]
    ]
    return html.Tr(
        [
            html.Th(
                [
                    actor_link(explorer, view, one["one"]),
                    html.Br(),
                    actor_link(explorer, view, one["two"]),
                    html.Div(
                        how if one["sign"] > 0 else f"hostile within camp {one['camps'][0]}",
                        className="quiet small",
                    ),
                ],
                scope="row",
            ),
            html.Td([bar(one["weight"], most), html.Span(f"{one['weight']:.2f}", className="figure")]),
            html.Td(ALWAYS[one["always"]], className="small"),
            html.Td(html.Ul(ties, className="entries"), className="small"),
        ],
        className="chosen" if {one["one"]["id"], one["two"]["id"]} & set(view.selected) else "",
    )


def _seats(view: View, rows: list[Plain]) -> Component:
    """Return the actors whose ties go against the camps most."""
    more = f" The first {MOST} of {len(rows):,}." if len(rows) > MOST else ""
    return table(
        ("Who sits badly", "Against its camp", "Camp", "Moving it alone would cost"),
        [_seat(view, one) for one in rows[:MOST]],
        f"Of the weight of an actor's pairs, what goes against the division; more than half is never.{more}",
        "ranking",
    )


def _seat(view: View, one: Plain) -> Component:
    cost = f"{one['cost']:.2f}"
    if one["either"]:
        alone = one["cost"] < NOTHING
        cost = "nothing: it can stand on either side" if alone else f"{cost}, together with others nothing"
    return html.Tr(
        [
            html.Th(inward(one["name"], view.selecting(one["id"]).link()), scope="row"),
            html.Td([bar(one["share"], 1.0), html.Span(share(one["share"]), className="figure")]),
            html.Td(f"{one['camp']}"),
            html.Td(cost),
        ],
        className="chosen" if one["id"] in view.selected else "",
    )


def _address(explorer: Explorer, view: View) -> str:
    """Return where the whole answer is to be had, from the page's own address."""
    weighted = _weighted(view)
    own = f"graph={view.on}" + (f"&weighted={weighted}" if weighted else "")
    query = explorer.to_query()
    return f"api/balance?{own}" + (f"&{query}" if query else "")


BALANCE = Study("balance", ("weighted", "on"), work, show)
