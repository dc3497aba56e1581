"""What people read of an actor and of a tie where a format has a place for a label."""

from __future__ import annotations

import numpy as np

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.exporters.base import Outgoing
from graph_app.graph.cells import text_of
from graph_app.graph.column import TEXT, coded
from graph_app.graph.derived import ACTED_TOGETHER
from graph_app.graph.stance import IntArray


def actor_labels(out: Outgoing, rows: IntArray) -> Array:
    """Return the names of some actors, their ids where they have none."""
    places = pa.array(rows)
    return pc.coalesce(text_of(out.network.actors, "name").take(places), out.actor_ids.take(places))


def tie_labels(out: Outgoing, rows: IntArray) -> Array:
    """Return the names of the kinds of some ties, read from `from_id` to `to_id`."""
    names = [*out.network.dataset.tables["tie_kinds"]["name"], ACTED_TOGETHER.replace("_", " ")]
    kinds = np.full(len(rows), len(names) - 1)
    recorded = rows < out.network.m
    kinds[recorded] = out.network.kind[rows[recorded]]
    return coded(kinds, pa.array(names, type=TEXT, from_pandas=True))
