"""Swing actors: whose change of stance by one step moves a target most."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.analyses.friedkin_johnsen import Floats
from graph_app.analyses.ground import Ground
from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import Lookup

LEAST = 1e-9


def swings(
    found: Ground, chosen: Chosen, share: Floats, targets: list[int], most: int
) -> list[dict[str, Any]]:
    """Return the changes by one step on one issue that move a target most.

    Definition: the settled opinion of the target is the sum of V × first opinion. One step (1 on the scale
    from -2 to 2) of an actor on an issue changes its first opinion by 1 where opinions are on that issue,
    and by direction × confidence / summed confidence of its issues where they are overall openness; the
    target moves by V times that. A high value means that little else speaks against the change, in the
    model. It must not be read as the ease of changing that actor's mind, nor as a forecast.

    Parameters
    ----------
    found : Ground
        What opinions move on.
    chosen : Chosen
        Rows that are visible: actors and ties say whether they are.
    share : float array of shape (n,)
        Influence of each actor on the target: a row of V.
    targets : list of int
        The targets; their own stances are left out.
    most : int
        How many to list.

    Returns
    -------
    list of dict
        One issue per actor, its strongest: `actor`, `issue`, `stance`, `effect` (how far the target moves
        per step towards support; negative where support means restriction), `up` and `down` (whether a
        step towards support, or away from it, stays within -2 … 2). The largest effect first.
    """
    network, stances = found.network, found.stances
    effect = share[stances.actor] * _per_step(found)
    effect = np.where(found.actors[stances.actor] & ~np.isin(stances.actor, targets), effect, 0.0)
    ids = network.cells("actors", "id")[stances.actor].astype(str)
    issues = network.cells("issues", "id")[stances.issue].astype(str)
    order = np.lexsort((issues, ids, -np.round(np.abs(effect), 12)))
    look = Lookup(network, chosen)
    rows: list[dict[str, Any]] = []
    seen: set[int] = set()
    for row in order.tolist():
        actor, value = int(stances.actor[row]), float(stances.value[row])
        if len(rows) == most or abs(effect[row]) <= LEAST:
            break
        if actor in seen:
            continue
        seen.add(actor)
        where = {"issue": str(issues[row]), "stance": value, "effect": float(effect[row])}
        rows.append({"actor": look.actor(actor)} | where | {"up": value <= 1, "down": value >= -1})
    return rows


def _per_step(found: Ground) -> Floats:
    """Return how far an actor's first opinion moves when its stance rises by one step; one per stance."""
    stances, network = found.stances, found.network
    if found.issue >= 0:
        return np.where(stances.issue == found.issue, 1.0, 0.0)
    direction = network.direction[stances.issue]
    counts = np.where(direction != 0, stances.tenths, 0.0)
    total = np.bincount(stances.actor, weights=counts, minlength=network.n)[stances.actor]
    share: Floats = np.divide(counts, total, out=np.zeros(len(counts)), where=total > 0)
    return direction.astype(np.float64) * share
