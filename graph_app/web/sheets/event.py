"""The sheet of an event: what happened, who took part in which role, on which side."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.errors import NotFoundError
from graph_app.graph.stance import label_title
from graph_app.text import counted, lowered
from graph_app.web import elements as html
from graph_app.web.sheets.hiding import hidden_count
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
from graph_app.web.view import View

SIDES = {1: "With it", -1: "Against it", 0: "Neither with it nor against it"}


def answer(explorer: Explorer, view: View, key: str) -> Component:
    """Return the sheet of an event."""
    try:
        found = explorer.details("event", key)
    except NotFoundError as error:
        return not_there(explorer, view, str(error))
    event, issue = found["event"], found["issue"]
    kind = lowered(label_title(event["kind"])) if event["kind"] else ""
    outcome = f"outcome: {lowered(label_title(event['outcome']))}" if event["outcome"] else ""
    bears = html.P(["Bears on ", opened(issue["name"], view, "issue", issue["id"], "")]) if issue else None
    people = counted(found["actors"], "actor") + " took part" if found["actors"] else "Nobody on record."
    return sheet_of(
        explorer,
        view,
        event["title"],
        facts(html.Time(event["date"]), kind, outcome),
        bears,
        html.P(event["summary"]) if event["summary"] else None,
        section("Source", source(view, found["source"])),
        html.P(people),
        hidden_count(found["actors"] - found["visible"], "actor", view),
        *(_side(explorer, view, side, key) for side in found["sides"]),
    )


def _side(explorer: Explorer, view: View, side: dict[str, Any], event: str) -> Component:
    """Return the roles of one side, each with its actors."""
    roles = [
        folded(
            label_title(role["role"]),
            role["count"],
            html.Div(
                [
                    html.P(role["description"], className="quiet small") if role["description"] else None,
                    listed(
                        [
                            _taking(
                                explorer, view, one, row("participations", event, one["id"], role["role"])
                            )
                            for one in role["actors"]
                        ],
                        total=role["count"],
                    ),
                ]
            ),
            unfolded=True,
        )
        for role in side["roles"]
    ]
    return section(SIDES[side["side"]], html.Div(roles), side["count"])


def _taking(explorer: Explorer, view: View, one: dict[str, Any], told: dict[str, Any]) -> Component:
    """Return one participation: who, where it stands (on the event's issue, else overall), the source."""
    value = one["stance"] or one["openness"]
    return html.Li(
        [
            html.Div([actor_link(explorer, view, one), stance(value)], className="when"),
            source(view, one["source"]),
        ],
        **told,
    )
