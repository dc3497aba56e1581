"""Pieces that several sheets show: the way back, links, sources, lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.graph.stance import label_title
from graph_app.style import glyph_of
from graph_app.web import elements as html
from graph_app.web.menus import told
from graph_app.web.parts import glyph, inward, source_line, swatch
from graph_app.web.sheets.words import signed, span
from graph_app.web.view import View
from graph_app.workspace.rows import key_text

FIRST = 8
"""Rows of a list that are shown before the rest is asked for."""


def sheet_of(explorer: Explorer, view: View, title: Any, *content: Any) -> Component:
    """Return a sheet: the way back to the actor in focus, a heading, and what is to be said."""
    way = None
    if view.at:
        name = explorer.network.words("actors", "name").get(view.at, view.at)
        way = html.P(inward(f"← Back to {name}", view.opening("").link()), className="way-back")
    key = " ".join((view.panel, *view.selected[:4]))
    return html.Div([way, html.H2(title), *content], className="sheet", **named(key))


def named(key: str) -> dict[str, Any]:
    """Return what tells a sheet from the next one: `assets/redrawn.js` shows a new one from its top."""
    return {"key": key, **told(sheet=key)}


def row(table: str, *key: str) -> dict[str, Any]:
    """Return what tells which row an entry shows, see `desk.ways`."""
    return told(row=f"{table} {key_text(list(key))}")


def facts(*pieces: Any) -> Component:
    """Return short facts in one line, those that are empty left out."""
    found: list[Any] = []
    for piece in pieces:
        if piece:
            found += [" · ", piece] if found else [piece]
    return html.P(found, className="facts")


def opened(words: Any, view: View, kind: str, key: str, css: str = "what") -> Component:
    """Return a link that opens the sheet of a tie, event, issue or source."""
    return inward(words, view.opening(f"{kind}:{key}").link(), className=css)


def actor_link(explorer: Explorer, view: View, actor: dict[str, Any], css: str = "what") -> Component:
    """Return the shape of an actor's kind and its name, which selects it; hidden actors are marked."""
    kinds = explorer.network.cells("actor_kinds", "id").tolist()
    mark: list[Any] = [glyph(glyph_of(kinds.index(actor["kind"]))), " "] if actor["kind"] in kinds else []
    hidden: list[Any] = [] if actor["visible"] else [html.Span(" hidden", className="badge hidden-mark")]
    return html.Span(
        [*mark, inward(actor["name"], view.selecting(actor["id"]).link(), className=css), *hidden],
        className="actor-link",
    )


def source(view: View, found: dict[str, Any] | None, locator: str | None = None) -> Component:
    """Return a source as a line that opens the document, and the sheet of all that rests on it."""
    link = view.opening(f"source:{found['id']}").link() if found else ""
    return source_line(found, locator, link)


def stance(value: dict[str, Any]) -> Component:
    """Return a stance as a badge: dot, words, number."""
    number = f" ({signed(value['value'])})" if value["value"] is not None else ""
    return html.Span([swatch(value["code"]), f" {label_title(value['label'])}{number}"], className="badge")


def listed(rows: Sequence[Component], nothing: str = "", total: int | None = None) -> Component:
    """Return rows as a list, the first ones open, the rest behind a line; `total` counts those left out."""
    if not rows:
        return html.P(nothing, className="quiet")
    found: list[Any] = [html.Ul(list(rows[:FIRST]), className="entries")]
    if len(rows) > FIRST:
        rest = html.Ul(list(rows[FIRST:]), className="entries")
        found.append(html.Details([html.Summary(f"{len(rows) - FIRST:,} more"), rest]))
    left = (len(rows) if total is None else total) - len(rows)
    if left > 0:
        words = f"{left:,} more are not listed here; the tables and exports have them all."
        found.append(html.P(words, className="quiet"))
    return html.Div(found)


def section(title: str, content: Any, count: int | None = None) -> Component:
    """Return a headed part of a sheet."""
    number: list[Any] = [] if count is None else [" ", html.Span(f"{count:,}", className="quiet")]
    return html.Section([html.H3([title, *number]), content])


def folded(title: str, count: int, content: Any, *, unfolded: bool = False) -> Component:
    """Return a part of a sheet that can be folded, with how many rows it has."""
    return html.Details(
        [html.Summary([html.Span(title), html.B(f"{count:,}")]), content],
        open=unfolded,
        className="tie-group",
    )


def tie_entry(explorer: Explorer, view: View, tie: dict[str, Any]) -> Component:
    """Return a tie as a line: who, what, whom, since when; it opens the tie's sheet."""
    words = [tie["from"]["name"], html.Span(f" {tie['title']} ", className="verb"), tie["to"]["name"]]
    notes = ["derived" if tie["derived"] else span(tie["start"], tie["end"])]
    if tie["visible"] or not tie["derived"]:  # a derived tie weighs nothing while it is switched off
        notes.append(f"weight {tie['weight']:.2f}")
    if tie["sign"] < 0:
        notes.append("hostile")
    if not tie["visible"]:
        notes.append("hidden")
    return html.Li(
        [opened(words, view, "tie", tie["id"]), html.Div(" · ".join(notes), className="quiet small")]
    )


def not_there(explorer: Explorer, view: View, message: str) -> Component:
    """Return a sheet that says that something does not exist."""
    return sheet_of(explorer, view, "Nothing here", html.P(message))
