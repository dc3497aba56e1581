"""Ties as measures see them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.tied import matrix_of

ARCS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from([0.0, 0.1, 0.2, 0.3, 0.7, 1e-9, 1e9])),
    max_size=40,
)


def matrix(arcs, weighted):
    start, end = (np.array([arc[side] for arc in arcs], dtype=np.int64) for side in (0, 1))
    return matrix_of(5, start, end, np.array([arc[2] for arc in arcs]), weighted=weighted)


@pytest.mark.parametrize("weighted", [False, True])
@given(data=st.data())
def test_the_order_of_arcs_never_matters(weighted, data):
    arcs = data.draw(ARCS)
    one, two = (matrix(order, weighted) for order in (arcs, data.draw(st.permutations(arcs))))
    for name in ("data", "indices", "indptr"):
        assert np.array_equal(getattr(one, name), getattr(two, name))


@pytest.mark.parametrize("weighted", [False, True])
@given(arcs=ARCS)
def test_entries_are_the_sums_of_parallel_arcs_or_1(weighted, arcs):
    wanted = np.zeros((5, 5))
    for start, end, weight in arcs:
        if start != end and (weight or not weighted):
            wanted[start, end] = wanted[start, end] + weight if weighted else 1
    found = matrix(arcs, weighted)
    assert found.toarray() == pytest.approx(wanted)
    assert found.nnz == np.count_nonzero(wanted)
    assert found.has_canonical_format
