"""What every export says of itself: which data, which filter, under which licence, how to cite it."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.filters import Filter
from graph_app.graph import Chosen
from graph_app.graph.network import Network


def data_date(network: Network) -> str:
    """Return the date of the newest source: how fresh the data are. Empty without dated sources."""
    sources = network.dataset.tables["sources"]
    dated = sources["date"].notna().to_numpy(dtype=bool)
    if not dated.any():
        return ""
    first, last = network.dataset.column_days("sources", "date")
    rows = np.flatnonzero(dated)
    newest = rows[np.lexsort((last[rows], first[rows]))[-1]]
    return str(sources["date"].iloc[int(newest)])


def about(network: Network, chosen: Filter, sentence: str) -> dict[str, str]:
    """Return the attributes of a graph that leaves the house.

    The date is that of the data, not of the export: the same data and filter give the same bytes.
    """
    descriptor = network.dataset.descriptor
    licence = ", ".join(one.name or one.title or "" for one in descriptor.licenses)
    date = data_date(network)
    fingerprint = network.dataset.fingerprint
    edition = ", ".join(
        part for part in (f"version {descriptor.version}" if descriptor.version else "", date) if part
    )
    query = chosen.to_query()
    cited = descriptor.citation or f"{descriptor.title}{f' ({edition})' if edition else ''}."
    shown = f" Filter: {query}." if query else ""
    return {
        "title": descriptor.title,
        "filter": sentence,
        "query": query,
        "fingerprint": fingerprint,
        "date": date,
        "version": descriptor.version or "",
        "licence": licence,
        "citation": f"{cited}{f' {licence}.' if licence else ''}{shown} Data fingerprint {fingerprint[:12]}.",
    }


def overview(network: Network, chosen: Chosen) -> dict[str, Any]:
    """Return counts of all tables, actors and ties per kind, what is visible, and the fingerprint."""
    data = network.dataset
    kinds = {"actor_kinds": "actors", "tie_kinds": "ties"}
    counts = {
        name: {
            key: int(number) for key, number in data.tables[table]["kind"].value_counts(sort=False).items()
        }
        for name, table in kinds.items()
    }
    recorded = int((chosen.ties < network.m).sum())
    return {
        "name": data.descriptor.name,
        "title": data.descriptor.title,
        "version": data.descriptor.version,
        "fingerprint": data.fingerprint,
        "counts": {table: len(frame) for table, frame in data.tables.items()} | {"derived_ties": network.d},
        **counts,
        "visible": {
            "actors": len(chosen.actors),
            "ties": recorded,
            "derived_ties": len(chosen.ties) - recorded,
        },
    }
