"""Where a signed network pulls both ways: its blocks that are not balanced."""

from __future__ import annotations

import numpy as np

from graph_app.analyses.signed import Ints, Signed, sides


def blocks(signed: Signed) -> list[Ints]:
    """Return the pairs of each block that is not balanced, the smallest block first.

    Definition: a block is a largest set of pairs of which any two lie on a common cycle. A cycle lies in one
    block, so that camps can be found block by block, and what they cost adds up; pairs in no cycle (bridges,
    and whatever hangs on in the manner of a tree) never go against the best division.

    Parameters
    ----------
    signed : Signed
        The network.

    Returns
    -------
    list of int arrays
        Positions of pairs, ascending; blocks of equal size by their first pair.

    References
    ----------
    J. Hopcroft, R. Tarjan (1973), Algorithm 447: efficient algorithms for graph manipulation, Communications
    of the ACM 16, 372-378.

    Examples
    --------
    A hostile triangle, a friendly one, and a bridge between them:

    >>> ends = np.array([0, 0, 1, 2, 3, 3, 4]), np.array([1, 2, 2, 3, 4, 5, 5])
    >>> [one.tolist() for one in blocks(Signed(6, *ends, np.array([-1.0, 1, 1, -1, 1, 1, 1])))]
    [[0, 1, 2]]
    """
    import networkx as nx  # takes long to load, and is not always needed

    open_ = np.flatnonzero(sides(signed)[signed.one] == 0)
    ends = zip(signed.one[open_].tolist(), signed.two[open_].tolist(), strict=True)
    found = []
    for edges in nx.biconnected_component_edges(nx.Graph(ends)):
        if len(edges) > 2:
            one, two = np.array(edges, dtype=np.int64).T
            block = np.sort(signed.places(one, two))
            if not sides(signed.block(block)[1]).all():
                found.append(block)
    return sorted(found, key=lambda block: (len(block), block[0]))
