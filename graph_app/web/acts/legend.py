"""The act of the legend: show an entry alone, or select whom it stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph_app.api import Explorer
from graph_app.filters import BY_WORD
from graph_app.filters.base import Flag
from graph_app.web.encoding import Entry, members
from graph_app.web.view import GROUPS, View


def alone(view: View, one: Entry) -> bool:
    """Return whether the filter shows an entry of the legend alone, or for derived ties shows them."""
    part = one["part"]
    value = view.active.get(part) if part else None
    return value is True or (isinstance(value, tuple) and set(value) == set(one["values"]))


def entry(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Show an entry alone, `arg` naming it, and everything again where it is alone already.

    With `select`, and where no filter can show it, its visible actors are selected instead; for ties, the
    actors at their ends.
    """
    found = members(explorer, view, str(asked.get("arg") or ""))
    if found is None:
        return view
    one, actors = found
    part = one["part"]
    if asked.get("select") or not part:
        ids = explorer.network.cells("actors", "id")[actors].tolist()
        return view.selecting(*ids) if ids else view
    if alone(view, one):
        return view.lifting(part)
    group = next((name for name, words in GROUPS.items() if part in words), "")
    used = replace(view, off=tuple(name for name in view.off if name != group))
    value = True if isinstance(BY_WORD[part], Flag) else tuple(one["values"])
    return used.with_filter(explorer.network, **{part: value})
