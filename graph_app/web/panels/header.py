"""The header: which debate, find anything, copy the link, take the graph away, theme, help."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, html
from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.exporters import EXPORTERS, GROUPS, Exporter
from graph_app.exporters.html import weight
from graph_app.web import ids
from graph_app.web.answers import Answer, Plain
from graph_app.web.desk.ways import menu
from graph_app.web.dialogs import dialog
from graph_app.web.edition import facts
from graph_app.web.panels import opening, pictures, said, search
from graph_app.web.panels.help import modal
from graph_app.web.parts import opener
from graph_app.web.seen import Seen
from graph_app.web.taken import as_drawn
from graph_app.web.view import View

LARGE = 2.0
"""Megabytes from which on the menu says how large a page will be."""


def export_links(query: str, drawn: str = "") -> list[str]:
    """Return the address of each format for a filter, from the page's own, in the order of the menu.

    Parameters
    ----------
    query : str
        The filter.
    drawn : str
        The filter with the looks of the view, for formats that draw.
    """
    asked = {one.name: drawn if one.draws and drawn else query for one in EXPORTERS}
    return [f"api/graph.{name}{f'?{words}' if words else ''}" for name, words in asked.items()]


def page_words(explorer: Explorer) -> list[Any]:
    """Return the words of the entry for a page in one file: how large it will be, where it is large."""
    (page,) = (one for one in EXPORTERS if one.name == "html")
    megabytes = weight(explorer.network, explorer.rows) / 1e6
    return _words(page, "" if megabytes < LARGE else f", about {megabytes:,.0f} MB")


def _words(one: Exporter, more: str = "") -> list[Any]:
    """Return the words of an entry: the format, and what it holds."""
    return [f"{one.title}{more}", html.Span(one.about, className="quiet")]


def export_items() -> dict[str, list[Component]]:
    """Return the links to each format, as they are without a filter, by what they are for."""
    links = dict(zip((one.name for one in EXPORTERS), export_links(""), strict=True))
    return {
        group: [
            html.H2(title),
            html.Ul(
                [
                    html.Li(html.A(_words(one), href=links[one.name], id=ids.export(one.name)))
                    for one in EXPORTERS
                    if one.group == group
                ]
            ),
        ]
        for group, title in GROUPS.items()
    }


def _menu() -> list[Component]:
    """Return what the export button opens: graph formats beside all others."""
    items = export_items()
    first = items.pop("graph")
    rest = [part for parts in items.values() for part in parts]
    return [
        html.P(
            "What is visible now, with sources and citation; what a format cannot hold is said before it is "
            "written",
            className="lead",
        ),
        html.Div(
            [html.Div([*first, said.body()]), html.Div([*rest, *pictures.items()])], className="formats"
        ),
    ]


def _step(key: str, sign: str, words: str) -> Component:
    """Return the button for undo or redo."""
    label = {"root": {"aria-label": words, "title": words}}
    return dmc.ActionIcon(sign, id=key, variant="default", size="30px", disabled=True, attributes=label)


def _actions(seen: Seen) -> list[Component]:
    """Return the buttons: open, link, story, what is edited where it is, export, theme, help."""
    return [
        *opening.button(seen),
        _step(ids.UNDO, "↶", "Undo (Ctrl+Z)"),
        _step(ids.REDO, "↷", "Redo (Shift+Ctrl+Z)"),
        dmc.Button("Copy link", id=ids.COPY, variant="default", size="xs"),
        dmc.Button("Story", id=ids.STORY_OPEN, variant="default", size="xs"),
        *_editing(seen),
        dmc.Popover(
            [
                opener(dmc.PopoverTarget, "Export ▾", "accent"),
                dmc.PopoverDropdown(_menu(), id=ids.EXPORT, className="exports"),
            ],
            position="bottom-end",
            shadow="md",
            keepMounted=True,
            trapFocus=True,
            returnFocus=True,
        ),
        dmc.ColorSchemeToggle(
            lightIcon="☀",
            darkIcon="☾",
            variant="default",
            size="30px",
            id="theme",
            attributes={"root": {"aria-label": "Switch between light and dark", "title": "Light or dark"}},
        ),
        dmc.ActionIcon(
            "?",
            id=ids.HELP_OPEN,
            variant="default",
            size="30px",
            attributes={"root": {"aria-label": "Help", "title": "Help"}},
        ),
    ]


def _editing(seen: Seen) -> list[Component]:
    """Return the way to the desk, where there is one that the one who asks may use."""
    return [menu(seen.desk)] if seen.desk and seen.desk.may("history") else []


def body(seen: Seen) -> Component:
    """Return the header."""
    data = seen.explorer.network.dataset
    return html.Header(
        [
            dmc.Button("Filters", id=ids.SHOW_FILTERS, variant="default", size="xs", className="narrow-only"),
            html.Div(
                [
                    html.H1(data.descriptor.title),
                    html.Span(facts(seen), id=ids.FACTS, className="facts"),
                ],
                className="brand",
            ),
            search.field(seen),
            html.Div(_actions(seen), className="actions"),
            html.Span(id=ids.COPIED, role="status", className="visually-hidden"),
            pictures.body(),
            *opening.body(seen),
            dialog(ids.EXPORTING, "Export"),
            modal(seen),
        ],
        className="header",
    )


def answer(seen: Seen, view: View, held: Plain) -> dict[str, Any]:
    """Return where the entries of the export menu lead."""
    links = export_links(view.active.to_query(), as_drawn(view).to_query())
    return {"links": links, "page": page_words(seen.at(view))}


def answers(seen: Seen) -> list[Answer]:
    """Return what is written beside the picture."""
    links = [Output(ids.export(one.name), "href") for one in EXPORTERS]
    return [Answer("export", {"links": links, "page": Output(ids.export("html"), "children")}, answer)]


def register(app: Dash, seen: Seen) -> None:
    """Add what must feel instant and needs no data."""
    clientside: Any = app.clientside_callback
    clientside(
        ClientsideFunction("graph_app", "walkViews"),
        Output(ids.UNDO, "disabled"),
        Output(ids.REDO, "disabled"),
        Input(ids.VIEW, "data"),
        Input(ids.UNDO, "n_clicks"),
        Input(ids.REDO, "n_clicks"),
        prevent_initial_call=True,
    )
    clientside(
        ClientsideFunction("graph_app", "copyLink"),
        Output(ids.COPY, "children"),
        Output(ids.COPIED, "children"),
        Input(ids.COPY, "n_clicks"),
        prevent_initial_call=True,
    )
    clientside(
        ClientsideFunction("graph_app", "switchKeys"),
        Input(ids.KEYS, "checked"),
    )
    clientside(
        ClientsideFunction("graph_app", "openHelp"),
        Output(ids.HELP, "opened"),
        Input(ids.HELP_OPEN, "n_clicks"),
        State(ids.HELP, "opened"),
        prevent_initial_call=True,
    )
    clientside(
        ClientsideFunction("graph_app", "drawers"),
        Output(ids.FRAME, "className"),
        Input(ids.SHOW_FILTERS, "n_clicks"),
        Input(ids.SHOW_DETAILS, "n_clicks"),
        Input(ids.HIDE_DETAILS, "n_clicks"),
        Input(ids.HIDE_FILTERS, "n_clicks"),
        Input(ids.VIEW, "data"),
        State(ids.FRAME, "className"),
        prevent_initial_call=True,
    )
