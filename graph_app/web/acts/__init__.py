"""What a reader can do to a view, by name: each act is a function from a view to the next one; pure.

Buttons, menus, keys, the picture and the charts all say one of these names. To add an act, write one
function and add one line to `ACTS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_app.api import Explorer
from graph_app.web.acts.base import Act, targets
from graph_app.web.acts.legend import entry
from graph_app.web.acts.opening import compare, open_panel, paths
from graph_app.web.acts.placing import pin, rings, set_look, set_looks, unpin
from graph_app.web.acts.selecting import clear, everybody, neighbours, same, select
from graph_app.web.acts.showing import focus, hide, keep, set_filter, show
from graph_app.web.acts.supposing import influence, suppose, take_back, take_up, whatif
from graph_app.web.view import View

__all__ = ["ACTS", "Act", "act", "targets"]

ACTS: dict[str, Act] = {
    "select": select,
    "open": open_panel,
    "neighbours": neighbours,
    "same": same,
    "all": everybody,
    "clear": clear,
    "hide": hide,
    "show": show,
    "keep": keep,
    "focus": focus,
    "pin": pin,
    "unpin": unpin,
    "rings": rings,
    "compare": compare,
    "paths": paths,
    "filter": set_filter,
    "look": set_look,
    "looks": set_looks,
    "entry": entry,
    "influence": influence,
    "whatif": whatif,
    "suppose": suppose,
    "take-back": take_back,
    "take-up": take_up,
}
"""Every act by its name."""


def act(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Return the view after an act; a name or a value that does not exist changes nothing.

    Parameters
    ----------
    explorer : Explorer
        The data with the filter of the view.
    view : View
        The view before.
    asked : mapping
        `verb` and, as the verb needs it, `arg`, `ids`, `add` and others; it comes from a browser and may be
        anything.
    """
    chosen = ACTS.get(str(asked.get("verb"))) if isinstance(asked, Mapping) else None
    return chosen(explorer, view, asked) if chosen else view
