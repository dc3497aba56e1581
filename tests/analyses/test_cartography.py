"""Participation and within-module degree: counted by hand, and what always holds."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.cartography import participation, shared_out, within_z
from graph_app.analyses.coalitions import added
from graph_app.analyses.density import density
from graph_app.analyses.mixing import Pairs, ei_by_group
from tests.analyses.graphs import rows, tied


def pairs_of(graph):
    one, two = (np.array(side, dtype=np.int64) for side in zip(*graph.edges(), strict=True))
    return Pairs(np.minimum(one, two), np.maximum(one, two), np.ones(len(one)))


def test_in_two_cliques_apart_nobody_is_between():
    pairs = pairs_of(nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(4)))
    groups = np.repeat([0, 1], 4)
    assert participation(shared_out(pairs, groups, 2)).tolist() == [0.0] * 8
    assert np.isnan(within_z(np.full(8, 3.0), groups)).all()


def test_a_bridge_between_two_cliques():
    """Actor 8 has two ties to one clique of four and one to the other: 1 - (2/3)² - (1/3)²."""
    graph = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(4))
    graph.add_edges_from([(8, 0), (8, 1), (8, 4)])
    groups = np.array([0, 0, 0, 0, 1, 1, 1, 1, 0])
    shares = shared_out(pairs_of(graph), groups, 2)
    found = participation(shares)
    assert found[8] == pytest.approx(4 / 9)
    assert found[4] == pytest.approx(1 - (3 / 4) ** 2 - (1 / 4) ** 2)
    assert found[[2, 3, 5, 6, 7]].tolist() == [0.0] * 5
    assert shares[8].toarray().tolist() == [2.0, 1.0]
    inside = np.array([4.0, 4, 3, 3, 3, 3, 3, 3, 2])
    z = within_z(inside, groups)
    assert z[8] == pytest.approx((2 - 3.2) / np.std([4, 4, 3, 3, 2]))
    assert np.isnan(z[4:8]).all()


def test_who_has_no_group_or_no_ties_has_no_number():
    pairs = Pairs(np.array([0]), np.array([1]), np.ones(1))
    groups = np.array([0, -1, -1])
    found = participation(shared_out(pairs, groups, 1))
    assert found[1] == 0.0 and np.isnan(found[[0, 2]]).all()
    assert np.isnan(within_z(np.zeros(2), np.array([-1, -1]))).all()
    assert (
        participation(shared_out(Pairs(*[np.zeros(0, dtype=np.int64)] * 2, np.zeros(0)), groups[:0], 0)).size
        == 0
    )


def test_tiny_weights_are_weights():
    pairs = Pairs(np.array([0, 0]), np.array([1, 2]), np.full(2, 1e-200))
    assert participation(shared_out(pairs, np.array([0, 0, 1]), 2))[0] == 0.5


@given(rows(), st.data())
def test_what_holds_of_any_division(world, data):
    graph = tied(*world)
    groups = np.array(data.draw(st.lists(st.integers(-1, 3), min_size=graph.n, max_size=graph.n)))
    pairs = added(graph.n, graph.start, graph.end, graph.weight)
    shares = shared_out(pairs, groups, 4)
    found = participation(shares)
    there = ~np.isnan(found)
    assert ((found[there] >= 0) & (found[there] <= 0.75 + 1e-12)).all()
    assert there.tolist() == (np.asarray(shares.sum(axis=1)) > 0).tolist()
    order = np.array(data.draw(st.permutations(range(graph.n))))
    moved = np.empty_like(groups)
    moved[order] = groups
    again = participation(
        shared_out(added(graph.n, order[graph.start], order[graph.end], graph.weight), moved, 4)
    )
    assert again[order] == pytest.approx(found, nan_ok=True)
    inside = np.array(
        [shares[row, group] if group >= 0 else 0.0 for row, group in enumerate(groups.tolist())]
    )
    z = within_z(inside, groups)
    for group in range(4):
        mine = z[groups == group]
        assert np.isnan(mine).all() or (mine.mean(), mine.std()) == pytest.approx((0, 1), abs=1e-9)


@given(rows(), st.data())
def test_density_counts_every_tie_once(world, data):
    graph = tied(*world)
    groups = np.array(data.draw(st.lists(st.integers(0, 3), min_size=graph.n, max_size=graph.n)))
    pairs = added(graph.n, graph.start, graph.end, graph.weight)
    found = density(pairs, groups, 4)
    inside, outside = ei_by_group(pairs, groups, 4)
    assert [one["inside"]["weight"] for one in found] == pytest.approx(inside.tolist())
    assert [one["outside"]["weight"] for one in found] == pytest.approx(outside.tolist())
    ties = sum(one["inside"]["pairs"] for one in found) + sum(one["outside"]["pairs"] for one in found) / 2
    assert ties == len(pairs.one)
    for group, one in enumerate(found):
        blocks = [one["inside"], one["outside"], *one["to"]]
        assert all(block["density"] is None or 0 <= block["density"] <= 1 for block in blocks)
        for other in one["to"]:
            back = [block for block in found[other["group"]]["to"] if block["group"] == group]
            assert back == [other | {"group": group}]


def test_density_of_two_cliques_with_a_bridge():
    found = density(pairs_of(nx.barbell_graph(4, 0)), np.repeat([0, 1], 4), 3)
    assert found[0]["inside"] == {"pairs": 6, "weight": 6.0, "density": 1.0}
    assert found[0]["outside"] == {"pairs": 1, "weight": 1.0, "density": 1 / 16}
    assert found[0]["to"] == [{"group": 1, "pairs": 1, "weight": 1.0, "density": 1 / 16}]
    assert found[2] == {
        "inside": {"pairs": 0, "weight": 0.0, "density": None},
        "outside": {"pairs": 0, "weight": 0.0, "density": None},
        "to": [],
    }
