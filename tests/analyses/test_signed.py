"""Signed networks: net weights, balance of components, blocks, divisions along trees."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.blocks import blocks
from graph_app.analyses.signed import Signed, along, netted, sides
from tests.analyses.signs import networks, of_graph, signed, ties


def rows(network):
    return list(zip(network.one.tolist(), network.two.tolist(), network.weight.tolist(), strict=True))


def test_parallel_ties_are_added_up_with_their_signs():
    found = signed(4, (0, 1, 0.5), (1, 0, -0.75), (2, 1, 1.0), (1, 2, 0.5), (3, 0, -2.0))
    assert rows(found) == [(0, 1, -0.25), (0, 3, -2.0), (1, 2, 1.5)]


def test_what_cancels_out_loops_and_ties_without_weight_do_not_count():
    assert rows(signed(3, (0, 1, 0.3), (1, 0, -0.3), (2, 2, -1.0), (1, 2, 0.0))) == []
    assert rows(signed(2, (0, 1, 0.1), (0, 1, 0.2), (0, 1, -0.3))) == []  # 5e-17 in floating point
    assert len(rows(signed(2, (0, 1, 0.3), (0, 1, -0.300001)))) == 1


@pytest.mark.parametrize(
    ("weight", "sign"), [([1.0], [1, 1]), ([-1.0], [1]), ([np.nan], [1]), ([np.inf], [1])]
)
def test_weights_that_cannot_be_are_refused(weight, sign):
    with pytest.raises(ValueError, match=r"one length|finite and not negative"):
        netted(2, np.array([0]), np.array([1]), np.array(weight), np.array(sign))


@given(ties(), st.randoms(use_true_random=False))
def test_neither_order_nor_direction_of_ties_matters(drawn, random):
    n, (start, end, weight, sign) = drawn
    order = list(range(len(start)))
    random.shuffle(order)
    turn = np.array([random.random() < 0.5 for _ in order], dtype=bool)
    one, two = np.where(turn, end, start)[order], np.where(turn, start, end)[order]
    assert rows(netted(n, start, end, weight, sign)) == rows(netted(n, one, two, weight[order], sign[order]))


@given(networks())
def test_sides_divide_balanced_components_and_no_others(network):
    found = sides(network)
    graph = nx.Graph()
    graph.add_nodes_from(range(network.n))
    graph.add_edges_from((one, two, {"hostile": weight < 0}) for one, two, weight in rows(network))
    wrong = network.against(found)
    for part in nx.connected_components(graph):
        inner = graph.subgraph(part)
        even = all(
            sum(inner.edges[edge]["hostile"] for edge in nx.utils.pairwise([*cycle, cycle[0]])) % 2 == 0
            for cycle in nx.cycle_basis(inner)
        )
        assert {bool(found[actor]) for actor in part} == {even}
    assert not wrong[found[network.one] != 0].any()


@given(networks(), st.integers(0, 5))
def test_a_division_along_a_tree_goes_against_none_of_its_pairs(network, seed):
    cost = np.random.default_rng(seed).random(len(network.one))
    found = along(network, cost)
    assert set(found.tolist()) <= {1, -1}
    tree = nx.Graph()
    tree.add_weighted_edges_from(zip(network.one.tolist(), network.two.tolist(), cost.tolist(), strict=True))
    inside = {tuple(sorted(edge)) for edge in nx.minimum_spanning_edges(tree, data=False)}
    for pair, wrong in zip(rows(network), network.against(found).tolist(), strict=True):
        assert not (wrong and pair[:2] in inside)


def test_blocks_are_where_it_pulls_both_ways():
    # a hostile triangle, a bridge, a friendly triangle, and a hostile square that shares an actor with it
    network = signed(
        9,
        *((0, 1, -1), (1, 2, 1), (0, 2, 1), (2, 3, -1), (3, 4, 1), (4, 5, 1), (3, 5, 1)),
        *((5, 6, 1), (6, 7, 1), (7, 8, 1), (5, 8, -1)),
    )
    assert [[rows(network)[pair][:2] for pair in block] for block in blocks(network)] == [
        [(0, 1), (0, 2), (1, 2)],
        [(5, 6), (5, 8), (6, 7), (7, 8)],
    ]


@given(networks())
def test_a_balanced_network_has_no_such_block_and_a_tree_neither(network):
    side = np.where(np.arange(network.n) % 3 == 0, 1, -1)
    weight = np.abs(network.weight) * side[network.one] * side[network.two]
    assert blocks(Signed(network.n, network.one, network.two, weight)) == []
    assert blocks(of_graph(nx.random_labeled_tree(9, seed=4))) == []


@given(networks())
def test_every_unbalanced_pair_is_in_one_block_at_most(network):
    found = blocks(network)
    taken = np.concatenate([np.zeros(0, dtype=np.int64), *found])
    assert len(np.unique(taken)) == len(taken)
    assert [len(one) for one in found] == sorted(len(one) for one in found)
    left = np.setdiff1d(np.arange(len(network.one)), taken)
    assert blocks(network.only(left)) == []
