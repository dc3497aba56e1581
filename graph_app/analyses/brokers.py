"""The brokers of a graph, ranked, with the words that keep their numbers from being misread."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.analyses.brokerage import ROLES, brokerage
from graph_app.analyses.groups import Groups
from graph_app.analyses.tied import Ints, Tied
from graph_app.graph.lookup import or_none
from graph_app.graph.network import Network

DEFINITION = (
    "j is a broker in i → j → k where i does not influence k directly (Gould and Fernandez 1989); arrows are "
    "the way of influence, a gatekeeper shares the group of the receiver, a representative that of the sender"
)
CHANCE = (
    "expectation and z-score are exact, over all ways to deal the groups out among the actors that have one, "
    "with the network as it is"
)
CAUTION = (
    "Not brokerage done or wanted: nothing need have been passed on, and a direct tie may be missing on "
    "record only. With few triples z has no normal distribution. Hostile ties count like others, unless a "
    "filter leaves them out."
)


def brokers_of(network: Network, actors: Ints, shown: Ints, tied: Tied, groups: Groups) -> dict[str, Any]:
    """Return the actors that stand between others, those with most triples first, as plain values.

    Parameters
    ----------
    network : Network
        The data.
    actors : int array
        Positions of the graph's actors.
    shown : int array
        Positions of those that are listed.
    tied : Tied
        Its ties, along influence.
    groups : Groups
        The group of every actor of the data.

    Returns
    -------
    dict
        Definition, chance and caution in words; `roles` with pattern, meaning, count and expected count over
        all brokers of the graph; how many actors have no group; `actors` with group, number of triples, and
        per role count, expected and z (None where chance leaves no choice). Who is in no triple is left out.
    """
    codes = groups.codes[actors]
    found = brokerage(tied.matrix, codes)
    total = found.counts.sum(axis=1)
    ids, names = (network.cells("actors", word)[actors] for word in ("id", "name"))
    listed = np.flatnonzero((total > 0) & np.isin(actors, shown))
    order = sorted(listed.tolist(), key=lambda row: (-int(total[row]), str(ids[row])))
    return {
        "definition": DEFINITION,
        "chance": CHANCE,
        "caution": CAUTION,
        "size": {"actors": tied.n, "ties": len(tied.start), "without_group": int((codes < 0).sum())},
        "triples": int(total.sum()),
        "roles": {
            role.name: {
                "pattern": role.pattern,
                "meaning": role.meaning,
                "count": int(found.counts[:, place].sum()),
                "expected": float(found.expected[:, place].sum()),
            }
            for place, role in enumerate(ROLES)
        },
        "actors": [
            {
                "id": ids[row],
                "name": names[row],
                "group": groups.names[codes[row]],
                "triples": int(total[row]),
                "roles": {
                    role.name: {
                        "count": int(found.counts[row, place]),
                        "expected": float(found.expected[row, place]),
                        "z": or_none(found.z[row, place]),
                    }
                    for place, role in enumerate(ROLES)
                },
            }
            for row in order
        ],
    }
