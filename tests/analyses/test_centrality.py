"""Centrality: known answers, the answers of igraph and NetworkX, and what holds for every graph."""

import warnings

import igraph as ig
import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from graph_app.analyses import MEASURES
from graph_app.analyses.betweenness import betweenness, within
from graph_app.analyses.closeness import closeness, harmonic
from graph_app.analyses.cohesion import clustering, core
from graph_app.analyses.holes import constraint, effective_size
from graph_app.analyses.walks import eigenvector, katz, pagerank
from tests.analyses.graphs import by_name, matrix, rows, tied

KARATE, FLORENCE, KITE = (
    nx.karate_club_graph(),
    nx.florentine_families_graph(),
    nx.krackhardt_kite_graph(),
)
EXACT = {"rel": 1e-9, "abs": 1e-9}
CHOICES = [(one, way, heavy) for one in MEASURES for way in one.directed for heavy in one.weighted]
NAMES = [
    f"{one.name}-{'along' if way else 'any'}-{'weights' if heavy else 'plain'}" for one, way, heavy in CHOICES
]


def test_betweenness_of_the_florentine_families():
    found = by_name(FLORENCE, betweenness(matrix(FLORENCE)).numbers * 14 * 13 / 2)
    assert found["Medici"] == pytest.approx(47.5)
    assert found["Guadagni"] == pytest.approx(23.1667, abs=1e-4)
    assert found["Albizzi"] == pytest.approx(19.3333, abs=1e-4)


def test_the_kite_has_three_different_middles():
    degree = np.diff(matrix(KITE).indptr)
    assert degree.argmax() == 3 and degree[3] == 6
    between = betweenness(matrix(KITE)).numbers
    assert between.argmax() == 7 and between[7] == pytest.approx(14 / 36) and round(between[7], 3) == 0.389
    close = closeness(matrix(KITE))
    assert np.flatnonzero(close == close.max()).tolist() == [5, 6] and round(close[5], 3) == 0.643


def test_the_karate_club_as_networkx_has_it():
    plain = matrix(KARATE)
    for found, expected in (
        (betweenness(plain).numbers, nx.betweenness_centrality(KARATE)),
        (closeness(plain), nx.closeness_centrality(KARATE)),
        (harmonic(plain) * 33, nx.harmonic_centrality(KARATE)),
        (clustering(plain), nx.clustering(KARATE)),
        (core(plain), nx.core_number(KARATE)),
        (constraint(plain), nx.constraint(KARATE)),
        (effective_size(plain), nx.effective_size(KARATE)),
        (constraint(matrix(KARATE, "weight")), nx.constraint(KARATE, weight="weight")),
        (effective_size(matrix(KARATE, "weight")), nx.effective_size(KARATE, list(KARATE), weight="weight")),
        (pagerank(plain), nx.pagerank(KARATE, weight=None, tol=1e-12, max_iter=1000)),
        (pagerank(matrix(KARATE, "weight")), nx.pagerank(KARATE, tol=1e-12, max_iter=1000)),
    ):
        assert found.tolist() == pytest.approx(list(expected.values()), **EXACT)
    assert betweenness(plain).numbers[0] * 33 * 32 / 2 == pytest.approx(231.0714, abs=1e-4)
    vector = np.array(list(nx.eigenvector_centrality_numpy(KARATE, weight=None).values()))
    assert eigenvector(plain).tolist() == pytest.approx((vector / vector.max()).tolist(), **EXACT)
    top = float(np.linalg.eigvalsh(plain.toarray())[-1])
    expected = nx.katz_centrality_numpy(KARATE, alpha=0.85 / top, normalized=False, weight=None)
    assert katz(plain).tolist() == pytest.approx(list(expected.values()), **EXACT)


def arrows(graph):
    """Return a graph of rows as igraph has it, with lengths of its ties."""
    entries = graph.matrix.tocoo()
    pairs = zip(entries.row.tolist(), entries.col.tolist(), strict=True)
    if graph.directed:
        return ig.Graph(graph.n, list(pairs), directed=True), entries.data.tolist()
    one_way = [
        (pair, weight) for pair, weight in zip(pairs, entries.data.tolist(), strict=True) if pair[0] < pair[1]
    ]
    return ig.Graph(graph.n, [pair for pair, _ in one_way]), [weight for _, weight in one_way]


