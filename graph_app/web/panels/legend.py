"""The legend: always there, with counts of what is visible; a click shows an entry alone, Shift selects."""

from __future__ import annotations

from typing import Any

from dash import Output, dcc
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.web import elements as html
from graph_app.web import ids
from graph_app.web.acts.legend import alone
from graph_app.web.answers import Answer, Plain
from graph_app.web.encoding import Entry, sections
from graph_app.web.menus import told
from graph_app.web.parts import aria
from graph_app.web.seen import Seen
from graph_app.web.still import still
from graph_app.web.view import View


def mark(entry: Entry) -> Component:
    """Return the shape or line of an entry in its colours, for both pages."""
    fill, stroke = entry["fill"], entry["stroke"]
    colours = {
        "--light": fill["light"],
        "--dark": fill["dark"],
        "--light-line": stroke["light"],
        "--dark-line": stroke["dark"],
    }
    return html.Span(className=f"mark mark-{entry['glyph']}", style=colours, **aria(hidden="true"))


def hint(entry: Entry) -> str:
    """Return what a click on an entry does."""
    whom = "the actors at their ends" if entry["kind"] == "tie" else "them"
    if not entry["part"]:
        return f"{entry['label']}: click to select {whom}"
    if entry["part"] == "derived":
        return f"{entry['label']}: click to show them or not, Shift and click to select {whom}"
    return f"{entry['label']}: click to show these alone, Shift and click to select {whom}"


def line(entry: Entry, view: View) -> Component:
    """Return an entry as a button; `assets/looks.js` listens to it."""
    state = aria(pressed=str(alone(view, entry)).lower()) if entry["part"] else {}
    return html.Li(
        html.Button(
            [mark(entry), html.Span(entry["label"], className="words"), html.B(f"{entry['count']:,}")],
            type="button",
            title=hint(entry),
            **told(entry=entry["key"]),
            **state,
        )
    )


def answer(explorer: Explorer, view: View) -> list[Component]:
    """Return the lists of the legend."""
    return [
        html.Div(
            [
                html.Span(section.title, className="key"),
                html.Ul([line(entry, view) for entry in section.entries], **aria(label=section.title)),
            ],
            className="list",
        )
        for section in sections(explorer, view)
        if section.entries
    ]


def body(seen: Seen) -> Component:
    """Return the empty legend."""
    box = html.Div(id=ids.LEGEND, className="legend", role="group", **aria(label="Legend"))
    return html.Div([box, dcc.Store(id=ids.act("legend"))])


def answers(seen: Seen) -> list[Answer]:
    """Return what is written beside the picture."""

    def lists(seen: Seen, view: View, held: Plain) -> dict[str, Any]:
        return {"lists": still(answer(seen.at(view), view))}

    return [Answer("legend", {"lists": Output(ids.LEGEND, "children")}, lists, setting=True)]
