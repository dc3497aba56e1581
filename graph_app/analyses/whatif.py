"""What if: settled opinions before and after a scenario, each as a band over plausible weights."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from graph_app.analyses.band import DISTRIBUTION, QUANTILES, drawn, draws
from graph_app.analyses.friedkin_johnsen import Bools, Floats
from graph_app.analyses.ground import Ground
from graph_app.analyses.influence import assumptions, labels, ranked
from graph_app.analyses.scenario import Scenario
from graph_app.analyses.supposing import notes, suppose
from graph_app.graph.columns import Chosen
from graph_app.graph.derived import ACTED_TOGETHER
from graph_app.graph.lookup import Lookup, or_none, valued

DRAWS = 200
"""Draws that a band is made of, unless said otherwise."""
CLOSE = 1e-7
"""How close the opinions of a draw come to their rest."""


def whatif(
    found: Ground,
    chosen: Chosen,
    scenario: Scenario,
    targets: list[int],
    sample: tuple[int, int] = (DRAWS, 1),
    progress: Callable[[float], None] = lambda share: None,
) -> dict[str, Any]:
    """Return settled opinions before and after a scenario.

    Definition: the Friedkin–Johnsen model (see `friedkin_johnsen`) is solved on the ground as it is and as
    it is supposed to be; the change is the difference. Both are solved again for each of a number of seeded
    draws of plausible weights, see `band.DISTRIBUTION`; before and after share each draw, so that the band
    of the change is that of the scenario's effect.
    A high change means that, in the model, the target's opinion depends on what is changed; a band on one
    side of zero, that its direction does not hang on the editorial weights. It must not be read as a
    forecast: nobody else reacts in the model, and the band does not hold what is missing on record.

    Parameters
    ----------
    found : Ground
        What opinions move on.
    chosen : Chosen
        Rows that are visible: actors and ties say whether they are.
    scenario : Scenario
        What is changed.
    targets : list of int
        Positions of the actors asked about; may be empty.
    sample : tuple of int
        How many draws, and their seed.
    progress : callable
        Called with the share that is done; what it raises ends the work.

    Returns
    -------
    dict
        What `assumptions` says; `scenario` (query, changes, notes on changes without effect); `band` (draws,
        seed, quantiles, distribution in words); `on` (a row per target); `together` (the mean of targets
        that have an opinion before and after; None without targets); `actors` (a row per visible actor, the
        largest change first). A row has `before` and `after` (None for who is removed or has none),
        `change` and `band`: of each the `QUANTILES`, and `agree`, the share of draws in which the change
        has the same sign.
    """
    after = suppose(found, scenario)
    points = found.dynamics().settled, after.dynamics().settled
    samples = _samples(found, after, scenario, sample, progress)
    look = Lookup(found.network, chosen)
    words = labels(found)

    def row(place: int) -> dict[str, Any]:
        mine = [points[0][place], points[1][place]]
        return look.actor(place) | _row(mine, [one[:, place] for one in samples], words)

    change = np.abs(np.nan_to_num(points[1] - points[0]))
    order = ranked(change, np.flatnonzero(found.actors), found)
    return assumptions(found) | {
        "scenario": {
            "query": scenario.to_query(),
            "changes": scenario.as_json(),
            "notes": notes(found, scenario),
        },
        "band": {
            "draws": sample[0],
            "seed": sample[1],
            "quantiles": list(QUANTILES),
            "distribution": DISTRIBUTION,
        },
        "on": [row(place) for place in targets],
        "together": _together(targets, points, samples, words),
        "actors": [row(place) for place in order.tolist()],
    }


def _samples(
    found: Ground,
    after: Ground,
    scenario: Scenario,
    sample: tuple[int, int],
    progress: Callable[[float], None],
) -> tuple[Floats, Floats]:
    """Return settled opinions before and after in every draw; two arrays of shape (draws, n)."""
    count, seed = sample
    network = found.network
    free = np.zeros(len(found.strength), dtype=bool), np.zeros(network.n, dtype=bool)
    fixed = _set_kinds(found, scenario), _set_actors(found, scenario)
    settled = np.full((2, count, network.n), np.nan)
    for number, draw in enumerate(draws(network, count, seed)):
        progress(number / count)
        settled[0, number] = drawn(found, draw, *free).dynamics().iterated(tolerance=CLOSE)
        settled[1, number] = drawn(after, draw, *fixed).dynamics().iterated(tolerance=CLOSE)
    progress(1.0)
    return settled[0], settled[1]


def _set_kinds(found: Ground, scenario: Scenario) -> Bools:
    """Return the kinds of ties whose strength a scenario sets."""
    kinds = np.append(found.network.cells("tie_kinds", "id"), ACTED_TOGETHER)
    return np.isin(kinds, [str(kind) for kind, _ in scenario.get("strength")])


def _set_actors(found: Ground, scenario: Scenario) -> Bools:
    """Return the actors whose susceptibility a scenario sets."""
    kinds = [kind for kind, _ in scenario.get("susceptibility")]
    everybody = None in kinds
    return np.isin(found.network.cells("actors", "kind"), [str(one) for one in kinds]) | everybody


def _together(
    targets: list[int], points: tuple[Floats, Floats], samples: tuple[Floats, Floats], words: tuple[str, ...]
) -> dict[str, Any] | None:
    """Return the mean of the targets that have an opinion before and after; None where none has."""
    both = [place for place in targets if not np.isnan(points[0][place] + points[1][place])]
    if not both:
        return None
    means = [float(one[both].mean()) for one in points]
    return {"actors": len(both)} | _row(means, [one[:, both].mean(axis=1) for one in samples], words)


def _row(points: list[float], samples: list[Floats], words: tuple[str, ...]) -> dict[str, Any]:
    """Return before, after and change of one opinion, with bands."""
    before, after = (float(one) for one in points)
    change = after - before
    moved = samples[1] - samples[0]
    defined = moved[~np.isnan(moved)]
    agree = (
        float((np.sign(np.round(defined, 6)) == np.sign(round(change, 6))).mean()) if len(defined) else None
    )
    return {
        "before": valued(before, words),
        "after": valued(after, words),
        "change": or_none(change),
        "band": {
            "before": _quantiles(samples[0]),
            "after": _quantiles(samples[1]),
            "change": _quantiles(moved),
            "agree": None if np.isnan(change) else agree,
        },
    }


def _quantiles(values: Floats) -> list[float] | None:
    """Return the quantiles of the draws in which there is a value, None where there is none."""
    there = values[~np.isnan(values)]
    return [float(one) for one in np.quantile(there, QUANTILES)] if len(there) else None
