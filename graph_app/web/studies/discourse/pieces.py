"""Pieces that studies of the debate share: what it is, files to take away, pairs, statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from dash import html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.graph.lookup import Sources, records, valued
from graph_app.graph.stance import ISSUE_LABELS
from graph_app.text import counted
from graph_app.web.pairs import pair
from graph_app.web.parts import inward
from graph_app.web.sheets.pieces import actor_link, opened, source, stance
from graph_app.web.studying import Plain
from graph_app.web.view import View

NAMED = 3
"""Issues that are named of a pair."""
SHOWN = 3
"""Statements of a change that are shown before the rest is asked for."""


def about(title: str, words: str, caution: str) -> Component:
    """Return what a study is in a sentence or two, and what it must not be read as."""
    return html.P([html.B(f"{title}. "), words, " ", html.Span(caution, className="quiet")])


def files(links: Mapping[str, tuple[str, str]]) -> Component:
    """Return links to files: by their words the address and the name of the file."""
    found: list[Any] = ["Take it away: "]
    for place, (words, (link, name)) in enumerate(links.items()):
        found += [" · "] if place else []
        found.append(html.A(words, href=link, download=name))
    return html.P(found, className="small taken")


def nothing(words: str) -> Component:
    """Return a line that says that there is nothing to show."""
    return html.P(words, className="quiet")


def left_out(found: Plain) -> str:
    """Return how many statements take part, and how many do not, by why."""
    pieces = [f"{number:,} {why.replace('_', ' ')}" for why, number in found["left_out"].items() if number]
    out = f"; left out: {', '.join(pieces)}" if pieces else ""
    return f"{counted(found['taken'], 'statement')} take part{out}."


class Rows:
    """Names and statements of the data, looked up by id."""

    def __init__(self, explorer: Explorer, view: View) -> None:
        self._explorer, self._view = explorer, view
        self._names = explorer.network.words("actors", "name")
        self._issues = explorer.network.words("issues", "name")
        self._source = Sources(explorer.network)
        ids = explorer.network.cells("statements", "id").tolist()
        self._place = {str(key): place for place, key in enumerate(ids)}

    def actor(self, key: str) -> Component:
        """Return an actor with the shape of its kind, as a link."""
        explorer = self._explorer
        place = explorer.network.position[key]
        known = {
            "id": key,
            "name": str(self._names[key]),
            "kind": explorer.network.cells("actors", "kind")[place],
            "visible": bool(explorer.visible.actors[place]),
        }
        return actor_link(explorer, self._view, known)

    def both(self, one: str, other: str) -> Component:
        """Return the head of a row: both actors of a pair."""
        return html.Th([html.Div(self.actor(one)), html.Div(self.actor(other))], scope="row")

    def way(self, one: str, other: str, words: str) -> Component:
        """Return the way to what both of a pair said."""
        label = f"What {self._names[one]} and {self._names[other]} said"
        return inward(words, self._view.opening(pair(one, other)).link(), title=label, className="small")

    def issues(self, ids: Sequence[str]) -> list[Any]:
        """Return the first issues by name, each opening its sheet, and how many more there are."""
        found: list[Any] = []
        for key in ids[:NAMED]:
            found += [" · "] if found else []
            found.append(opened(str(self._issues.get(key, key)), self._view, "issue", key, ""))
        more = len(ids) - NAMED
        return [*found, f" and {more:,} more"] if more > 0 else found

    def statements(self, ids: Sequence[str]) -> Component | None:
        """Return statements with date, stance, issue and source, the first ones open; None without any."""
        if not ids:
            return None
        places = np.array([self._place[key] for key in ids], dtype=np.int64)
        rows = [self._statement(row) for row in records(self._explorer.network, "statements", places[:40])]
        found: list[Any] = [html.Ul(rows[:SHOWN], className="entries")]
        if len(rows) > SHOWN:
            rest = html.Ul(rows[SHOWN:], className="entries")
            found.append(html.Details([html.Summary(f"{len(ids) - SHOWN:,} more"), rest]))
        return html.Div(found)

    def _statement(self, row: Plain) -> Component:
        key = row["issue_id"]
        return html.Li(
            [
                html.Div(
                    [
                        html.Time(row["date"] or "undated"),
                        f" {self._names.get(row['actor_id'], row['actor_id'])}: ",
                        said(row["stance"]),
                    ],
                    className="when",
                ),
                opened(str(self._issues.get(key, key)), self._view, "issue", key, "small"),
                source(self._view, self._source(row["source_id"]), row.get("locator")),
            ]
        )


def said(value: float) -> Component:
    """Return a stance as a badge."""
    return stance(valued(float(value), ISSUE_LABELS))
