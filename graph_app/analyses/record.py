"""The ties of a graph as they rest on rows: which are left, and how heavy, where some rows are not there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np

from graph_app.analyses.measured import taken
from graph_app.analyses.tied import Tied
from graph_app.graph.columns import Chosen
from graph_app.graph.network import Network
from graph_app.graph.stance import BoolArray, FloatArray, IntArray


class Kept(NamedTuple):
    """Which rows are there.

    Attributes
    ----------
    ties : bool array of shape (m,)
        Rows of the table of ties.
    parts : bool array of shape (participations,)
        Rows of the table of participations.
    """

    ties: BoolArray
    parts: BoolArray


class Acting:
    """Ties from acting together, made of the participations that are there.

    Attributes
    ----------
    stand : int array of shape (participations,)
        The stand each rests for: that an actor took a side of an event, in one role or several; -1 where it
        took none.
    one, two : int arrays, one per row of `CommonAction`
        The stands of both actors.
    """

    def __init__(self, network: Network) -> None:
        sides, common = network.sides, network.common
        self._common = common
        block = 3 * sides.event + 1 + sides.side
        taking = sides.side != 0
        key, index = np.unique(block[taking] * network.n + sides.actor[taking], return_inverse=True)
        self.stand: IntArray = np.full(len(block), -1, dtype=np.int64)
        self.stand[taking] = index
        blocks, self._block = np.unique(key // max(network.n, 1), return_inverse=True)
        self._blocks = len(blocks)
        rows = (3 * common.event + 1 + common.side) * network.n
        self.one = np.searchsorted(key, rows + common.first[common.pair])
        self.two = np.searchsorted(key, rows + common.second[common.pair])

    def weights(self, parts: BoolArray, counts: BoolArray) -> FloatArray:
        """Return the weight of each pair: Σ 1/(k-1) over shared events in which k such actors are left.

        Parameters
        ----------
        parts : bool array of shape (participations,)
            Which are there.
        counts : bool array, one per row of `CommonAction`
            Which rows pass the filter.
        """
        there: BoolArray = np.zeros(len(self._block), dtype=bool)
        there[self.stand[parts & (self.stand >= 0)]] = True
        size = np.bincount(self._block[there], minlength=self._blocks)
        rows = np.flatnonzero(counts & there[self.one] & there[self.two])
        share = 1.0 / (size[self._block[self.one[rows]]] - 1)
        return np.bincount(self._common.pair[rows], weights=share, minlength=len(self._common.first)).astype(
            np.float64
        )


@dataclass(frozen=True)
class Record:
    """The ties of a graph, and the rows that they rest on.

    A recorded tie rests on its row, a derived one on the participations of both actors in the events they
    share.

    Attributes
    ----------
    network : Network
        The data.
    rows : Chosen
        Actors and ties of the graph.
    tied : Tied
        All of its ties, as a measure takes them.
    """

    network: Network
    rows: Chosen
    tied: Tied

    @classmethod
    def of(cls, network: Network, rows: Chosen, *, directed: bool, weighted: bool) -> Record:
        """Return the record behind a graph; see `Tied` for how its ties are taken."""
        return cls(network, rows, taken(network, rows, directed=directed, weighted=weighted))

    @cached_property
    def recorded(self) -> IntArray:
        """Rows of the table of ties that the graph's recorded ties are."""
        return self.rows.ties[self.rows.ties < self.network.m]

    @cached_property
    def derived(self) -> IntArray:
        """Pairs of `CommonAction` that the graph's derived ties are."""
        return self.rows.ties[self.rows.ties >= self.network.m] - self.network.m

    @cached_property
    def acting(self) -> Acting:
        """How derived ties rest on participations."""
        return Acting(self.network)

    def left(self, kept: Kept) -> Tied:
        """Return the ties that are left of the graph where only some rows are there.

        The actors stay, and so does what a recorded tie weighs. A derived tie weighs what the participations
        that are there give.
        """
        tied, count = self.tied, len(self.recorded)
        keep, weight = kept.ties[self.recorded], tied.weight
        if len(self.derived):
            again = self.acting.weights(kept.parts, self.rows.common)[self.derived]
            keep, weight = np.r_[keep, again > 0], np.r_[weight[:count], again]
        return replace(
            tied,
            start=tied.start[keep],
            end=tied.end[keep],
            weight=weight[keep],
            influence=tied.influence[keep],
        )
