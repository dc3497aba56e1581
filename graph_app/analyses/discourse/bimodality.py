"""Whether stances fall into two heaps: Sarle's coefficient, per issue and for openness."""

from __future__ import annotations

from typing import Any

import numpy as np

from graph_app.analyses.discourse.choosing import Debate
from graph_app.analyses.discourse.counting import Counted
from graph_app.analyses.discourse.naming import Names
from graph_app.analyses.discourse.said import Floats, Ints
from graph_app.graph.lookup import or_none

EVEN = 5 / 9
"""Sarle's coefficient of an even distribution: what lies above points to two heaps."""
LEAST = 4
"""Values below which it is not defined."""


def sarle(values: Floats) -> float:
    """Return Sarle's bimodality coefficient.

    Definition: (skewness² + 1) / kurtosis, both of the values themselves (moments, not corrected for
    sampling: the actors on record are all there are). It lies above 0 and is at most 1, which two points
    alone reach; an even distribution has 5/9, a normal one 1/3. Above 5/9 it points to two heaps. It must not
    be read as a test: a long tail to one side makes it high as well, and so do few values.

    Parameters
    ----------
    values : float array of shape (n,)
        At least 4 values that are not all the same.

    Returns
    -------
    float
        NaN where it is not defined.

    References
    ----------
    A. M. Ellison (1987), Effect of seed dimorphism on the density-dependent dynamics of experimental
    populations of Atriplex triangularis, American Journal of Botany 74; R. Pfister and others (2013), Good
    things peak in pairs: a note on the bimodality coefficient, Frontiers in Psychology 4.

    Examples
    --------
    >>> sarle(np.array([-2.0, -2, 2, 2])), round(sarle(np.array([-2.0, -1, 0, 1, 2])), 3)
    (1.0, 0.588)
    """
    n = len(values)
    if n < LEAST:
        return np.nan
    apart = values - values.mean()
    spread = float((apart**2).mean())
    if spread <= 1e-12:
        return np.nan
    skew = float((apart**3).mean()) / spread**1.5
    kurtosis = float((apart**4).mean()) / spread**2
    return float(min((skew**2 + 1) / kurtosis, 1.0))


def means(found: Counted) -> tuple[Ints, Ints, Floats]:
    """Return actor, issue and mean stance of each cell, in the order of the cells.

    What a kernel leaves no weight, at the very edge of its window, has no mean and is left out.
    """
    cells, said = found.cells, found.said
    place = np.repeat(np.arange(len(cells.keys)), np.diff(cells.starts))
    weight = said.weight[cells.order]
    total = np.bincount(place, weight, len(cells.keys))
    leaning = np.bincount(place, weight * said.stance[cells.order], len(cells.keys))
    there = total > 0
    node, other = np.divmod(cells.keys[there], cells.width)
    return node, other, np.asarray(leaning[there] / total[there])


def bimodality(debate: Debate, names: Names, found: Counted) -> dict[str, Any]:
    """Return how stances of actors are spread: on each issue, and as a whole where issues have a direction.

    Returns
    -------
    dict
        `openness` (mean over policy issues with a direction of direction × mean stance) and `issues`, each
        with the number of `actors`, `mean`, `deviation`, and `sarle` (None where there are fewer than 4
        actors or all stand in the same place).
    """
    node, other, mean = means(found)
    direction = debate.network.direction[other]
    signed = direction != 0
    count = np.bincount(node[signed], minlength=found.shape[0])
    total = np.bincount(node[signed], (direction * mean)[signed], found.shape[0])
    open_ = total[count > 0] / count[count > 0]
    return {
        "even": EVEN,
        "openness": spread(open_),
        "issues": [names.of(1, code) | spread(mean[other == code]) for code in np.unique(other).tolist()],
    }


def spread(values: Floats) -> dict[str, Any]:
    """Return number, mean, standard deviation and bimodality of stances."""
    if not len(values):
        return {"actors": 0, "mean": None, "deviation": None, "sarle": None}
    return {
        "actors": len(values),
        "mean": float(values.mean()),
        "deviation": float(values.std()),
        "sarle": or_none(sarle(values)),
    }
