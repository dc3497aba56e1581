"""What the stage shows instead of the network: a tab comes onto the page when it is opened first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dash import Output, State, dcc, html, no_update
from dash.development.base_component import Component

from graph_app.web import ids
from graph_app.web.answers import Answer, Plain
from graph_app.web.navigation import look_shown
from graph_app.web.panels import discourse, influence, influence_map, matrix, sources, table, timeline
from graph_app.web.seen import Seen
from graph_app.web.still import Known, still
from graph_app.web.view import PLAIN, View

TABS: dict[str, Any] = {
    "table": table,
    "matrix": matrix,
    "map": influence_map,
    "timeline": timeline,
    "discourse": discourse,
    "influence": influence,
    "sources": sources,
}
"""The panel of each tab but the network."""


def body(seen: Seen) -> list[Component]:
    """Return the empty places of all tabs, their acts, and what remembers which were opened."""
    places: list[Component] = [html.Div(id=ids.tab(name), className="holder") for name in TABS]
    acts = [dcc.Store(id=ids.act(name)) for name in ("table", "matrix", "map", "timeline", "discourse")]
    return [*places, *acts, dcc.Store(id=ids.OPENED, data=[])]


def whole(seen: Seen) -> list[Component]:
    """Return all tabs as they are once they were opened."""
    return [opened(seen, name, PLAIN) for name in TABS]


def opened(seen: Seen, name: str, view: View) -> Component:
    """Return a tab whose choices are those of a view."""
    found: Component = TABS[name].body(seen)
    for one in found._traverse():  # type: ignore[no-untyped-call]
        key = getattr(one, "id", None)
        if isinstance(key, dict) and key.get("type") == "look":
            one.value = look_shown(view, key["word"])
    return found


def answers(known: Callable[[], Known]) -> list[Answer]:
    """Return what the navigation writes: the tab that is opened for the first time.

    Parameters
    ----------
    known : callable
        Returns which ids the callbacks of the app need; asked when all of them are there.
    """

    def give(seen: Seen, view: View, held: Plain) -> dict[str, Any]:
        before = held.get("opened") or []
        found: dict[str, Any] = dict.fromkeys(TABS, no_update) | {"opened": no_update}
        if view.tab in TABS and view.tab not in before:
            found[view.tab] = still(opened(seen, view.tab, view), known())
            found["opened"] = [*before, view.tab]
        return found

    outputs = {name: Output(ids.tab(name), "children") for name in TABS}
    store = {"opened": Output(ids.OPENED, "data")}
    return [Answer("tabs", outputs | store, give, states={"opened": State(ids.OPENED, "data")})]
