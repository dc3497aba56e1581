"""Paths on networks with known answers, and beside NetworkX."""

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses import Arcs, shortest_paths, strongest_paths
from graph_app.analyses.paths import strongest_from

NOTHING = Arcs(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))


def arcs(*rows):
    """Return arcs of rows (start, end) or (start, end, weight)."""
    full = [(*row, 1.0)[:3] for row in rows]
    start, end, weight = [list(column) for column in zip(*full, strict=True)] or [[], [], []]
    return Arcs(np.array(start, np.int64), np.array(end, np.int64), np.array(weight, float))


def test_a_chain_has_one_path_and_only_along_its_direction():
    chain = arcs((0, 1), (1, 2), (2, 3))
    assert shortest_paths(4, chain, 0, 3).listed == ((0, 1, 2, 3),)
    assert shortest_paths(4, chain, 3, 0).total == 0
    assert shortest_paths(4, chain.both_ways(), 3, 0).listed == ((3, 2, 1, 0),)


def test_all_shortest_paths_are_listed_in_ascending_order_whatever_the_order_of_rows():
    rows = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (3, 5), (4, 6), (5, 6), (0, 7), (7, 8), (8, 9), (9, 6)]
    expected = ((0, 1, 3, 4, 6), (0, 1, 3, 5, 6), (0, 2, 3, 4, 6), (0, 2, 3, 5, 6), (0, 7, 8, 9, 6))
    for order in (rows, rows[::-1]):
        found = shortest_paths(10, arcs(*order), 0, 6)
        assert (found.total, found.listed) == (5, expected)


def ladder(steps):
    """Return arcs with two ways at each of many steps: 2^steps shortest paths."""
    rows = []
    for step in range(steps):
        here = 3 * step
        rows += [(here, here + 1), (here, here + 2), (here + 1, here + 3), (here + 2, here + 3)]
    return 3 * steps + 1, arcs(*rows)


def test_more_paths_than_can_be_listed_are_counted_exactly():
    n, ties = ladder(200)
    found = shortest_paths(n, ties, 0, n - 1, most=3)
    assert found.total == 2**200
    assert len(found.listed) == 3
    assert found.listed[0] == tuple(place for place in range(n) if place % 3 != 2)
    assert len(shortest_paths(n, ties, 0, n - 1).listed) == 50
    assert shortest_paths(n, ties, 0, n - 1, most=0).listed == ()


def test_a_long_chain_is_walked_to_its_end():
    n = 20_000
    chain = arcs(*((place, place + 1, 0.5) for place in range(n - 1)))
    for verb in (shortest_paths, strongest_paths):
        found = verb(n, chain, 0, n - 1)
        assert (found.total, len(found.listed[0]), found.strength) == (1, n, (0.0,))  # 0.5^19999


def test_parallel_ties_are_one_step_whose_weights_add_up_to_at_most_1():
    ties = arcs((0, 1, 0.2), (0, 1, 0.3), (1, 2, 0.8), (1, 2, 0.9))
    found = shortest_paths(3, ties, 0, 2)
    assert (found.total, found.listed) == (1, ((0, 1, 2),))
    assert found.strength == pytest.approx((0.5,))
    assert strongest_paths(3, ties, 0, 2) == found


def test_the_strongest_path_may_be_longer_and_weak_ties_are_gone_around():
    ties = arcs((0, 3, 0.1), (0, 1, 0.6), (1, 2, 0.6), (2, 3, 0.6))
    found = strongest_paths(4, ties, 0, 3)
    assert found.listed == ((0, 1, 2, 3),)
    assert found.strength == pytest.approx((0.216,))
    assert shortest_paths(4, ties, 0, 3).listed == ((0, 3),)


def test_of_equally_strong_paths_those_with_fewest_steps_count_and_steps_of_weight_1_never_circle():
    ties = arcs((0, 1, 0.5), (1, 2, 0.5), (0, 3, 0.25), (3, 2, 1.0), (0, 2, 0.25), (3, 0, 1.0)).both_ways()
    assert strongest_paths(4, arcs((0, 1, 0.5), (1, 2, 0.5), (0, 2, 0.25)), 0, 2).listed == ((0, 2),)
    assert strongest_paths(4, ties, 0, 2).listed == ((0, 3, 2),)  # 0-3 and 3-0 are parallel here: 1 × 1
    full = arcs(*((a, b) for a in range(5) for b in range(5) if a != b))
    assert strongest_paths(5, full, 0, 4).listed == ((0, 4),)


def test_two_equally_strong_paths_of_equal_length_are_both_there():
    ties = arcs((0, 1, 0.2), (1, 3, 0.7), (0, 2, 0.7), (2, 3, 0.2))
    assert strongest_paths(4, ties, 0, 3).listed == ((0, 1, 3), (0, 2, 3))


