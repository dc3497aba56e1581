"""Where actors without a statement may stand: estimates, never mixed with what is recorded."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.analyses.friedkin_johnsen import Dynamics, Floats
from graph_app.analyses.ground import Ground
from graph_app.analyses.influence import LEAST, assumptions, labels, ranked
from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import Lookup, valued

STRONGEST = 3
"""Actors that an estimate rests on most, which are named."""
AT_ONCE = 256
"""Rows of V that are in memory at a time."""
CAUTION = (
    "Estimates from the opinions of others, not recorded stances: an actor is taken to stand where those who "
    "influence it stand. They are never mixed with recorded ones, and are not always better than guessing: "
    "the check says how good they are."
)


def estimates(found: Ground, chosen: Chosen) -> dict[str, Any]:
    """Return estimates for visible actors without an opinion on record.

    Definition: the settled opinion in the Friedkin–Johnsen model, in which such actors are fully
    susceptible; see `friedkin_johnsen`. An estimate is a mean of others' first opinions, weighted by their
    influence on the actor. A high value means that those who influence the actor support. It must not be
    read as the actor's stance: nobody has heard it speak.

    Parameters
    ----------
    found : Ground
        What opinions move on.
    chosen : Chosen
        Rows that are visible: actors and ties say whether they are.

    Returns
    -------
    dict
        What `assumptions` says; `caution`; `actors`, from open to restrictive, each with `estimate`, how
        many first opinions it `rests_on` and the `strongest` of these with their shares; `without` (how
        many actors have neither opinion nor estimate).
    """
    model = found.dynamics()
    look = Lookup(found.network, chosen)
    unknown = np.flatnonzero(found.actors & np.isnan(found.first))
    places = ranked(model.settled, unknown[model.reached[unknown]], found)
    rows = []
    for begin in range(0, len(places), AT_ONCE):
        some = places[begin : begin + AT_ONCE]
        rows += [
            look.actor(place)
            | {"estimate": valued(float(model.settled[place]), labels(found))}
            | _basis(found, look, share)
            for place, share in zip(some.tolist(), _rows_of_v(model, some.tolist()), strict=True)
        ]
    return assumptions(found) | {
        "caution": CAUTION,
        "actors": rows,
        "without": len(unknown) - len(places),
    }


def _rows_of_v(model: Dynamics, places: list[int]) -> Floats:
    """Return rows of V."""
    asked = np.zeros((len(model.first), len(places)))
    asked[places, np.arange(len(places))] = 1.0
    return model.influence(asked).T


def _basis(found: Ground, look: Lookup, share: Floats) -> dict[str, Any]:
    """Return how many first opinions an estimate rests on, and the strongest."""
    resting = ranked(share, np.flatnonzero(share > LEAST), found)
    strongest = [
        {"id": actor["id"], "name": actor["name"], "share": float(share[place])}
        for place, actor in ((place, look.actor(place)) for place in resting[:STRONGEST].tolist())
    ]
    return {"rests_on": len(resting), "strongest": strongest}
