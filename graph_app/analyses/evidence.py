"""Ties in short, with the sources they rest on: what an answer's numbers can be traced to."""

from __future__ import annotations

from typing import Any

from graph_app.graph.lookup import Lookup

SOURCE = ("id", "title", "publisher", "url", "date", "grade")
"""What is said of a source."""


def tie_in_short(look: Lookup, place: int) -> dict[str, Any]:
    """Return a tie's id, kind, title, weight and whether it is derived, with its sources.

    Parameters
    ----------
    look : Lookup
        Names ties and sources.
    place : int
        Position of the tie, recorded or derived; a derived one rests on the sources of its events.
    """
    network, said = look.network, look.tie(place)
    short = {key: said[key] for key in ("id", "kind", "title", "derived", "weight")}
    if place < network.m:
        keys = [network.cells("ties", "source_id")[place]]
    else:
        rows = look.chosen.common & (network.common.pair == place - network.m)
        behind = network.cells("events", "source_id")
        keys = list(dict.fromkeys(behind[network.common.event[rows]].tolist()))
    sources = [look.source(key) for key in keys]
    return short | {"sources": [{key: one[key] for key in SOURCE} for one in sources if one]}
