"""Two camps of a network: known answers, every split tried naively, and bounds that hold."""

from itertools import product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from graph_app.analyses.discourse.search import FULL, QUICK, best, climbed, eigenvalue_bound, tried
from graph_app.analyses.discourse.split import split


def symmetric(weights):
    upper = np.triu(weights, 1)
    return upper + upper.T


def naive(weights):
    """Return the value of the best of all splits, and in how many ways it is reached."""
    n = len(weights)
    values = [
        np.array((1, *signs)) @ weights @ np.array((1, *signs)) / 2
        for signs in product((1, -1), repeat=n - 1)
    ]
    top = max(values)
    return top, sum(value > top - 1e-9 for value in values)


WEIGHTS = st.integers(2, 9).flatmap(
    lambda n: st.lists(st.integers(-3, 3), min_size=n * n, max_size=n * n).map(
        lambda cells: symmetric(np.array(cells, dtype=float).reshape(n, n))
    )
)


@given(WEIGHTS)
def test_the_exact_split_is_the_best_of_all(weights):
    value, ways = naive(weights)
    found = split(sparse.csr_array(weights))
    assert found.proven
    assert found.value == pytest.approx(value)
    assert found.bound == pytest.approx(value)
    assert found.side @ weights @ found.side / 2 == pytest.approx(value)
    tied = np.abs(weights).sum(axis=1) > 0
    np.testing.assert_array_equal(found.side != 0, tied)
    untied = int((~tied).sum())
    assert found.ways * 2 ** (untied + found.pieces - 1) == (
        ways if found.pieces else found.ways * 2 ** (untied - 1)
    )


@pytest.mark.parametrize("n", [10, 13, 16])
@pytest.mark.parametrize("seed", [1, 2])
def test_up_to_16_the_exact_split_equals_exhaustive_search(n, seed):
    weights = symmetric(np.random.default_rng(seed).integers(-9, 10, (n, n)).astype(float))
    side, value, ways = tried(weights)
    expected, count = naive(weights) if n < 16 else (value, ways)
    assert (value, ways) == (pytest.approx(expected), count)
    assert side @ weights @ side / 2 == pytest.approx(value)
    found = split(sparse.csr_array(weights))
    assert (found.value, found.proven, found.ways) == (pytest.approx(value), True, ways)


@pytest.mark.parametrize("seed", range(4))
def test_the_search_finds_the_optimum_where_it_is_known_and_the_bound_holds(seed):
    weights = symmetric(np.random.default_rng(seed).normal(size=(18, 18)))
    _, value, _ = tried(weights)
    for effort in (FULL, QUICK):
        assert best(weights, seed, 0, effort).value == pytest.approx(value)
    found = best(weights, seed, 0, FULL)
    assert found.bound >= value - 1e-9
    assert eigenvalue_bound(weights, value) >= value - 1e-9


def test_whole_weights_let_the_bound_be_lower_and_of_the_same_parity():
    weights = symmetric(np.random.default_rng(5).integers(-4, 5, (30, 30)).astype(float))
    found = best(weights, 1, 0, FULL)
    assert found.bound == round(found.bound)
    assert (found.bound - weights.sum() / 2) % 2 == 0
    assert found.bound >= found.value


def test_two_camps_that_agree_within_and_disagree_between_are_found_and_proven_at_any_size():
    side = np.where(np.random.default_rng(3).random(80) < 0.4, -1.0, 1.0)
    weights = symmetric(np.outer(side, side) * np.random.default_rng(4).random((80, 80)))
    found = split(sparse.csr_array(weights))
    np.testing.assert_array_equal(found.side, side * side[0])
    assert found.proven
    assert found.value == pytest.approx(found.most)
    assert found.ways == 0


def test_a_triangle_of_enemies_cannot_be_split_without_a_clash_and_has_three_ways():
    found = split(sparse.csr_array(symmetric(-np.ones((3, 3)))))
    assert (found.value, found.most, found.ways, found.pieces) == (1.0, 3.0, 3, 1)


def test_pieces_are_split_apart_and_each_begins_on_the_first_side():
    weights = np.zeros((7, 7))
    weights[0, 1], weights[2, 3], weights[5, 6] = -1, 2, -3
    found = split(sparse.csr_array(symmetric(weights)))
    assert found.side.tolist() == [1, -1, 1, 1, 0, 1, -1]
    assert (found.value, found.pieces, found.ways, found.proven) == (6.0, 3, 1, True)


def test_blocks_that_share_one_node_are_solved_one_by_one_and_proven():
    """Twelve rings of five enemies, hung together at single nodes: 49 nodes, far beyond what can be tried."""
    graph = nx.Graph()
    last = 0
    for ring in range(12):
        nodes = [last, *(ring * 4 + one for one in range(1, 5))]
        nx.add_cycle(graph, nodes)
        last = nodes[2]
    weights = -nx.to_numpy_array(graph, nodelist=sorted(graph))
    found = split(sparse.csr_array(weights))
    assert (found.value, found.most, found.proven, found.ways) == (12 * 3.0, 12 * 5.0, True, 5**12)
    assert found.side @ weights @ found.side / 2 == pytest.approx(36)


def test_the_same_seed_gives_the_same_split_whatever_the_seed_the_value_is_close():
    weights = sparse.csr_array(symmetric(np.random.default_rng(9).normal(size=(60, 60))))
    one, two = split(weights, seed=4), split(weights, seed=4)
    np.testing.assert_array_equal(one.side, two.side)
    values = {round(split(weights, seed=seed).value, 6) for seed in range(5)}
    assert len(values) == 1
    assert one.value <= one.bound <= one.most


def test_nobody_and_a_single_node_have_no_camps():
    for n in (0, 1, 4):
        found = split(sparse.csr_array((n, n)))
        assert found.side.tolist() == [0] * n
        assert (found.value, found.bound, found.most, found.pieces, found.proven) == (0, 0, 0, 0, True)


@given(WEIGHTS, st.integers(0, 99))
def test_no_single_move_improves_what_was_climbed(weights, seed):
    random = np.random.default_rng(seed)
    sides = climbed(weights, np.where(random.random((3, len(weights))) < 0.5, 1.0, -1.0))
    assert ((sides * (sides @ weights)) >= -1e-9).all()
