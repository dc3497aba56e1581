"""The Louvain method on lists: NetworkX's answers, but always an end."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from graph_app.analyses import louvain, modularity
from graph_app.analyses.coalitions import added
from graph_app.analyses.levels import _merged, settled
from tests.analyses.graphs import rows, tied

SAME = pytest.mark.skipif(not nx.__version__.startswith("3.6"), reason="steps are those of NetworkX 3.6")
ROUND = (
    [9, 5, 4, 8, 2, 9, 9, 3, 9, 0, 0, 11, 10, 0, 8, 11, 5, 11, 9, 6],
    [6, 4, 3, 5, 4, 5, 1, 9, 1, 8, 7, 9, 5, 11, 7, 0, 5, 6, 1, 10],
)
"""Ties of weight 1 on which `louvain_communities` of NetworkX 3.6 goes round in circles for most seeds."""


def graph_of(n, start, end, weight):
    pairs = added(n, start, end, weight)
    graph = nx.Graph()
    graph.add_nodes_from(np.unique(np.r_[pairs.one, pairs.two]).tolist())
    heavy = (pairs.weight / pairs.weight.max()).tolist() if len(pairs.one) else []
    graph.add_weighted_edges_from(zip(pairs.one.tolist(), pairs.two.tolist(), heavy, strict=True))
    return graph


def parts(found):
    return {frozenset(np.flatnonzero(found == one).tolist()) for one in range(found.max() + 1)}


@SAME
@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize(
    "graph",
    [
        nx.karate_club_graph(),
        nx.les_miserables_graph(),
        nx.connected_caveman_graph(8, 6),
        nx.gnm_random_graph(80, 130, seed=3),
    ],
    ids=["karate", "miserables", "caveman", "random"],
)
def test_a_seed_gives_what_networkx_gives(graph, seed):
    graph = nx.convert_node_labels_to_integers(graph)
    ties = [list(column) for column in zip(*graph.edges(data="weight", default=1.0), strict=True)]
    start, end, weight = (np.array(one) for one in ties)
    same = graph_of(len(graph), start, end, weight.astype(float))
    theirs = nx.community.louvain_communities(same, seed=seed)
    assert parts(louvain(len(graph), start, end, weight, seed=seed)) == {frozenset(one) for one in theirs}


@SAME
def test_the_built_in_debate_is_divided_as_by_networkx(debate):
    network = debate.network
    friendly = np.flatnonzero(network.sign > 0)
    start, end = (side[friendly] for side in network.ends)
    graph = graph_of(network.n, start, end, network.weight[friendly])
    theirs = nx.community.louvain_communities(graph, weight="weight", seed=1)
    assert parts(debate.groups("coalition").codes) == {frozenset(one) for one in theirs}


@pytest.mark.parametrize("seed", range(40))
def test_moves_that_gain_nothing_do_not_go_round_for_ever(seed):
    start, end = (np.array(side) for side in ROUND)
    found = louvain(12, start, end, np.ones(20), seed=seed)
    assert found.min() == 0
    assert modularity(start, end, np.ones(20), found) > 0.29


def best(n, start, end, weight):
    """Return the highest modularity of any division."""
    found = [0]

    def divide(own, groups):
        if len(own) == n:
            found.append(modularity(start, end, weight, np.array(own)))
            return
        for group in range(groups + 1):
            divide([*own, group], max(groups, group + 1))

    divide([], 0)
    return max(found)


@given(rows(n=5, most=10), st.integers(0, 99))
def test_no_division_is_much_better(world, seed):
    graph = tied(*world)
    ties = graph.start, graph.end, graph.weight
    found = louvain(graph.n, *ties, seed=seed)
    assert 0 <= modularity(*ties, found) + 1e-12
    assert best(graph.n, *ties) - 0.15 <= modularity(*ties, found) <= best(graph.n, *ties) + 1e-12


@given(rows(most=60), st.integers(0, 9), st.sampled_from([0.5, 1.0, 2.0]))
@example((12, [(a, b, 1.0, 0) for a, b in zip(*ROUND, strict=True)]), 976, 1.0)
def test_there_is_always_an_answer(world, seed, resolution):
    graph = tied(*world)
    found = louvain(graph.n, graph.start, graph.end, graph.weight, seed=seed, resolution=resolution)
    assert sorted(set(found[found >= 0].tolist())) == list(range(found.max(initial=-1) + 1))


def test_one_heavy_tie_is_one_community():
    assert settled([{1: 1.0}, {0: 1.0}], seed=3) == [0, 0]


def test_a_community_becomes_a_node_with_its_ties_as_a_loop():
    triangle_and_tail = [{1: 1.0, 2: 1.0}, {0: 1.0, 2: 1.0}, {0: 1.0, 1: 1.0, 3: 0.5}, {2: 0.5}]
    assert _merged(triangle_and_tail, [0, 0, 0, 1]) == [{0: 3.0, 1: 0.5}, {0: 0.5}]


@given(rows())
def test_modularity_is_that_of_networkx(world):
    graph = tied(*world)
    other = graph_of(graph.n, graph.start, graph.end, graph.weight)
    assume(other.number_of_edges())
    found = louvain(graph.n, graph.start, graph.end, graph.weight)
    theirs = nx.community.modularity(other, parts(found), weight="weight")
    assert abs(modularity(graph.start, graph.end, graph.weight, found) - theirs) < 1e-9
