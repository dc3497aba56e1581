"""Rewired networks: everybody keeps its number of partners, every network is as likely, chance is told."""

from collections import Counter

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses import louvain, modularity
from graph_app.analyses.coalitions import added
from graph_app.analyses.mixing import Pairs
from graph_app.analyses.rewiring import beyond_chance, rewired
from tests.analyses.graphs import rows, tied


def quality(n):
    return lambda pairs: modularity(*pairs, louvain(n, *pairs))


def of(graph):
    one, two = (np.array(side, dtype=np.int64) for side in zip(*graph.edges(), strict=True))
    return added(len(graph), one, two, np.ones(len(one)))


@given(rows(), st.integers(0, 9))
def test_partners_and_weights_stay_as_many(world, seed):
    graph = tied(*world)
    pairs = added(graph.n, graph.start, graph.end, graph.weight)
    found = rewired(pairs, np.random.default_rng(seed))
    for side in (pairs, found):
        assert (side.one < side.two).all()
        assert len(set(zip(side.one.tolist(), side.two.tolist(), strict=True))) == len(side.one)
    count = [np.bincount(np.r_[one.one, one.two], minlength=graph.n).tolist() for one in (pairs, found)]
    assert count[0] == count[1]
    assert sorted(found.weight.tolist()) == sorted(pairs.weight.tolist())


def test_every_network_with_these_numbers_of_partners_is_as_likely():
    """Six actors of one tie each can be tied in 5 × 3 = 15 ways."""
    pairs = Pairs(np.array([0, 2, 4]), np.array([1, 3, 5]), np.ones(3))
    rng = np.random.default_rng(1)
    seen = Counter()
    for _ in range(3_000):
        found = rewired(pairs, rng)
        seen[tuple(zip(found.one.tolist(), found.two.tolist(), strict=True))] += 1
    assert len(seen) == 15
    assert all(130 < count < 270 for count in seen.values())


def test_two_cliques_are_beyond_chance_and_a_random_network_is_not():
    cliques = beyond_chance(quality(16), of(nx.barbell_graph(8, 0)), 39, 1)
    assert cliques.p == pytest.approx(1 / 40) and cliques.z > 5
    assert cliques.value > cliques.high >= cliques.expected >= cliques.low
    chance = beyond_chance(quality(60), of(nx.gnm_random_graph(60, 150, seed=2)), 39, 1)
    assert chance.p > 0.1 and abs(chance.z) < 2


def test_p_of_random_networks_is_even():
    """Of networks at random one in five has a p of at most 0.2, whatever their numbers of partners."""
    small = [
        beyond_chance(quality(20), of(nx.gnm_random_graph(20, 40, seed=seed)), 9, seed).p <= 0.2
        for seed in range(60)
    ]
    assert 3 <= sum(small) <= 24


def test_a_star_is_what_it_is():
    found = beyond_chance(quality(6), of(nx.star_graph(5)), 9, 1)
    assert (found.p, found.deviation) == (1.0, 0.0) and np.isnan(found.z)


def test_a_seed_is_an_answer_and_progress_is_told():
    graph = of(nx.karate_club_graph())
    told = []
    one = beyond_chance(quality(34), graph, 4, 1, told.append)
    assert one == beyond_chance(quality(34), graph, 4, 1) != beyond_chance(quality(34), graph, 4, 2)
    assert told == [0, 0.25, 0.5, 0.75]
