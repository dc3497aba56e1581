"""What can be asked of a graph's structure: the analyses' part of an opened data set. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from graph_app import filters
from graph_app.analyses import (
    GROUPINGS,
    MEASURES,
    Groups,
    Measure,
    Values,
    by_coalition,
    by_column,
    by_stance,
)
from graph_app.analyses.brokers import brokers_of
from graph_app.analyses.measured import Measured, taken
from graph_app.analyses.mixed import mixed
from graph_app.analyses.mixing import ROUNDS
from graph_app.analyses.spans import GRAPHS, spanned
from graph_app.asked import one_of, switch, whole
from graph_app.filters import Filter, Visible
from graph_app.graph import Chosen, Network
from graph_app.graph.stance import UNKNOWN

Switch = bool | str | None
"""True or "on", False or "off", None for what is usual."""


@dataclass(frozen=True)
class Studies:
    """A data set seen through a filter, and what its structure says.

    Attributes
    ----------
    network : Network
        The data as arrays.
    chosen : Filter
        What to see.
    """

    network: Network
    chosen: Filter = field(default_factory=Filter)

    @cached_property
    def visible(self) -> Visible:
        """What passes the filter, as boolean masks."""
        return filters.apply(self.network, self.chosen)

    @cached_property
    def rows(self) -> Chosen:
        """The visible rows and the stances they carry."""
        return self.visible.rows()

    def measure(
        self, name: str, *, on: str = "visible", directed: Switch = None, weighted: Switch = None
    ) -> pd.Series[float]:
        """Return a measure of the visible actors.

        Parameters
        ----------
        name : str
            A measure's name, such as "degree" or "pagerank"; see `analyses.MEASURES`.
        on : {"visible", "whole"}
            Whether it is computed on the visible graph or on all actors and recorded ties.
        directed : bool, optional
            Whether ties are taken along influence; what is usual for the measure if nothing is said.
        weighted : bool, optional
            Whether weights of ties count; likewise.

        Returns
        -------
        pandas.Series
            Indexed by actor id, in the order of the table; `attrs` says how it was computed.

        Raises
        ------
        QueryError
            If there is no such measure, or it cannot be computed in this way.
        """
        one_of("on", on, GRAPHS)
        return self.measured(name, graph=on, directed=directed, weighted=weighted).series()

    def measured(
        self, name: str, *, graph: str = "visible", directed: Switch = None, weighted: Switch = None
    ) -> Measured:
        """Return a measure of the visible actors with its words, and the graph it was computed on.

        The parameters are those of `measure`; `graph` is its `on`.
        """
        known = {measure.name: measure for measure in MEASURES}
        one_of("measure", name, tuple(known))
        measure = known[name]
        along = switch("directed", directed, measure.directed, name)
        heavy = switch("weighted", weighted, measure.weighted, name)
        rows = self._span(graph)
        found = self._computed(measure, graph, along, heavy)
        mine = self.rows.actors if graph == "whole" else np.arange(len(rows.actors))
        return Measured(
            measure=measure,
            graph=graph,
            directed=along,
            weighted=heavy,
            size=(len(rows.actors), len(rows.ties)),
            ids=self.network.cells("actors", "id")[self.rows.actors],
            names=self.network.cells("actors", "name")[self.rows.actors],
            values=Values(
                found.numbers[mine], None if found.margin is None else found.margin[mine], found.pivots
            ),
        )

    def _computed(self, measure: Measure, graph: str, directed: bool, weighted: bool) -> Values:
        """Return the numbers of all actors of a graph; computed once."""
        memory, key = self._memory(graph), ("measure", measure.name, directed, weighted)
        if key not in memory:
            tied = taken(self.network, self._span(graph), directed=directed, weighted=weighted)
            memory[key] = measure.compute(tied)
        found: Values = memory[key]
        return found

    def groups(self, by: str, *, on: str = "whole") -> Groups:
        """Return the group of every actor, hidden ones as well.

        Parameters
        ----------
        by : {"kind", "coalition", "jurisdiction", "stance"}
            What groups are made of. Stances are read as the filter reads them; coalitions are communities
            of supporting ties, see `analyses.by_coalition`.
        on : {"whole", "visible"}
            Which ties coalitions are found in: all recorded ones, or the visible ones.
        """
        one_of("by", by, GROUPINGS)
        one_of("on", on, GRAPHS)
        if by == "stance":
            return by_stance(self.visible.reading.labels, self.chosen.issue)
        if by != "coalition":
            return by_column(self.network, by)
        found = self.known_groups(by, on=on)
        if found is None:
            found = self._memory(on)[by] = by_coalition(
                self.network, self._span(on).ties, self.visible.weight
            )
        return found

    def known_groups(self, by: str, *, on: str = "whole") -> Groups | None:
        """Return groups that were found before, such as coalitions, which take long; None without them."""
        found: Groups | None = self._memory(on).get(by)
        return found

    def brokers(self, *, by: str = "kind", graph: str = "visible") -> dict[str, Any]:
        """Return who stands between others along influence, by the roles of Gould and Fernandez.

        Parameters
        ----------
        by : {"kind", "coalition", "jurisdiction", "stance"}
            What groups are made of; actors without a jurisdiction, coalition or known stance have none and
            take no part.
        graph : {"visible", "whole"}
            The graph; see `analyses.brokerage`.

        Returns
        -------
        dict
            Definition, roles, and the actors by their number of triples; see `analyses.brokers_of`.
        """
        rows, groups = self._span(graph), self._camps(by, graph)
        tied = taken(self.network, rows, directed=True, weighted=False)
        found = brokers_of(self.network, rows.actors, self.rows.actors, tied, groups)
        return {"by": by, "graph": graph} | found

    def mixing(
        self,
        *,
        by: str = "kind",
        graph: str = "visible",
        weighted: Switch = None,
        rounds: int | str = ROUNDS,
        seed: int | str = 1,
    ) -> dict[str, Any]:
        """Return whether actors are tied to their own group or to others, and what chance would give.

        Parameters
        ----------
        by : {"kind", "coalition", "jurisdiction", "stance"}
            What groups are made of; actors without a jurisdiction, coalition or known stance are left out.
        graph : {"visible", "whole"}
            The graph.
        weighted : bool, optional
            Whether weights of ties count; they do not if nothing is said.
        rounds : int
            How often groups are dealt out anew, from 1 to 10,000.
        seed : int
            In which orders.

        Returns
        -------
        dict
            E-I index overall and by group, assortativity, and by stance that of the stances as numbers; see
            `analyses.mixed`.
        """
        rows, groups = self._span(graph), self._camps(by, graph)
        heavy = switch("weighted", weighted, (False, True), "mixing")
        times, start = whole("rounds", rounds, 1, 10_000), whole("seed", seed, 0, 999_999_999)
        tied = taken(self.network, rows, directed=False, weighted=heavy)
        values = self.visible.reading.value[rows.actors] if by == "stance" else None
        found = mixed(tied, groups, groups.codes[rows.actors], values, rounds=times, seed=start)
        return {"by": by, "graph": graph, "weighted": heavy} | found

    def _camps(self, by: str, graph: str) -> Groups:
        """Return groups in which an unknown stance is no group."""
        groups = self.groups(by, on=graph)
        if by != "stance":
            return groups
        return Groups(np.where(groups.codes == UNKNOWN, -1, groups.codes), groups.names)

    def _span(self, graph: str) -> Chosen:
        """Return the rows of the visible or of the whole graph."""
        return spanned(self.network, self.rows, graph)

    def _memory(self, graph: str) -> dict[Any, Any]:
        """Return where results are kept: those of all recorded ties with the data, others with the filter."""
        actors, ties = self.rows.actors, self.rows.ties
        everything = len(actors) == self.network.n and np.array_equal(ties, np.arange(self.network.m))
        return self.network.kept if graph == "whole" or everything else self._kept

    def latest(self, name: str, key: Any, make: Callable[[], Any]) -> Any:
        """Return something that hangs on what is visible; made anew where another key was asked for last.

        Parameters
        ----------
        name : str
            What it is.
        key : value
            What else it hangs on.
        make : callable
            Returns it.
        """
        found = self._kept.get(("latest", name))
        if found is None or found[0] != key:
            found = self._kept["latest", name] = (key, make())
        return found[1]

    @cached_property
    def _kept(self) -> dict[Any, Any]:
        """Results on the visible graph that were asked for before."""
        return {}
