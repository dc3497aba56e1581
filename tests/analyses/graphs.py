"""Graphs that measures are tried on: known ones, and ones at random."""

import networkx as nx
import numpy as np
from hypothesis import strategies as st
from scipy import sparse

from graph_app.analyses import Tied


def matrix(graph, weight=None):
    """Return a graph of NetworkX as the measures take it."""
    if not len(graph):
        return sparse.csr_array((0, 0))
    return nx.to_scipy_sparse_array(graph, weight=weight, dtype=float, format="csr")


def by_name(graph, values):
    return dict(zip(graph, values.tolist(), strict=True))


def tied(n, rows, directed=False, weighted=False):
    """Return rows of (start, end, weight, influence) as the measures take them."""
    start, end, weight, influence = [list(column) for column in zip(*rows, strict=True)] or [[]] * 4
    return Tied(
        n,
        np.array(start, dtype=np.int64),
        np.array(end, dtype=np.int64),
        np.array(weight, dtype=np.float64),
        np.array(influence, dtype=np.int64),
        directed,
        weighted,
    )


WEIGHTS = st.sampled_from([0.0, 0.04, 0.1, 0.25, 0.28, 0.4, 0.5, 0.7, 0.9, 1.0])


@st.composite
def rows(draw, n=None, most=40):
    """Return a number of actors and ties among them: parallel ones, loops, ties without weight."""
    size = draw(st.integers(1, 12)) if n is None else n
    one = st.tuples(st.integers(0, size - 1), st.integers(0, size - 1), WEIGHTS, st.sampled_from([-1, 0, 1]))
    return size, draw(st.lists(one, max_size=most))
