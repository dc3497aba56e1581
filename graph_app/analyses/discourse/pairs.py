"""A network of nodes that say the same or the opposite: its ties, and what each of them rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from graph_app.analyses.discourse.backbone import Backbone, backbone
from graph_app.analyses.discourse.counting import Counted
from graph_app.analyses.discourse.options import Values
from graph_app.analyses.discourse.profiles import Profiles, profiles
from graph_app.analyses.discourse.said import Floats, Ints
from graph_app.analyses.discourse.similarity import bounds, network


class Ties(NamedTuple):
    """Ties, each once, in the order of their ends.

    Attributes
    ----------
    one, two : int arrays of shape (ties,)
        Codes of both ends, the smaller first.
    weight : float array of shape (ties,)
        Of the mode, normalised.
    congruence, conflict : float arrays of shape (ties,)
        Not normalised.
    """

    one: Ints
    two: Ints
    weight: Floats
    congruence: Floats
    conflict: Floats

    def at(self, which: Any) -> Ties:
        """Return some of the ties."""
        return Ties(*(column[which] for column in self))


@dataclass(frozen=True)
class Pairwise:
    """A one-mode network.

    Attributes
    ----------
    counted : Counted
        Its statements.
    ties : Ties
        Its ties; without those that a backbone leaves out.
    nodes : int array of shape (nodes,)
        Codes of its nodes, ascending.
    strength : float array of shape (codes,)
        Sum of the weights of each node's ties.
    degree : int array of shape (codes,)
        How many ties each node has.
    bounds : tuple of float, optional
        Between which values weights lie whatever is said.
    cancelled : int
        How many pairs agree exactly as much as they disagree: they are not tied where one is subtracted.
    backbone : Backbone, optional
        How much was kept of it.
    mode : str
        What makes a tie.
    """

    counted: Counted
    ties: Ties
    nodes: Ints
    strength: Floats
    degree: Ints
    bounds: tuple[float, float] | None
    cancelled: int
    backbone: Backbone | None
    mode: str


def pairwise(found: Counted, how: Values, everybody: Ints) -> Pairwise:
    """Return the network of nodes through what they say.

    Parameters
    ----------
    found : Counted
        The statements.
    how : mapping
        Values of the words `mode`, `normalise`, `isolates`, `backbone`, `alpha`, `strongest`.
    everybody : int array
        Codes of the nodes that isolates are kept of.
    """
    mode, normalise = str(how["mode"]), str(how["normalise"])
    said = profiles(found.said, found.shape, found.scale)
    ties, cancelled = _ties(said, mode, normalise)
    kept = backbone(found.shape[0], ties.one, ties.two, ties.weight, how)
    ties = ties if kept is None else ties.at(kept.keep)
    size = found.shape[0]
    degree = np.bincount(np.r_[ties.one, ties.two], minlength=size).astype(np.int64)
    strength = np.bincount(np.r_[ties.one, ties.two], np.r_[ties.weight, ties.weight], size).astype(
        np.float64
    )
    tied = np.flatnonzero(degree)
    nodes = np.union1d(tied, everybody) if how["isolates"] == "keep" else tied
    return Pairwise(
        counted=found,
        ties=ties,
        nodes=nodes.astype(np.int64),
        strength=strength,
        degree=degree,
        bounds=bounds(said, mode, normalise),
        cancelled=cancelled,
        backbone=kept,
        mode=mode,
    )


def _ties(said: Profiles, mode: str, normalise: str) -> tuple[Ties, int]:
    """Return the ties, and how many pairs cancel out."""
    agree, oppose = (network(said, way, "none") for way in ("congruence", "conflict"))
    made = {"congruence": agree, "conflict": oppose}.get(mode) if normalise == "none" else None
    weight = network(said, mode, normalise) if made is None else made
    entries = weight.tocoo()
    upper = entries.row < entries.col
    one, two = entries.row[upper].astype(np.int64), entries.col[upper].astype(np.int64)
    order = np.lexsort((two, one))
    one, two = one[order], two[order]
    both = (abs(agree) + abs(oppose)).nnz // 2
    cancelled = both - len(one) if mode == "subtract" else 0
    found = Ties(one, two, entries.data[upper][order], _at(agree, one, two), _at(oppose, one, two))
    return found, cancelled


def _at(matrix: Any, one: Ints, two: Ints) -> Floats:
    """Return entries of a sparse matrix, 0 where there is none."""
    if not len(one):
        return np.zeros(0)
    csr = matrix.tocsr()
    csr.sort_indices()
    rows = np.repeat(np.arange(csr.shape[0]), np.diff(csr.indptr))
    keys = rows * csr.shape[1] + csr.indices
    asked = one * csr.shape[1] + two
    place = np.searchsorted(keys, asked)
    there = np.zeros(len(asked), dtype=bool)
    inside = place < len(keys)
    there[inside] = keys[place[inside]] == asked[inside]
    found = np.zeros(len(asked))
    found[there] = csr.data[place[there]]
    return found


def rests_on(found: Pairwise, one: int, two: int) -> list[tuple[int, Ints, Ints]]:
    """Return what a tie rests on: per other the places of the statements of both ends.

    Of congruence on the binary scale these are the statements for where both have some, and those against
    where both have some; of conflict those for where the other has some against; of subtract all that take a
    side; on the scale of five steps, and where stances are ignored, all.

    Parameters
    ----------
    found : Pairwise
        The network.
    one, two : int
        Codes of both ends.

    Returns
    -------
    list of (other, places of the one, places of the two)
        Places in `found.counted.said`; others on which nothing counts are left out.
    """
    cells, stance = found.counted.cells, np.sign(found.counted.said.stance)
    listed = []
    for other in found.counted.cells.shared(one, two).tolist():
        mine, theirs = cells.at(one, other), cells.at(two, other)
        if found.mode != "ignore" and found.counted.scale == "binary":
            mine, theirs = mine[stance[mine] != 0], theirs[stance[theirs] != 0]
            if found.mode != "subtract":
                turn = -1 if found.mode == "conflict" else 1
                mine, theirs = (
                    mine[np.isin(stance[mine], turn * stance[theirs])],
                    theirs[np.isin(stance[theirs], turn * stance[mine])],
                )
        if len(mine) and len(theirs):
            listed.append((other, mine, theirs))
    return listed


def among(found: Ties, nodes: Ints) -> Ties:
    """Return ties with their ends as positions in an ascending list of nodes that holds all of them."""
    return found._replace(one=np.searchsorted(nodes, found.one), two=np.searchsorted(nodes, found.two))
