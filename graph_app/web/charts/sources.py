"""What rests on each source, among what is visible and in all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graph_app.api import Explorer
from graph_app.filters.base import NONE
from graph_app.filters.evidence_parts import GRADES
from graph_app.graph.network import codes
from graph_app.graph.stance import BoolArray, IntArray

TABLES: tuple[str, ...] = ("statements", "ties", "events", "participations", "codings")
"""Tables whose rows name a source."""


@dataclass(frozen=True)
class Resting:
    """How many rows rest on each source.

    Attributes
    ----------
    visible : dict of int arrays of shape (sources,)
        By table: rows that are visible.
    everything : dict of int arrays of shape (sources,)
        By table: all rows.
    sourceless : int
        Visible rows that name no source.
    """

    visible: dict[str, IntArray]
    everything: dict[str, IntArray]
    sourceless: int

    @property
    def total(self) -> IntArray:
        """Visible rows of all tables by source; shape (sources,)."""
        return np.asarray(sum(self.visible.values()), dtype=np.int64)

    @property
    def whole(self) -> IntArray:
        """All rows of all tables by source; shape (sources,)."""
        return np.asarray(sum(self.everything.values()), dtype=np.int64)

    @property
    def used(self) -> IntArray:
        """Positions of sources that something visible rests on, those with most first."""
        total = self.total
        found = np.flatnonzero(total)
        return np.asarray(found[np.lexsort((found, -total[found]))])


def visible_rows(explorer: Explorer) -> dict[str, BoolArray]:
    """Return which rows of each table are visible.

    Statements of visible actors that count, visible ties, events and participations of visible actors,
    and codings of documents of visible actors (on the issue of the filter if it has one, as statements).
    """
    network, rows = explorer.network, explorer.rows
    tables, seen = network.dataset.tables, explorer.visible.actors
    ties = np.zeros(network.m, dtype=bool)
    ties[rows.ties[rows.ties < network.m]] = True
    parts = seen[network.sides.actor]
    events = np.zeros(len(tables["events"]), dtype=bool)
    events[network.sides.event[parts]] = True
    return {
        "statements": rows.statements & seen[network.statements.actor],
        "ties": ties,
        "events": events,
        "participations": parts,
        "codings": seen[codes(tables["codings"], "actor_id")],
    }


def resting(explorer: Explorer) -> Resting:
    """Return how many rows rest on each source."""
    tables = explorer.network.dataset.tables
    count, shown = len(tables["sources"]), visible_rows(explorer)
    visible, everything, sourceless = {}, {}, 0
    for name in TABLES:
        source = codes(tables[name], "source_id")
        mine = source[shown[name]]
        visible[name] = np.bincount(mine[mine >= 0], minlength=count)
        everything[name] = np.bincount(source[source >= 0], minlength=count)
        sourceless += int((mine < 0).sum())
    return Resting(visible, everything, sourceless)


def grades(explorer: Explorer, found: Resting) -> dict[str, tuple[int, int]]:
    """Return per grade, best first, how many sources and how many visible rows it has.

    `none` has the sources without a grade, and the rows without a source or with such a one.
    """
    of_source = explorer.network.cells("sources", "grade")
    total = found.total
    result = {}
    for grade in (*GRADES, NONE):
        mine = np.array([one == (None if grade == NONE else grade) for one in of_source.tolist()], dtype=bool)
        rows = int(total[mine].sum()) + (found.sourceless if grade == NONE else 0)
        result[grade] = (int((total[mine] > 0).sum()), rows)
    return result
