"""Everything that rests on one source: statements, ties, events, participations, codings."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import MOST_ROWS, Lookup, place_of, record, records, valued
from graph_app.graph.network import Network, codes
from graph_app.graph.stance import ISSUE_LABELS, IntArray

RESTING: tuple[str, ...] = ("statements", "ties", "events", "participations", "codings")
"""Tables whose rows rest on sources."""


def source_details(network: Network, chosen: Chosen, key: str) -> dict[str, Any]:
    """Return a source and the rows that rest on it.

    Parameters
    ----------
    network : Network
        The data.
    chosen : Chosen
        Rows that are visible.
    key : str
        Id of the source.

    Returns
    -------
    dict
        `source` (its row), `counts` (rows per table), and per table its first `MOST_ROWS` rows:
        `statements` with actor and issue, `ties` with both ends, `events`, `participations` with actor
        and event, `codings` with actor and issue.

    Raises
    ------
    NotFoundError
        If there is no such source; the message has the nearest ids.
    """
    place = place_of(network, "sources", key)
    look = Lookup(network, chosen)
    tables = network.dataset.tables
    rows = {name: np.flatnonzero(codes(tables[name], "source_id") == place) for name in RESTING}
    return {
        "source": record(network, "sources", place),
        "counts": {name: len(found) for name, found in rows.items()},
        "statements": _stances(look, "statements", rows["statements"][:MOST_ROWS]),
        "ties": [look.tie(tie) for tie in rows["ties"][:MOST_ROWS].tolist()],
        "events": records(network, "events", rows["events"][:MOST_ROWS]),
        "participations": _participations(look, rows["participations"][:MOST_ROWS]),
        "codings": _stances(look, "codings", rows["codings"][:MOST_ROWS]),
    }


def _stances(look: Lookup, table: str, rows: IntArray) -> list[dict[str, Any]]:
    """Return statements or codings, each with its actor, the issue's name and the stance in words."""
    network = look.network
    issues = network.words("issues", "name")
    return [
        entry
        | {
            "actor": look.actor(network.position[entry["actor_id"]]),
            "issue": issues[entry["issue_id"]],
            **valued(float(entry["stance"]), ISSUE_LABELS),
        }
        for entry in records(network, table, rows)
    ]


def _participations(look: Lookup, rows: IntArray) -> list[dict[str, Any]]:
    """Return participations, each with its actor and the event's title."""
    network = look.network
    events = network.words("events", "title")
    return [
        entry | {"actor": look.actor(network.position[entry["actor_id"]]), "event": events[entry["event_id"]]}
        for entry in records(network, "participations", rows)
    ]
