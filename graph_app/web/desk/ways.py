"""Ways to the desk: the menu in the header, and the buttons of sheets and of their entries."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from graph_app.web.desk.model import Desk
from graph_app.web.desk.pieces import noun, opens
from graph_app.web.parts import opener
from graph_app.web.view import View

ADDED = ("actors", "ties", "statements", "events", "participations", "sources")
"""What is added often."""
SELDOM = ("issues", "actor_kinds", "tie_kinds", "participation_roles")
"""The vocabulary."""
_TABLES = {"tie": "ties", "event": "events", "issue": "issues", "source": "sources"}
_MORE = {"actors": ("ties", "statements"), "events": ("participations",), "issues": ("statements",)}
"""What is added from the sheet of a row."""
MENU = "desk-menu"
MENU_OPENER = "desk-opener"
ROW = "data-row"
"""The attribute of an entry that says which row it shows: its table and its key, a blank between."""


def menu(desk: Desk) -> Component:
    """Return the menu in the header: what one may do with the debate."""
    edits = desk.may("edit")
    add = [html.Li(_item(_titled(noun(table)), "form", table=table)) for table in ADDED]
    seldom = [html.Li(_item(_titled(noun(table)), "form", table=table)) for table in SELDOM]
    many = [html.Li(_item("Paste a table", "paste")), html.Li(_item("Merge two actors", "merge"))]
    seen = [
        html.Li(_item(words, page))
        for words, page in (("History", "history"), ("Compare", "compare"), ("Proposals", "review"))
    ]
    entries: list[Any] = []
    if edits:
        entries += [html.H2("Add"), html.Ul(add), html.Details([html.Summary("Vocabulary"), html.Ul(seldom)])]
        entries += [html.H2("Many rows"), html.Ul(many)]
    entries += [html.H2("Who did what"), html.Ul(seen)]
    entries += [html.H2("Kept with the debate"), html.Ul(html.Li(_item("Saved views", "views")))]
    return dmc.Popover(
        [
            opener(dmc.PopoverTarget, "Edit ▾" if edits else "History ▾", MENU_OPENER),
            dmc.PopoverDropdown(entries, className="exports desk-menu"),
        ],
        id=MENU,
        position="bottom-end",
        shadow="md",
        keepMounted=True,
        trapFocus=True,
        returnFocus=True,
    )


def _item(words: str, page: str, **what: str) -> Component:
    return opens(words, page, "", **what)


def _titled(words: str) -> str:
    return words[:1].upper() + words[1:]


def with_ways(tree: Component, view: View, desk: Desk | None) -> Component:
    """Return a sheet with the ways to edit what it shows; as it is where nothing is edited.

    Parameters
    ----------
    tree : component
        A sheet: entries that are rows say so by `data-row`.
    view : View
        The view that it is of.
    desk : Desk or None
        Where the data are edited.
    """
    if desk is None or not desk.may("history"):
        return tree
    edits = desk.may("edit")
    if edits:
        for part in [one for one in tree._traverse() if hasattr(one, ROW)]:  # type: ignore[no-untyped-call]
            _add_way(part)
    row = shown_row(view)
    if row is not None:
        _under_heading(tree, _ways(*row, edits=edits))
    return tree


def shown_row(view: View) -> tuple[str, str] | None:
    """Return table and key of the row that a sheet is about, None for what is no row.

    >>> shown_row(View(at="meta")), shown_row(View(at="meta", panel="tie:t-1")), shown_row(View())
    (('actors', 'meta'), ('ties', 't-1'), None)
    """
    kind, _, key = view.panel.partition(":")
    if kind in _TABLES:
        return _TABLES[kind], key
    return ("actors", view.at) if view.at and not view.panel else None


def _ways(table: str, key: str, *, edits: bool) -> Component:
    """Return the buttons under the heading of a sheet."""
    history = opens("History", "history", "do", table=table, row=key)
    if not edits:
        return html.Div(history, className="doings desk-doings")
    more = [opens(f"Add {noun(other)}", "form", "do", table=other) for other in _MORE.get(table, ())]
    edit = opens("Edit", "form", "do", table=table, row=key)
    return html.Div([edit, *more, history], className="doings desk-doings")


def _add_way(part: Component) -> None:
    """Add a button to an entry that shows a row."""
    table, _, key = str(getattr(part, ROW)).partition(" ")
    way = opens("Edit", "form", "plain desk-way", f"Edit this {noun(table)}", table=table, row=key)
    children = part.children if isinstance(part.children, list) else [part.children]
    line = next((one for one in children if getattr(one, "className", "") == "when"), part)
    line.children = [*line.children, way] if isinstance(line.children, list) else [line.children, way]


def _under_heading(tree: Component, ways: Component) -> None:
    """Put buttons below the heading of a sheet."""
    children = list(tree.children)
    place = next((n for n, one in enumerate(children) if isinstance(one, html.H2)), -1)
    tree.children = [*children[: place + 1], ways, *children[place + 1 :]]
