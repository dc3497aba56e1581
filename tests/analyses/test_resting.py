"""Rounds and factors find the same rest; where rounds would take too long, factors are made."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from graph_app.analyses.resting import Resting


def system(seed, size, most):
    """Return a matrix whose rows sum to `most` at most, and a right side."""
    rng = np.random.default_rng(seed)
    pull = rng.random((size, size)) * (rng.random((size, size)) < 0.3)
    pull /= np.maximum(pull.sum(axis=1, keepdims=True), 1e-12) / (most * rng.random((size, 1)))
    return csr_array(pull), rng.normal(size=(size, 3))


@given(st.integers(0, 10_000), st.integers(1, 25), st.sampled_from([0.1, 0.5, 0.9]), st.sampled_from("NT"))
def test_rounds_and_factors_agree(seed, size, most, trans):
    pull, right = system(seed, size, most)
    rounds, factors = Resting(pull, large=0), Resting(pull, large=10**9)
    found = rounds.solve(right, trans)
    assert np.allclose(found, factors.solve(right, trans), rtol=0, atol=1e-10 * max(1, np.abs(found).max()))
    dense = np.eye(size) - pull.toarray()
    exact = np.linalg.solve(dense.T if trans == "T" else dense, right)
    assert np.allclose(found, exact, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("trans", ["N", "T"])
def test_a_slow_chain_is_solved_all_the_same(trans):
    size = 3_000  # the last of a chain hears the first after as many rounds
    chain = csr_array((np.ones(size - 1), (np.arange(1, size), np.arange(size - 1))), shape=(size, size))
    right = np.zeros(size)
    right[0 if trans == "N" else -1] = 2.0
    assert np.allclose(Resting(chain, large=0).solve(right, trans), 2.0)


def test_two_who_mostly_hear_each_other_come_to_the_exact_rest():
    pull = csr_array(np.array([[0.0, 0.9999], [0.9999, 0.0]]))
    found = Resting(pull, large=0).solve(np.array([1.0, 0.0]))
    assert found == pytest.approx([1 / (1 - 0.9999**2), 0.9999 / (1 - 0.9999**2)], rel=1e-9)


def test_nothing_given_is_nothing_found():
    pull, _ = system(1, 5, 0.5)
    assert Resting(pull, large=0).solve(np.zeros(5)).tolist() == [0.0] * 5