@given(rows(), st.booleans(), st.booleans())
def test_measures_along_ties_agree_with_igraph(world, directed, weighted):
    graph = tied(*world, directed, weighted)
    other, weights = arrows(graph)
    n, long = graph.n, [1 / weight for weight in weights] if weighted else None
    pairs = max((n - 1) * (n - 2), 1)
    found = betweenness(graph.matrix).numbers * pairs / (1 if directed else 2)
    assert found.tolist() == pytest.approx(other.betweenness(directed=directed, weights=long), **EXACT)
    near = other.harmonic_centrality(mode="out", weights=long, normalized=True) if n > 1 else [0.0]
    assert harmonic(graph.matrix).tolist() == pytest.approx(near, **EXACT)
    reached = np.array([sum(far < np.inf for far in row) - 1 for row in other.distances(mode="out")])
    theirs = np.nan_to_num(other.closeness(mode="out", weights=long, normalized=True))
    assert closeness(graph.matrix).tolist() == pytest.approx(
        (theirs * reached / max(n - 1, 1)).tolist(), **EXACT
    )
    back = ig.Graph(n, [edge.tuple[::-1] for edge in other.es], directed=directed)
    ranks = back.pagerank(directed=directed, damping=0.85, weights=weights if weighted else None)
    assert pagerank(graph.matrix).tolist() == pytest.approx(ranks, **EXACT)


@given(rows(), st.booleans())
def test_measures_of_undirected_ties_agree_with_igraph(world, weighted):
    graph = tied(*world, False, weighted)
    other, weights = arrows(graph)
    heavy = weights if weighted else None
    assert core(graph.matrix).tolist() == other.coreness()
    around = other.transitivity_local_undirected(mode="zero", weights=heavy)
    assert clustering(graph.matrix).tolist() == pytest.approx(around, **EXACT)
    assert constraint(graph.matrix).tolist() == pytest.approx(
        other.constraint(weights=heavy), nan_ok=True, **EXACT
    )
    if other.is_connected() and graph.n > 1:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            leading = other.eigenvector_centrality(weights=heavy, scale=True)
        assert eigenvector(graph.matrix).tolist() == pytest.approx(leading, rel=1e-7, abs=1e-7)


def brute_effective_size(weight):
    """Return Burt's effective size as the book says it, actor by actor."""
    found = []
    for mine in weight:
        contacts = [j for j, pull in enumerate(mine) if pull]
        redundant = sum(
            mine[q] / sum(mine) * weight[j][q] / max(weight[j]) for j in contacts for q in contacts if q != j
        )
        found.append(len(contacts) - redundant)
    return found


@given(rows(), st.booleans())
def test_effective_size_is_that_of_the_book_and_without_weights_that_of_borgatti(world, weighted):
    graph = tied(*world, False, weighted)
    found = effective_size(graph.matrix).tolist()
    assert found == pytest.approx(brute_effective_size(graph.matrix.toarray().tolist()), **EXACT)
    if not weighted:
        plain = nx.from_scipy_sparse_array(graph.matrix)
        known = nx.effective_size(plain, list(plain))
        assert [known[one] if plain.degree(one) else 0.0 for one in plain] == pytest.approx(found, **EXACT)


@given(rows(), st.booleans(), st.booleans())
def test_katz_solves_its_equation_and_eigenvectors_theirs(world, directed, weighted):
    graph = tied(*world, directed, weighted)
    dense = graph.matrix.toarray()
    top = float(np.linalg.eigvalsh((dense + dense.T) / 2)[-1])
    alpha = 0.85 / top if top > 1e-12 else 0.0
    solved = np.linalg.solve(np.eye(graph.n) - alpha * dense, np.ones(graph.n))
    assert katz(graph.matrix).tolist() == pytest.approx(solved.tolist(), **EXACT)
    if not directed:
        vector = eigenvector(graph.matrix)
        assert (dense @ vector).tolist() == pytest.approx((top * vector).tolist(), **EXACT)
        assert vector.max() == (1 if graph.matrix.nnz else 0) and (vector >= 0).all()


def test_components_that_share_the_largest_eigenvalue_share_the_value():
    pairs = [(0, 1, 1.0, 0), (2, 3, 1.0, 0), (4, 5, 0.5, 0)]
    assert eigenvector(tied(6, pairs).matrix).tolist() == pytest.approx([1, 1, 1, 1, 1, 1])
    assert eigenvector(tied(7, pairs, weighted=True).matrix).tolist() == pytest.approx([1, 1, 1, 1, 0, 0, 0])


