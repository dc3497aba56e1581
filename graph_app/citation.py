"""What every export says of itself: which data, which filter, under which licence, how to cite it."""

from __future__ import annotations

import numpy as np

from graph_app.filters import Filter
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
