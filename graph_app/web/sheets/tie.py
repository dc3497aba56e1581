"""The sheet of a tie: both ends, what it says, its weight as arithmetic, its evidence."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.errors import NotFoundError
from graph_app.filters import explain_tie
from graph_app.graph.lookup import tie_place
from graph_app.graph.stance import label_title
from graph_app.text import lowered
from graph_app.web import elements as html
from graph_app.web.acts.supposing import suppose
from graph_app.web.parts import inward
from graph_app.web.sheets.hiding import hidden_note
from graph_app.web.sheets.pieces import (
    actor_link,
    facts,
    listed,
    not_there,
    opened,
    section,
    sheet_of,
    source,
    tie_entry,
)
from graph_app.web.sheets.words import amount, span
from graph_app.web.view import View

SIDES = {1: "with it", -1: "against it", 0: "neither with it nor against it"}


def answer(explorer: Explorer, view: View, key: str) -> Component:
    """Return the sheet of a tie, recorded or derived."""
    try:
        found = explorer.details("tie", key)
    except NotFoundError as error:
        return not_there(explorer, view, str(error))
    tie = found["tie"]
    summary = found["row"] and found["row"]["summary"]
    return sheet_of(
        explorer,
        view,
        [tie["from"]["name"], html.Span(f" {tie['title']} ", className="verb"), tie["to"]["name"]],
        facts(
            "derived tie" if tie["derived"] else "recorded tie",
            "hostile" if tie["sign"] < 0 else "supporting",
            _influence(tie),
        ),
        _hidden(explorer, view, found),
        html.Ul(
            [html.Li(actor_link(explorer, view, tie[end])) for end in ("from", "to")],
            className="entries short",
        ),
        html.P(summary) if summary else None,
        _numbers(found),
        section("Source", source(view, found["source"])) if found["row"] else _events(found, view),
        _doings(explorer, view, key),
        _kind(found),
        _others(explorer, view, found),
    )


def _influence(tie: dict[str, Any]) -> str:
    if tie["influence"] == "both":
        return "influence runs both ways"
    end = tie["to"] if tie["influence"] == "forward" else tie["from"]
    return f"influence runs to {end['name']}"


def _hidden(explorer: Explorer, view: View, found: dict[str, Any]) -> Component | None:
    """Return why the tie is not in the picture; a derived tie may only have to be switched on."""
    key = found["tie"]["id"]
    explained = explain_tie(explorer.network, explorer.chosen, tie_place(explorer.network, key))
    if explained.visible or explained.hidden_by:
        return hidden_note(explorer, view, explained, found["tie"]["from"]["id"], found["tie"]["to"]["id"])
    link = view.with_filter(explorer.network, derived=True).link()
    return html.Div(
        [html.P(explained.sentence), html.P(inward("Show derived ties", link))], className="hidden-note"
    )


def _numbers(found: dict[str, Any]) -> Component:
    """Return dates, amount, confidence, and how the weight is computed."""
    row, weight = found["row"], found["weight"]
    rows: list[tuple[str, Any]] = []
    if row:
        rows.append(("Time", span(row["start"], row["end"])))
        if row["amount_usd"] is not None:
            rows.append(("Amount", amount(row["amount_usd"])))
        rows.append(("Confidence", row["confidence"] or "not stated, counts as high"))
        product = f"{weight['strength']:g} × {weight['factor']:g} = {weight['value']:.3g}"
        rows.append(("Weight", [product, _quiet("strength of its kind × confidence")]))
    else:
        counted = [event for event in found["events"] if event["counts"]]
        terms = " + ".join(f"1/({event['actors']}-1)" for event in counted[:6])
        more = " + …" if len(counted) > 6 else ""
        total = f"{terms}{more} = {weight['value']:.3g}" if counted else "0"
        rows.append(("Weight", [total, _quiet("one part per event with k actors on a side: 1/(k-1)")]))
    return html.Dl([html.Div([html.Dt(name), html.Dd(value)]) for name, value in rows], className="numbers")


def _quiet(words: str) -> Component:
    return html.Div(words, className="quiet small")


def _events(found: dict[str, Any], view: View) -> Component:
    """Return the events that a derived tie rests on."""
    rows = [
        html.Li(
            [
                html.Div(
                    [
                        html.Time(event["date"]),
                        html.Span(
                            f"both {SIDES[event['side']]}, {event['actors']} in all: {event['share']:.2f}"
                        ),
                        None
                        if event["counts"]
                        else html.Span("not counted under this filter", className="badge"),
                    ],
                    className="when",
                ),
                opened(event["title"], view, "event", event["id"]),
                source(view, event["source"]),
            ]
        )
        for event in found["events"]
    ]
    return section("Events in which both stood on one side", listed(rows), len(rows))


def _doings(explorer: Explorer, view: View, key: str) -> Component:
    """Return the way to suppose that the tie were gone."""
    link = suppose(explorer, view, {"word": "cut", "text": key}).link()
    return html.Div(inward("Suppose this tie were gone", link, className="do"), className="doings")


def _kind(found: dict[str, Any]) -> Component | None:
    kind = found["kind"]
    if not kind or not kind["description"]:
        return None
    return html.P(f"{label_title(lowered(kind['name']))}: {kind['description']}", className="quiet")


def _others(explorer: Explorer, view: View, found: dict[str, Any]) -> Component | None:
    rows = [tie_entry(explorer, view, tie) for tie in found["others"]]
    if not rows:
        return None
    total = found["others_count"]
    return section("Other ties between the two", listed(rows, total=total), total)
