"""A measure of a graph's actors, with all that is needed to read the numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph_app.analyses.measure import Measure, Values
from graph_app.analyses.tied import Tied
from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import or_none
from graph_app.graph.network import Network

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Measured:
    """The numbers of a measure, of whom, and of what graph they are.

    Attributes
    ----------
    measure : Measure
        What is measured.
    graph : {"visible", "whole"}
        The graph it was computed on.
    directed, weighted : bool
        Whether along influence, and whether weights counted.
    size : tuple of int
        How many actors and ties the graph has.
    ids, names : object arrays of shape (actors,)
        The visible actors.
    values : Values
        Their numbers.
    """

    measure: Measure
    graph: str
    directed: bool
    weighted: bool
    size: tuple[int, int]
    ids: npt.NDArray[np.object_]
    names: npt.NDArray[np.object_]
    values: Values

    @property
    def order(self) -> Ints:
        """Rows from the highest number to the lowest, then those without one; equal ones by id."""
        by_id = np.argsort(self.ids.astype(str), kind="stable")
        return np.asarray(by_id[np.argsort(-self.values.numbers[by_id], kind="stable")])

    def series(self) -> pd.Series[float]:
        """Return the numbers by actor id in the order of the table; `attrs` says how they were computed."""
        index = pd.Index(self.ids, name="actor")
        found = pd.Series(self.values.numbers, index=index, name=self.measure.name)
        found.attrs.update(self.about())
        return found

    def about(self) -> dict[str, Any]:
        """Return on what graph and how the numbers were computed, and how sure they are."""
        margin = self.values.margin
        return {
            "measure": self.measure.name,
            "graph": self.graph,
            "directed": self.directed,
            "weighted": self.weighted,
            "size": {"actors": self.size[0], "ties": self.size[1]},
            "exact": margin is None,
            "pivots": self.values.pivots,
            "margin": None if margin is None else float(margin.max(initial=0.0)),
        }

    def as_dict(self) -> dict[str, Any]:
        """Return everything as plain values: words of the measure, and numbers from high to low.

        A number that there is not is None.
        """
        numbers = self.values.numbers[self.order].tolist()
        keys = self.ids[self.order].tolist()
        return (
            self.about()
            | words(self.measure)
            | {"values": {key: or_none(number) for key, number in zip(keys, numbers, strict=True)}}
        )


def words(measure: Measure) -> dict[str, str]:
    """Return what a measure is called, means, must not be read as, and where it comes from."""
    return {
        "title": measure.title,
        "meaning": measure.meaning,
        "caution": measure.caution,
        "formula": measure.formula,
        "reference": measure.reference,
    }


def listed(measure: Measure) -> dict[str, Any]:
    """Return a measure's words and switches; the first value of a switch is the one if nothing is said."""
    switches = {"directed": list(measure.directed), "weighted": list(measure.weighted)}
    return {"measure": measure.name} | words(measure) | switches


def taken(network: Network, rows: Chosen, *, directed: bool, weighted: bool) -> Tied:
    """Return some actors and the ties among them as measures take them.

    Parameters
    ----------
    network : Network
        The data.
    rows : Chosen
        The actors, ascending, and the ties; both ends of a tie are among the actors.
    directed, weighted : bool
        See `Tied`.
    """
    actors, ties = rows.actors, rows.ties
    places = np.zeros(network.n, dtype=np.int64)
    places[actors] = np.arange(len(actors))
    start, end = (places[side[ties]] for side in network.ends)
    return Tied(len(actors), start, end, rows.weight[ties], network.influence[ties], directed, weighted)
