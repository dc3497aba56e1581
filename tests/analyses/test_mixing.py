"""Mixing: known answers, those of igraph and NetworkX, and chance."""

from functools import partial
from itertools import permutations

import igraph as ig
import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.mixing import (
    Pairs,
    against_chance,
    assortativity,
    ei_by_group,
    ei_index,
    numeric_assortativity,
    pairs_of,
)
from tests.analyses.graphs import matrix, rows, tied
from tests.worlds import World, actors, statement, tie

KARATE = nx.karate_club_graph()
CLUBS = np.array([club != "Mr. Hi" for _, club in KARATE.nodes(data="club")], dtype=np.int64)
EVERYONE = np.ones(34, dtype=bool)


def test_the_karate_club_keeps_to_itself():
    """Eleven of its 78 ties lead from one club to the other."""
    pairs = pairs_of(matrix(KARATE), EVERYONE)
    assert len(pairs.one) == 78
    assert ei_index(pairs, CLUBS) == pytest.approx((11 - 67) / 78)
    inside, outside = ei_by_group(pairs, CLUBS, 2)
    assert (inside.sum(), outside.tolist()) == (67, [11, 11])
    expected = nx.attribute_assortativity_coefficient(KARATE, "club")
    assert assortativity(pairs, CLUBS) == pytest.approx(expected)
    heavy = pairs_of(matrix(KARATE, "weight"), EVERYONE)
    assert heavy.weight.sum() == KARATE.size("weight")
    test = against_chance(partial(assortativity, pairs), CLUBS)
    assert test.p == 0.001 and abs(test.expected) < 0.1


@given(rows(), st.data())
def test_assortativity_is_that_of_igraph(world, data):
    graph = tied(*world)
    labels = np.array(data.draw(st.lists(st.integers(0, 2), min_size=graph.n, max_size=graph.n)))
    pairs = pairs_of(graph.matrix, np.ones(graph.n, dtype=bool))
    other = ig.Graph(graph.n, list(zip(pairs.one.tolist(), pairs.two.tolist(), strict=True)))
    for found, theirs in (
        (assortativity(pairs, labels), other.assortativity_nominal(labels.tolist(), directed=False)),
        (
            numeric_assortativity(pairs, labels * 0.5),
            other.assortativity((labels * 0.5).tolist(), directed=False),
        ),
    ):
        assert found == pytest.approx(theirs, nan_ok=True, rel=1e-9, abs=1e-9)


def test_weights_count_as_many_ties_would():
    ties = Pairs(np.array([0, 1, 2, 2]), np.array([1, 2, 3, 0]), np.array([2.0, 1.0, 3.0, 1.0]))
    often = Pairs(*(np.repeat(side, [2, 1, 3, 1]) for side in ties[:2]), np.ones(7))
    groups, values = np.array([0, 0, 1, 1]), np.array([-2.0, 1.0, 0.5, 2.0])
    assert assortativity(ties, groups) == pytest.approx(assortativity(often, groups))
    assert numeric_assortativity(ties, values) == pytest.approx(numeric_assortativity(often, values))
    assert ei_index(ties, groups) == pytest.approx(ei_index(often, groups))


def test_what_is_not_defined_is_nan():
    none = Pairs(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))
    one = Pairs(np.array([0]), np.array([1]), np.ones(1))
    alike, values = np.zeros(2, dtype=np.int64), np.full(2, 1.7)
    for number in (ei_index, assortativity, numeric_assortativity):
        assert np.isnan(number(none, values if number is numeric_assortativity else alike))
    assert ei_index(one, alike) == -1
    assert np.isnan(assortativity(one, alike)) and np.isnan(numeric_assortativity(one, values))
    assert np.isnan(against_chance(partial(assortativity, one), alike)).all()


@given(rows(n=6, most=12), st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_chance_is_near_that_of_all_orders(world, groups):
    graph, labels = tied(*world), np.array(groups)
    pairs = pairs_of(graph.matrix, np.ones(6, dtype=bool))
    if not len(pairs.one):
        return
    every = [ei_index(pairs, np.array(order)) for order in permutations(groups)]
    test = against_chance(partial(ei_index, pairs), labels, rounds=2_000)
    assert test.expected == pytest.approx(np.mean(every), abs=0.1)
    assert test.deviation == pytest.approx(np.std(every), abs=0.1)
    sizes = np.bincount(labels)
    assert np.mean(every) == pytest.approx(1 - 2 * float((sizes * (sizes - 1)).sum()) / 30)


def test_a_seed_is_an_answer():
    pairs = pairs_of(matrix(KARATE), EVERYONE)
    one, two, other = (
        against_chance(lambda labels: ei_index(pairs, labels), CLUBS, rounds=50, seed=seed)
        for seed in (1, 1, 2)
    )
    assert one == two != other


def world():
    rows = [*actors("a", "b"), *actors("c", "d", kind="institute")]
    ties = [tie("t1", "a", "b"), tie("t2", "b", "a"), tie("t3", "b", "c"), tie("t4", "d", "c", "criticizes")]
    said = [statement("a", "release", 2, "2024"), statement("b", "release", -2, "2024")]
    return World({"actors": rows, "ties": ties, "statements": said}).explorer()


def test_mixing_of_a_debate_by_kind():
    found = world().mixing(rounds=20)
    assert found["size"] == {"actors": 4, "pairs": 3, "without_group": 0}
    assert found["ei"]["value"] == pytest.approx(-1 / 3)
    assert found["groups"] == [
        {"group": "Companies", "actors": 2, "within": 1, "out": 1, "ei": 0},
        {"group": "Institutes", "actors": 2, "within": 1, "out": 1, "ei": 0},
    ]
    assert "numeric" not in found
    heavy = world().mixing(weighted=True, rounds=20)
    assert [one["within"] for one in heavy["groups"]] == [1.0, 0.3]
    assert (heavy["weighted"], found["weighted"]) == (True, False)


def test_mixing_by_stance_leaves_out_who_has_none():
    found = world().mixing(by="stance", rounds=20)
    assert found["size"] == {"actors": 4, "pairs": 1, "without_group": 2}
    assert found["ei"]["value"] == 1 and found["assortativity"]["value"] == -1
    assert found["numeric"]["value"] == -1
    none = world().mixing(by="jurisdiction", rounds=20)
    assert (none["ei"]["value"], none["groups"], none["size"]["without_group"]) == (None, [], 4)


def test_stances_of_the_built_in_debate_against_networkx(debate):
    found = debate.mixing(by="stance", rounds=50)
    values = dict(zip(debate.measure("degree").index, debate.visible.reading.value.tolist(), strict=True))
    known = {key: value for key, value in values.items() if value == value}
    graph = nx.Graph((one, two) for one, two in debate.graph().edges() if one in known and two in known)
    nx.set_node_attributes(graph, known, "stance")
    expected = nx.numeric_assortativity_coefficient(graph, "stance")
    assert found["numeric"]["value"] == pytest.approx(expected)
    assert found["size"]["pairs"] == graph.number_of_edges()


def test_data_without_anybody_mix_not_at_all():
    found = World({"actors": []}).explorer().mixing()
    assert (found["ei"]["value"], found["groups"]) == (None, [])
    assert World({"actors": []}).explorer().brokers()["actors"] == []
