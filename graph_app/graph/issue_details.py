"""Everything known about one issue: who stands where on it, on which dated statements."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import MOST_ROWS, Lookup, place_of, record, records, valued
from graph_app.graph.network import Network, codes
from graph_app.graph.stance import (
    ISSUE_LABELS,
    UNKNOWN,
    FloatArray,
    IntArray,
    label_codes,
    on_issue,
)

NEWEST = 10
"""Statements that are given as the newest ones."""


def issue_details(network: Network, chosen: Chosen, key: str) -> dict[str, Any]:
    """Return what is known about an issue.

    Parameters
    ----------
    network : Network
        The data.
    chosen : Chosen
        Rows that are visible, the stances in force and the statements they are read from.
    key : str
        Id of the issue.

    Returns
    -------
    dict
        `issue` (its row), `direction` (1 if support means open, -1 restrictive, 0 if it does not count for
        openness), `counts` (visible actors that are `for`, `mixed`, `against`, `unknown`), `mean` (of the
        visible stances, None without one), `groups` (per label: code, count, and the visible actors with
        stance and statements, strongest first), `newest` (the latest statements of visible actors that
        count), `statements` (how many there are in all, `counted` of them count here), `events` that bear
        on the issue. Lists have at most `MOST_ROWS` rows; counts tell all.

    Raises
    ------
    NotFoundError
        If there is no such issue; the message has the nearest ids.
    """
    place = place_of(network, "issues", key)
    look = Lookup(network, chosen)
    stances = on_issue(chosen.stances, place, network.n)
    among = np.bincount(label_codes(stances)[look.actors], minlength=UNKNOWN + 1).tolist()
    seen = stances[look.actors & ~np.isnan(stances)]
    rows = np.flatnonzero(network.statements.issue == place)
    about = codes(network.dataset.tables["events"], "issue_id")
    return {
        "issue": record(network, "issues", place),
        "direction": int(network.direction[place]),
        "counts": {
            "for": among[0] + among[1],
            "mixed": among[2],
            "against": among[3] + among[4],
            "unknown": among[UNKNOWN],
        },
        "mean": float(seen.mean()) if len(seen) else None,
        "groups": _groups(look, stances, rows),
        "newest": _newest(look, rows),
        "statements": len(rows),
        "counted": int(chosen.statements[rows].sum()),
        "events": _events(look, np.flatnonzero(about == place)),
    }


def _in_time(network: Network, rows: IntArray) -> IntArray:
    """Return statements in order of their dates, newest first."""
    first, last = network.statements.first[rows], network.statements.last[rows]
    return rows[np.lexsort((rows, -last, -first))]


def _said(look: Lookup, rows: IntArray) -> list[dict[str, Any]]:
    """Return statements with label, source, and whether they count."""
    network = look.network
    return [
        entry
        | valued(float(entry["stance"]), ISSUE_LABELS)
        | {"counts": counts, "source": look.source(entry["source_id"])}
        for entry, counts in zip(
            records(network, "statements", rows), look.chosen.statements[rows].tolist(), strict=True
        )
    ]


def _groups(look: Lookup, stances: FloatArray, rows: IntArray) -> list[dict[str, Any]]:
    """Return per label the visible actors, strongest first, each with all it said on the issue."""
    labels, names = label_codes(stances), look.network.cells("actors", "name")
    groups: list[tuple[int, list[int]]] = []
    for code in range(UNKNOWN):
        members = np.flatnonzero(look.actors & (labels == code)).tolist()
        if members:
            groups.append((code, sorted(members, key=lambda one: (-abs(stances[one]), names[one], one))))
    author = look.network.statements.actor
    shown = [place for _, members in groups for place in members[:MOST_ROWS]]
    mine = _in_time(look.network, rows[np.isin(author[rows], shown)])
    said: dict[int, list[dict[str, Any]]] = {}
    for place, entry in zip(author[mine].tolist(), _said(look, mine), strict=True):
        said.setdefault(place, []).append(entry)
    return [
        {
            "label": ISSUE_LABELS[code],
            "code": code,
            "count": len(members),
            "actors": [
                look.actor(place) | {"value": float(stances[place]), "statements": said[place]}
                for place in members[:MOST_ROWS]
            ],
        }
        for code, members in groups
    ]


def _newest(look: Lookup, rows: IntArray) -> list[dict[str, Any]]:
    author = look.network.statements.actor
    kept = rows[look.chosen.statements[rows] & look.actors[author[rows]]]
    latest = _in_time(look.network, kept)[:NEWEST]
    return [
        entry | {"actor": look.actor(place)}
        for entry, place in zip(_said(look, latest), author[latest].tolist(), strict=True)
    ]


def _events(look: Lookup, rows: IntArray) -> list[dict[str, Any]]:
    """Return events, newest first."""
    _, last = look.network.dataset.column_days("events", "date")
    newest = rows[np.lexsort((rows, -last.astype(np.int64)[rows]))][:MOST_ROWS]
    return [
        {name: event[name] for name in ("id", "title", "date", "kind")}
        | {"source": look.source(event["source_id"])}
        for event in records(look.network, "events", newest)
    ]
