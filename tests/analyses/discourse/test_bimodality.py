"""Sarle's coefficient and the spread of stances."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.discourse.bimodality import EVEN, means, sarle, spread


@pytest.mark.parametrize(
    ("values", "expected"),
    [([0, 0, 1, 1], 1.0), ([0, 1, 1, 1], 1.0), ([-2, -1, 0, 1, 2], 1 / 1.7), ([0, 1, 1, 2], 0.5)],
)
def test_known_answers(values, expected):
    assert sarle(np.array(values, dtype=float)) == pytest.approx(expected)


def test_many_even_and_normal_values_have_the_values_in_print():
    assert sarle(np.linspace(0, 1, 100_001)) == pytest.approx(EVEN, abs=1e-4)
    assert sarle(np.random.default_rng(1).normal(size=400_000)) == pytest.approx(1 / 3, abs=0.01)


@given(st.lists(st.integers(-2, 2), max_size=30))
def test_it_lies_between_0_and_1_and_is_1_only_for_two_points(values):
    found = sarle(np.array(values, dtype=float))
    if len(values) < 4 or len(set(values)) == 1:
        assert np.isnan(found)
    else:
        assert 0 < found <= 1
        assert (found > 1 - 1e-9) == (len(set(values)) == 2)


def test_nobody_has_no_spread():
    assert spread(np.zeros(0)) == {"actors": 0, "mean": None, "deviation": None, "sarle": None}
    assert spread(np.array([1.0, 1.0])) == {"actors": 2, "mean": 1.0, "deviation": 0.0, "sarle": None}


def test_what_a_kernel_leaves_no_weight_has_no_mean():
    """Cells of actors 0, 0 and 1 on issues 0, 1 and 1: two statements, one without weight, one with."""
    cells = SimpleNamespace(
        keys=np.array([0, 1, 3]), starts=np.array([0, 2, 3, 4]), order=np.array([0, 1, 2, 3]), width=2
    )
    said = SimpleNamespace(weight=np.array([1.0, 3.0, 0.0, 0.5]), stance=np.array([2, -2, 1, -1]))
    node, other, mean = means(SimpleNamespace(cells=cells, said=said))
    assert (node.tolist(), other.tolist(), mean.tolist()) == ([0, 1], [0, 1], [-1.0, -1.0])
