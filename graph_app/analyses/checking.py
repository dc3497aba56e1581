"""How good estimates are: left out one by one, and set beside two baselines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from graph_app.analyses.friedkin_johnsen import Floats
from graph_app.analyses.ground import ground
from graph_app.analyses.influence import assumptions
from graph_app.analyses.left_out import leave_one_out, stubborn
from graph_app.analyses.scores import SCORES, calibration, interval, intervals, scored
from graph_app.graph.columns import Chosen
from graph_app.graph.lookup import or_none
from graph_app.graph.network import Network, codes

METHODS = {
    "friedkin_johnsen": "Friedkin–Johnsen along influence",
    "harmonic": "Harmonic, ties either way",
    "majority": "Majority",
    "same_kind_mean": "Same-kind mean",
}
"""What is compared; the last two are the baselines."""
BASELINES = ("majority", "same_kind_mean")
OF_ALL = "of_all"
"""The same-kind mean with the actor's own opinion in it."""


def check(
    network: Network, chosen: Chosen, progress: Callable[[float], None] = lambda share: None
) -> dict[str, Any]:
    """Return how good estimates are for actors whose opinion is on record, left out one by one.

    Definition: see `leave_one_out`. Two estimators are tried: Friedkin–Johnsen along influence, and the
    harmonic function with ties either way. Each is scored on the actors that it gives an estimate for,
    beside two baselines on the same actors: the majority (sign of most others; their median where an error
    is asked for) and the mean of the others of the same kind. Intervals are from the 5% to the 95% quantile
    of bootstrap samples of the actors.
    The mean of others moves against the one that is left out, which lowers a baseline's AUC: that of the
    same-kind mean is given with the actor's own opinion in it as well (`at_most`), and an estimator must
    beat the better of the two.
    A high AUC means that the network tells supporters from opponents. It must not be read as the accuracy
    for actors who never spoke.

    Parameters
    ----------
    network : Network
        The data.
    chosen : Chosen
        Rows that are visible.
    progress : callable
        Called with the share that is done; what it raises ends the work.

    Returns
    -------
    dict
        `opinion`, `recorded` (how many opinions), `estimators`: each with `name`, `title`, `covered` (how
        many get an estimate), `scores` (of the estimator and both baselines, each score with its
        `interval`), `against` (per score the better baseline, the difference and its interval, and the
        verdict), `calibration` and `sentence`.
    """
    along, either = ground(network, chosen), stubborn(ground(network, chosen, "any"))
    first = along.first
    who = np.flatnonzero(~np.isnan(first))
    tried = [
        ("friedkin_johnsen", leave_one_out(along, who, lambda share: progress(share / 2))),
        ("harmonic", leave_one_out(either, who, lambda share: progress((1 + share) / 2))),
    ]
    others = _baselines(first[who], codes(network.actors, "kind")[who])
    return {
        "opinion": assumptions(along)["opinion"],
        "recorded": len(who),
        "estimators": [_compared(name, estimate, first[who], others) for name, estimate in tried],
    }


Pair = tuple[Floats, Floats]
"""Estimates, and what their AUC is read from."""


def _baselines(recorded: Floats, kind: np.ndarray[Any, np.dtype[np.int64]]) -> dict[str, Pair]:
    """Return what the baselines say of each actor from the others; and the same-kind mean of all."""
    size = len(recorded)
    majority, same, of_all = np.full(size, np.nan), np.full(size, np.nan), np.full(size, np.nan)
    for place in range(size):
        rest = np.arange(size) != place
        if not rest.any():
            continue
        median = float(np.median(recorded[rest]))
        most = float(np.sign(np.sign(np.round(recorded[rest], 9)).sum()))
        majority[place] = median if np.sign(median) == most else most * abs(median)
        mine = rest & (kind == kind[place])
        same[place] = recorded[mine].mean() if mine.any() else recorded[rest].mean()
        of_all[place] = recorded[kind == kind[place]].mean()
    return {
        "majority": (majority, np.zeros(size)),
        "same_kind_mean": (same, same),
        "of_all": (of_all, of_all),
    }


def _compared(name: str, estimate: Floats, recorded: Floats, others: dict[str, Pair]) -> dict[str, Any]:
    """Return the scores of an estimator beside those of the baselines on the same actors."""
    there = ~np.isnan(estimate) & ~np.isnan(others["majority"][0])
    known = recorded[there]
    methods = {name: (estimate[there], estimate[there])} | {
        one: (values[there], order[there]) for one, (values, order) in others.items()
    }
    samples = intervals(methods, known)
    points = {one: scored(values, known, order) for one, (values, order) in methods.items()}
    scores = {
        one: {score: _score(points[one][score], samples[one][score]) for score in SCORES} for one in methods
    }
    scores["same_kind_mean"]["auc"]["at_most"] = scores.pop(OF_ALL)["auc"]["value"]
    against = {score: _against(name, score, points, samples) for score in SCORES}
    return {
        "name": name,
        "title": METHODS[name],
        "covered": int(there.sum()),
        "scores": scores,
        "against": against,
        "calibration": calibration(estimate[there], known),
        "sentence": _sentence(int(there.sum()), len(recorded), against),
    }


def _score(value: float, sample: Floats) -> dict[str, Any]:
    return {"value": or_none(value), "interval": interval(sample)}


def _against(
    name: str, score: str, points: dict[str, dict[str, float]], samples: dict[str, dict[str, Floats]]
) -> dict[str, Any]:
    """Return by how much an estimator is better than the better baseline; more than 0 is better."""
    sense = -1.0 if score == "mean_error" else 1.0
    rivals = ("majority", OF_ALL) if score == "auc" else BASELINES
    best = max(rivals, key=lambda one: sense * np.nan_to_num(points[one][score], nan=-np.inf * sense))
    gain = sense * (points[name][score] - points[best][score])
    between = interval(sense * (samples[name][score] - samples[best][score]))
    if between is None or np.isnan(gain):
        verdict = "cannot be told"
    elif gain <= 0:
        verdict = "does not beat it"
    else:
        verdict = "beats it" if between[0] > 0 else "better, but not separable from it"
    return {
        "baseline": "same_kind_mean" if best == OF_ALL else best,
        "gain": or_none(gain),
        "interval": between,
        "verdict": verdict,
    }


WORDS = {
    "sign_accuracy": "sign",
    "auc": "order of supporters and opponents (AUC)",
    "mean_error": "mean error",
}


def _sentence(covered: int, recorded: int, against: dict[str, dict[str, Any]]) -> str:
    """Return in words whether an estimator beats the baselines."""
    said = "; ".join(
        f"{WORDS[score]}: {found['verdict']} ({METHODS[found['baseline']].lower()})"
        for score, found in against.items()
    )
    return (
        f"{covered} of {recorded} recorded opinions can be estimated without what gives them away. "
        f"Against the better baseline, {said}."
    )
