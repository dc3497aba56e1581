"""Who moves a target, and who reaches most: the Friedkin–Johnsen model of a data set as plain values."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.analyses.carriers import Carriers
from graph_app.analyses.evidence import tie_in_short
from graph_app.analyses.friedkin_johnsen import Bools, Dynamics, Floats
from graph_app.analyses.ground import Ground
from graph_app.analyses.paths import Ints
from graph_app.analyses.swing import swings
from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import Lookup, valued
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, UNKNOWN, label_codes

LEAST = 1e-9
"""Influence below this is none."""
METHOD = (
    "Friedkin–Johnsen model over supporting ties along influence: an actor's settled opinion is λ × the "
    "weighted mean of those who influence it + (1 - λ) × its own first opinion. Hostile ties are left out. "
    "Actors without a statement are only moved. A model of what is on record, not a forecast and not "
    "influence that was observed."
)


def labels(found: Ground) -> tuple[str, ...]:
    """Return the words for opinions: those of an issue, or of overall openness."""
    return ISSUE_LABELS if found.issue >= 0 else OPENNESS_LABELS


def assumptions(found: Ground) -> dict[str, Any]:
    """Return what an answer rests on: what opinions are, susceptibility, what was left out, in words."""
    first, own = found.first, found.susceptibility
    issues = found.network.cells("issues", "id")
    known = ~np.isnan(first)
    given = np.unique(own[known])
    return {
        "opinion": "openness" if found.issue < 0 else str(issues[found.issue]),
        "susceptibility": float(given[0]) if len(given) == 1 else [float(one) for one in given],
        "with_opinion": int(known.sum()),
        "ties": len(np.unique(found.tie)),
        "hostile_ties_left_out": len(found.hostile),
        "method": METHOD,
    }


def overview(found: Ground, chosen: Chosen) -> dict[str, Any]:
    """Return every actor's first and settled opinion, and how far it reaches, the furthest first.

    Returns
    -------
    dict
        What `assumptions` says, and `actors`: each with `first`, `settled`, `drift` (settled - first, None
        without a first opinion), `susceptibility` (None for actors that nobody reaches) and `reach`, the
        column mean of V: the share of the actor's first opinion in the settled opinion of the average
        actor, itself included.
    """
    model = found.dynamics()
    look = Lookup(found.network, chosen)
    order = ranked(model.reach, np.flatnonzero(found.actors), found)
    rows = [
        look.actor(place) | opinion(found, model, place) | {"reach": float(model.reach[place])}
        for place in order.tolist()
    ]
    return assumptions(found) | {"reached": int(model.reached.sum()), "actors": rows}


def opinion(found: Ground, model: Dynamics, place: int) -> dict[str, Any]:
    """Return an actor's first and settled opinion, its drift and its susceptibility."""
    first, settled = float(found.first[place]), float(model.settled[place])
    known = not np.isnan(first) and not np.isnan(settled)
    reached = bool(model.reached[place])
    return {
        "first": valued(first, labels(found)),
        "settled": valued(settled, labels(found)),
        "drift": settled - first if known else None,
        "susceptibility": 1.0 - float(model.anchor[place]) if reached else None,
    }


def ranked(values: Floats, places: Ints, found: Ground) -> Ints:
    """Return places by value, the highest first; equal ones (to a billionth) by id."""
    ids = found.network.cells("actors", "id")[places].astype(str)
    return places[np.lexsort((ids, -np.round(values[places], 9)))]


