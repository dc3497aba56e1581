"""What the details can show, one file per kind of thing.

To add a sheet, write one file with `answer(explorer, view, key)` and add one line to `SHEETS`.
"""

from __future__ import annotations

from collections.abc import Callable

from dash.development.base_component import Component

from graph_app.api import Explorer
from graph_app.web.sheets import (
    actor,
    compare,
    event,
    influence,
    issue,
    pair,
    paths,
    source,
    tie,
    welcome,
    whatif,
)
from graph_app.web.view import View

Sheet = Callable[[Explorer, View, str], Component]
"""From the explorer with the filter of the view, the view and the id of a row, to what is shown."""

SHEETS: dict[str, Sheet] = {
    "actor": actor.answer,
    "tie": tie.answer,
    "event": event.answer,
    "issue": issue.answer,
    "source": source.answer,
    "pair": pair.answer,
    "compare": compare.answer,
    "paths": paths.answer,
    "influence": influence.answer,
    "whatif": whatif.answer,
    "welcome": welcome.answer,
}
"""Every sheet by the word in `View.panel` before the colon."""

__all__ = ["SHEETS", "Sheet", "sheet"]


def sheet(explorer: Explorer, view: View) -> Component:
    """Return what the details show in a view: the open panel, else the actor in focus, else a welcome."""
    kind, _, key = view.panel.partition(":")
    if kind in SHEETS:
        return SHEETS[kind](explorer, view, key)
    return SHEETS["actor" if view.at else "welcome"](explorer, view, view.at)