def test_influence_runs_the_way_the_kind_of_tie_says():
    """0 influences 1, 1 influences 2 (recorded backward), 2 and 3 influence each other."""
    graph = tied(4, [(0, 1, 1.0, 1), (2, 1, 1.0, -1), (2, 3, 0.5, 0)], directed=True, weighted=True)
    assert graph.matrix.toarray().tolist() == [[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0.5], [0, 0, 0.5, 0]]
    said = {
        one.name: one.compute(
            tied(4, [(0, 1, 1.0, 1), (2, 1, 1.0, -1), (2, 3, 0.5, 0)], one.directed[0], one.weighted[0])
        )
        for one in MEASURES
    }
    assert said["out_degree"].numbers.tolist() == [1, 1, 1, 1]
    assert said["in_degree"].numbers.tolist() == [0, 1, 2, 1]
    assert said["out_strength"].numbers.tolist() == [1, 1, 0.5, 0.5]
    assert said["in_strength"].numbers.tolist() == [0, 1, 1.5, 0.5]
    assert said["degree"].numbers.tolist() == [1, 2, 2, 1]
    assert closeness(graph.matrix).tolist() == pytest.approx(
        [3 / (1 + 2 + 4), 2 / 3 * 2 / 4, 1 / 3 / 2, 1 / 3 / 2]
    )
    assert said["katz"].numbers.argmax() == said["pagerank"].numbers.argmax() == 0


def test_parallel_ties_add_up_where_weights_count_and_are_one_where_not():
    twice = [(0, 1, 0.4, 1), (1, 0, 0.4, -1), (1, 2, 0.8, 1)]
    plain, heavy = tied(3, twice), tied(3, twice, weighted=True)
    assert plain.matrix.toarray().tolist() == [[0, 1, 0], [1, 0, 1], [0, 1, 0]]
    assert heavy.matrix.toarray().tolist() == [[0, 0.8, 0], [0.8, 0, 0.8], [0, 0.8, 0]]
    assert core(plain.matrix).tolist() == [1, 1, 1]
    none = tied(2, [(0, 1, 0.0, 0), (0, 0, 1.0, 0)], weighted=True)
    assert none.matrix.nnz == 0 and tied(2, [(0, 1, 0.0, 0)]).matrix.nnz == 2


@pytest.mark.parametrize("weight", [-1.0, np.nan, np.inf])
def test_weights_that_are_none_are_refused(weight):
    with pytest.raises(ValueError, match="finite and not negative"):
        _ = tied(2, [(0, 1, weight, 0)], weighted=True).matrix


@pytest.mark.parametrize("choice", CHOICES, ids=NAMES)
@pytest.mark.parametrize("n", [0, 1, 2, 5])
def test_without_ties_every_measure_is_defined(choice, n):
    measure, directed, weighted = choice
    found = measure.compute(tied(n, [], directed, weighted))
    expected = {"pagerank": 1 / max(n, 1), "katz": 1.0, "constraint": np.nan}.get(measure.name, 0.0)
    assert found.numbers.dtype == np.float64
    assert found.numbers.tolist() == pytest.approx([expected] * n, nan_ok=True)
    assert (found.margin, found.pivots) == (None, 0)


@pytest.mark.parametrize("choice", CHOICES, ids=NAMES)
@given(data=st.data())
def test_measures_follow_their_actors_and_not_the_order_of_rows(choice, data):
    measure, directed, weighted = choice
    n, ties = data.draw(rows())
    renamed, shuffled = data.draw(st.permutations(range(n))), data.draw(st.permutations(ties))
    plain = measure.compute(tied(n, ties, directed, weighted)).numbers
    turned = [(renamed[two], renamed[one], weight, -way) for one, two, weight, way in shuffled]
    other = measure.compute(tied(n, turned, directed, weighted)).numbers
    assert [other[renamed[actor]] for actor in range(n)] == pytest.approx(
        plain.tolist(), nan_ok=True, **EXACT
    )
    assert np.isfinite(plain).all() or measure.name == "constraint"
    assert not (plain < -1e-12).any()


def test_estimates_of_betweenness_lie_within_their_margins():
    graph = matrix(nx.barabasi_albert_graph(300, 3, seed=5))
    exact = betweenness(graph).numbers
    runs = [betweenness(graph, pivots=100, seed=seed) for seed in range(30)]
    inside = [np.abs(run.numbers - exact) <= run.margin for run in runs]
    assert np.mean(inside) >= 0.95


