"""Who some actors are: of which kinds, and where they stand."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.analyses.tied import Ints
from graph_app.graph.columns import Chosen
from graph_app.graph.network import Network
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, UNKNOWN


def labels_of(span: Chosen) -> tuple[str, ...]:
    """Return the labels of stance by code, as stances are read."""
    return ISSUE_LABELS if span.issue else OPENNESS_LABELS


def kinds_of(network: Network, actors: Ints) -> list[dict[str, Any]]:
    """Return how many of some actors are of each kind, the most frequent first."""
    kinds, count = np.unique(network.cells("actors", "kind")[actors].astype(str), return_counts=True)
    plural = network.words("actor_kinds", "plural")
    order = sorted(zip(kinds.tolist(), count.tolist(), strict=True), key=lambda one: (-one[1], one[0]))
    return [{"kind": kind, "name": plural.get(kind, kind), "actors": many} for kind, many in order]


def stances_of(span: Chosen, actors: Ints) -> dict[str, Any]:
    """Return the mean stance of some actors, how many it is of, and how many have each label."""
    labels = labels_of(span)
    values = span.stance[actors]
    known = values[~np.isnan(values)]
    count = np.bincount(span.stance_code[actors].astype(np.int64), minlength=len(labels)).tolist()
    return {
        "mean": float(known.mean()) if len(known) else None,
        "known": len(known),
        "unknown": count[UNKNOWN],
        "labels": {label: many for label, many in zip(labels, count, strict=True) if many},
    }
