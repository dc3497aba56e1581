"""Who has spoken on both sides of an issue: for it in one statement, against it in another."""

from __future__ import annotations

import numpy as np

from graph_app.graph.columns import Chosen
from graph_app.graph.network import Network

Sides = tuple[int, int]
"""How many statements are for, and how many against."""


def both_sides(network: Network, chosen: Chosen) -> dict[tuple[int, int], Sides]:
    """Return the actors with statements for and against the same issue, of those that the filter counts.

    Parameters
    ----------
    network : Network
        The data.
    chosen : Chosen
        What the filter shows: the statements it counts, hidden actors' as well.

    Returns
    -------
    dict
        By positions of actor and issue how many statements are for and how many against; statements of
        stance 0 are neither.
    """
    said = network.statements
    rows = np.flatnonzero(chosen.statements & (said.stance != 0))
    width = len(network.dataset.tables["issues"])
    key, place = np.unique(said.actor[rows].astype(np.int64) * width + said.issue[rows], return_inverse=True)
    plus, minus = (
        np.bincount(place, side, len(key)).astype(np.int64)
        for side in (said.stance[rows] > 0, said.stance[rows] < 0)
    )
    both = np.flatnonzero((plus > 0) & (minus > 0))
    columns = zip(key[both].tolist(), plus[both].tolist(), minus[both].tolist(), strict=True)
    return {divmod(one, width): (up, down) for one, up, down in columns}