def test_sampled_betweenness_says_its_margin():
    graph = nx.barabasi_albert_graph(300, 3, seed=5)
    exact, some = betweenness(matrix(graph)), betweenness(matrix(graph), pivots=100)
    assert (exact.margin, exact.pivots, some.pivots) == (None, 0, 100)
    assert 0 < some.margin.min() <= some.margin.max() < 0.3
    assert betweenness(matrix(graph), pivots=100).numbers.tolist() == some.numbers.tolist()
    assert betweenness(matrix(graph), pivots=100, seed=2).numbers.tolist() != some.numbers.tolist()
    assert betweenness(matrix(graph), pivots=300).margin is None
    assert within(matrix(graph)).pivots == 0
    assert within(matrix(graph), work=100 * matrix(graph).nnz).pivots == 100


def test_estimates_are_right_on_average():
    graph = matrix(nx.krackhardt_kite_graph())
    exact = betweenness(graph).numbers
    mean = np.mean([betweenness(graph, pivots=4, seed=seed).numbers for seed in range(400)], axis=0)
    assert mean.tolist() == pytest.approx(exact.tolist(), abs=0.02)


def test_a_long_chain_and_many_ways_at_once():
    chain = matrix(nx.path_graph(400))
    assert betweenness(chain).numbers[200] * 399 * 398 / 2 == pytest.approx(200 * 199)
    ladder = nx.Graph([(level, step) for level in range(0, 90, 3) for step in (level + 1, level + 2)])
    ladder.add_edges_from([(step, level + 3) for level in range(0, 87, 3) for step in (level + 1, level + 2)])
    expected = nx.betweenness_centrality(ladder)
    assert by_name(ladder, betweenness(matrix(ladder)).numbers) == pytest.approx(expected, **EXACT)


def test_paths_of_equal_length_count_as_equal_whatever_the_last_digit():
    """By way of 1 the path is 1/0.28 + 1/0.28 long, and so is the tie of weight 0.14 from 0 to 2."""
    ties = [(0, 1, 0.28, 0), (1, 2, 0.28, 0), (0, 2, 0.07, 0), (0, 2, 0.07, 0)]
    assert betweenness(tied(3, ties, weighted=True).matrix).numbers.tolist() == pytest.approx([0, 0.5, 0])


@pytest.mark.parametrize("choice", CHOICES, ids=NAMES)
def test_a_thousand_actors_with_five_thousand_ties_are_measured_exactly(choice):
    measure, directed, weighted = choice
    rng = np.random.default_rng(1)
    ends, weight = rng.integers(1_000, size=(2, 5_000)), rng.random(5_000)
    ties = zip(*ends.tolist(), weight.tolist(), rng.integers(-1, 2, 5_000).tolist(), strict=True)
    found = measure.compute(tied(1_000, list(ties), directed, weighted))
    assert np.isfinite(found.numbers).all() and (found.margin, found.pivots) == (None, 0)


def test_a_large_graph_has_one_answer_with_and_without_dense_algebra(monkeypatch):
    graph = matrix(nx.barabasi_albert_graph(300, 3, seed=1))
    dense = eigenvector(graph)
    monkeypatch.setattr("graph_app.analyses.spectrum._DENSE", 10)
    assert eigenvector(graph).tolist() == pytest.approx(dense.tolist(), **EXACT)
    monkeypatch.setattr("graph_app.analyses.distances._CELLS", 5_000)
    assert betweenness(graph).numbers.tolist() == pytest.approx(
        list(nx.betweenness_centrality(nx.barabasi_albert_graph(300, 3, seed=1)).values()), **EXACT
    )


def test_every_measure_says_what_it_means_and_what_it_does_not():
    assert len({measure.name for measure in MEASURES}) == len({measure.title for measure in MEASURES}) == 16
    for measure in MEASURES:
        assert measure.meaning.endswith(".") and measure.caution.endswith(".")
        assert measure.caution.startswith("Not ")
        assert "=" in measure.formula or measure.name == "core"
        assert measure.reference.endswith(".") and any(letter.isdigit() for letter in measure.reference)
        assert measure.directed and measure.weighted


def test_sparse_matrices_are_left_as_they_were():
    graph = matrix(KARATE, "weight")
    before = graph.copy()
    for measure in (
        eigenvector,
        katz,
        pagerank,
        closeness,
        harmonic,
        betweenness,
        core,
        clustering,
        constraint,
        effective_size,
    ):
        measure(graph)
    assert (abs(graph - before)).nnz == 0 and isinstance(graph, sparse.csr_array)
