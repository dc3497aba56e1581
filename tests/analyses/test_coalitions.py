"""Coalitions on networks with known answers."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses import louvain, modularity


def arrays(graph):
    ties = [(a, b, float(data.get("weight", 1.0))) for a, b, data in graph.edges(data=True)]
    start, end, weight = [list(column) for column in zip(*ties, strict=True)] or [[], [], []]
    return np.array(start, dtype=np.int64), np.array(end, dtype=np.int64), np.array(weight, dtype=float)


def test_two_cliques_with_a_bridge_are_two_communities():
    ties = arrays(nx.barbell_graph(6, 0))
    found = louvain(12, *ties)
    assert found.dtype == np.int64
    assert found.tolist() == [0] * 6 + [1] * 6
    assert modularity(*ties, found) == pytest.approx(30 / 31 - 0.5)


def test_the_karate_club_splits_as_well_as_is_known():
    graph = nx.karate_club_graph()
    start, end, _ = arrays(graph)
    ties = start, end, np.ones(len(start))
    found = louvain(34, *ties, seed=1)
    assert 0.41 <= modularity(*ties, found) <= 0.4198 + 1e-4  # 0.4198 is the optimum (Brandes et al. 2008)
    assert found[0] != found[33]
    parts = [set(np.flatnonzero(found == one).tolist()) for one in range(found.max() + 1)]
    assert modularity(*ties, found) == pytest.approx(nx.community.modularity(graph, parts, weight=None))


def test_disconnected_parts_are_numbered_by_size_and_isolated_actors_have_none():
    graph = nx.disjoint_union_all([nx.complete_graph(3), nx.complete_graph(5), nx.empty_graph(2)])
    assert louvain(10, *arrays(graph)).tolist() == [1, 1, 1, 0, 0, 0, 0, 0, -1, -1]


def test_equal_sizes_are_numbered_by_their_first_actor():
    assert louvain(4, np.array([2, 0]), np.array([3, 1]), np.ones(2)).tolist() == [0, 0, 1, 1]


@pytest.mark.parametrize("n", [0, 1, 3])
def test_without_ties_there_are_no_communities(n):
    nothing = np.empty(0, dtype=np.int64)
    assert louvain(n, nothing, nothing, np.empty(0)).tolist() == [-1] * n
    assert modularity(nothing, nothing, np.empty(0), np.full(n, -1)) == 0.0


def test_self_ties_and_ties_without_weight_do_not_count():
    start, end = np.array([0, 1, 1]), np.array([0, 2, 3])
    weight = np.array([5.0, 0.0, 1.0])
    assert louvain(4, start, end, weight).tolist() == [-1, 0, -1, 0]
    assert modularity(start, end, weight, np.array([0, 1, 2, 1])) == 0.0


def test_parallel_ties_add_up():
    start, end = np.array([0, 1, 2, 2, 2, 2]), np.array([1, 2, 3, 3, 3, 3])
    once = louvain(4, start[:3], end[:3], np.array([1.0, 0.5, 4.0]))
    assert louvain(4, start, end, np.array([1.0, 0.5, 1, 1, 1, 1])).tolist() == once.tolist()


def test_a_higher_resolution_gives_more_communities():
    ties = arrays(nx.connected_caveman_graph(6, 5))
    coarse, fine = (louvain(30, *ties, resolution=one).max() for one in (0.1, 1.0))
    assert coarse < fine == 5


@pytest.mark.parametrize(
    ("start", "end", "weight"),
    [([0], [3], [1.0]), ([-1], [1], [1.0]), ([0], [1], [-1.0]), ([0], [1], [np.nan]), ([0], [1, 2], [1.0])],
)
def test_ties_that_do_not_fit_are_refused(start, end, weight):
    with pytest.raises(ValueError, match="must"):
        louvain(3, np.array(start), np.array(end), np.array(weight))


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from([0.1, 0.3, 1.0])), max_size=30),
    st.randoms(use_true_random=False),
)
def test_order_and_direction_of_ties_do_not_matter(ties, random):
    def columns(rows):
        start, end, weight = [list(column) for column in zip(*rows, strict=True)] or [[], [], []]
        return np.array(start, dtype=np.int64), np.array(end, dtype=np.int64), np.array(weight, dtype=float)

    turned = [(b, a, weight) if random.random() < 0.5 else (a, b, weight) for a, b, weight in ties]
    random.shuffle(turned)
    plain = louvain(10, *columns(ties))
    assert louvain(10, *columns(turned)).tolist() == plain.tolist()
    count = np.bincount(plain[plain >= 0])
    assert (np.diff(count) <= 0).all()
    assert modularity(*columns(ties), plain) == pytest.approx(modularity(*columns(turned), plain), abs=1e-12)
    tied = {one for a, b, _ in ties if a != b for one in (a, b)}
    assert set(np.flatnonzero(plain >= 0).tolist()) == tied
