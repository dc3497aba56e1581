"""Degree and strength: how many ties an actor has, and how heavy they are together."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from graph_app.analyses.measure import Measure, Values, once
from graph_app.analyses.tied import Tied


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


def _all(tied: Tied) -> Values:
    return Values(degree(tied.n, tied.start, tied.end, tied.weight))


def _all_weight(tied: Tied) -> Values:
    return Values(strength(tied.n, tied.start, tied.end, tied.weight))


def _side(tied: Tied, side: int) -> Values:
    """Return the number or the weight of ties by which each actor influences (0) or is influenced (1)."""
    weight = tied.arcs[2] if tied.weighted else None
    return Values(np.bincount(tied.arcs[side], weights=weight, minlength=tied.n).astype(np.float64))


_FREEMAN = (
    "L. C. Freeman (1978), Centrality in social networks: conceptual clarification, Social Networks 1, "
    "215-239."
)
_BARRAT = "A. Barrat et al. (2004), The architecture of complex weighted networks, PNAS 101, 3747-3752."
_BOTH = "A tie whose influence runs both ways counts once in each direction."

DEGREE = Measure(
    "degree",
    "Degree",
    "Many ties of the actor are on record.",
    "Not influence: much-reported actors have more ties on record.",
    "d(i) = number of ties that begin or end at i; parallel ties count each",
    _FREEMAN,
    _all,
    work=once,
)
STRENGTH = Measure(
    "strength",
    "Strength",
    "The actor's ties are many or strong, on good evidence.",
    "Not power: strengths are editorial defaults and hostile ties count too.",
    "s(i) = sum of the weights of the ties that begin or end at i",
    _BARRAT,
    _all_weight,
    weighted=(True,),
    work=once,
)
OUT_DEGREE = Measure(
    "out_degree",
    "Out-degree",
    "By many ties on record the actor influences others.",
    f"Not success: a tie is a way to influence, not influence that arrived. {_BOTH}",
    "d_out(i) = number of ties along which influence runs from i; parallel ties count each",
    _FREEMAN,
    lambda tied: _side(tied, 0),
    directed=(True,),
    work=once,
)
IN_DEGREE = Measure(
    "in_degree",
    "In-degree",
    "By many ties on record others influence the actor.",
    f"Not weakness, nor prestige: who is worth influencing is often powerful. {_BOTH}",
    "d_in(i) = number of ties along which influence runs to i; parallel ties count each",
    _FREEMAN,
    lambda tied: _side(tied, 1),
    directed=(True,),
    work=once,
)
OUT_STRENGTH = Measure(
    "out_strength",
    "Out-strength",
    "The ties by which the actor influences others are many or strong, on good evidence.",
    f"Not power: strengths are editorial defaults and hostile ties count too. {_BOTH}",
    "s_out(i) = sum of the weights of the ties along which influence runs from i",
    _BARRAT,
    lambda tied: _side(tied, 0),
    directed=(True,),
    weighted=(True,),
    work=once,
)
IN_STRENGTH = Measure(
    "in_strength",
    "In-strength",
    "The ties by which others influence the actor are many or strong, on good evidence.",
    f"Not weakness: strengths are editorial defaults and hostile ties count too. {_BOTH}",
    "s_in(i) = sum of the weights of the ties along which influence runs to i",
    _BARRAT,
    lambda tied: _side(tied, 1),
    directed=(True,),
    weighted=(True,),
    work=once,
)