def influence_on(found: Ground, chosen: Chosen, targets: list[int], most: int = 20) -> dict[str, Any]:
    """Return who moves a target, or a group of targets on average.

    Definition: the row of V of the target, of a group the mean row of its members; see
    `friedkin_johnsen`. A high share means that the settled opinion of the target rests on that actor's
    first opinion. It must not be read as observed influence: see there.

    Parameters
    ----------
    found : Ground
        What opinions move on.
    chosen : Chosen
        Rows that are visible: actors and ties say whether they are.
    targets : list of int
        Positions of the target, or of a group's members.
    most : int, optional
        For how many of the first actors paths and evidence are given, and how many swing actors.

    Returns
    -------
    dict
        What `assumptions` says; `on` (the targets with first and settled opinion); `total` (the sum of all
        shares: 1, or 0 where no opinion reaches a target); `movers` (every actor with a share, the largest
        first, each with `share`, `first` and for the first `most` the `paths` that carry it); `pressure`
        (shares by camp of first opinion, the target's own apart); `hostile` (ties aimed at the target that
        are left out); `swing` (see `swings`).
    """
    model = found.dynamics()
    look = Lookup(found.network, chosen)
    carriers = Carriers(found, model, look)
    there = np.array([place for place in targets if model.reached[place]], dtype=np.int64)
    mixture = np.bincount(there, minlength=found.network.n) / max(len(there), 1)
    share = model.influence(mixture)
    movers = ranked(share, np.flatnonzero(share > LEAST), found)
    nearest = _nearest(found, model, there, movers[:most])
    return assumptions(found) | {
        "on": [look.actor(place) | opinion(found, model, place) for place in targets],
        "total": float(share.sum()),
        "movers": _with_paths(carriers, _movers(found, look, share, movers), movers[:most], nearest),
        "pressure": pressure(found, share, targets),
        "hostile": _hostile(found, look, targets),
        "swing": swings(found, chosen, share, targets, most),
    }


def _movers(found: Ground, look: Lookup, share: Floats, movers: Ints) -> list[dict[str, Any]]:
    """Return movers with their shares and first opinions."""
    first = found.first
    return [
        look.actor(place)
        | {"share": float(share[place]), "first": valued(float(first[place]), labels(found)), "paths": []}
        for place in movers.tolist()
    ]


def _nearest(found: Ground, model: Dynamics, targets: Ints, movers: Ints) -> Ints:
    """Return for each mover the target that it influences most, of equal ones (to a billionth) by id."""
    if not len(movers):
        return movers
    ids = found.network.cells("actors", "id")[targets].astype(str)
    by_id = targets[np.argsort(ids)]
    best: Ints = by_id[np.round(model.influenced(movers)[by_id], 9).argmax(axis=0)]
    return best


def _with_paths(
    carriers: Carriers, movers: list[dict[str, Any]], places: Ints, nearest: Ints
) -> list[dict[str, Any]]:
    """Add the paths of the first movers, each to the target that it influences most."""
    for target in np.unique(nearest).tolist():
        mine = np.flatnonzero(nearest == target).tolist()
        for row, paths in zip(mine, carriers.to(target, places[mine].tolist()), strict=True):
            movers[row]["paths"] = paths
    return movers


def pressure(found: Ground, share: Floats, targets: list[int]) -> dict[str, Any]:
    """Return shares of influence summed by camp of first opinion.

    Returns
    -------
    dict
        `own` (the share of the targets' own first opinions) and `camps`, from open to restrictive: each
        with `label`, `share`, how many `actors` and the `mean` first opinion, weighted by share.
    """
    others: Bools = (share > LEAST) & ~np.isin(np.arange(len(share)), targets)
    first = found.first
    codes = label_codes(first)
    camps = []
    for code, label in enumerate(labels(found)):
        mine = others & (codes == code)
        if code == UNKNOWN or not mine.any():
            continue
        camps.append(
            {
                "label": label,
                "share": float(share[mine].sum()),
                "actors": int(mine.sum()),
                "mean": float(np.average(first[mine], weights=share[mine])),
            }
        )
    return {"own": float(share[targets].sum()), "camps": camps}


def _hostile(found: Ground, look: Lookup, targets: list[int]) -> list[dict[str, Any]]:
    """Return hostile ties whose influence ends at a target; they are not counted."""
    network = found.network
    way, (start, end) = network.influence[found.hostile], network.ends
    aimed = np.isin(end[found.hostile], targets) & (way >= 0)
    aimed |= np.isin(start[found.hostile], targets) & (way <= 0)
    return [tie_in_short(look, place) for place in found.hostile[aimed].tolist()]
