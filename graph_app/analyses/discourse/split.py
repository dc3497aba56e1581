"""Two camps: the split of a network of agreement and disagreement that fits it best, with proof or bound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy import sparse

from graph_app.analyses.discourse.said import Ints
from graph_app.analyses.discourse.search import FULL, Effort, best

if TYPE_CHECKING:
    import networkx as nx

EXACT = 22
"""Nodes of a block up to which every split is tried."""


class Split(NamedTuple):
    """A split into two camps.

    Attributes
    ----------
    side : int array of shape (n,)
        1 or -1; 0 for nodes without ties.
    value : float
        Σ of weights within camps less those between, over ties.
    bound : float
        No split has a higher value.
    most : float
        Σ of the sizes of weights: what the value would be if all agreement lay within camps and all
        disagreement between.
    proven : bool
        Whether no split is better.
    ways : int
        In how many ways, turned around not counted, the value is reached; 0 where it was not counted.
    pieces : int
        How many components the network has: each is split by itself, and how two of them stand to each other
        is not known.
    """

    side: Ints
    value: float
    bound: float
    most: float
    proven: bool
    ways: int
    pieces: int


def split(weights: Any, seed: int = 1, exact: int = EXACT, effort: Effort = FULL) -> Split:
    """Return the split into two camps with the most agreement within and disagreement between them.

    Definition: sides s(i) = ±1 that maximise Σ w(i, k) s(i) s(k) over ties; w is above 0 where two agree and
    below 0 where they disagree. It is the ground state of an Ising spin glass and a maximum cut of the
    disagreement. The network is cut into blocks that hang together by single nodes, for which the best splits
    add up. Blocks of up to `exact` nodes are solved by trying all splits; larger ones by a seeded tabu search
    from many starts, and by a bound: n times the least possible largest eigenvalue of half the matrix with a
    diagonal that sums to 0 (Delorme and Poljak 1993), or the sum of all sizes where that is less. It must not
    be read as two parties: there is always a best split, also where three groups, or none, are there.

    Parameters
    ----------
    weights : sparse matrix of shape (n, n)
        Symmetric; its diagonal does not count.
    seed : int
        Where the search begins.
    exact : int
        Nodes of a block up to which every split is tried.
    effort : Effort
        How long is searched, and whether a bound is worked out.

    Returns
    -------
    Split
        Of the two camps of each component the one of its first node is 1.

    References
    ----------
    C. Delorme, S. Poljak (1993), Laplacian eigenvalues and the maximum cut problem, Mathematical Programming
    62. F. Barahona (1982), On the computational complexity of Ising spin glass models, Journal of Physics A
    15.

    Examples
    --------
    Two friends with a common enemy, who is on good terms with somebody:

    >>> ends, weight = ([0, 0, 1, 2], [1, 2, 2, 3]), [2.0, -1.0, -1.0, 3.0]
    >>> matrix = sparse.coo_array((weight, ends), shape=(4, 4))
    >>> found = split(matrix + matrix.T)
    >>> found.side.tolist(), found.value, found.proven
    ([1, 1, -1, -1], 7.0, True)
    """
    import networkx as nx  # takes long to load, and is not always needed

    matrix = sparse.csr_array(weights)
    n = matrix.shape[0]
    graph = _graph(matrix)
    side = np.zeros(n, dtype=np.int64)
    value = bound = 0.0
    ways, proven = 1, True
    pieces = 0
    for component in nx.connected_components(graph):
        if len(component) < 2:
            continue
        pieces += 1
        part = graph.subgraph(component)
        for block in _from_root(part) if effort.bound else [component]:
            members = np.array(sorted(block), dtype=np.int64)
            dense = matrix[members][:, members].toarray()
            np.fill_diagonal(dense, 0.0)
            one = best(dense, seed, exact, effort)
            _join(side, members, one.side)
            value, bound = value + one.value, bound + one.bound
            ways, proven = ways * one.ways, proven and one.proven
        first = min(component)
        if side[first] < 0:
            side[list(component)] *= -1
    most = float(abs(matrix).sum() - abs(matrix.diagonal()).sum()) / 2
    return Split(side, value, min(bound, most), most, proven, ways, pieces)


def _graph(matrix: Any) -> nx.Graph[int]:
    """Return who is tied to whom."""
    import networkx as nx

    entries = matrix.tocoo()
    keep = (entries.row < entries.col) & (entries.data != 0)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(matrix.shape[0]))
    graph.add_edges_from(zip(entries.row[keep].tolist(), entries.col[keep].tolist(), strict=True))
    return graph


def _from_root(graph: nx.Graph[int]) -> list[set[int]]:
    """Return the blocks of a component so that each but the first shares one node with earlier ones."""
    import networkx as nx

    found: list[Any] = list(nx.biconnected_components(graph))  # the stubs take the blocks for lists
    left: list[set[int]] = sorted(found, key=lambda block: (-len(block), min(block)))
    at: dict[int, list[int]] = {}
    for place, block in enumerate(left):
        for node in block:
            at.setdefault(node, []).append(place)
    order, seen = [0], {0}
    for place in order:
        for node in sorted(left[place]):
            for other in at[node]:
                if other not in seen:
                    seen.add(other)
                    order.append(other)
    return [left[place] for place in order]


def _join(side: Ints, members: Ints, found: Ints) -> None:
    """Give the nodes of a block their sides, turned around where a node already has the other one."""
    known = side[members] != 0
    turn = 1
    if known.any():
        place = int(np.flatnonzero(known)[0])
        turn = int(side[members[place]] * found[place])
    side[members] = turn * found
