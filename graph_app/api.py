"""An opened data set and its verbs: what notebook, command line, REST and page share. Decides nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from graph_app import dataset, exporters, filters
from graph_app.analyses import MEASURES
from graph_app.citation import about
from graph_app.errors import ExportError, NotFoundError, QueryError
from graph_app.files import write_whole
from graph_app.filters import Explanation, Facet, Filter, Hiding, Visible
from graph_app.graph import Chosen, Network, actor_details, multidigraph
from graph_app.graph.stance import label_codes
from graph_app.text import nearest


@dataclass(frozen=True)
class Explorer:
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

    network: Network
    chosen: Filter = field(default_factory=Filter)

    def filter(self, /, **parts: Any) -> Explorer:
        """Return an explorer with these parts of the filter set; None lifts a part and those that need it.

        Parameters
        ----------
        **parts
            One value or a list for each filter word: kind, subkind, jurisdiction, issue, stance, as_of,
            tie, derived, since, until, undated, confidence, grade, event, text, actor, hops, min_degree,
            isolated.

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

    @cached_property
    def visible(self) -> Visible:
        """What passes the filter, as boolean masks."""
        return filters.apply(self.network, self.chosen)

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
        """Return the position of an actor.

        Raises
        ------
        NotFoundError
            If there is no such id; the message has the nearest ones.
        """
        if actor in self.network.position:
            return self.network.position[actor]
        near = nearest(actor, tuple(self.network.position))
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise NotFoundError(
            f"There is no actor {actor!r}.{hint}", word="actor", value=actor, did_you_mean=near
        )

    def explain(self, actor: str) -> Explanation:
        """Return whether an actor is shown, and which parts of the filter hide it if not."""
        return filters.explain(self.network, self.chosen, self.position(actor))

    def actor(self, actor: str) -> dict[str, Any]:
        """Return everything known about an actor, as plain values with sources."""
        return actor_details(self.network, self.rows, self.position(actor))

    @cached_property
    def rows(self) -> Chosen:
        """The visible rows and the stances they carry."""
        seen = self.visible
        return Chosen(
            actors=np.flatnonzero(seen.actors),
            ties=np.flatnonzero(seen.ties),
            weight=seen.weight,
            common=seen.common,
            stances=seen.reading.stances,
            openness=seen.reading.openness,
            stance=seen.reading.value,
            openness_code=label_codes(seen.reading.openness),
            stance_code=seen.reading.labels,
            statements=seen.reading.counts,
            issue=self.chosen.issue,
        )

    def about(self) -> dict[str, str]:
        """Return title, filter, query, fingerprint, date, version, licence and citation."""
        return about(self.network, self.chosen, self.sentence())

    def graph(self) -> nx.MultiDiGraph[str]:
        """Return the visible graph: node ids are actor ids, edge keys are tie ids."""
        return multidigraph(self.network, self.rows, **self.about())

    def measure(self, name: str, *, on: str = "visible") -> pd.Series[float]:
        """Return a measure of the visible actors.

        Parameters
        ----------
        name : str
            A measure's name, such as "degree" or "strength".
        on : {"visible", "whole"}
            Whether it is computed on the visible graph or on all actors and recorded ties.

        Returns
        -------
        pandas.Series
            Indexed by actor id, in the order of the table.
        """
        known = {measure.name: measure for measure in MEASURES}
        if name not in known or on not in ("visible", "whole"):
            word, value, allowed = (
                ("measure", name, tuple(known)) if name not in known else ("on", on, ("visible", "whole"))
            )
            raise QueryError(
                f"{word} does not know {value!r}. Allowed: {', '.join(allowed)}",
                word=word,
                value=value,
                allowed=allowed,
                did_you_mean=nearest(value, allowed),
            )
        ties = self.rows.ties if on == "visible" else np.arange(self.network.m)
        start, end = self.network.ends
        values = known[name].compute(self.network.n, start[ties], end[ties], self.visible.weight[ties])
        ids = self.network.actors["id"].to_numpy(dtype=object)[self.rows.actors]
        return pd.Series(values[self.rows.actors], index=pd.Index(ids, name="actor"), name=name)

    def stream(self, name: str, progress: Callable[[int], None] = lambda rows: None) -> Iterator[bytes]:
        """Return the visible graph in a format, as pieces of bytes.

        Raises
        ------
        QueryError
            If there is no such format.
        """
        chosen = exporter(name)
        return chosen.write(exporters.Outgoing(self.network, self.rows, self.about(), progress))

    def export(
        self, name: str, path: str | os.PathLike[str], progress: Callable[[int], None] = lambda rows: None
    ) -> Path:
        """Write the visible graph to a file, whole or not at all.

        Parameters
        ----------
        name : str
            A format: graphml, json or csv.
        path : path
            The file; one that is there is replaced.
        progress : callable, optional
            Called with the number of rows written since the last call.

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
        data = self.network.dataset
        kinds = {"actor_kinds": "actors", "tie_kinds": "ties"}
        counts = {
            name: {
                key: int(number)
                for key, number in data.tables[table]["kind"].value_counts(sort=False).items()
            }
            for name, table in kinds.items()
        }
        return {
            "name": data.descriptor.name,
            "title": data.descriptor.title,
            "version": data.descriptor.version,
            "fingerprint": data.fingerprint,
            "counts": {table: len(frame) for table, frame in data.tables.items()}
            | {"derived_ties": self.network.d},
            **counts,
            "filter": self.to_query(),
            "visible": {
                "actors": len(self.rows.actors),
                "ties": int((self.rows.ties < self.network.m).sum()),
                "derived_ties": int((self.rows.ties >= self.network.m).sum()),
            },
            "sentence": self.sentence(),
        }


def exporter(name: str) -> exporters.Exporter:
    """Return the exporter of a format's name.

    Raises
    ------
    NotFoundError
        If there is none; the message lists the formats.
    """
    known = {one.name: one for one in exporters.EXPORTERS}
    if name in known:
        return known[name]
    near = nearest(name, tuple(known))
    raise NotFoundError(
        f"There is no format {name!r}. Formats are: {', '.join(known)}",
        word="format",
        value=name,
        allowed=tuple(known),
        did_you_mean=near,
    )


def open_package(data: str | os.PathLike[str] = "open-weights") -> Explorer:
    """Open a data set: a built-in one by its name, or a folder with a data package.

    Raises
    ------
    DataError
        If there is nothing there or the package has problems; all of them are in the message.
    """
    return Explorer(Network(dataset.load(dataset.locate(data))))
