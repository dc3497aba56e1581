"""The search: actors, issues, events and sources by a few letters, hidden ones as well."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from graph_app.style import glyph_of
from graph_app.web import ids
from graph_app.web.finding import KINDS, Finder, Found, option
from graph_app.web.seen import Seen

TITLE = "Find an actor, an issue, an event or a source"


def field(seen: Seen) -> Component:
    """Return the field; the list comes from the server, so that large data sets are quick."""
    select = dmc.Select(
        id=ids.SEARCH,
        data=[],
        searchable=True,
        clearable=True,
        filter={"function": "foundNow"},
        renderOption={"function": "foundRow"},
        placeholder="Find anything",
        nothingFoundMessage="Nothing of that name",
        className="search",
        rightSection=dmc.Kbd("/", size="xs"),
        rightSectionPointerEvents="none",
        attributes={"input": {"aria-label": TITLE, "title": TITLE, "maxLength": 200}},
        maxDropdownHeight=420,
    )
    return html.Div([select, dcc.Store(id=ids.ASKED)], className="search-box")


def answer(found: tuple[Found, ...], asked: str) -> list[dict[str, Any]]:
    """Return the list under the field: groups of what was found."""
    groups = []
    for kind, title in KINDS.items():
        rows = [option(one, asked) for one in found if one.kind == kind]
        for row in rows:
            row["place"] = glyph_of(row["place"]) if row["place"] >= 0 else -1
        if rows:
            groups.append({"group": title if asked.strip() else "Most ties", "items": rows})
    return groups


def register(app: Dash, seen: Seen) -> None:
    """Add the callbacks of the search."""
    clientside: Any = app.clientside_callback
    finder = lru_cache(maxsize=2)(Finder)
    clientside(
        ClientsideFunction("graph_app", "askLater"),
        Output(ids.ASKED, "data"),
        Input(ids.SEARCH, "searchValue"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(ids.SEARCH, "data"),
        Input(ids.ASKED, "data"),
        State(ids.VIEW, "data"),
        prevent_initial_call=True,
    )
    def search(asked: dict[str, Any] | None, data: dict[str, Any]) -> list[dict[str, Any]]:
        words = str((asked or {}).get("words") or "")
        return answer(finder(seen.explorer).find(seen.at(seen.read(data)), words), words)
