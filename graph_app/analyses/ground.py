"""What opinions move on: supporting ties along influence, first opinions, susceptibility."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from graph_app.analyses.between import walkable
from graph_app.analyses.friedkin_johnsen import Bools, Dynamics, Floats, friedkin_johnsen
from graph_app.analyses.paths import Arcs, Ints
from graph_app.analyses.tied import matrix_of
from graph_app.graph.columns import Chosen
from graph_app.graph.network import CONFIDENCES, Network, codes
from graph_app.graph.stance import Stances, confidence_tenths, on_issue, openness

SUSCEPTIBILITY = 0.5
"""How far an actor with an opinion of its own is moved by others, unless said otherwise: half."""


@dataclass(frozen=True)
class Ground:
    """What opinions move on, before strengths and confidences become one weight.

    Attributes
    ----------
    network : Network
        The data.
    actors : bool array of shape (n,)
        Actors that take part.
    start, end : int arrays, one per arc
        Influence runs from start to end; ties that run both ways are two arcs.
    tie : int array, one per arc
        Position of the arc's tie: recorded, then derived, then supposed ones.
    kind : int array, one per arc
        Position of the tie's kind; one past the last for acting together.
    row : float array, one per arc
        What the row counts: weight of its confidence, of derived ties the sum of their shares.
    tenths : int array, one per arc
        Ten times the weight of confidence; 0 for derived ties, which have none.
    strength : float array, one per kind and one for acting together
        Strength of each kind of tie.
    stances : Stances
        Where actors stand.
    issue : int
        Position of the issue that opinions are on, -1 for openness.
    susceptibility : float array of shape (n,)
        λ of each actor that has an opinion of its own.
    hostile : int array
        Positions of visible hostile ties: they are left out.
    """

    network: Network
    actors: Bools
    start: Ints
    end: Ints
    tie: Ints
    kind: Ints
    row: Floats
    tenths: Ints
    strength: Floats
    stances: Stances
    issue: int
    susceptibility: Floats
    hostile: Ints

    @cached_property
    def first(self) -> Floats:
        """First opinion of each actor, NaN where there is none; shape (n,)."""
        size = self.network.n
        if self.issue >= 0:
            values = on_issue(self.stances, self.issue, size)
        else:
            values = openness(self.stances, self.network.direction, size)
        return np.where(self.actors, values, np.nan)

    @property
    def weight(self) -> Floats:
        """Weight of each arc: strength of the kind × what the row counts."""
        return self.strength[self.kind] * self.row

    @property
    def arcs(self) -> Arcs:
        """The arcs with their weights."""
        return Arcs(self.start, self.end, self.weight)

    @property
    def matrix(self) -> Any:
        """Who (row) is influenced by whom (column), as a sparse matrix; parallel arcs add up."""
        return matrix_of(self.network.n, self.end, self.start, self.weight, weighted=True)

    def dynamics(self) -> Dynamics:
        """Return the Friedkin–Johnsen model on this ground."""
        return friedkin_johnsen(self.matrix, self.first, self.susceptibility)


def ground(network: Network, chosen: Chosen, along: str = "influence") -> Ground:
    """Return what opinions move on, as it is in the data.

    Definition: visible actors and visible ties, each arc from who influences to who is influenced, with
    the weight strength × confidence; parallel ties add up. Only supporting ties count: taking up a line is
    what they are on record for, whereas it is not known whether criticism or a court case moves its target
    towards, away or not at all. Ties of an actor with itself do not count. First opinions are overall
    openness, or the stance on the filter's issue, read as the filter reads stances.

    Parameters
    ----------
    network : Network
        The data.
    chosen : Chosen
        Rows that are visible.
    along : {"influence", "any"}
        Whether ties are followed only the way that influence runs, or either way.

    Returns
    -------
    Ground
        With a susceptibility of `SUSCEPTIBILITY` for everybody.
    """
    arcs, tie = walkable(network, chosen, along)
    sign = np.append(network.sign, np.ones(network.d, dtype=np.int64))
    keep = (sign[tie] > 0) & (arcs.start != arcs.end)
    start, end, tie = arcs.start[keep], arcs.end[keep], tie[keep]
    kinds = network.dataset.tables["tie_kinds"]["strength"].to_numpy(dtype=np.float64)
    kind = np.append(network.kind, np.full(network.d, len(kinds)))
    tenths = np.append(
        confidence_tenths(codes(network.ties, "confidence"), CONFIDENCES), np.zeros(network.d, dtype=np.int64)
    )
    issues = network.cells("issues", "id").tolist()
    present = np.zeros(network.n, dtype=bool)
    present[chosen.actors] = True
    return Ground(
        network=network,
        actors=present,
        start=start,
        end=end,
        tie=tie,
        kind=kind[tie],
        row=np.where(tie < network.m, tenths[tie] / 10, chosen.weight[tie]),
        tenths=tenths[tie],
        strength=np.append(kinds, 1.0),
        stances=chosen.stances,
        issue=issues.index(chosen.issue) if chosen.issue else -1,
        susceptibility=np.full(network.n, SUSCEPTIBILITY),
        hostile=chosen.ties[sign[chosen.ties] < 0],
    )
