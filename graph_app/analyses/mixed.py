"""How groups mix in a graph: E-I index by group and overall, assortativity, each against chance."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from graph_app.analyses.groups import Groups
from graph_app.analyses.mixing import (
    Against,
    Pairs,
    against_chance,
    assortativity,
    ei_by_group,
    ei_index,
    numeric_assortativity,
    pairs_of,
)
from graph_app.analyses.tied import Floats, Ints, Tied
from graph_app.graph.lookup import or_none

DEFINITION = (
    "E-I index: (ties between groups - ties within) / all ties (Krackhardt and Stern 1988), from -1 to 1. "
    "Assortativity (Newman 2003): 1 if ties are only within groups, 0 as by chance; of stances as numbers: "
    "the correlation of the stances at both ends of a tie. Ties are pairs of tied actors, undirected."
)
CAUTION = (
    "Not preference nor persuasion: who could meet whom, and who reports on whom, also sorts ties. Few or "
    "uneven groups move the E-I index by themselves: compare it with what is expected by chance. Coalitions "
    "are made of these ties: that these stay within them is no finding. Hostile ties count like others, "
    "unless a filter leaves them out."
)


def mixed(
    tied: Tied, groups: Groups, codes: Ints, values: Floats | None, *, rounds: int, seed: int
) -> dict[str, Any]:
    """Return how groups mix, as plain values; what is not defined is None.

    Parameters
    ----------
    tied : Tied
        The ties of the graph, undirected.
    groups : Groups
        Names of the groups.
    codes : int array of shape (n,)
        The group of each actor of the graph, -1 for none: such actors and their ties are left out.
    values : float array of shape (n,), optional
        A number per actor, NaN where unknown.
    rounds, seed : int
        How often groups are dealt out anew, and in which orders.

    Returns
    -------
    dict
        `ei` and `assortativity` with value, expected, deviation and p; `numeric` likewise where there are
        numbers; `groups` with actors, ties within and out, and E-I index; how many actors were left out.
    """
    known = codes >= 0
    pairs, own = _among(tied.matrix, known, codes)
    count = len(groups.names)
    sizes = np.bincount(own, minlength=count)
    inside, outside = ei_by_group(pairs, own, count)
    found = {
        "definition": DEFINITION,
        "caution": CAUTION,
        "size": {"actors": tied.n, "pairs": len(pairs.one), "without_group": int((~known).sum())},
        "test": {"rounds": rounds, "seed": seed},
        "ei": _plain(against_chance(lambda labels: ei_index(pairs, labels), own, rounds, seed)),
        "assortativity": _plain(
            against_chance(lambda labels: assortativity(pairs, labels), own, rounds, seed)
        ),
        "groups": [
            {
                "group": groups.names[code],
                "actors": int(sizes[code]),
                "within": float(inside[code]),
                "out": float(outside[code]),
                "ei": _ratio(float(outside[code]), float(inside[code])),
            }
            for code in np.flatnonzero(sizes).tolist()
        ],
    }
    if values is not None:
        ties, numbers = _among(tied.matrix, np.isfinite(values), values)
        test = against_chance(partial(numeric_assortativity, ties), numbers, rounds, seed)
        found["numeric"] = _plain(test)
    return found


def _among(
    matrix: Any, known: npt.NDArray[np.bool_], labels: npt.NDArray[Any]
) -> tuple[Pairs, npt.NDArray[Any]]:
    """Return tied pairs among the actors that are known, numbered among these, and their labels."""
    pairs = pairs_of(matrix, known)
    place = np.cumsum(known) - 1
    return Pairs(place[pairs.one], place[pairs.two], pairs.weight), labels[known]


def _ratio(outside: float, inside: float) -> float | None:
    total = outside + inside
    return (outside - inside) / total if total else None


def _plain(found: Against) -> dict[str, float | None]:
    return {word: or_none(value) for word, value in found._asdict().items()}
