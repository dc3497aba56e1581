"""An opened data set and its verbs: what notebook, command line, REST and page share. Decides nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_app import (
    analyses,
    balance,
    coalitions,
    discourse,
    exporters,
    filters,
    opinions,
    rankings,
)
from graph_app.asked import one_of
from graph_app.citation import about, overview
from graph_app.errors import ExportError, NotFoundError, QueryError
from graph_app.files import write_whole
from graph_app.filters import Explanation, Facet, Filter, Hiding
from graph_app.graph import DETAILS, actor_details, comparison, multidigraph
from graph_app.studies import Studies
from graph_app.text import meant, nearest

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True)
class Explorer(Studies):
    """A data set seen through a filter. Nothing in it changes; `filter` gives a new one.

    Attributes
    ----------
    network : Network
        The data as arrays.
    chosen : Filter
        What to see.

    Examples
    --------
    >>> import graph_app as ga
    >>> regulators = ga.open("open-weights").filter(kind=["regulator"])
    >>> regulators.to_query()
    'kind=regulator'
    """

    def filter(self, /, **parts: Any) -> Explorer:
        """Return an explorer with these parts of the filter set; None lifts a part and those that need it.

        Parameters
        ----------
        **parts
            One value or a list for each filter word: kind, subkind, jurisdiction, issue, stance, as_of,
            tie, derived, since, until, undated, confidence, grade, event, text, hide, actor, hops,
            min_degree, isolated.

        Raises
        ------
        QueryError
            If a word or a value is unknown; the message lists what is allowed.
        """
        return Explorer(self.network, self.chosen.changed(self.network, **parts))

    def query(self, query: str) -> Explorer:
        """Return an explorer with exactly the filter of a query string.

        Raises
        ------
        QueryError
            If a word or a value is unknown.
        """
        return Explorer(self.network, Filter.of(self.network, **filters.read_query(query)))

    def to_query(self) -> str:
        """Return the filter as a query string without a question mark."""
        return self.chosen.to_query()

    def sentence(self) -> str:
        """Return in one English sentence what is shown."""
        return filters.sentence(self.network, self.visible)

    def facets(self) -> dict[str, tuple[Facet, ...]]:
        """Return, per part with a vocabulary, how many rows each value would show."""
        return filters.facets(self.network, self.chosen)

    def hiding(self) -> tuple[Hiding, ...]:
        """Return the parts that hide actors, the one that hides most first."""
        return filters.hiding(self.network, self.chosen)

    def position(self, actor: str) -> int:
        """Return the position of an actor; a former id leads to the actor that took its place.

        Raises
        ------
        NotFoundError
            If there is no such id; the message has the nearest ones.
        """
        known = self.network.aliases.get(actor, actor)
        if known in self.network.position:
            return self.network.position[known]
        near = nearest(actor, tuple(self.network.position))
        raise NotFoundError(
            f"There is no actor {actor!r}.{meant(near)}", word="actor", value=actor, did_you_mean=near
        )

    def explain(self, actor: str) -> Explanation:
        """Return whether an actor is shown, and which parts of the filter hide it if not."""
        return filters.explain(self.network, self.chosen, self.position(actor))

    def actor(self, actor: str) -> dict[str, Any]:
        """Return everything known about an actor, as plain values with sources."""
        return actor_details(self.network, self.rows, self.position(actor))

    def details(self, kind: str, key: str) -> dict[str, Any]:
        """Return everything known about an actor, tie, event, issue or source, by its id."""
        one_of("kind", kind, ("actor", *DETAILS))
        return self.actor(key) if kind == "actor" else DETAILS[kind](self.network, self.rows, key)

    def compare(self, actors: Sequence[str]) -> dict[str, Any]:
        """Return two to four actors side by side: stances, agreement, shared ties, shared events."""
        places = [self.position(actor) for actor in dict.fromkeys(actors)]
        if not 2 <= len(places) <= 4:
            raise QueryError(f"Two to four actors can be compared, not {len(places)}.", word="actor")
        return comparison(self.network, self.rows, places)

    def paths(self, one: str, other: str, *, by: str = "hops", along: str = "any") -> dict[str, Any]:
        """Return the shortest or strongest paths between two actors over visible ties.

        Parameters
        ----------
        one, other : str
            Ids of the two actors.
        by : {"hops", "influence"}
            The fewest steps, or the highest product of influence weights.
        along : {"any", "influence"}
            Whether ties are walked either way, or only the way that influence runs.
        """
        one_of("by", by, analyses.BY)
        one_of("along", along, analyses.ALONG)
        ends = self.position(one), self.position(other)
        if one == other:
            raise QueryError("A path needs two different actors.", word="actor", value=one)
        return analyses.paths_between(self.network, self.rows, ends, by, along)

    balance = balance.balance
    coalitions = coalitions.coalitions
    ranking = rankings.ranking
    influence = opinions.influence
    whatif = opinions.whatif
    settled = opinions.settled
    estimates = opinions.estimates
    discourse_network = discourse.discourse_network
    polarisation = discourse.polarisation
    movers = discourse.movers
    difference = discourse.difference
    over_time = discourse.over_time
    agreement = discourse.agreement
    discourse = discourse.discourse

    def about(self) -> dict[str, str]:
        """Return title, filter, query, fingerprint, date, version, licence and citation."""
        return about(self.network, self.chosen, self.sentence())

    def graph(self) -> nx.MultiDiGraph[str]:
        """Return the visible graph: node ids are actor ids, edge keys are tie ids."""
        return multidigraph(self.network, self.rows, **self.about())

    def stream(
        self,
        name: str,
        progress: Callable[[int], None] = lambda rows: None,
        looks: exporters.Looks | None = None,
    ) -> Iterator[bytes]:
        """Return the visible graph in a format, as pieces of bytes.

        A format that draws does so by `looks`; without it actors stand as they do on the page at first,
        coloured by stance. `progress` is called with the number of rows written since the last call.

        Raises
        ------
        QueryError
            If there is no such format.
        """
        chosen = exporters.exporter(name)
        return chosen.write(exporters.Outgoing(self.network, self.rows, self.about(), progress, looks))

    def loss(self, name: str, looks: exporters.Looks | None = None) -> exporters.Loss:
        """Return what a format cannot hold of what is visible, before it is written.

        Parameters
        ----------
        name : str
            A format.
        looks : Looks, optional
            How the page draws the network.

        Returns
        -------
        exporters.Loss
            What is left out, what is said in another way, what readers may trip over; each with a sentence.

        Raises
        ------
        QueryError
            If there is no such format.
        """
        chosen = exporters.exporter(name)
        out = exporters.Outgoing(self.network, self.rows, self.about(), looks=looks)
        return exporters.Loss(chosen.name, chosen.title, tuple(chosen.loss(out)))

    def export(
        self, name: str, path: str | os.PathLike[str], progress: Callable[[int], None] = lambda rows: None
    ) -> Path:
        """Write the visible graph to a file, whole or not at all.

        Parameters
        ----------
        name : str
            A format; see `exporters.EXPORTERS`.
        path : path
            The file; one that is there is replaced.
        progress : callable, optional
            Called with the number of rows written since the last call; maybe in another thread.

        Returns
        -------
        pathlib.Path

        Raises
        ------
        QueryError
            If there is no such format.
        ExportError
            If the file cannot be written.
        """
        target = Path(path)
        try:
            write_whole(target, self.stream(name, progress))
        except OSError as error:
            raise ExportError(f"{target} cannot be written: {error.strerror or error}") from error
        return target

    def info(self) -> dict[str, Any]:
        """Return counts of all tables, actors and ties per kind, and the data's fingerprint."""
        return overview(self.network, self.rows) | {"filter": self.to_query(), "sentence": self.sentence()}
