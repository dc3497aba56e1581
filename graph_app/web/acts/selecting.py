"""Acts on who is selected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from graph_app.analyses import GROUPINGS
from graph_app.api import Explorer
from graph_app.web.acts.base import targets
from graph_app.web.view import PLAIN, View


def select(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Select actors, an empty list nobody.

    With `add` they join the selection, or leave it where all of them are in it already.
    """
    found = targets(explorer, replace(PLAIN, joined=view.joined), asked)
    if not found:
        return view.selecting() if asked.get("ids") == [] and not asked.get("add") else view
    if not asked.get("add"):
        return view.selecting(*found)
    if set(found) <= set(view.selected):
        return view.selecting(*(one for one in view.selected if one not in found))
    return view.selecting(*view.selected, *found)


def neighbours(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Select the visible neighbours of actors as well."""
    found = targets(explorer, view, asked)
    if not found:
        return view
    network = explorer.network
    start, end = (side[explorer.rows.ties] for side in network.ends)
    inside = np.zeros(network.n, dtype=bool)
    inside[[network.position[one] for one in found]] = True
    near = np.zeros(network.n, dtype=bool)
    near[end[inside[start]]] = True
    near[start[inside[end]]] = True
    ids = network.cells("actors", "id")[near & ~inside].tolist()
    return view.selecting(*found, *ids)


def same(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Select all visible actors of the same group as the target; those without a group are nobody's like.

    A button says the grouping as `arg`; a menu says it as `by`, and whom it is about as `arg`.
    """
    by = str(asked.get("by") or asked.get("arg") or "")
    found = targets(explorer, view, asked if asked.get("by") else {"ids": asked.get("ids")})
    if by not in GROUPINGS or not found:
        return view
    groups = explorer.groups(by, on=view.on)
    wanted = groups.codes[[explorer.network.position[one] for one in found]]
    mask = np.isin(groups.codes, wanted[wanted >= 0]) & explorer.visible.actors
    ids = explorer.network.cells("actors", "id")[mask].tolist()
    return view.selecting(*found, *ids)


def everybody(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Select all visible actors, those with most ties first."""
    degree = explorer.measure("degree").sort_values(ascending=False, kind="stable")
    return view.selecting(*(str(one) for one in degree.index))


def clear(explorer: Explorer, view: View, asked: Mapping[str, Any]) -> View:
    """Select nobody and close the details."""
    return view.selecting()
