"""Everything known about one tie: ends, kind, weight as arithmetic, evidence, other ties beside it."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import MOST_ROWS, Lookup, record, records, tie_place
from graph_app.graph.network import Network
from graph_app.graph.stance import CONFIDENCE_WEIGHTS


def tie_details(network: Network, chosen: Chosen, key: str) -> dict[str, Any]:
    """Return what is known about a tie, recorded or derived.

    Parameters
    ----------
    network : Network
        The data.
    chosen : Chosen
        Rows that are visible.
    key : str
        Id of the tie.

    Returns
    -------
    dict
        `tie` (ends, kind, sign, way of influence, weight, visible), `row` (the table's row; None for a
        derived tie), `kind` (its row; None for a derived tie), `weight` (the factors or terms it is
        computed from), `source`, `events` (those behind a derived tie), `others` (the other ties between
        the same two, hidden ones as well, the first `MOST_ROWS`) and `others_count`.

    Raises
    ------
    NotFoundError
        If there is no such tie; the message has the nearest ids.
    """
    place = tie_place(network, key)
    look = Lookup(network, chosen)
    others = _beside(network, place)
    found = {
        "tie": look.tie(place),
        "others": [look.tie(other) for other in others[:MOST_ROWS]],
        "others_count": len(others),
    }
    if place < network.m:
        return found | _recorded(look, place)
    return found | _derived(look, place - network.m)


def _beside(network: Network, place: int) -> list[int]:
    """Return the other ties between the same two actors, in the order of positions."""
    start, end = network.ends
    one, two = start[place], end[place]
    same = ((start == one) & (end == two)) | ((start == two) & (end == one))
    return [other for other in np.flatnonzero(same).tolist() if other != place]


def _recorded(look: Lookup, place: int) -> dict[str, Any]:
    """Return row, kind, source, and the weight as strength × confidence."""
    network = look.network
    row = record(network, "ties", place)
    kind = record(network, "tie_kinds", int(network.kind[place]))
    factor = CONFIDENCE_WEIGHTS.get(str(row["confidence"]), 1.0)
    weight = {
        "value": float(look.chosen.weight[place]),
        "strength": kind["strength"],
        "confidence": row["confidence"],
        "factor": factor,
    }
    return {"row": row, "kind": kind, "weight": weight, "source": look.source(row["source_id"]), "events": []}


def _derived(look: Lookup, pair: int) -> dict[str, Any]:
    """Return the events a derived tie rests on, each with its share 1/(k-1), and their sum."""
    network, common = look.network, look.network.common
    rows = np.flatnonzero(common.pair == pair)
    counts = look.chosen.common[rows]
    events = [
        event
        | {
            "side": int(common.side[row]),
            "actors": round(1 / float(common.share[row])) + 1,
            "share": float(common.share[row]),
            "counts": bool(counted),
            "source": look.source(event["source_id"]),
        }
        for event, row, counted in zip(
            records(network, "events", common.event[rows]), rows.tolist(), counts.tolist(), strict=True
        )
    ]
    weight = {
        "value": float(look.chosen.weight[network.m + pair]),
        "all": float(common.share[rows].sum()),
    }
    newest = sorted(events, key=lambda event: (str(event["date"]), event["id"]), reverse=True)
    return {"row": None, "kind": None, "weight": weight, "source": None, "events": newest}
