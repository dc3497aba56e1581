"""Coalitions and their members as rows: who they are, where they stand, how they are tied, who is between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from graph_app.analyses.cartography import participation, shared_out, within_z
from graph_app.analyses.coalitions import modularity_shares
from graph_app.analyses.density import density
from graph_app.analyses.mixing import Pairs
from graph_app.analyses.tied import Floats, Ints
from graph_app.analyses.who import kinds_of, labels_of, stances_of
from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import Lookup, or_none

FIRM, LOOSE = 0.8, 0.5
"""Who is together at least so much is firmly in its coalition; who is less than the second is between."""


@dataclass(frozen=True)
class Division:
    """A graph and its division into coalitions.

    Attributes
    ----------
    look : Lookup
        Names actors, and says which are visible.
    span : Chosen
        Actors of the graph, n of them, and their stances.
    names : tuple of str
        Names of the coalitions.
    own : int array of shape (n,)
        Coalition of each actor, -1 for none.
    pairs : Pairs
        Tied pairs.
    firm : float array of shape (n,)
        See `stability.together`.
    """

    look: Lookup
    span: Chosen
    names: tuple[str, ...]
    own: Ints
    pairs: Pairs
    firm: Floats

    @property
    def labels(self) -> tuple[str, ...]:
        """Labels of stance by code, as the graph's stances are read."""
        return labels_of(self.span)

    @property
    def stances(self) -> Ints:
        """Code of each actor's label."""
        return self.span.stance_code[self.span.actors].astype(np.int64)


def coalition_rows(found: Division) -> list[dict[str, Any]]:
    """Return what can be said of each coalition, the largest first.

    Returns
    -------
    list of dict
        `number` and `name`; `size`; `members`: ids, those with most weight within first; `modularity`: what
        it adds; `together`: the mean of its members; `kinds` and `stance`: who they are; `inside`,
        `outside`, `to` other coalitions as in `density`.
    """
    own, actors, count = found.own, found.span.actors, len(found.names)
    ids = found.look.network.cells("actors", "id")[actors]
    inside = _inside(found)
    ties = density(found.pairs, own, count)
    shares = modularity_shares(*found.pairs, own)
    rows = []
    for number, (name, block) in enumerate(zip(found.names, ties, strict=True)):
        mine = np.flatnonzero(own == number)
        order = mine[np.lexsort((ids[mine].astype(str), -inside[mine]))]
        firm = found.firm[mine]
        rows.append(
            {
                "number": number + 1,
                "name": name,
                "size": len(mine),
                "members": ids[order].tolist(),
                "modularity": float(shares[number]),
                "together": None if np.isnan(firm).all() else float(np.nanmean(firm)),
                "kinds": kinds_of(found.look.network, actors[mine]),
                "stance": stances_of(found.span, actors[mine]),
                "inside": block["inside"],
                "outside": block["outside"],
                "to": [{"coalition": one.pop("group") + 1} | one for one in block["to"]],
            }
        )
    return rows


def actor_rows(found: Division) -> list[dict[str, Any]]:
    """Return where each actor stands between coalitions: those whose ties are spread most first.

    Returns
    -------
    list of dict
        The actor's id, name and kind, and whether it is visible; `coalition`: its number, None without ties;
        `together`, and as a `place` in words (None where it is not defined); `partners`: how many others it
        is tied to; `weight` of these ties, and of those `inside`; `participation` and `z`; `to`: the weight
        of its ties by coalition, the heaviest first. Equal ones: more weight first, then by id.
    """
    own, pairs = found.own, found.pairs
    shares = shared_out(pairs, own, len(found.names))
    spread, inside = participation(shares), _inside(found)
    z = within_z(inside, own)
    weight = np.asarray(shares.sum(axis=1))
    partners = np.bincount(np.r_[pairs.one, pairs.two], minlength=len(own))
    ids = found.look.network.cells("actors", "id")[found.span.actors].astype(str)
    order = np.lexsort((ids, -weight, -np.nan_to_num(spread, nan=-1.0).round(9)))
    return [
        found.look.actor(int(found.span.actors[row]))
        | {
            "coalition": int(own[row]) + 1 if own[row] >= 0 else None,
            "together": or_none(found.firm[row]),
            "place": place(float(found.firm[row])),
            "partners": int(partners[row]),
            "weight": float(weight[row]),
            "inside": float(inside[row]),
            "participation": or_none(spread[row]),
            "z": or_none(z[row]),
            "to": _to(shares, row),
        }
        for row in order.tolist()
    ]


def place(together: float) -> str | None:
    """Return in a word how sure an actor's coalition is.

    >>> place(0.9), place(0.6), place(0.2), place(float("nan"))
    ('firm', 'loose', 'between', None)
    """
    if together != together:
        return None
    return "firm" if together >= FIRM else "loose" if together >= LOOSE else "between"


def _inside(found: Division) -> Floats:
    """Return the weight of each actor's ties within its own coalition."""
    one, two, weight = found.pairs
    within = found.own[one] == found.own[two]
    ends = np.r_[one[within], two[within]]
    return np.bincount(ends, np.r_[weight[within], weight[within]], len(found.own)).astype(np.float64)


def _to(shares: Any, row: int) -> list[dict[str, Any]]:
    """Return the weight of an actor's ties by coalition, the heaviest first."""
    part = slice(shares.indptr[row], shares.indptr[row + 1])
    heavy = zip(shares.indices[part].tolist(), shares.data[part].tolist(), strict=True)
    order = sorted(heavy, key=lambda one: (-one[1], one[0]))
    return [{"coalition": number + 1, "weight": weight} for number, weight in order]
