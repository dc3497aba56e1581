"""Backbones: by the formula in print, against networkx, and what each keeps."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.discourse.backbone import backbone, disparity, spanning_tree, strongest
from tests.analyses.discourse.saying import how

TIES = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda ends: ends[0] < ends[1]),
    st.sampled_from([1.0, 2.0, 3.0, 5.0, 8.0]),
    max_size=20,
)


def columns(ties):
    ends = np.array([*ties], dtype=np.int64).reshape(-1, 2)
    return 8, ends[:, 0], ends[:, 1], np.array([*ties.values()], dtype=float)


@given(TIES)
def test_the_disparity_filter_is_that_of_the_formula(ties):
    found = disparity(*columns(ties)).tolist()
    for (one, two), weight, value in zip(ties, ties.values(), found, strict=True):
        sides = []
        for end in (one, two):
            own = [other for ends, other in ties.items() if end in ends]
            sides.append((1 - weight / sum(own)) ** (len(own) - 1) if len(own) > 1 else 1.0)
        assert value == pytest.approx(min(sides))


@given(TIES)
def test_the_tree_weighs_as_much_as_that_of_networkx(ties):
    n, one, two, weight = columns(ties)
    keep = spanning_tree(n, one, two, weight)
    graph = nx.Graph()
    graph.add_weighted_edges_from((*ends, size) for ends, size in ties.items())
    expected = nx.maximum_spanning_tree(graph)
    assert weight[keep].sum() == pytest.approx(expected.size(weight="weight"))
    assert keep.sum() == expected.number_of_edges()
    kept = nx.Graph(zip(one[keep].tolist(), two[keep].tolist(), strict=True))
    assert not kept.edges or nx.is_forest(kept)


@given(TIES, st.integers(1, 3))
def test_each_keeps_its_strongest(ties, most):
    n, one, two, weight = columns(ties)
    keep = strongest(n, one, two, weight, most)
    for place, ends in enumerate(ties):
        better = [sum(other > weight[place] for pair, other in ties.items() if end in pair) for end in ends]
        assert keep[place] == (min(better) < most)


@pytest.mark.parametrize("method", ["disparity", "spanning_tree", "strongest"])
def test_how_much_is_kept_is_told_and_signs_do_not_matter(method):
    ties = {(0, 1): 8.0, (0, 2): -1.0, (0, 3): 1.0, (1, 2): -4.0, (2, 3): 0.5}
    n, one, two, weight = columns(ties)
    found = backbone(n, one, two, weight, how(backbone=method, alpha=0.3, strongest=1))
    same = backbone(n, one, two, np.abs(weight), how(backbone=method, alpha=0.3, strongest=1))
    np.testing.assert_array_equal(found.keep, same.keep)
    assert found.ties == (found.keep.sum(), 5)
    assert found.weight == pytest.approx((np.abs(weight)[found.keep].sum(), 14.5))


def test_no_backbone_unless_asked_for_and_one_of_nothing_is_nothing():
    empty = columns({})
    assert backbone(*empty, how()) is None
    for method in ("disparity", "spanning_tree", "strongest"):
        assert backbone(*empty, how(backbone=method)).ties == (0, 0)
