"""How many others are reached in how many steps: by hand, against NetworkX, and along chains."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from scipy import sparse

from graph_app.analyses import reach as module
from graph_app.analyses.closeness import closeness, harmonic
from graph_app.analyses.reach import FAR, reach
from tests.analyses.graphs import matrix, rows, tied


def expected(graph):
    """Return the same by NetworkX, one actor after the other."""
    far = {node: nx.single_source_shortest_path_length(graph, node) for node in graph}
    steps = max((number for found in far.values() for number in found.values()), default=0)
    return [
        [sum(one == step for one in far[node].values()) for node in graph] for step in range(1, steps + 1)
    ]


@pytest.mark.parametrize("words", [1, 2, 16])
@pytest.mark.parametrize(
    "graph",
    [
        nx.karate_club_graph(),
        nx.gnm_random_graph(150, 140, seed=1),
        nx.gnm_random_graph(200, 500, seed=2, directed=True),
        nx.empty_graph(70),
        nx.star_graph(130),
    ],
    ids=["karate", "in parts", "directed", "empty", "star"],
)
def test_others_are_counted_by_their_steps(graph, words, monkeypatch):
    monkeypatch.setattr(module, "_MOST", words)
    assert reach(matrix(graph)).tolist() == expected(graph)


@given(rows(most=60))
def test_whatever_the_graph_it_is_as_networkx_counts(drawn):
    n, given_rows = drawn
    for directed in (False, True):
        found = tied(n, given_rows, directed).matrix
        graph = nx.from_scipy_sparse_array(found, create_using=nx.DiGraph)
        assert reach(found).tolist() == expected(graph)


def test_nobody_reaches_nobody():
    assert reach(sparse.csr_array((0, 0))).shape == (0, 0)
    assert reach(sparse.csr_array((3, 3))).shape == (0, 3)


def test_long_chains_are_left_to_others_who_find_the_same():
    assert reach(matrix(nx.path_graph(FAR + 1))).shape == (FAR, FAR + 1)
    chain = nx.path_graph(FAR + 2)
    assert reach(matrix(chain)) is None
    assert closeness(matrix(chain)) == pytest.approx(list(nx.closeness_centrality(chain).values()), abs=1e-12)
    near = np.array(list(nx.harmonic_centrality(chain).values())) / (FAR + 1)
    assert harmonic(matrix(chain)) == pytest.approx(near, abs=1e-12)
