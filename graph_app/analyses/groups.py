"""Actors by group: of the same kind, place, stance or coalition."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph_app.analyses.coalitions import louvain
from graph_app.graph.network import Network, codes
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, UNKNOWN, label_title

GROUPINGS: tuple[str, ...] = ("kind", "coalition", "jurisdiction", "stance")
"""What actors can be grouped by."""
NAMED = 2
"""Members that a coalition is named by."""


@dataclass(frozen=True)
class Groups:
    """Which group each actor belongs to.

    Attributes
    ----------
    codes : int array of shape (n,)
        Position in `names`, -1 for actors without a group.
    names : tuple of str
        Words for each group.
    """

    codes: npt.NDArray[np.int64]
    names: tuple[str, ...]


def by_column(network: Network, column: str) -> Groups:
    """Return actors by kind or jurisdiction; the codes are those of the column.

    Parameters
    ----------
    network : Network
        The data.
    column : {"kind", "jurisdiction"}
        The column of the actors.
    """
    values = [str(value) for value in network.actors[column].cat.categories]
    plural = network.words("actor_kinds", "plural") if column == "kind" else {}
    found = codes(network.actors, column).astype(np.int64)
    found = np.where(found >= len(values), -1, found)
    return Groups(found, tuple(plural.get(value, value) for value in values))


def by_stance(labels: npt.NDArray[np.uint8], issue: str) -> Groups:
    """Return actors by stance: six groups, the last one of those without a statement.

    Parameters
    ----------
    labels : uint8 array of shape (n,)
        Code of each actor's label.
    issue : str
        The issue that stance is read on, empty for openness: it names the groups.
    """
    names = ISSUE_LABELS if issue else OPENNESS_LABELS
    titles = [label_title(name) for name in names]
    titles[UNKNOWN] = "Unknown"
    return Groups(labels.astype(np.int64), tuple(titles))


def supporting(network: Network, ties: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return those of some ties that are not hostile; derived ones never are.

    Parameters
    ----------
    network : Network
        The data.
    ties : int array
        Positions of ties, recorded or derived.
    """
    if not network.m:
        return ties
    return ties[(ties >= network.m) | (network.sign[np.minimum(ties, network.m - 1)] > 0)]


def by_coalition(
    network: Network, ties: npt.NDArray[np.int64], weight: npt.NDArray[np.float64], seed: int = 1
) -> Groups:
    """Return actors by community of the supporting ties, found by `louvain`.

    Parameters
    ----------
    network : Network
        The data.
    ties : int array
        Positions of the ties that count, recorded or derived; hostile ones are left out.
    weight : float array of shape (m + d,)
        Weight of each tie by position.
    seed : int
        Seed of the search.

    Returns
    -------
    Groups
        Communities, the largest first, each named by its two members with most ties inside the chosen
        ties; actors without a supporting tie have none.
    """
    friendly = supporting(network, ties)
    start, end = (side[friendly] for side in network.ends)
    found = louvain(network.n, start, end, weight[friendly], seed=seed)
    degree = np.bincount(np.r_[start, end], minlength=network.n)
    names = network.cells("actors", "name")
    titles = []
    for number in range(int(found.max(initial=-1)) + 1):
        members = np.flatnonzero(found == number)
        first = members[np.argsort(-degree[members], kind="stable")[:NAMED]]
        titles.append(f"{number + 1}: " + ", ".join(str(names[one]) for one in first))
    return Groups(found, tuple(titles))
