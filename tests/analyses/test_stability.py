"""How much runs agree, and about whom they do not."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses import louvain
from graph_app.analyses.coalitions import added
from graph_app.analyses.mixing import Pairs
from graph_app.analyses.partitions import adjusted_rand, variation_of_information
from graph_app.analyses.stability import agreement, runs_of, together

RUNS = st.tuples(st.integers(1, 6), st.integers(1, 8)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 3), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    ).map(np.array)
)


@given(RUNS)
def test_agreement_is_the_mean_over_all_pairs_of_runs(runs):
    pairs = list(combinations(runs, 2))
    alike, apart = agreement(runs)
    if not pairs:
        assert np.isnan([alike, apart]).all()
        return
    assert alike == pytest.approx(np.mean([adjusted_rand(*pair) for pair in pairs]))
    assert apart == pytest.approx(np.mean([variation_of_information(*pair) for pair in pairs]), abs=1e-12)


@given(RUNS)
def test_together_is_the_mean_of_the_co_assignments(runs):
    shown, others = runs[0], runs[1:]
    found = together(shown, others)
    for actor, value in enumerate(found):
        company = [one for one in range(len(shown)) if one != actor and shown[one] == shown[actor]]
        with_them = [run[one] == run[actor] for run in others for one in company]
        assert value == pytest.approx(np.mean(with_them)) if with_them else np.isnan(value)


def test_runs_that_are_equal_agree():
    runs = np.array([[0, 0, 1, 1, 1]] * 4)
    assert agreement(runs) == (1.0, 0.0)
    assert together(runs[0], runs[1:]).tolist() == [1.0] * 5


def test_runs_of_nobody_are_defined():
    assert agreement(np.zeros((3, 0), dtype=np.int64)) == (1.0, 0.0)
    assert together(np.zeros(0, dtype=np.int64), np.zeros((2, 0), dtype=np.int64)).tolist() == []


def test_runs_are_numbered_alike_whatever_the_order_of_actors():
    """Four pairs of actors: every run finds them, in whatever order it takes them."""
    pairs = Pairs(np.array([0, 1, 2, 3]), np.array([4, 5, 6, 7]), np.ones(4))
    shown = louvain(8, *pairs)
    assert runs_of(pairs, shown, 6).tolist() == [shown.tolist()] * 6


def test_an_actor_that_two_communities_pull_equally_is_now_in_one_now_in_the_other():
    graph = nx.disjoint_union(nx.complete_graph(5), nx.complete_graph(5))
    graph.add_edges_from([(10, 0), (10, 5)])
    one, two = (np.array(side) for side in zip(*graph.edges(), strict=True))
    pairs = added(11, one, two, np.ones(len(one)))
    with_the_first = [run[10] == run[0] for run in runs_of(pairs, louvain(11, *pairs), 60)]
    assert 15 < sum(with_the_first) < 45


def test_a_seed_gives_the_same_runs_and_progress_is_told():
    one, two = (np.array(side) for side in zip(*nx.karate_club_graph().edges(), strict=True))
    pairs = added(34, one, two, np.ones(len(one)))
    shown, told = louvain(34, *pairs), []
    first = runs_of(pairs, shown, 5, progress=told.append)
    assert first.tolist() == runs_of(pairs, shown, 5).tolist() != runs_of(pairs, shown, 5, seed=9).tolist()
    assert told == [0, 1, 2, 3]
