"""Centrality by walks: eigenvector, Katz, PageRank. An actor counts as much as those it is tied to do."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from graph_app.analyses.measure import Measure, Values
from graph_app.analyses.spectrum import leading

Floats = npt.NDArray[np.float64]

DAMPING = 0.85
"""Share of a value that is passed on: of PageRank, and of Katz relative to the most there could be."""
_STEPS, _STILL = 2_000, 1e-15


def eigenvector(matrix: Any) -> Floats:
    """Return the eigenvector centrality of each actor.

    Definition: x with A x = λ x for the largest eigenvalue λ: each actor's value is proportional to the sum
    of its neighbours' values. The largest value is 1.
    A high value means ties with actors who are themselves well tied. It must not be read as influence on a
    disconnected graph: only the component with the largest eigenvalue has values above 0 (if several share
    it, all of these have), and one dense corner can take nearly all of the value. Along a direction it is 0
    for whoever does not lead into a cycle, so that ties are always taken as undirected; `katz` and
    `pagerank` follow a direction.

    Parameters
    ----------
    matrix : sparse array of shape (n, n)
        Symmetric; weights of ties, or 1.

    Returns
    -------
    float array of shape (n,)
        All 0 for a graph without ties.

    References
    ----------
    P. Bonacich (1972), Factoring and weighting approaches to status scores and clique identification,
    Journal of Mathematical Sociology 2, 113-120.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> star = csr_array(np.array([[0.0, 1, 1], [1, 0, 0], [1, 0, 0]]))
    >>> eigenvector(star).round(4).tolist()
    [1.0, 0.7071, 0.7071]
    """
    return leading(matrix)[1]


def katz(matrix: Any, share: float = DAMPING) -> Floats:
    """Return the Katz centrality of each actor.

    Definition: x = (I - αA)⁻¹ 1: the number of walks that begin at the actor, those of k steps counted α to
    the power of k each; the walk without steps counts 1. α is `share` / λ, where λ is the largest eigenvalue
    of (A + Aᵀ) / 2; it bounds the eigenvalues of A, so that the sum is finite, and 0 < α for any tie.
    A high value means that many walks along influence begin at the actor, short ones above all. It must not
    be read as a number of actors reached: a walk may pass the same actor again and again, and α is a
    convention, and follows the graph, so that values of different graphs cannot be compared.

    Parameters
    ----------
    matrix : sparse array of shape (n, n)
        In row i what i sends to the others: weights of ties, or 1.
    share : float
        α relative to the largest there can be; at least 0, below 1.

    Returns
    -------
    float array of shape (n,)
        At least 1; 1 for an actor that sends nothing.

    References
    ----------
    L. Katz (1953), A new status index derived from sociometric analysis, Psychometrika 18, 39-43.

    Examples
    --------
    A chain of three, where λ is 1 / √2:

    >>> from scipy.sparse import csr_array
    >>> chain = csr_array(np.array([[0.0, 1, 0], [0, 0, 1], [0, 0, 0]]))
    >>> katz(chain, 0.5).round(4).tolist()
    [2.2071, 1.7071, 1.0]
    """
    top, _ = leading((matrix + matrix.T).tocsr() / 2)
    passed = matrix * (share / top) if top else matrix
    found = step = np.ones(matrix.shape[0])
    for _ in range(_STEPS):
        step = passed @ step
        found = found + step
        if step.max(initial=0.0) <= _STILL * found.max(initial=0.0):
            break
    return found


def pagerank(matrix: Any, damping: float = DAMPING) -> Floats:
    """Return the PageRank of each actor.

    Definition: where a walker is found in the long run who stands on an actor, goes with probability
    `damping` to one of those who influence it, by the weight of their ties, and else to any actor. From an
    actor whom nobody influences it goes to any. So x = d P x + (1 - d) / n: each actor divides its value
    among those who influence it, as in the model of Friedkin and Johnsen. On undirected ties it goes to any
    neighbour.
    A high value means: actors depend on this one who depend on few others and on whom others depend. It must
    not be read as a share of all influence: d = 0.85 is a convention, and everybody has at least (1 - d) / n.
    Search engines give the value to whom a link points; here it goes against influence, to whom the
    influence comes from.

    Parameters
    ----------
    matrix : sparse array of shape (n, n)
        In row i what i sends to the others: weights of ties, or 1.
    damping : float
        At least 0, below 1.

    Returns
    -------
    float array of shape (n,)
        Their sum is 1.

    References
    ----------
    S. Brin, L. Page (1998), The anatomy of a large-scale hypertextual Web search engine, Computer Networks
    30, 107-117.

    Examples
    --------
    One actor influences two others:

    >>> from scipy.sparse import csr_array
    >>> star = csr_array(np.array([[0.0, 1, 1], [0, 0, 0], [0, 0, 0]]))
    >>> pagerank(star).round(4).tolist()
    [0.5745, 0.2128, 0.2128]
    """
    n = matrix.shape[0]
    if not n:
        return np.zeros(0)
    incoming = np.asarray(matrix.sum(axis=0)).ravel()
    share = np.divide(1.0, incoming, out=np.zeros(n), where=incoming > 0)
    found = np.full(n, 1 / n)
    for _ in range(_STEPS):
        spread = (1 - damping + damping * found[incoming == 0].sum()) / n
        before, found = found, damping * (matrix @ (found * share)) + spread
        if np.abs(found - before).max() <= _STILL * found.max():
            break
    return np.asarray(found / found.sum())


PAGERANK = Measure(
    "pagerank",
    "PageRank",
    "Actors depend on this one who depend on few others and on whom others depend in turn.",
    "Not a share of all influence: the damping of 0.85 is a convention and everybody has some.",
    "x(i) = 0.15 / n + 0.85 × sum over j of w(i, j) / s_in(j) × x(j); each actor divides its value among "
    "those who influence it",
    "S. Brin, L. Page (1998), The anatomy of a large-scale hypertextual Web search engine, Computer Networks "
    "30, 107-117.",
    lambda tied: Values(pagerank(tied.matrix)),
    directed=(True, False),
    weighted=(True, False),
    proper=True,
)
EIGENVECTOR = Measure(
    "eigenvector",
    "Eigenvector centrality",
    "The actor is tied to actors who are themselves well tied.",
    "Not a comparison across components: all but the densest component have 0.",
    "λ x(i) = sum over j of w(i, j) × x(j), with the largest λ; the largest x is 1",
    "P. Bonacich (1972), Factoring and weighting approaches to status scores and clique identification, "
    "Journal of Mathematical Sociology 2, 113-120.",
    lambda tied: Values(eigenvector(tied.matrix)),
    weighted=(True, False),
)
KATZ = Measure(
    "katz",
    "Katz centrality",
    "Many walks along influence begin at the actor, short ones above all.",
    "Not a number of actors reached: walks may pass an actor again, and how much longer ones count is a "
    "convention.",
    "x(i) = 1 + α × sum over j of w(i, j) × x(j), with α = 0.85 / largest eigenvalue of the undirected graph",
    "L. Katz (1953), A new status index derived from sociometric analysis, Psychometrika 18, 39-43.",
    lambda tied: Values(katz(tied.matrix)),
    directed=(True, False),
    weighted=(True, False),
    proper=True,
)
