"""Nodes of networks of statements as plain values: actors, issues, or values of another field."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.analyses.discourse.choosing import Debate, asked_issues
from graph_app.analyses.discourse.counting import Counted
from graph_app.analyses.discourse.fields import Labels
from graph_app.analyses.discourse.options import Values
from graph_app.analyses.discourse.said import Floats, Ints
from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import Lookup
from graph_app.graph.network import Network


def everybody(network: Network, rows: Chosen, name: str, found: Labels, how: Values) -> Ints:
    """Return the codes of a field that isolates are kept of: visible actors, asked issues, or all values."""
    if name == "actors":
        asked, without = how.get("actors", ()), how.get("without_actors", ())
        ids = network.cells("actors", "id")
        keep = ~np.isin(ids, without) & (np.isin(ids, asked) if asked else np.ones(len(ids), dtype=bool))
        return rows.actors[keep[rows.actors]]
    if name == "issues":
        return np.flatnonzero(asked_issues(network, rows, how)[:-1]).astype(np.int64)
    return np.arange(len(found.ids), dtype=np.int64)


class Names:
    """Says what nodes are called.

    Attributes
    ----------
    look : Lookup
        Names actors.
    ids : tuple of lists of str
        Ids of the first field and of the second one, by code.
    """

    def __init__(self, debate: Debate) -> None:
        self.look = Lookup(debate.network, debate.rows)
        self.ids = tuple([str(one) for one in field.ids.tolist()] for field in (debate.on, debate.through))
        self._debate = debate

    def of(self, side: int, code: int) -> dict[str, Any]:
        """Return a node's id and name, of actors also kind and whether it is visible, of issues their kind.

        Parameters
        ----------
        side : {0, 1}
            Whether the code is one of the first field (`on`) or of the second (`through`).
        code : int
            The code.
        """
        name = self._debate.names[side]
        if name == "actors":
            return self.look.actor(code)
        found = (self._debate.on, self._debate.through)[side]
        named = {"id": str(found.ids[code]), "name": str(found.names[code] or found.ids[code])}
        if name == "issues":
            named["kind"] = str(self._debate.network.cells("issues", "kind")[code])
        return named


def node_rows(names: Names, side: int, nodes: Ints, found: Counted) -> list[dict[str, Any]]:
    """Return nodes with how many statements they make: all, for, against, neither, and on how much.

    Parameters
    ----------
    names : Names
        What they are called.
    side : {0, 1}
        Of which field they are.
    nodes : int array
        Their codes.
    found : Counted
        The statements that count.
    """
    said, size = found.said, found.shape[side]
    code = said.node if side == 0 else said.other
    across = found.cells.keys // found.cells.width if side == 0 else found.cells.keys % found.cells.width
    others = np.bincount(across, minlength=size)

    def times(which: Floats) -> list[int]:
        found: list[int] = np.bincount(code, which, size).astype(np.int64)[nodes].tolist()
        return found

    columns = zip(
        nodes.tolist(),
        times(np.ones(len(said))),
        times((said.stance > 0).astype(np.float64)),
        times((said.stance < 0).astype(np.float64)),
        times((said.stance == 0).astype(np.float64)),
        others[nodes].tolist(),
        strict=True,
    )
    return [
        names.of(side, one)
        | {"statements": total, "for": plus, "against": minus, "neither": zero, "others": wide}
        for one, total, plus, minus, zero, wide in columns
    ]


def statement_ids(network: Network, rows: Ints) -> list[str]:
    """Return the ids of statements by their positions in the table."""
    return [str(one) for one in network.cells("statements", "id")[rows].tolist()]
