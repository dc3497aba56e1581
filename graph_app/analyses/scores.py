"""How good estimates are: sign, order, error and calibration, each with an interval."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from graph_app.analyses.friedkin_johnsen import Floats
from graph_app.graph.stance import LIMITS

RESAMPLES = 1_000
"""Bootstrap samples that intervals are made of."""
INTERVAL = (0.05, 0.95)
SCORES: tuple[str, ...] = ("sign_accuracy", "auc", "mean_error")
"""What is scored; of the first two more is better, of the last less."""


def auc(estimate: Floats, recorded: Floats) -> float:
    """Return the area under the ROC curve: how well estimates tell supporters from opponents.

    Definition: the share of pairs of a supporter (recorded > 0) and an opponent (< 0) in which the
    supporter has the higher estimate; equal ones count half. 1 is a perfect order, 0.5 what chance gives.
    It must not be read as the share of right answers: the level of the estimates does not matter.

    Parameters
    ----------
    estimate, recorded : float arrays of equal length
        Recorded zeros are passed over.

    Returns
    -------
    float
        NaN without a supporter or without an opponent.

    References
    ----------
    J. A. Hanley, B. J. McNeil (1982), The meaning and use of the area under a receiver operating
    characteristic (ROC) curve, Radiology 143.

    Examples
    --------
    >>> auc(np.array([0.9, 0.2, 0.5]), np.array([2.0, 1.0, -1.0]))
    0.5
    """
    above, below = estimate[recorded > 0], estimate[recorded < 0]
    if not len(above) or not len(below):
        return float("nan")
    ordered = np.sort(below)
    wins = np.searchsorted(ordered, above, "left") + np.searchsorted(ordered, above, "right")
    return float(wins.sum() / (2 * len(above) * len(below)))


def sign_accuracy(estimate: Floats, recorded: Floats) -> float:
    """Return the share of recorded signs that the estimates have; recorded zeros are passed over.

    >>> sign_accuracy(np.array([0.9, 0.2, 0.5]), np.array([2.0, 0.0, -1.0]))
    0.5
    """
    sides = np.round(recorded, 9) != 0
    right = np.sign(np.round(estimate[sides], 9)) == np.sign(recorded[sides])
    return float(right.mean()) if len(right) else float("nan")


def mean_error(estimate: Floats, recorded: Floats) -> float:
    """Return the mean absolute difference, on the scale from -2 to 2.

    >>> mean_error(np.array([1.0, 0.0]), np.array([2.0, 0.0]))
    0.5
    """
    return float(np.abs(estimate - recorded).mean()) if len(recorded) else float("nan")


def scored(estimate: Floats, recorded: Floats, order: Floats | None = None) -> dict[str, float]:
    """Return the three scores; `order` is what AUC is read from, if not the estimates."""
    ranks = estimate if order is None else order
    return {
        "sign_accuracy": sign_accuracy(estimate, recorded),
        "auc": auc(ranks, recorded),
        "mean_error": mean_error(estimate, recorded),
    }


def calibration(estimate: Floats, recorded: Floats) -> dict[str, Any]:
    """Return whether estimates mean what they say.

    Definition: estimates in five bins, cut where labels of openness are cut; in each bin the mean estimate
    is to equal the mean recorded value. `slope` and `intercept` are those of the least-squares line of
    recorded on estimated values: 1 and 0 for estimates that can be taken at face value; a slope above 1
    says that they are too timid, below 1 too bold.

    Returns
    -------
    dict
        `bins` (each `from`, `to`, `actors`, `estimate`, `recorded`; empty ones are left out), `slope` and
        `intercept` (None where all estimates are equal).

    Examples
    --------
    >>> calibration(np.array([-1.0, 1.0]), np.array([-2.0, 2.0]))["slope"]
    2.0
    """
    strong, mild = LIMITS
    cuts = np.array([-strong, -mild, mild, strong])
    edges = [-2.0, *cuts.tolist(), 2.0]
    group = np.searchsorted(cuts, np.round(estimate, 9), "right")
    bins = []
    for number in range(len(edges) - 1):
        mine = group == number
        if mine.any():
            means = {"estimate": float(estimate[mine].mean()), "recorded": float(recorded[mine].mean())}
            limits = {"from": edges[number], "to": edges[number + 1], "actors": int(mine.sum())}
            bins.append(limits | means)
    spread = estimate - estimate.mean() if len(estimate) else estimate
    line: tuple[float | None, float | None] = (None, None)
    if len(estimate) and float((spread**2).sum()) > 1e-12:
        slope = float((spread * recorded).sum() / (spread**2).sum())
        line = slope, float(recorded.mean() - slope * estimate.mean())
    return {"bins": bins, "slope": line[0], "intercept": line[1]}


def intervals(
    methods: dict[str, tuple[Floats, Floats]], recorded: Floats, seed: int = 1
) -> dict[str, dict[str, npt.NDArray[np.float64]]]:
    """Return the scores of several methods in bootstrap samples of the actors, the same ones for all.

    Parameters
    ----------
    methods : dict of str to (estimates, what AUC is read from)
        Float arrays of the length of `recorded`.
    recorded : float array
        What is known.
    seed : int
        Seed of the samples.

    Returns
    -------
    dict of dict of float arrays
        Per method and score one value per sample.
    """
    random = np.random.default_rng(seed)
    size = len(recorded)
    rows = [random.integers(0, size, size) for _ in range(RESAMPLES if size else 0)]
    return {
        name: {score: np.array([one[score] for one in found]) for score in SCORES}
        for name, found in (
            (name, [scored(values[row], recorded[row], order[row]) for row in rows])
            for name, (values, order) in methods.items()
        )
    }


def interval(values: Floats) -> list[float] | None:
    """Return between what and what nine of ten samples lie; None without any."""
    there = values[~np.isnan(values)]
    return [float(one) for one in np.quantile(there, INTERVAL)] if len(there) else None
