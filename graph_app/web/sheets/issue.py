"""The sheet of an issue: the question, who stands where on it, on which dated statements."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.errors import NotFoundError
from graph_app.graph.ambivalence import both_sides
from graph_app.graph.stance import label_title
from graph_app.text import counted
from graph_app.web import elements as html
from graph_app.web.parts import aria, both_mark, inward, swatch
from graph_app.web.sheets.pieces import (
    actor_link,
    facts,
    folded,
    listed,
    not_there,
    opened,
    row,
    section,
    sheet_of,
    source,
    stance,
)
from graph_app.web.sheets.through_time import through_time
from graph_app.web.view import View

Both = dict[str, tuple[int, int]]
"""Actors who spoke on both sides of an issue, with how many statements are for and against."""
MEANS = {
    1: "Support means openness.",
    -1: "Support means restriction.",
    0: "Does not count for openness.",
}
SHOWN = 40
"""Actors of one stance that are shown; the table of actors has them all."""
SHARES = (("for", 1, "for"), ("mixed", 2, "mixed"), ("against", 3, "against"), ("unknown", 5, "unknown"))
"""Word in the counts, code of the swatch, word on the page."""


def answer(explorer: Explorer, view: View, key: str) -> Component:
    """Return the sheet of an issue."""
    try:
        found = explorer.details("issue", key)
    except NotFoundError as error:
        return not_there(explorer, view, str(error))
    issue = found["issue"]
    newest = [_statement(explorer, view, one) for one in found["newest"]]
    events = [_event(view, one) for one in found["events"]]
    both = _on_both(explorer, key)
    return sheet_of(
        explorer,
        view,
        issue["name"],
        facts(
            "argument" if issue["kind"] == "argument" else "policy issue",
            issue["jurisdiction"],
            issue["opened"] and f"since {issue['opened']}",
        ),
        html.P(issue["question"]) if issue["question"] else None,
        html.P(MEANS[found["direction"]], className="quiet"),
        html.P(issue["summary"]) if issue["summary"] else None,
        _lens(explorer, view, key),
        _shares(found),
        through_time(explorer, key),
        _both(explorer, view, both) if both else None,
        html.Div([_group(explorer, view, group, both) for group in found["groups"]]),
        section("Newest statements", listed(newest, "No statement counts here.")),
        section("Events", listed(events), len(events)) if events else None,
    )


def _lens(explorer: Explorer, view: View, key: str) -> Component:
    """Return a link that reads stances on this issue everywhere on the page."""
    if explorer.chosen.issue == key:
        return html.P("Stances on the page are read on this issue.", className="quiet")
    return html.P(inward("Read stances on this issue", view.reading(key, explorer.network).link()))


def _shares(found: dict[str, Any]) -> Component:
    """Return how many visible actors are for, mixed, against and unknown, as a bar and in words."""
    counts, known = found["counts"], sum(found["counts"][word] for word, _, _ in SHARES[:3])
    said = ", ".join(f"{counts[word]:,} {title}" for word, _, title in SHARES)
    parts = [
        html.Span(className=f"stance-{code}", style={"flexGrow": counts[word]})
        for word, code, _ in SHARES[:3]
        if counts[word]
    ]
    mean = ""
    if found["mean"] is not None:
        mean = f" Mean {found['mean']:+.2f} of {counted(known, 'actor')}.".replace("-", "−")
    return html.Div(
        [
            html.Div(parts, className="shares", role="img", **aria(label=said)) if parts else None,
            html.P(
                [
                    html.Span([swatch(code), f" {counts[word]:,} {title}"], className="share")
                    for word, code, title in SHARES
                ],
                className="shares-said",
            ),
            html.P(
                f"Among visible actors, from {counted(found['counted'], 'statement')} that count of "
                f"{found['statements']:,}.{mean}",
                className="quiet small",
            ),
        ]
    )


def _on_both(explorer: Explorer, key: str) -> Both:
    """Return the visible actors with statements for and against the issue, and how many of each."""
    network = explorer.network
    place = network.cells("issues", "id").tolist().index(key)
    ids = network.cells("actors", "id")
    return {
        str(ids[actor]): sides
        for (actor, issue), sides in both_sides(network, explorer.rows).items()
        if issue == place and explorer.visible.actors[actor]
    }


def _both(explorer: Explorer, view: View, both: Both) -> Component:
    """Return who has spoken on both sides."""
    names = explorer.network.words("actors", "name")
    rows = [
        html.Li(
            html.Div(
                [inward(str(names[one]), view.selecting(one).link(), className="what"), both_mark(sides)],
                className="when",
            )
        )
        for one, sides in sorted(both.items(), key=lambda item: (-min(item[1]), str(names[item[0]])))
    ]
    return folded("Spoke on both sides; below at their latest statement", len(rows), listed(rows))


def _group(explorer: Explorer, view: View, group: dict[str, Any], both: Both) -> Component:
    """Return the actors with one stance, strongest first, each with its latest statement that counts."""
    rows = [
        html.Li(
            [
                html.Div(
                    [
                        actor_link(explorer, view, one),
                        stance(one | group),
                        both_mark(both[one["id"]]) if one["id"] in both else None,
                    ],
                    className="when",
                ),
                *_latest(view, one["statements"]),
            ]
        )
        for one in group["actors"][:SHOWN]
    ]
    return folded(label_title(group["label"]), group["count"], listed(rows, total=group["count"]))


def _latest(view: View, said: list[dict[str, Any]]) -> list[Any]:
    """Return when and where an actor said it last, in its words, and how often besides."""
    last = next(one for one in said if one["counts"])
    besides = f", and {counted(len(said) - 1, 'other statement')}" if len(said) > 1 else ""
    return [
        html.Div([html.Time(last["date"]), besides], className="quiet small"),
        html.P(last["summary"]) if last["summary"] else None,
        source(view, last["source"], last["locator"]),
    ]


def _statement(explorer: Explorer, view: View, said: dict[str, Any]) -> Component:
    """Return a statement: who, when, stance, words, source."""
    return html.Li(
        [
            html.Div(
                [
                    actor_link(explorer, view, said["actor"]),
                    html.Time(said["date"]),
                    stance(said),
                ],
                className="when",
            ),
            html.P(said["summary"]) if said["summary"] else None,
            source(view, said["source"], said["locator"]),
        ],
        **row("statements", said["id"]),
    )


def _event(view: View, event: dict[str, Any]) -> Component:
    return html.Li(
        [html.Time(event["date"], className="quiet"), " ", opened(event["title"], view, "event", event["id"])]
    )
