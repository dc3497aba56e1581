"""Closeness and harmonic centrality: how near an actor is to all others."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from graph_app.analyses.distances import distances, lengths
from graph_app.analyses.measure import Measure, Values, from_everyone
from graph_app.analyses.reach import reach

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def closeness(matrix: Any) -> Floats:
    """Return the closeness centrality of each actor, in the form for graphs that are not connected.

    Definition: with r others that the actor can reach, at a summed distance D, (r / (n - 1)) × (r / D): the
    inverse of the mean distance, times the share of others that are reached. On a connected graph this is
    Freeman's closeness. A step along a tie is 1 / weight long (1 without weights); a direction is followed
    from the actor outwards.
    A high value means that the actor reaches many others in few or strong steps. It must not be read as
    access: nobody need ever have walked these paths; a tie that is not on record makes paths longer than
    they are; hostile ties are steps too. Values of most actors differ little.

    Parameters
    ----------
    matrix : sparse array of shape (n, n)
        In row i what i sends to the others: weights of ties, or 1.

    Returns
    -------
    float array of shape (n,)
        0 for an actor that reaches nobody.

    References
    ----------
    S. Wasserman, K. Faust (1994), Social Network Analysis, formula 5.22; weights as distances: M. E. J.
    Newman (2001), Scientific collaboration networks II, Physical Review E 64, 016132.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> path = csr_array(np.array([[0.0, 1, 0], [1, 0, 1], [0, 1, 0]]))
    >>> closeness(path).round(4).tolist()
    [0.6667, 1.0, 0.6667]
    """
    n = matrix.shape[0]
    counts = counted(matrix)
    if counts is not None:
        others, steps = counts.sum(axis=0), np.arange(1, len(counts) + 1) @ counts
        near = np.divide(others**2.0, max(n - 1, 1) * steps, out=np.zeros(n), where=others > 0)
        return np.asarray(near)
    found = np.zeros(n)
    for sources, far in distances(lengths(matrix), np.arange(n)):
        known = np.isfinite(far)
        reached = known.sum(axis=1) - 1.0
        total = np.where(known, far, 0.0).sum(axis=1)
        some = reached > 0
        found[sources[some]] = reached[some] ** 2 / ((n - 1) * total[some])
    return found


def harmonic(matrix: Any) -> Floats:
    """Return the harmonic centrality of each actor.

    Definition: the mean of 1 / distance over all other actors, where those who cannot be reached count 0. A
    step along a tie is 1 / weight long (1 without weights); a direction is followed from the actor outwards.
    A high value means that the actor reaches many others in few or strong steps; unlike closeness it needs
    no correction on a graph that is not connected. It must not be read as access, for the same reasons.

    Parameters
    ----------
    matrix : sparse array of shape (n, n)
        In row i what i sends to the others: weights of ties, or 1.

    Returns
    -------
    float array of shape (n,)
        0 for an actor that reaches nobody; from 0 to 1 without weights.

    References
    ----------
    M. Marchiori, V. Latora (2000), Harmony in the small-world, Physica A 285, 539-546; P. Boldi, S. Vigna
    (2014), Axioms for centrality, Internet Mathematics 10, 222-262.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> path = csr_array(np.array([[0.0, 1, 0], [1, 0, 1], [0, 1, 0]]))
    >>> harmonic(path).tolist()
    [0.75, 1.0, 0.75]
    """
    n = matrix.shape[0]
    counts = counted(matrix)
    if counts is not None:
        return np.asarray((1 / np.arange(1, len(counts) + 1)) @ counts / max(n - 1, 1))
    found = np.zeros(n)
    for sources, far in distances(lengths(matrix), np.arange(n)):
        near = np.divide(1.0, far, out=np.zeros(far.shape), where=far > 0)
        found[sources] = near.sum(axis=1) / max(n - 1, 1)
    return found


def counted(matrix: Any) -> Ints | None:
    """Return how many others each actor reaches in each number of steps, None where weights count."""
    return reach(matrix) if (matrix.data == 1).all() else None


_CAUTION = (
    "Not access: nobody need have walked these paths, and ties that are not on record make them longer."
)

CLOSENESS = Measure(
    "closeness",
    "Closeness",
    "The actor reaches many others in few steps.",
    _CAUTION,
    "c(i) = r / (n - 1) × r / sum of distances to the r actors that i reaches; a step is 1 / weight long",
    "S. Wasserman, K. Faust (1994), Social Network Analysis, Cambridge University Press, formula 5.22.",
    lambda tied: Values(closeness(tied.matrix)),
    directed=(False, True),
    weighted=(False, True),
    work=from_everyone,
)
HARMONIC = Measure(
    "harmonic",
    "Harmonic centrality",
    "The actor reaches many others in few steps; who cannot be reached counts 0.",
    _CAUTION,
    "h(i) = sum over j of 1 / distance(i, j), divided by n - 1; a step is 1 / weight long",
    "P. Boldi, S. Vigna (2014), Axioms for centrality, Internet Mathematics 10, 222-262.",
    lambda tied: Values(harmonic(tied.matrix)),
    directed=(False, True),
    weighted=(False, True),
    work=from_everyone,
)
