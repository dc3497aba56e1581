"""Degree and strength: how many ties an actor has, and how heavy they are together."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from graph_app.analyses.measure import Measure


def degree(
    n: int, start: npt.NDArray[np.int64], end: npt.NDArray[np.int64], weight: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Return how many ties each actor has.

    Definition: the number of ties that begin or end at the actor, parallel ties counted each.
    A high value means that many relations of the actor are on record. It must not be read as influence:
    much-reported actors have more ties on record, and a tie may run against the actor.

    Parameters
    ----------
    n : int
        How many actors.
    start, end : int arrays of shape (ties,)
        Positions of the actors at both ends; the direction does not matter.
    weight : float array of shape (ties,)
        Not used.

    Returns
    -------
    float array of shape (n,)

    References
    ----------
    L. C. Freeman (1978), Centrality in social networks: conceptual clarification, Social Networks 1.

    Examples
    --------
    >>> degree(3, np.array([0, 0]), np.array([1, 2]), np.ones(2)).tolist()
    [2.0, 1.0, 1.0]
    """
    return (np.bincount(start, minlength=n) + np.bincount(end, minlength=n)).astype(np.float64)


def strength(
    n: int, start: npt.NDArray[np.int64], end: npt.NDArray[np.int64], weight: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Return the summed weight of each actor's ties.

    Definition: the sum of strength × confidence over the actor's ties, whichever way they run.
    A high value means many or strong ties on good evidence. It must not be read as power: strengths of
    tie kinds are editorial defaults, and hostile ties count as much as friendly ones.

    Parameters
    ----------
    n : int
        How many actors.
    start, end : int arrays of shape (ties,)
        Positions of the actors at both ends.
    weight : float array of shape (ties,)
        Weight of each tie, at least 0.

    Returns
    -------
    float array of shape (n,)

    References
    ----------
    A. Barrat et al. (2004), The architecture of complex weighted networks, PNAS 101.

    Examples
    --------
    >>> strength(3, np.array([0, 0]), np.array([1, 2]), np.array([0.5, 0.25])).tolist()
    [0.75, 0.5, 0.25]
    """
    both = np.bincount(start, weights=weight, minlength=n) + np.bincount(end, weights=weight, minlength=n)
    return both.astype(np.float64)


DEGREE = Measure(
    "degree",
    "Degree",
    "Many ties of the actor are on record.",
    "Not influence: much-reported actors have more ties on record.",
    degree,
)
STRENGTH = Measure(
    "strength",
    "Strength",
    "The actor's ties are many or strong, on good evidence.",
    "Not power: strengths are editorial defaults and hostile ties count too.",
    strength,
)