def test_a_tie_without_weight_is_a_hop_but_no_influence_and_a_tie_with_itself_is_neither():
    ties = arcs((0, 1, 0.0), (0, 0, 1.0))
    assert shortest_paths(2, ties, 0, 1).strength == (0.0,)
    assert strongest_paths(2, ties, 0, 1).total == 0
    assert shortest_paths(2, arcs((0, 0)), 0, 1).total == 0


@pytest.mark.parametrize("verb", [shortest_paths, strongest_paths])
def test_nobody_is_far_from_itself_and_nobody_reached_without_ties(verb):
    assert verb(2, NOTHING, 1, 1) == verb(2, arcs((0, 1), (1, 0)), 1, 1)
    assert verb(2, NOTHING, 1, 1).listed == ((1,),)
    assert verb(2, NOTHING, 1, 1).strength == (1,)
    assert verb(2, NOTHING, 0, 1).total == 0


@pytest.mark.parametrize("verb", [shortest_paths, strongest_paths])
@pytest.mark.parametrize(
    ("ties", "one", "other", "message"),
    [
        (NOTHING, 0, 2, "actors must lie in 0 … 1"),
        (NOTHING, -1, 0, "actors must lie in 0 … 1"),
        (arcs((0, 5)), 0, 1, "actors must lie in 0 … 1"),
        (arcs((0, 1, -0.1)), 0, 1, "weights must be finite"),
        (arcs((0, 1, math.nan)), 0, 1, "weights must be finite"),
        (Arcs(np.array([0]), np.array([1]), np.ones(2)), 0, 1, "of one length"),
    ],
)
def test_what_cannot_be_is_refused(verb, ties, one, other, message):
    with pytest.raises(ValueError, match=message):
        verb(2, ties, one, other)


def every_shortest(graph, one, other):
    there = nx.has_path(graph, one, other)
    return sorted(map(tuple, nx.all_shortest_paths(graph, one, other))) if there else []


def product(graph, path):
    return math.prod(graph.edges[step]["weight"] for step in nx.utils.pairwise(path))


ROWS = st.lists(
    st.tuples(
        st.integers(0, 6), st.integers(0, 6), st.sampled_from([0.0, 0.1, 0.2, 0.25, 0.4, 0.5, 0.7, 1.0, 1.5])
    ),
    max_size=25,
)


def simple(rows, weighed):
    """Return the rows as a directed graph: parallel ones added up, at most 1."""
    graph = nx.DiGraph()
    graph.add_nodes_from(range(7))
    for one, other, weight in rows:
        if one != other and (weight > 0 or not weighed):
            before = graph.edges[one, other]["weight"] if graph.has_edge(one, other) else 0.0
            graph.add_edge(one, other, weight=min(before + weight, 1.0))
    return graph


@given(ROWS, st.integers(0, 6), st.integers(0, 6))
def test_shortest_paths_are_those_of_networkx(rows, one, other):
    found = shortest_paths(7, arcs(*rows), one, other, most=10_000)
    graph = simple(rows, weighed=False)
    assert list(found.listed) == every_shortest(graph, one, other)
    assert found.total == len(found.listed)
    assert list(found.strength) == pytest.approx([product(graph, path) for path in found.listed])


@given(ROWS, st.integers(0, 6), st.integers(0, 6))
def test_undirected_paths_are_those_of_the_undirected_graph(rows, one, other):
    found = shortest_paths(7, arcs(*rows).both_ways(), one, other, most=10_000)
    assert list(found.listed) == every_shortest(simple(rows, weighed=False).to_undirected(), one, other)


@given(ROWS, st.integers(0, 6), st.integers(0, 6))
def test_strongest_paths_are_the_shortest_of_dijkstra_and_the_best_of_all_simple_paths(rows, one, other):
    found = strongest_paths(7, arcs(*rows), one, other, most=10_000)
    graph = simple(rows, weighed=True)
    for *_, data in graph.edges(data=True):
        data["length"] = -math.log(data["weight"])
    if not nx.has_path(graph, one, other):
        assert found.total == 0
        return
    length = nx.dijkstra_path_length(graph, one, other, weight="length")
    assert found.strength == pytest.approx([math.exp(-length)] * found.total)
    every = [(one,)] if one == other else [tuple(path) for path in nx.all_simple_paths(graph, one, other)]
    top = max(product(graph, path) for path in every)
    best = [path for path in every if product(graph, path) >= top * (1 - 1e-7)]
    assert list(found.listed) == sorted(path for path in best if len(path) == min(map(len, best)))


@given(ROWS, st.integers(0, 6), st.integers(0, 50))
def test_strongest_paths_to_several_are_those_to_each(rows, one, most):
    found = strongest_from(7, arcs(*rows), one, range(7), most)
    assert found == [strongest_paths(7, arcs(*rows), one, other, most) for other in range(7)]
