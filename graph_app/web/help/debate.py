"""The data of the debate that is open: numbers, kinds, issues, sources, licence, how to cite it."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.api import Explorer
from graph_app.dataset import Dataset
from graph_app.graph import Network
from graph_app.graph.lookup import records
from graph_app.schema import TABLES
from graph_app.schema.tables import SOURCE_GRADES
from graph_app.text import safe_url
from graph_app.web.parts import GRADES

Plain = dict[str, Any]
MEANS = {"open": "support means open", "restrictive": "support means restrictive"}
WAYS = {
    "forward": "from the first to the second",
    "backward": "from the second to the first",
    "both": "both ways",
}
MOST = 200
"""Rows of kinds and issues that are shown; how many there are is always said."""


def debate(explorer: Explorer) -> Plain:
    """Return what the help says of the data, as plain values; texts are as they stand in the package."""
    network, data = explorer.network, explorer.network.dataset
    descriptor = data.descriptor
    about = explorer.about()
    return {
        "title": descriptor.title,
        "description": descriptor.description,
        "version": descriptor.version,
        "date": about["date"],
        "fingerprint": about["fingerprint"],
        "citation": about["citation"],
        "homepage": safe_url(descriptor.homepage),
        "licences": [_named(one.title or one.name, one.path) for one in descriptor.licenses],
        "contributors": [_contributor(one) for one in descriptor.contributors],
        "made_from": [
            _named(" ".join(part for part in (one.title, one.version) if part), one.path)
            for one in descriptor.sources
        ],
        "numbers": [
            {"name": name.replace("_", " "), "rows": f"{len(data.tables[name]):,}", "meaning": table.meaning}
            for name, table in TABLES.items()
        ],
        "grades": _grades(data),
        "actor_kinds": _rows(network, "actor_kinds"),
        "tie_kinds": [_tie_kind(one) for one in _rows(network, "tie_kinds")],
        "issues": [
            one | {"means": MEANS.get(one["support_means"] or "", "")} for one in _rows(network, "issues")
        ],
        "more": {
            name: max(0, len(data.tables[name]) - MOST) for name in ("actor_kinds", "tie_kinds", "issues")
        },
        "notices": [str(one.message) for one in data.notices],
    }


def _rows(network: Network, table: str) -> list[Plain]:
    """Return the first rows of a table as plain values."""
    return records(network, table, np.arange(len(network.dataset.tables[table]))[:MOST])


def _named(words: str, address: str | None) -> Plain:
    """Return words with their address, None where that is no web address."""
    return {"words": words, "address": safe_url(address)}


def _contributor(one: Any) -> Plain:
    known = (one.title, one.organization, ", ".join(one.roles))
    return _named(", ".join(part for part in known if part), one.path)


def _grades(data: Dataset) -> list[Plain]:
    """Return how many sources there are of each grade, the best first."""
    counts = data.tables["sources"]["grade"].value_counts()
    given = int(counts.sum())
    graded = [
        {"grade": GRADES[grade], "sources": f"{int(counts.get(grade, 0)):,}"}
        for grade in reversed(SOURCE_GRADES)
    ]
    without = len(data.tables["sources"]) - given
    return [*graded, *([{"grade": "no grade", "sources": f"{without:,}"}] if without else [])]


def _tie_kind(one: Plain) -> Plain:
    """Return a kind of tie with the way of its influence in words."""
    strength = one["strength"]
    return one | {
        "way": WAYS.get(one["influence"] or "", ""),
        "sort": "hostile" if one["sign"] == -1 else "supporting",
        "strength": "" if strength is None else f"{strength:g}",
    }
