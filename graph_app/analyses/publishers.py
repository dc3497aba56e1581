"""Publishers: who brought out the sources that ties rest on, and what is left without one of them."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from scipy import sparse

from graph_app.analyses.record import Kept, Record
from graph_app.graph.network import Network, codes
from graph_app.graph.stance import BoolArray, IntArray

MEANING = (
    "A publisher is left out with every tie that rests on one of its sources, and with every participation "
    "whose source, or whose event's source, is its own. Names of publishers are taken as they stand; a "
    "source without one counts as a publisher of its own, by its title; ties without a source are never "
    "left out. What moves without a publisher must not be read as doubt about it; and as publishers copy "
    "each other, more can fall together than is tried here."
)


class Publishers(NamedTuple):
    """Publishers, and the rows that rest on them.

    Attributes
    ----------
    names : list of str
        Their names; of a source without a publisher its title.
    keys : list of str
        What tells those apart that are called the same: nothing, or the id of the source.
    ties : int array of shape (m,)
        The publisher of each recorded tie's source, -1 without a source.
    parts, events : int arrays of shape (participations,)
        The publisher of each participation's source, and of its event's.
    """

    names: list[str]
    keys: list[str]
    ties: IntArray
    parts: IntArray
    events: IntArray

    def without(self, one: int) -> Kept:
        """Return the rows that do not rest on a publisher."""
        return Kept(self.ties != one, (self.parts != one) & (self.events != one))


def publishers_of(network: Network) -> Publishers:
    """Return the publishers of all sources of a data set."""
    frame = network.dataset.tables["sources"]
    named, places = np.unique(
        np.array([name or "" for name in network.cells("sources", "publisher")], dtype=object),
        return_inverse=True,
    )
    alone = np.flatnonzero(named[places] == "") if len(frame) else np.empty(0, dtype=np.int64)
    places[alone] = len(named) + np.arange(len(alone))
    titles, ids = (network.cells("sources", column)[alone].tolist() for column in ("title", "id"))
    of: IntArray = np.append(places, -1)
    tables = network.dataset.tables
    events = np.append(of[codes(tables["events"], "source_id")], -1)
    return Publishers(
        [*named.tolist(), *titles],
        [*[""] * len(named), *ids],
        of[codes(tables["ties"], "source_id")],
        of[codes(tables["participations"], "source_id")],
        events[network.sides.event],
    )


def resting(record: Record, found: Publishers) -> Any:
    """Return which ties of a graph rest on which publishers.

    Returns
    -------
    sparse bool array of shape (ties of the graph, publishers)
        A recorded tie rests on the publisher of its source; a derived one on those of the participations
        and events that it is made of.
    """
    recorded = _marked(found.ties[record.recorded], len(found.names))
    if not len(record.derived):
        return recorded
    acting, common = record.acting, record.network.common
    stands = int(acting.stand.max(initial=-1)) + 1
    rests = _marked(found.parts, len(found.names)) + _marked(found.events, len(found.names))
    stood = _marked(acting.stand, stands).T @ rests
    rows = np.flatnonzero(record.rows.common)
    pairs = sparse.csr_array(
        (
            np.ones(2 * len(rows), dtype=bool),
            (np.r_[common.pair[rows], common.pair[rows]], np.r_[acting.one[rows], acting.two[rows]]),
        ),
        shape=(len(common.first), stands),
    )
    return sparse.vstack([recorded, pairs[record.derived] @ stood], format="csr")


def _marked(column: IntArray, width: int) -> Any:
    """Return rows with one mark each, in the column that it says; none where that is below 0."""
    rows = np.flatnonzero(column >= 0)
    return sparse.csr_array(
        (np.ones(len(rows), dtype=bool), (rows, column[rows])), shape=(len(column), width)
    )


class Tried(NamedTuple):
    """Publishers that are left out one at a time.

    Attributes
    ----------
    which : list of int
        Those on which most ties rest first; equal ones by name.
    of : int
        On how many publishers the graph's ties rest.
    share : float
        The share of ties that rest on those tried; NaN without ties.
    """

    which: list[int]
    of: int
    share: float


def tried(record: Record, found: Publishers, most: int) -> Tried:
    """Return the publishers on which most of a graph's ties rest, at most so many."""
    rests = resting(record, found).tocsc()
    weight = np.diff(rests.indptr)
    some: list[int] = np.flatnonzero(weight).tolist()
    order = sorted(some, key=lambda one: (-weight[one], found.names[one], found.keys[one]))
    touched: BoolArray = np.zeros(rests.shape[0], dtype=bool)
    touched[rests[:, order[:most]].indices] = True
    return Tried(order[:most], len(order), float(touched.mean()) if len(touched) else float("nan"))
