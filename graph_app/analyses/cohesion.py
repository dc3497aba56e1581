"""How tightly knit the surroundings of an actor are: core number and clustering."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from graph_app.analyses.measure import Measure, Values

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def core(matrix: Any) -> Floats:
    """Return the core number of each actor.

    Definition: the largest k such that the actor belongs to the k-core, the largest set of actors each of
    whom is tied to at least k others of the set. Parallel ties are one (the filter `min_degree` counts each
    of them, so that its cores can be larger), and directions do not matter.
    A high value means that the actor belongs to a dense middle and not just to a few hubs. It must not be
    read as closeness to one another: a core can have several parts that are not tied to each other, and
    much-reported circles are denser on record.

    Parameters
    ----------
    matrix : sparse array of shape (n, n)
        Symmetric; what is not 0 is a tie.

    Returns
    -------
    float array of shape (n,)
        Whole numbers; 0 for an actor without ties.

    References
    ----------
    S. B. Seidman (1983), Network structure and minimum degree, Social Networks 5, 269-287.

    Examples
    --------
    A triangle with somebody attached:

    >>> from scipy.sparse import csr_array
    >>> core(csr_array(np.array([[0.0, 1, 1, 1], [1, 0, 1, 0], [1, 1, 0, 0], [1, 0, 0, 0]]))).tolist()
    [2.0, 2.0, 2.0, 1.0]
    """
    ties = matrix if matrix.data.all() else sparse.csr_array(matrix != 0)
    degree = np.diff(ties.indptr)
    found, left, level = np.zeros(len(degree)), np.ones(len(degree), dtype=bool), 0
    rest = np.arange(len(degree))
    while len(rest):  # whoever has least ties with those that are left goes, and all who then have no more
        level = max(level, int(degree[rest].min()))
        low = rest[degree[rest] <= level]
        while len(low):
            found[low], left[low] = level, False
            near = _neighbours(ties, low)
            near = near[left[near]]
            np.subtract.at(degree, near, 1)
            low = np.unique(near[degree[near] <= level])
        rest = rest[left[rest]]
    return found


def _neighbours(matrix: Any, rows: Ints) -> Ints:
    """Return the neighbours of some actors, one after the other: those of several of them several times."""
    begin = matrix.indptr[rows]
    many = matrix.indptr[rows + 1] - begin
    ends = np.cumsum(many)
    found: Ints = matrix.indices[np.arange(ends[-1]) + np.repeat(begin - ends + many, many)]
    return found


def clustering(matrix: Any) -> Floats:
    """Return the clustering coefficient of each actor.

    Definition: the share of pairs of the actor's neighbours that are tied to each other (Watts and Strogatz).
    With weights each such pair counts by the mean weight of the actor's ties to the two, relative to all
    pairs (Barrat et al.); the weight between the two does not count.
    A high value means that those around the actor know each other: news is old news to them. It must not be
    read as importance: it is highest for actors of two or three ties, and falls with degree in nearly every
    network; and bodies of many members make clusters by being counted as members.

    Parameters
    ----------
    matrix : sparse array of shape (n, n)
        Symmetric; weights of ties, or 1.

    Returns
    -------
    float array of shape (n,)
        From 0 to 1; 0 for an actor with fewer than two neighbours.

    References
    ----------
    D. J. Watts, S. H. Strogatz (1998), Collective dynamics of small-world networks, Nature 393, 440-442;
    A. Barrat et al. (2004), The architecture of complex weighted networks, PNAS 101, 3747-3752.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> paw = csr_array(np.array([[0.0, 1, 1, 1], [1, 0, 1, 0], [1, 1, 0, 0], [1, 0, 0, 0]]))
    >>> clustering(paw).round(4).tolist()
    [0.3333, 1.0, 1.0, 0.0]
    """
    plain = matrix.copy()
    plain.data = np.ones(len(plain.data))
    neighbours = _sums(plain)
    closed = _sums(matrix * (plain @ plain))
    most = _sums(matrix) * (neighbours - 1)
    return np.divide(closed, most, out=np.zeros(len(most)), where=most > 0)


def _sums(matrix: Any) -> Floats:
    return np.asarray(matrix.sum(axis=1), dtype=np.float64).ravel()


CORE = Measure(
    "core",
    "Core number",
    "The actor belongs to a dense middle, where everyone is tied to at least so many others of it.",
    "Not one circle: a core can have several parts, and much-reported circles are denser on record.",
    "the largest k such that i is in a set whose members each have k or more neighbours in it; parallel ties "
    "are one",
    "S. B. Seidman (1983), Network structure and minimum degree, Social Networks 5, 269-287.",
    lambda tied: Values(core(tied.matrix)),
)
CLUSTERING = Measure(
    "clustering",
    "Clustering coefficient",
    "Those around the actor are tied to each other.",
    "Not importance: it is highest for actors of two or three ties and falls with degree.",
    "c(i) = tied pairs of neighbours / all pairs of neighbours; with weights each pair counts by the mean "
    "weight of i's ties to the two",
    "D. J. Watts, S. H. Strogatz (1998), Collective dynamics of small-world networks, Nature 393, 440-442.",
    lambda tied: Values(clustering(tied.matrix)),
    weighted=(False, True),
)
