"""Rankings: actors by a measure, and how far each rank hangs on single rows and publishers."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from graph_app.analyses import MEASURES, Measure
from graph_app.analyses.ranks import NONE, ordered, ranks
from graph_app.api import Explorer
from graph_app.layouts import Progress
from graph_app.text import counted
from graph_app.web.charts.scale import number
from graph_app.web.parts import inward
from graph_app.web.studies.pieces import bar, explained, graph_said, strip, table
from graph_app.web.studying import Plain, Study
from graph_app.web.view import View

MOST = 60
"""Actors that are listed."""
READ = (
    "The interval of a rank goes from the 5 % to the 95 % quantile over thinner records. Where the intervals "
    "of two actors overlap, the record does not separate them: do not print one as ahead of the other."
)


def measure_of(view: View) -> Measure:
    """Return the measure of a view."""
    return next(one for one in MEASURES if one.name == view.measure)


def how(view: View) -> dict[str, Any]:
    """Return how the measure is computed; what it cannot be is as usual."""
    measure = measure_of(view)
    asked = {"directed": view.directed, "weighted": view.weighted}
    allowed = {"directed": measure.directed, "weighted": measure.weighted}
    fits = {
        word: value for word, value in asked.items() if value != "usual" and (value == "on") in allowed[word]
    }
    return {"graph": view.on, **fits}


def work(explorer: Explorer, view: View, progress: Progress) -> Plain:
    """Return the ranking with its intervals."""
    return explorer.ranking(view.measure, progress=progress, **how(view))


def meanwhile(explorer: Explorer, view: View) -> Component:
    """Return the ranking without intervals."""
    found = explorer.measured(view.measure, **how(view))
    place = ranks(found.values.numbers)
    columns = found.ids, found.names, found.values.numbers, place
    first = ordered(place, found.ids)[:MOST]
    rows: list[Plain] = [
        dict(zip(("id", "name", "value", "rank"), row, strict=True))
        for row in zip(*(column[first].tolist() for column in columns), strict=True)
    ]
    ranked = [row for row in rows if row["rank"] != NONE]
    return _page(explorer, view, found.as_dict() | {"actors": ranked}, int((place != NONE).sum()))


def show(explorer: Explorer, view: View, found: Plain) -> Component:
    """Return the ranking with its intervals, and what they mean."""
    ranked = [one for one in found["actors"] if one["rank"] is not None]
    return _page(explorer, view, found | {"actors": ranked[:MOST]}, len(ranked))


def _page(explorer: Explorer, view: View, found: Plain, total: int) -> Component:
    """Return what the measure is, the list and how to read it."""
    if not total:
        return html.Div([_about(found), html.P("Nobody has a value.", className="quiet")])
    resampling = found.get("resampling")
    left = f"The first {MOST} of {total:,}. " if total > MOST else ""
    caption = f"{left}Highest first; equal values share a rank."
    return html.Div(
        [
            _about(found),
            html.P(found["sentence"]) if resampling else None,
            table(_heads(found, bool(resampling)), _rows(view, found), caption, "ranking"),
            explained(
                "How to read this",
                READ,
                resampling["caution"],
                resampling["distribution"],
                _publishers(found),
            )
            if resampling
            else None,
            html.P(
                html.A("All of it as JSON", href=_address(explorer, view), download="ranking.json"),
                className="small",
            ),
        ]
    )


def _about(found: Plain) -> Component:
    """Return the measure in two sentences, its formula, and on which graph it is computed."""
    said = graph_said(found)
    along = "along influence" if found["directed"] else "ties either way"
    heavy = "weights of ties count" if found["weighted"] else "weights of ties do not count"
    sure = (
        ""
        if found["exact"]
        else f" Estimated from {found['pivots']:,} pivots, to within {found['margin']:.2g}."
    )
    return html.Div(
        [
            html.P(
                [
                    html.B(f"{found['title']}. "),
                    found["meaning"],
                    " ",
                    html.Span(found["caution"], className="quiet"),
                ]
            ),
            html.P(f"{found['formula']}. {found['reference']}", className="quiet small"),
            html.P(f"{said[:1].upper()}{said[1:]}; {along}, {heavy}.{sure}", className="small"),
        ],
        className="about",
    )


def _heads(found: Plain, ranges: bool) -> list[Any]:
    heads: list[Any] = ["Rank", "Actor", found["title"]]
    return [*heads, "Rank, 5 % to 95 %", "Cannot be told from", "Without one publisher"] if ranges else heads


def _rows(view: View, found: Plain) -> list[Component]:
    rows, selected = found["actors"], set(view.selected)
    most = max((abs(one["value"]) for one in rows), default=0.0)
    last = max((one["rank_interval"][1] for one in rows if one.get("rank_interval")), default=1)
    return [
        html.Tr(
            [
                html.Td(f"{one['rank']:,}", className="number"),
                html.Th(inward(one["name"], view.selecting(one["id"]).link()), scope="row"),
                html.Td([bar(one["value"], most), html.Span(number(one["value"]), className="figure")]),
                *(_standing(one, last) if "rank_interval" in one else []),
            ],
            className="chosen" if one["id"] in selected else "",
        )
        for one in rows
    ]


def _standing(one: Plain, last: int) -> list[Component]:
    """Return the interval of a rank, from how many it cannot be told, and what one publisher does to it."""
    between = one["rank_interval"]
    ends = "in no draw" if between is None else _range(*between)
    others, first = one["inseparable"]["count"], one["inseparable"]["first"]
    about = one["publishers"]
    without = f"{_rank(about['rank'])} without {about['name']}" if about else "does not move"
    return [
        html.Td([strip(between, one["rank"], last), html.Span(ends, className="figure")]),
        html.Td(
            counted(others, "other") if others else "not known" if others is None else "nobody",
            className="" if others else "quiet",
            title=_named([other["name"] for other in first], others or 0),
        ),
        html.Td(without, className="small" if about else "small quiet"),
    ]


def _named(names: list[str], total: int) -> str:
    """Return the names of the first of so many others."""
    more = f" and {counted(total - len(names), 'other')}" if total > len(names) else ""
    return ", ".join(names) + more


def _range(low: int, high: int) -> str:
    return f"{low:,}" if low == high else f"{low:,} – {high:,}"


def _rank(rank: int | None) -> str:
    return "no value" if rank is None else f"rank {rank:,}"


def _publishers(found: Plain) -> str:
    tried = found["publishers"]
    share = "" if tried["share"] is None else f" ({tried['share']:.0%} of ties rest on them)"
    return (
        f"Left out one at a time: {tried['tried']:,} of {tried['of']:,} publishers{share}. The last column "
        f"names the one that moves the actor furthest. {tried['meaning']}"
    )


def _address(explorer: Explorer, view: View) -> str:
    """Return where the whole ranking is to be had, from the page's own address."""
    words = {
        word: ("off", "on")[value == "on"] if word != "graph" else value for word, value in how(view).items()
    }
    own = "&".join(f"{word}={quote(str(value))}" for word, value in words.items())
    query = explorer.to_query()
    return f"api/rankings/{quote(view.measure)}?{own}" + (f"&{query}" if query else "")


RANKINGS = Study("rankings", ("measure", "directed", "weighted", "on"), work, show, meanwhile)
