"""The sheet of a source: what document it is, and everything that rests on it."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.errors import NotFoundError
from graph_app.graph.stance import label_title
from graph_app.text import counted, lowered
from graph_app.web import elements as html
from graph_app.web.parts import GRADES, aria, outward, safe_url
from graph_app.web.sheets.pieces import (
    actor_link,
    facts,
    folded,
    listed,
    not_there,
    opened,
    sheet_of,
    stance,
    tie_entry,
)
from graph_app.web.sheets.pieces import row as told
from graph_app.web.view import View


def answer(explorer: Explorer, view: View, key: str) -> Component:
    """Return the sheet of a source."""
    try:
        found = explorer.details("source", key)
    except NotFoundError as error:
        return not_there(explorer, view, str(error))
    source, counts = found["source"], found["counts"]
    total = sum(counts.values())
    return sheet_of(
        explorer,
        view,
        source["title"],
        facts(
            source["publisher"],
            source["date"] or "undated",
            source["kind"] and f"{source['kind']} source",
            GRADES.get(str(source["grade"]), "not graded"),
        ),
        _document(source["url"]),
        html.P(f"{counted(total, 'row')} of these data rest on it." if total else "Nothing rests on it."),
        html.Div(
            [
                folded(title, counts[table], listed(rows, total=counts[table]), unfolded=number == 0)
                for number, (table, title, rows) in enumerate(_resting(explorer, view, found))
            ]
        ),
    )


def _document(url: Any) -> Component | None:
    """Return the way to the document itself, or its address in words where that is no web address."""
    if not url:
        return html.P("No address given.", className="quiet")
    if safe_url(url) is None:
        return html.P(str(url), className="quiet")
    words = ["Open the document", html.Span("\u00a0↗", **aria(hidden="true"))]
    return html.Div([outward(words, url), html.Div(str(url), className="quiet small")])


def _resting(explorer: Explorer, view: View, found: dict[str, Any]) -> list[tuple[str, str, list[Component]]]:
    """Return the tables that rest on the source, with their rows; empty ones are left out."""
    rows = {
        "statements": ("Statements", [_stance(explorer, view, one) for one in found["statements"]]),
        "ties": ("Ties", [tie_entry(explorer, view, one) for one in found["ties"]]),
        "events": ("Events", [_event(view, one) for one in found["events"]]),
        "participations": ("Participations", [_part(explorer, view, one) for one in found["participations"]]),
        "codings": ("Codings", [_stance(explorer, view, one) for one in found["codings"]]),
    }
    return [(table, title, entries) for table, (title, entries) in rows.items() if entries]


def _stance(explorer: Explorer, view: View, row: dict[str, Any]) -> Component:
    """Return a statement, or a coding with its coder."""
    notes = [row.get("date"), row.get("coder") and f"coded by {row['coder']}", row["locator"]]
    return html.Li(
        [
            html.Div([actor_link(explorer, view, row["actor"]), stance(row)], className="when"),
            opened(row["issue"], view, "issue", row["issue_id"], ""),
            html.Span(
                "".join(f" · {note}" for note in notes if note),
                className="quiet small",
            ),
            html.P(row["summary"]) if row.get("summary") else None,
        ],
        **(told("statements", row["id"]) if "id" in row else {}),  # codings are not edited
    )


def _event(view: View, row: dict[str, Any]) -> Component:
    return html.Li(
        [html.Time(row["date"], className="quiet"), " ", opened(row["title"], view, "event", row["id"])]
    )


def _part(explorer: Explorer, view: View, row: dict[str, Any]) -> Component:
    return html.Li(
        [
            html.Div(
                [
                    actor_link(explorer, view, row["actor"]),
                    html.Span(lowered(label_title(row["role"])), className="badge"),
                ],
                className="when",
            ),
            opened(row["event"], view, "event", row["event_id"], ""),
        ],
        **told("participations", row["event_id"], row["actor_id"], row["role"]),
    )
