"""Blocs by stance: whether camps keep to themselves, and whether coalitions are camps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from graph_app.analyses.density import density
from graph_app.analyses.mixing import Against, Pairs, against_chance
from graph_app.analyses.partitions import adjusted_rand, cramers_v
from graph_app.analyses.tied import Ints
from graph_app.graph.lookup import or_none
from graph_app.graph.stance import UNKNOWN, label_title

DEFINITION = (
    "A camp is all actors with one label of stance. Inside and outside: tied pairs within a camp and to "
    "other camps. Coalitions and camps are compared by the adjusted Rand index (Hubert and Arabie 1985: 1 "
    "if they are the same, 0 as by chance) and Cramér's V (0: unrelated; 1: one tells the other), each "
    "beside what it is when the stances are dealt out anew among these actors. Who has no known stance or "
    "no coalition is left out."
)
CAUTION = (
    "Not a test of who persuades whom, nor of parties: labels cut a scale at fixed values, many small "
    "coalitions make Cramér's V high by themselves (compare it with what is expected), and a low index can "
    "also mean that coalitions are finer than camps. Those whose stance is unknown may be unlike the "
    "others."
)


def blocs(
    pairs: Pairs, coalitions: Ints, stances: Ints, labels: tuple[str, ...], test: tuple[int, int]
) -> dict[str, Any]:
    """Return how camps of stance are tied, and how coalitions and camps overlap, as plain values.

    Parameters
    ----------
    pairs : Pairs
        Tied pairs.
    coalitions : int array of shape (n,)
        Coalition of each actor, -1 for none.
    stances : int array of shape (n,)
        Code of each actor's label.
    labels : tuple of str
        The labels by code, the last one that of an unknown stance.
    test : tuple of int
        How often stances are dealt out anew, and in which orders.

    Returns
    -------
    dict
        `camps`: per label that occurs, with `actors`, ties `inside`, `outside` and `to` other camps as in
        `density`, and `ei`; `table`: per coalition the number of actors by label; `adjusted_rand` and
        `cramers_v`, each with value, expected, deviation and p (None where not defined); how many actors were
        compared and `left_out`. Definition and caution in words.
    """
    known = stances != UNKNOWN
    both = known & (coalitions >= 0)
    one, two = coalitions[both], stances[both]

    def tested(number: Callable[[Ints, Ints], float]) -> dict[str, float | None]:
        if len(one) < 2:
            return dict.fromkeys(Against._fields)
        found = against_chance(lambda dealt: number(one, dealt), two, *test)
        return {word: or_none(value) for word, value in found._asdict().items()}

    return {
        "definition": DEFINITION,
        "caution": CAUTION,
        "camps": _camps(pairs, np.where(known, stances, -1), labels),
        "table": _table(one, two, labels),
        "compared": len(one),
        "left_out": {"unknown": int((~known).sum()), "without_coalition": int((known & ~both).sum())},
        "adjusted_rand": tested(adjusted_rand),
        "cramers_v": tested(cramers_v),
        "test": {"rounds": test[0], "seed": test[1]},
    }


def _camps(pairs: Pairs, stances: Ints, labels: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the camps that there are, and their ties."""
    size = np.bincount(stances[stances >= 0], minlength=len(labels)).tolist()
    found = density(pairs, stances, len(labels))
    return [
        {"label": labels[code], "name": label_title(labels[code]), "actors": size[code]}
        | {"inside": camp["inside"], "outside": camp["outside"], "ei": _ei(camp)}
        | {"to": [{"label": labels[one.pop("group")]} | one for one in camp["to"]]}
        for code, camp in enumerate(found)
        if size[code]
    ]


def _ei(camp: dict[str, Any]) -> float | None:
    """Return the E-I index of a camp, as in `mixing`."""
    inside, outside = camp["inside"]["pairs"], camp["outside"]["pairs"]
    return (outside - inside) / (outside + inside) if outside + inside else None


def _table(coalitions: Ints, stances: Ints, labels: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return how many actors of each coalition have each label; coalitions of nobody are left out."""
    key, count = np.unique(coalitions * len(labels) + stances, return_counts=True)
    rows: dict[int, dict[str, int]] = {}
    for cell, actors in zip(key.tolist(), count.tolist(), strict=True):
        coalition, label = divmod(cell, len(labels))
        rows.setdefault(coalition + 1, {})[labels[label]] = actors
    return [{"coalition": number, "labels": row} for number, row in rows.items()]
