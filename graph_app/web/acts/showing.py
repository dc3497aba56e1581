"""Acts on who is shown: hide, show, keep, focus, and parts of the filter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph_app.api import Explorer
from graph_app.filters import BY_WORD
from graph_app.web.acts.base import targets
from graph_app.web.view import View

DEEPEST = 6


def hide(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Leave actors out of the picture."""
    found = targets(explorer, view, asked)
    if not found:
        return view
    out = tuple(dict.fromkeys((*view.filter.get("hide", ()), *found)))
    on = replace(view, off=tuple(one for one in view.off if one != "left_out"))
    kept = on.selecting(*(one for one in view.selected if one not in found))
    return kept.with_filter(explorer.network, hide=out)


def show(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Show hidden actors again: the named ones, or all."""
    out = view.filter.get("hide", ())
    given = asked.get("ids") or ([asked["arg"]] if asked.get("arg") else out)
    left = tuple(one for one in out if one not in given)
    return view.with_filter(explorer.network, hide=left or None)


def keep(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Show only these actors."""
    found = targets(explorer, view, asked)
    return _around(explorer, view, found, 0) if found else view


def focus(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Show what lies within `depth` ties of actors; "deeper" and "nearer" change it, "off" ends it.

    A button says the depth as `arg`; a menu says it as `depth`, and whom it is about as `arg`.
    """
    depth = asked.get("depth", asked.get("arg", 1))
    now = view.active.get("hops", 1) if "actor" in view.active else 0
    if depth == "off":
        return view.with_filter(explorer.network, actor=None)
    if depth in ("deeper", "nearer"):
        if "actor" not in view.active:
            return view
        return _around(explorer, view, view.filter.get("actor"), now + (1 if depth == "deeper" else -1))
    if not str(depth).isdecimal():
        return view
    named = "depth" in asked or asked.get("ids") is not None
    found = (targets(explorer, view, asked) if named else view.selected) or view.filter.get("actor", ())
    return _around(explorer, view, found, int(depth)) if found else view


def _around(explorer: Explorer, view: View, actors: tuple[str, ...], depth: int) -> View:
    hops = max(0, min(DEEPEST, depth))
    on = replace(view, off=tuple(one for one in view.off if one != "around"))
    return on.with_filter(explorer.network, actor=actors, hops=hops)


def set_filter(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Set parts of the filter; None lifts one."""
    given = asked.get("parts") or {}
    parts = {word: value for word, value in given.items() if word in BY_WORD}
    return view.with_filter(explorer.network, **parts)
