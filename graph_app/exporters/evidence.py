"""What visible actors and ties rest on: rows of the other tables."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from graph_app.graph.columns import Chosen
from graph_app.graph.network import Network, codes
from graph_app.graph.stance import BoolArray, IntArray


def evidence(network: Network, chosen: Chosen) -> dict[str, IntArray]:
    """Return which rows of the other tables the visible actors and ties rest on.

    Returns
    -------
    dict of str to int array
        Ascending positions by table: statements of visible actors that count, their participations, the
        events of these, the sources of all of them and of visible ties; issues and vocabularies whole.
    """
    shown = np.zeros(network.n, dtype=bool)
    shown[chosen.actors] = True
    found = {
        "statements": np.flatnonzero(chosen.statements & shown[network.statements.actor]),
        "issues": _all(network, "issues"),
        "events": np.zeros(0, dtype=np.int64),
        "participations": np.flatnonzero(shown[network.sides.actor]),
    }
    found["events"] = np.unique(network.sides.event[found["participations"]])
    found["sources"] = sources_of(network, found | {"ties": recorded(network, chosen)})
    return found | {name: _all(network, name) for name in ("actor_kinds", "tie_kinds", "participation_roles")}


def recorded(network: Network, chosen: Chosen) -> IntArray:
    """Return the visible recorded ties."""
    return chosen.ties[chosen.ties < network.m]


def sources_of(network: Network, rows: dict[str, IntArray]) -> IntArray:
    """Return the sources on which some rows rest, by table."""
    used: BoolArray = np.zeros(len(network.dataset.tables["sources"]) + 1, dtype=bool)
    for name, mine in rows.items():
        if "source_id" in network.dataset.tables[name]:
            used[codes(network.dataset.tables[name], "source_id")[mine]] = True
    return np.flatnonzero(used[:-1])  # the last is that of rows without a source


def _all(network: Network, table: str) -> npt.NDArray[np.int64]:
    return np.arange(len(network.dataset.tables[table]))
