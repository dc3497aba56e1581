"""Degree and strength on graphs with known answers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.degree import degree, strength

PATH = (4, [0, 1, 2], [1, 2, 3], [1.0, 1.0, 1.0])
STAR = (5, [0, 0, 0, 0], [1, 2, 3, 4], [0.5, 0.25, 0.125, 1.0])
PARALLEL = (3, [0, 0, 1], [1, 1, 0], [0.1, 0.2, 0.3])
EMPTY = (2, [], [], [])


def compute(measure, graph):
    n, start, end, weight = graph
    values = measure(
        n, np.array(start, dtype=np.int64), np.array(end, dtype=np.int64), np.array(weight, dtype=float)
    )
    assert values.dtype == np.float64
    return values.tolist()


@pytest.mark.parametrize(
    ("graph", "expected"),
    [(PATH, [1, 2, 2, 1]), (STAR, [4, 1, 1, 1, 1]), (PARALLEL, [3, 3, 0]), (EMPTY, [0, 0])],
    ids=["path", "star", "parallel", "empty"],
)
def test_degree_counts_ties_at_both_ends(graph, expected):
    assert compute(degree, graph) == expected


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        (PATH, [1, 2, 2, 1]),
        (STAR, [1.875, 0.5, 0.25, 0.125, 1.0]),
        (PARALLEL, [0.6, 0.6, 0]),
        (EMPTY, [0, 0]),
    ],
    ids=["path", "star", "parallel", "empty"],
)
def test_strength_adds_weights_at_both_ends(graph, expected):
    assert compute(strength, graph) == pytest.approx(expected)


TIES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from([0.0, 0.25, 0.5, 1.0])), max_size=20
)


@given(TIES, st.permutations(range(6)))
def test_measures_follow_their_actors_whatever_the_order_and_direction_of_rows(ties, renamed):
    start, end, weight = [list(column) for column in zip(*ties, strict=True)] or [[], [], []]
    for measure in (degree, strength):
        plain = compute(measure, (6, start, end, weight))
        turned = compute(measure, (6, end[::-1], start[::-1], weight[::-1]))
        other = compute(measure, (6, [renamed[one] for one in start], [renamed[one] for one in end], weight))
        assert turned == pytest.approx(plain)
        assert [other[renamed[actor]] for actor in range(6)] == pytest.approx(plain)
        factor = sum(weight) if measure is strength else len(ties)
        assert sum(plain) == pytest.approx(2 * factor)
