"""Two to four selected actors side by side: stances, agreement, shared ties, shared events."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.graph.stance import label_title
from graph_app.text import counted, lowered
from graph_app.web import elements as html
from graph_app.web.parts import swatch
from graph_app.web.sheets.hiding import hidden_note
from graph_app.web.sheets.pieces import (
    actor_link,
    listed,
    opened,
    section,
    sheet_of,
    source,
    stance,
    tie_entry,
)
from graph_app.web.sheets.words import signed
from graph_app.web.view import View

LETTERS = "ABCD"
"""Actors stand as letters in narrow columns."""


def answer(explorer: Explorer, view: View, key: str) -> Component:
    """Return the comparison of the first four selected actors."""
    chosen = view.selected[: len(LETTERS)]
    if len(chosen) < 2:
        words = "Select two to four actors to compare them: hold Shift or Ctrl and choose another one."
        return sheet_of(explorer, view, "Compare actors", html.P(words))
    found = explorer.compare(chosen)
    left = (
        f"The first four of {len(view.selected):,} selected actors."
        if len(view.selected) > len(chosen)
        else ""
    )
    many = found["count"]
    names = {actor["id"]: letter for actor, letter in zip(found["actors"], LETTERS, strict=False)}
    return sheet_of(
        explorer,
        view,
        f"{counted(len(chosen), 'actor')} compared",
        html.P(left, className="quiet") if left else None,
        *(hidden_note(explorer, view, explorer.explain(one), one) for one in chosen),
        html.Ul([_actor(explorer, view, one, names) for one in found["actors"]], className="entries short"),
        section("Agreement", _agreement(found, names)),
        section("Stances", _stances(view, found, names), len(found["issues"])),
        section("Ties between them", _ties(explorer, view, found), len(found["ties"])),
        section("Tied to two of them or more", _neighbours(explorer, view, found), many["neighbours"]),
        section("Events that they share", _events(view, found), many["events"]),
    )


def _letter(letter: str) -> Component:
    return html.B(letter, className="letter")


def _actor(explorer: Explorer, view: View, actor: dict[str, Any], names: dict[str, str]) -> Component:
    return html.Li(
        [_letter(names[actor["id"]]), actor_link(explorer, view, actor), stance(actor["openness"])],
        className="compared",
    )


def _agreement(found: dict[str, Any], names: dict[str, str]) -> Component:
    """Return how much each pair agrees, with the arithmetic behind a line."""
    titles = {issue["id"]: issue["name"] for issue in found["issues"]}
    rows = []
    for pair in found["agreement"]:
        ends = html.Span([_letter(names[pair["one"]]), " and ", _letter(names[pair["other"]])])
        if pair["value"] is None:
            rows.append(html.Li([ends, ": no issue on which both have a stance"]))
            continue
        terms = [html.Li(_term(titles[term["issue"]], term)) for term in pair["terms"]]
        said: list[Any] = [ends, html.B(f" {pair['value']:.2f}"), f" over {counted(pair['issues'], 'issue')}"]
        rows.append(html.Li(html.Details([html.Summary(said), html.Ul(terms, className="small")])))
    about = (
        f"1 is full agreement, 0 the opposite: {found['formula']}. "
        "It is not an alliance, and says little where the issues are few."
    )
    return html.Div([html.Ul(rows, className="entries short"), html.P(about, className="quiet small")])


def _term(title: str, term: dict[str, Any]) -> str:
    """Return one issue's part of an agreement as arithmetic."""
    return f"{title}: 1 - |({term['one']:+g}) - ({term['other']:+g})| / 4 = {term['share']:g}"


def _stances(view: View, found: dict[str, Any], names: dict[str, str]) -> Component:
    """Return a table of issues and actors; where nobody said anything the cell is hollow."""
    if not found["issues"]:
        return html.P("None of them has a stance that counts here.", className="quiet")
    head = html.Tr(
        [html.Th("Issue", scope="col")]
        + [
            html.Th([_letter(names[one["id"]]), _unseen(f" {one['name']}")], scope="col")
            for one in found["actors"]
        ]
    )
    rows = [
        html.Tr(
            [html.Th(opened(issue["name"], view, "issue", issue["id"], ""), scope="row")]
            + [html.Td(_cell(value)) for value in issue["stances"]]
        )
        for issue in found["issues"]
    ]
    return html.Table([html.Thead(head), html.Tbody(rows)], className="side-by-side")


def _cell(value: dict[str, Any]) -> Component:
    number = "" if value["value"] is None else signed(value["value"])
    words = f"{label_title(value['label'])} "
    return html.Span([swatch(value["code"]), _unseen(words), number], title=words.strip())


def _unseen(words: str) -> Component:
    """Return words for screen readers."""
    return html.Span(words, className="visually-hidden")


def _ties(explorer: Explorer, view: View, found: dict[str, Any]) -> Component:
    rows = [tie_entry(explorer, view, tie) for tie in found["ties"]]
    return listed(rows, "No visible tie between them.")


def _neighbours(explorer: Explorer, view: View, found: dict[str, Any]) -> Component:
    """Return who is tied to several of them, and by what to whom."""
    rows = []
    for other in found["neighbours"]:
        marks = [
            html.Span(
                [_letter(letter), " ", *_short(view, ties)],
                className="tied",
            )
            for letter, ties in zip(LETTERS, other["ties"], strict=False)
            if ties
        ]
        rows.append(html.Li([actor_link(explorer, view, other), html.Div(marks, className="small")]))
    return listed(rows, "Nobody, by visible ties.", found["count"]["neighbours"])


def _short(view: View, ties: list[dict[str, Any]]) -> list[Any]:
    """Return ties as short links, each with its kind."""
    found: list[Any] = []
    for tie in ties:
        found += [", "] if found else []
        found.append(opened(tie["title"], view, "tie", tie["id"], ""))
    return found


def _events(view: View, found: dict[str, Any]) -> Component:
    """Return the events in which several took part, with the roles of each."""
    rows = [
        html.Li(
            [
                html.Div(
                    [
                        html.Time(event["date"]),
                        *(
                            html.Span(
                                [
                                    _letter(letter),
                                    " " + ", ".join(lowered(label_title(one["role"])) for one in roles),
                                ],
                                className="badge",
                            )
                            for letter, roles in zip(LETTERS, event["roles"], strict=False)
                            if roles
                        ),
                    ],
                    className="when",
                ),
                opened(event["title"], view, "event", event["id"]),
                source(view, event["source"]),
            ]
        )
        for event in found["events"]
    ]
    return listed(rows, "No event on record in which two of them took part.", found["count"]["events"])
