"""Pieces that several pages of the desk show: buttons, what is wrong, times, rows before and after."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from graph_app.text import counted, shown
from graph_app.web import ids
from graph_app.web.desk import words
from graph_app.web.menus import told
from graph_app.web.parts import outward
from graph_app.workspace.changes import Effect
from graph_app.workspace.findings import Finding
from graph_app.workspace.nouns import NOUNS
from graph_app.workspace.sentences import effect_said
from graph_app.workspace.state import State

MOST_SHOWN = 50
"""Rows of a list that are shown; the rest is counted."""


def do(what: str, text: Any, css: str = "", **rest: Any) -> Component:
    """Return a button that the server answers; a `strong` one is what Enter presses."""
    return html.Button(
        text, id=ids.desk_do(what), n_clicks=0, type="button", className=f"story-button {css}".strip(), **rest
    )


def opens(text: Any, page: str, css: str = "story-button", label: str = "", **what: Any) -> Component:
    """Return a button that opens a page of the desk; `what` is told to it."""
    named: dict[str, Any] = {"aria-label": label, "title": label} if label else {}
    return html.Button(
        text, type="button", className=css, **told(desk=json.dumps({"page": page, **what})), **named
    )


def form(title: Any, *content: Any, buttons: Sequence[Component | None] = ()) -> Component:
    """Return a page of the desk: its heading, what it holds, and its buttons below."""
    shown_ = [one for one in buttons if one is not None]
    foot = html.Div(shown_, className="desk-foot") if shown_ else None
    return html.Div(
        [html.H2(title, tabIndex="-1"), *(one for one in content if one is not None), foot],
        className="desk-page",
    )


def why(value: str = "", wrong: str | None = None, label: str = "Why") -> Component:
    """Return the field for the reason."""
    return dmc.Textarea(
        id=ids.desk_field("why"),
        label=label,
        value=value,
        error=wrong,
        placeholder="For those who read the history",
        size="xs",
        autosize=True,
        minRows=1,
        maxRows=5,
        className="wide",
    )


def found(findings: Iterable[Finding], extra: str = "") -> Component | None:
    """Return what is wrong, and what is worth knowing, as a list; None without any."""
    items = [_finding(one) for one in findings]
    if extra:
        items.insert(0, html.Li(extra, className="wrong"))
    if not items:
        return None
    left = len(items) - MOST_SHOWN
    more = [html.Li(f"And {left:,} more.")] if left > 0 else []
    return html.Ul([*items[:MOST_SHOWN], *more], className="desk-found", role="alert")


def _finding(one: Finding) -> Component:
    line = f"Line {one.line}: " if one.line is not None else ""
    column = f"{words.title(one.column)}: " if one.column else ""
    hint = f" {one.hint}" if one.hint else ""
    near = [
        piece
        for key in one.did_you_mean[:3]
        if one.column and one.severity == "error" and one.line is None
        for piece in (" ", do(f"take:{one.column}={key}", f"Take {shown(key)}", "small"))
    ]
    css = "wrong" if one.severity == "error" else "notice"
    return html.Li([f"{line}{column}{one.message}{hint}", *near], className=css)


def time(at: str) -> Component:
    """Return a time of the log as people read it, in UTC; the browser can say it in its own zone."""
    return html.Time(at[:16].replace("T", " "), dateTime=at, title=f"{at[:19].replace('T', ' ')} UTC")


def effects(effects: Sequence[Effect], state: State) -> Component:
    """Return what is done to rows: in a sentence each, with all cells before and after behind it."""
    rows = [html.Li(effect(one, state)) for one in effects[:MOST_SHOWN]]
    left = len(effects) - MOST_SHOWN
    if left > 0:
        rows.append(html.Li(f"And {counted(left, 'more row')}.", className="quiet"))
    return html.Ul(rows, className="desk-effects")


def effect(one: Effect, state: State) -> Component:
    """Return what is done to one row."""
    columns = sorted({*(one.before or {}), *(one.after or {})}, key=lambda name: name not in one.columns())
    rows = [
        html.Tr(
            [
                html.Th(words.title(name), scope="row"),
                html.Td(_cell(one.before, name)),
                html.Td(_cell(one.after, name)),
            ],
            className="" if name in one.columns() else "quiet",
        )
        for name in columns
    ]
    head = html.Thead(html.Tr([html.Th(""), html.Th("Before", scope="col"), html.Th("After", scope="col")]))
    said = effect_said(one, state)
    return html.Details(
        [
            html.Summary(said[:1].upper() + said[1:]),
            html.Table([head, html.Tbody(rows)], className="desk-cells"),
        ]
    )


def _cell(cells: Any, name: str) -> Any:
    value = (cells or {}).get(name)
    if value is None:
        return html.Span("—", className="quiet")
    return outward(value, value) if name in ("url", "website") else value


def noun(table: str) -> str:
    """Return what a row of a table is called.

    >>> noun("tie_kinds")
    'kind of tie'
    """
    return NOUNS.get(table, table)
