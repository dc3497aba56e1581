"""Triangles of signed networks: by hand, one by one, and over all ways to deal the signs out."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from graph_app.analyses.signed import Signed
from graph_app.analyses.triads import triads
from tests.analyses.signs import networks, of_graph, signed


@pytest.mark.parametrize(
    ("signs", "hostile", "balanced"),
    [("+++", 0, 1), ("++-", 1, 0), ("+--", 2, 1), ("---", 3, 0)],
)
def test_one_triangle(signs, hostile, balanced):
    pairs = [(*ends, float(f"{sign}0.5")) for ends, sign in zip(((0, 1), (0, 2), (1, 2)), signs, strict=True)]
    found = triads(signed(3, *pairs))
    assert found.hostile == tuple(int(place == hostile) for place in range(4))
    assert (found.balanced, found.share, found.weighted, found.expected) == (balanced,) * 4


def test_without_triangles_nothing_is_defined():
    for network in (signed(0), signed(1), signed(3, (0, 1, 1), (1, 2, -1)), of_graph(nx.petersen_graph())):
        found = triads(network)
        assert (found.count, found.hostile) == (0, (0, 0, 0, 0))
        assert all(np.isnan(one) for one in (found.share, found.weighted, found.expected))


def test_weights_make_a_heavy_triangle_count_more():
    # a balanced one of weight 1 × 1 × 1, an unbalanced one of 0.5 × 0.5 × 1
    found = triads(signed(4, (0, 1, 1), (0, 2, 1), (1, 2, 1), (0, 3, 0.5), (1, 3, -0.5)))
    assert found.share == 0.5
    assert found.weighted == pytest.approx(1 / 1.25)


@given(networks())
def test_triangles_are_those_that_are_found_one_by_one(network):
    weight = dict(
        zip(zip(network.one.tolist(), network.two.tolist(), strict=True), network.weight, strict=True)
    )
    hostile, total, good = [0] * 4, 0.0, 0.0
    for one, two, three in combinations(range(network.n), 3):
        sides = [weight.get(pair) for pair in ((one, two), (one, three), (two, three))]
        if None not in sides:
            hostile[sum(side < 0 for side in sides)] += 1
            total += abs(np.prod(sides))
            good += max(np.prod(sides), 0.0)
    found = triads(network)
    assert found.hostile == tuple(hostile)
    assert found.weighted == pytest.approx(good / total if total else np.nan, nan_ok=True)


def test_expected_is_the_mean_over_all_ways_to_deal_the_signs_out():
    graph = nx.complete_graph(4)
    pairs = np.array(list(graph.edges()))
    for hostile in range(7):
        shares = []
        for chosen in combinations(range(6), hostile):
            weight = np.ones(6)
            weight[list(chosen)] = -1
            network = Signed(4, pairs[:, 0], pairs[:, 1], weight)
            shares.append(triads(network).share)
        assert triads(network).expected == pytest.approx(np.mean(shares))
