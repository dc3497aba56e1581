"""Acts on what the details show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_app.api import Explorer
from graph_app.web.pairs import PAIR
from graph_app.web.reading import known_panel
from graph_app.web.view import View


def open_panel(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Open the details of a tie, event, issue, source or pair, a comparison or paths; empty closes them.

    Where what actors say joins them in the picture, its ties are pairs.
    """
    arg = str(asked.get("arg") or "")
    if view.linked and arg.startswith(f"tie:{PAIR}:"):
        arg = arg.removeprefix("tie:")
    panel = known_panel(explorer.network, arg)
    return view.opening(panel) if panel or not arg else view


def compare(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Compare the selected actors side by side, and the named one with them."""
    arg = str(asked.get("arg") or "")
    if arg in explorer.network.position and view.at:
        view = view.selecting(*view.selected, arg)
    return view.opening("compare") if len(view.selected) > 1 else view


def paths(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Find paths between the first two selected actors, or from the one in focus to the named one."""
    arg = str(asked.get("arg") or "")
    if arg in explorer.network.position and view.at and arg != view.at:
        view = view.selecting(view.at, arg)
    return view.opening("paths") if len(view.selected) > 1 else view
