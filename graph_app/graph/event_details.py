"""Everything known about one event: who took part in it, in which role, on which side."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import MOST_ROWS, Lookup, place_of, record, valued
from graph_app.graph.network import Network, codes
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, FloatArray, IntArray, on_issue

SIDES: tuple[int, ...] = (1, -1, 0)
"""With the event, against it, neither."""


def event_details(network: Network, chosen: Chosen, key: str) -> dict[str, Any]:
    """Return what is known about an event.

    Parameters
    ----------
    network : Network
        The data.
    chosen : Chosen
        Rows that are visible, and the stances in force.
    key : str
        Id of the event.

    Returns
    -------
    dict
        `event` (its row), `issue` (id and name, None without one), `source`, `sides` (for each side that
        somebody took: how many actors, and its roles with the actors in them, their openness, their stance
        on the event's issue and the source), `actors` and `visible` (how many took part, how many of them
        are visible). Of each role the first `MOST_ROWS` actors by name are given; `count` tells all.

    Raises
    ------
    NotFoundError
        If there is no such event; the message has the nearest ids.
    """
    place = place_of(network, "events", key)
    look = Lookup(network, chosen)
    row = record(network, "events", place)
    rows = np.flatnonzero(network.sides.event == place)
    taking = np.unique(network.sides.actor[rows])
    return {
        "event": row,
        "issue": _issue(network, row["issue_id"]),
        "source": look.source(row["source_id"]),
        "sides": _sides(look, rows, _stances(network, chosen, row["issue_id"])),
        "actors": len(taking),
        "visible": int(look.actors[taking].sum()),
    }


def _issue(network: Network, key: str | None) -> dict[str, Any] | None:
    return None if key is None else {"id": key, "name": network.words("issues", "name")[key]}


def _stances(network: Network, chosen: Chosen, key: str | None) -> FloatArray | None:
    """Return each actor's stance on the event's issue, None where the event has no issue."""
    if key is None:
        return None
    return on_issue(chosen.stances, place_of(network, "issues", key), network.n)


def _sides(look: Lookup, rows: IntArray, stances: FloatArray | None) -> list[dict[str, Any]]:
    """Return the participations of an event by side and role, in the order of the table of roles."""
    network = look.network
    frame = network.dataset.tables["participations"]
    role, side = codes(frame, "role")[rows], network.sides.side[rows]
    actor = network.sides.actor[rows]
    found = []
    for which in SIDES:
        groups = []
        for place in np.unique(role[side == which]).tolist():
            mine = rows[role == place]
            people = [_taking(look, one, stances) for one in mine.tolist()]
            about = record(network, "participation_roles", place)
            groups.append(
                {
                    "role": about["id"],
                    "description": about["description"],
                    "count": len(people),
                    "actors": sorted(people, key=lambda one: (one["name"], one["id"]))[:MOST_ROWS],
                }
            )
        if groups:
            count = len(np.unique(actor[side == which]))
            found.append({"side": which, "count": count, "roles": groups})
    return found


def _taking(look: Lookup, row: int, stances: FloatArray | None) -> dict[str, Any]:
    """Return one participation: the actor, where it stands, and the source."""
    place = int(look.network.sides.actor[row])
    return look.actor(place) | {
        "openness": valued(float(look.chosen.openness[place]), OPENNESS_LABELS),
        "stance": None if stances is None else valued(float(stances[place]), ISSUE_LABELS),
        "source": look.source(look.network.cells("participations", "source_id")[row]),
    }
