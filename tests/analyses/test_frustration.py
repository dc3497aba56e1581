"""Frustration: known values, agreement with every division there is, and what always holds."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.blocks import blocks
from graph_app.analyses.budget import Budget
from graph_app.analyses.cycles import bounded, packed
from graph_app.analyses.frustration import frustration, grain
from graph_app.analyses.least import least
from graph_app.analyses.signed import Signed, sides
from graph_app.analyses.switching import costs, improved, searched
from tests.analyses.signs import every, networks, of_graph, signed

TIGHT = 1e-4
"""Seconds in which next to nothing can be done."""


def total(network, wrong):
    return float(np.abs(network.weight)[wrong].sum())


@pytest.mark.parametrize("n", range(10))
def test_a_complete_graph_of_enemies(n):
    """The largest cut of a complete graph has n² / 4 pairs, rounded down; all others are within a camp."""
    found = frustration(of_graph(nx.complete_graph(n)))
    assert found.value == found.bound == n * (n - 1) // 2 - n * n // 4
    assert found.proved
    assert found.unique is (n < 3)


@pytest.mark.parametrize(
    ("graph", "value"),
    [
        (nx.cycle_graph(4), 0),
        (nx.cycle_graph(7), 1),
        (nx.petersen_graph(), 3),  # its largest cut has 12 of 15 edges
        (nx.wheel_graph(6), 3),  # one per two triangles around the hub, rounded up: the rim is odd
        (nx.hypercube_graph(3), 0),
        (nx.random_labeled_tree(30, seed=1), 0),
        (nx.disjoint_union(nx.cycle_graph(3), nx.cycle_graph(5)), 2),
    ],
)
def test_known_graphs_of_enemies(graph, value):
    found = frustration(of_graph(graph))
    assert (found.value, found.bound, found.proved) == (value, value, True)


def test_by_hand():
    """Three triangles without a common pair, each with a hostile one: one pair each goes, the lightest."""
    network = signed(
        7,
        *((0, 1, -0.9), (0, 2, 0.5), (1, 2, 0.7)),
        *((2, 3, 1), (2, 4, -0.3), (3, 4, 1)),
        *((4, 5, 0.4), (4, 6, 0.4), (5, 6, -0.2)),
    )
    found = frustration(network)
    assert found.value == pytest.approx(0.5 + 0.3 + 0.2)
    assert found.proved and found.unique
    wrong = [(int(network.one[at]), int(network.two[at])) for at in np.flatnonzero(found.wrong)]
    assert wrong == [(0, 2), (2, 4), (5, 6)]
    assert found.side.tolist() == [-1, 1, 1, 1, 1, 1, 1]
    assert found.always.tolist() == found.wrong.astype(int).tolist()


def test_weights_decide_where_counting_cannot():
    # a hostile pair against three friendly ways around it, two of which are weak
    pairs = (0, 1, -1.0), (0, 2, 0.2), (2, 1, 0.9), (0, 3, 0.2), (3, 1, 0.9)
    network = signed(4, *pairs)
    heavy, plain = frustration(network), frustration(network.counted)
    assert heavy.value == pytest.approx(0.4)
    assert heavy.side.tolist() == [-1, 1, 1, 1]
    assert plain.value == 1
    assert plain.side.tolist() == [1, 1, 1, 1]


def test_a_balanced_network_is_divided_into_its_camps():
    side = np.array([1, 1, 1, -1, -1])
    pairs = [(one, two, float(side[one] * side[two])) for one, two in combinations(range(5), 2)]
    found = frustration(signed(5, *pairs))
    assert (found.value, found.proved, found.unique, found.parts) == (0, True, True, [])
    assert found.side.tolist() == side.tolist()
    assert not found.either.any()


@pytest.mark.parametrize("n", [0, 1, 3])
def test_without_pairs_everything_is_defined(n):
    found = frustration(signed(n, *((0, 0, -1.0),) * min(n, 1)))
    assert (found.value, found.bound, found.proved, found.unique) == (0, 0, True, True)
    assert found.side.tolist() == [0] * n
    assert found.either.tolist() == [False] * n


def test_parallel_ties_that_cancel_out_leave_nothing_to_break():
    network = signed(3, (0, 1, 0.3), (0, 1, -0.3), (1, 2, 1), (0, 2, -1))
    assert frustration(network).value == 0
    assert frustration(signed(3, (0, 1, 0.3), (1, 2, 1), (0, 2, -1))).value == 0.3


def test_who_can_stand_on_either_side():
    # two camps of three, and an actor with a friend in each
    camps = [(0, 1, 1), (1, 2, 1), (0, 2, 1), (3, 4, 1), (4, 5, 1), (3, 5, 1), (0, 3, -1), (1, 4, -1)]
    found = frustration(signed(7, *camps, (6, 0, 0.5), (6, 3, 0.5)))
    assert found.value == 0.5
    assert (found.proved, found.unique) == (True, False)
    assert found.either.tolist() == [False] * 6 + [True]
    assert [int(found.always[at]) for at in np.flatnonzero(found.wrong)] == [0]
    # two who are close and can only change sides together
    both = frustration(signed(8, *camps, (6, 0, 0.5), (6, 7, 1), (7, 3, 0.5)))
    assert both.either.tolist() == [False] * 6 + [True] * 2
    assert costs(both.signed, both.side)[6:].tolist() in ([1.0, 1.0], [1.5, 0.5], [0.5, 1.5])


def test_camps_of_a_component_are_ordered_by_size_then_weight_then_place():
    found = frustration(signed(9, (0, 1, -1), (1, 2, 1), (3, 4, -2), (5, 6, -1), (6, 7, -1), (5, 7, 1)))
    assert found.side.tolist() == [-1, 1, 1, 1, -1, 1, -1, 1, 0]


@given(networks(most=12, count=30))
def test_the_exact_value_is_that_of_all_divisions(network):
    least_weight, best = every(network)
    found = frustration(network)
    assert found.proved
    assert found.value == pytest.approx(least_weight, abs=1e-9)
    assert (best == found.wrong).all(axis=1).any()
    assert found.unique is (len(best) == 1)
    known = found.always >= 0
    assert known.all()
    assert (found.always[known] == best.all(axis=0)[known]).all()
    counted = frustration(network.counted)
    assert counted.value == every(network.counted)[0]
    assert counted.value <= (network.weight < 0).sum()


@pytest.mark.parametrize("seed", range(8))
def test_so_it_is_in_dense_networks(seed):
    random = np.random.default_rng(seed)
    pairs = np.array([pair for pair in combinations(range(11), 2) if random.random() < 0.8])
    weight = random.choice([0.07, 0.3, 0.9, 1 / 3], len(pairs)) * random.choice([1, -1], len(pairs))
    network = Signed(11, pairs[:, 0], pairs[:, 1], weight)
    value, best = every(network)
    found = frustration(network)
    assert found.proved
    assert found.value == pytest.approx(value, abs=1e-9)
    assert found.unique is (len(best) == 1)
    assert (found.always == best.all(axis=0)).all()


@given(networks(most=12, count=30))
def test_no_actor_that_is_alike_in_all_best_divisions_is_said_to_be_either(network):
    found = frustration(network)
    _, best = every(network)
    turned = np.zeros(network.n, dtype=bool)
    for wrong in best:
        weight = np.where(wrong, -1.0, 1.0) * network.weight
        other = sides(Signed(network.n, network.one, network.two, weight))
        together = np.bincount(network.component, other * found.side)[network.component]
        turned |= (np.where(together < 0, -other, other) != found.side) & (found.side != 0)
    assert not (found.either & ~turned).any()
    assert found.either.any() == turned.any()


@given(networks(most=12, count=30), st.integers(0, 9))
def test_search_is_above_and_cycles_are_below(network, seed):
    for pairs in blocks(network):
        _, block = network.block(pairs)
        value = every(block)[0]
        side = searched(block, seed, Budget(10.0))
        assert total(block, block.against(side)) >= value - 1e-9
        assert (costs(block, side) >= -1e-9).all()
        limit = bounded(block, side, Budget(10.0))
        assert 0 < limit.bound <= value + 1e-9
        assert packed(np.abs(block.weight), limit.cycles) <= value + 1e-9
        for cycle in limit.cycles:
            inside = block.only(np.array(cycle))
            assert (np.bincount(np.r_[inside.one, inside.two]) % 2 == 0).all()
            assert (inside.weight < 0).sum() % 2 == 1
            assert (block.against(-np.ones(block.n, dtype=np.int64))[list(cycle)]).any()


@given(networks(most=9, count=25), st.booleans())
def test_integer_programming_alone_is_exact(network, cycles):
    for pairs in blocks(network):
        _, block = network.block(pairs)
        value, best = every(block)
        known = bounded(block, np.ones(block.n, dtype=np.int64), Budget(10.0)).cycles if cycles else []
        side, bound = least(block, known, np.abs(block.weight), 10.0)
        assert total(block, block.against(side)) == pytest.approx(value, abs=1e-5)
        assert bound == pytest.approx(value, abs=1e-5)
        fewest = least(block, known, np.ones(len(pairs)), 10.0, most=value + 1e-6)[1]
        assert fewest == pytest.approx(best.sum(axis=1).min(), abs=1e-4)


@given(networks(most=12, count=30), st.integers(0, 3))
def test_without_time_the_answer_is_between_its_bounds(network, seed):
    value = every(network)[0]
    found = frustration(network, seed, Budget(TIGHT))
    assert found.bound - 1e-9 <= value <= found.value + 1e-9
    assert 0 <= found.bound <= found.value
    if found.proved:
        assert found.value == pytest.approx(value)
    else:
        assert found.unique is not True
        assert set(found.always[found.wrong].tolist()) <= {-1, 0}


def test_a_hard_network_stops_in_time_with_a_gap():
    random = np.random.default_rng(1)
    pairs = np.array(list(combinations(range(60), 2)))
    network = Signed(60, pairs[:, 0], pairs[:, 1], random.choice([-1.0, 1.0], len(pairs)))
    told = []
    found = frustration(network, 1, Budget(2.0, told.append))
    assert not found.proved
    assert 0 < found.bound < found.value < (network.weight < 0).sum()
    assert told == sorted(told) and 0 <= told[0] < told[-1] < 1
    # a random division of a complete graph goes against half of it; the best against clearly less
    assert found.value < 0.45 * len(pairs)


@given(networks(), st.randoms(use_true_random=False))
def test_relabelling_relabels(network, random):
    order = list(range(network.n))
    random.shuffle(order)
    place = np.array(order)
    one, two = place[network.one], place[network.two]
    low, high = np.minimum(one, two), np.maximum(one, two)
    rows = np.lexsort((high, low))
    other = Signed(network.n, low[rows], high[rows], network.weight[rows])
    here, there = frustration(network), frustration(other)
    assert there.value == pytest.approx(here.value, abs=1e-9)
    assert (there.proved, there.unique) == (here.proved, here.unique)
    surely_here, surely_there = here.always == 1, there.always == 1
    assert (surely_there == surely_here[rows]).all()
    if here.unique:
        assert (there.wrong == here.wrong[rows]).all()


@given(networks(), st.sampled_from([1e-6, 0.01, 7.0, 1e6]))
def test_the_unit_of_weight_does_not_matter(network, unit):
    here = frustration(network)
    there = frustration(Signed(network.n, network.one, network.two, network.weight * unit))
    assert there.value == pytest.approx(here.value * unit)
    assert (there.proved, there.unique) == (here.proved, here.unique)


@given(networks(), st.integers(0, 50))
def test_switching_a_set_of_actors_changes_nothing(network, seed):
    side = np.random.default_rng(seed).choice([-1, 1], network.n)
    weight = network.weight * side[network.one] * side[network.two]
    there = frustration(Signed(network.n, network.one, network.two, weight))
    assert there.value == pytest.approx(frustration(network).value, abs=1e-9)


def test_the_search_alone_finds_a_division_that_was_hidden():
    random = np.random.default_rng(7)
    side = random.choice([-1, 1], 300)
    pairs = np.unique(np.sort(random.integers(0, 300, (2_500, 2)), axis=1), axis=0)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    sign = side[pairs[:, 0]] * side[pairs[:, 1]] * np.where(random.random(len(pairs)) < 0.05, -1, 1)
    network = Signed(300, pairs[:, 0], pairs[:, 1], sign.astype(float))
    hidden = total(network, network.against(side))
    start = np.ones(300, dtype=np.int64)
    assert total(network, network.against(improved(network, start, random, Budget(10.0)))) <= hidden
    assert frustration(network).value <= hidden


def test_grain():
    assert grain(np.array([0.12, -0.3])) == pytest.approx(0.06)
    assert grain(np.array([1.0, -1.0])) == 1
    assert grain(np.array([1 / 3, 1.0])) == 0
    assert grain(np.zeros(0)) == 0
