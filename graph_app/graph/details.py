"""Everything known about one actor, as plain values: what the panel, the notebook and REST show."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.graph.columns import Chosen
from graph_app.graph.derived import ACTED_TOGETHER
from graph_app.graph.lookup import Sources, record, records
from graph_app.graph.network import Network, codes
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, label_codes


def actor_details(network: Network, chosen: Chosen, actor: int) -> dict[str, Any]:
    """Return what is known about an actor under a filter.

    Parameters
    ----------
    network : Network
        The data.
    chosen : Chosen
        Rows that are visible, and the stances in force.
    actor : int
        Position of the actor.

    Returns
    -------
    dict
        `actor` (its row), `parent`, `parts`, `openness` and `stance` (value and label), `statements`,
        `ties` grouped by kind and direction, `events`; each row with its source. Ties are the visible
        ones; `ties_hidden` counts the others.
    """
    source = Sources(network)
    row = record(network, "actors", actor)
    children = np.flatnonzero(codes(network.actors, "parent_id") == actor)
    return {
        "actor": row,
        "parent": _name(network, row["parent_id"]),
        "parts": [
            {"id": child["id"], "name": child["name"]} for child in records(network, "actors", children)
        ],
        "openness": _value(chosen.openness[actor], int(chosen.openness_code[actor]), OPENNESS_LABELS),
        "stance": (
            _value(chosen.stance[actor], int(chosen.stance_code[actor]), ISSUE_LABELS)
            if chosen.issue
            else None
        ),
        "statements": _statements(network, chosen, actor, source),
        "ties": _ties(network, chosen, actor, source),
        "ties_hidden": _hidden(network, chosen, actor),
        "events": _events(network, actor, source),
    }


def _name(network: Network, key: Any) -> dict[str, Any] | None:
    if not isinstance(key, str):
        return None
    return {"id": key, "name": str(network.actors["name"].iloc[network.position[key]])}


def _value(value: float, code: int, labels: tuple[str, ...]) -> dict[str, Any]:
    return {"value": None if np.isnan(value) else float(value), "label": labels[code], "code": code}


def _statements(network: Network, chosen: Chosen, actor: int, source: Sources) -> list[dict[str, Any]]:
    """Return the actor's statements, newest first, each with its issue, source and whether it counts."""
    rows = np.flatnonzero(network.statements.actor == actor)
    first, last = network.statements.first[rows], network.statements.last[rows]
    order = rows[np.lexsort((rows, -last, -first))]
    names, kinds = network.cells("issues", "name"), network.cells("issues", "kind")
    found = records(network, "statements", order)
    labels = label_codes(np.array([float(entry["stance"]) for entry in found]))
    for entry, place, label in zip(found, order.tolist(), labels.tolist(), strict=True):
        issue = network.statements.issue[place]
        entry["issue"] = str(names[issue])
        entry["issue_kind"] = kinds[issue]
        entry["label"] = ISSUE_LABELS[label]
        entry["counts"] = bool(chosen.statements[place])
        entry["source"] = source(entry["source_id"])
    return found


def _ties(network: Network, chosen: Chosen, actor: int, source: Sources) -> list[dict[str, Any]]:
    """Return the visible ties by kind and direction: recorded before derived, the largest group first."""
    start, end = network.ends
    mine = chosen.ties[(start[chosen.ties] == actor) | (end[chosen.ties] == actor)]
    groups: dict[tuple[str, str, bool], list[dict[str, Any]]] = {}
    kinds = records(network, "tie_kinds", np.arange(len(network.dataset.tables["tie_kinds"])))
    ids, names = network.cells("actors", "id"), network.cells("actors", "name")
    recorded = iter(records(network, "ties", mine[mine < network.m]))
    for place in mine.tolist():
        outward = bool(start[place] == actor)
        other = int(end[place] if outward else start[place])
        if place < network.m:
            kind = kinds[network.kind[place]]
            title = _title(kind, outward=outward)
            entry = next(recorded)
            entry |= {"source": source(entry["source_id"]), "sign": int(kind["sign"])}
        else:
            entry, title = _derived(network, chosen, place - network.m, source), "acted together with"
        entry |= {"other": {"id": str(ids[other]), "name": str(names[other])}, "outward": outward}
        entry["weight"] = float(chosen.weight[place])
        groups.setdefault((title, str(entry["kind"]), place >= network.m), []).append(entry)
    return [
        {
            "title": title,
            "kind": kind,
            "derived": derived,
            "ties": sorted(ties, key=lambda tie: (-tie["weight"], tie["other"]["name"], tie["id"])),
        }
        for (title, kind, derived), ties in sorted(
            groups.items(), key=lambda item: (item[0][2], -len(item[1]), item[0])
        )
    ]


def _title(kind: dict[str, Any], *, outward: bool) -> str:
    """Return how a tie reads from one of its ends."""
    if outward or kind["symmetric"]:
        return str(kind["name"])
    return str(kind["inverse_name"] or f"inverse of {kind['name']}")


def _derived(network: Network, chosen: Chosen, pair: int, source: Sources) -> dict[str, Any]:
    """Return a derived tie with the events it rests on."""
    rows = chosen.common & (network.common.pair == pair)
    found = [
        {
            "id": str(event["id"]),
            "title": str(event["title"]),
            "date": event["date"],
            "source": source(event["source_id"]),
        }
        for event in records(network, "events", network.common.event[rows])
    ]
    return {"id": str(network.derived_ids[pair]), "kind": ACTED_TOGETHER, "sign": 1, "events": found}


def _hidden(network: Network, chosen: Chosen, actor: int) -> int:
    mine = (network.start == actor) | (network.end == actor)
    shown = np.zeros(network.m, dtype=bool)
    shown[chosen.ties[chosen.ties < network.m]] = True
    return int((mine & ~shown).sum())


def _events(network: Network, actor: int, source: Sources) -> list[dict[str, Any]]:
    """Return the events the actor took part in, newest first."""
    rows = np.flatnonzero(network.sides.actor == actor)
    events = records(network, "events", network.sides.event[rows])
    found = [
        event | {"role": str(row["role"]), "source": source(row["source_id"])}
        for event, row in zip(events, records(network, "participations", rows), strict=True)
    ]
    return sorted(found, key=lambda event: (str(event["date"]), event["id"]), reverse=True)
