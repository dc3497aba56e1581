"""The force layout: what it promises about order, room, components and degenerate graphs."""

from __future__ import annotations

import networkx as nx
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from graph_app.layouts import force, place
from graph_app.layouts._overlap import overlaps
from graph_app.layouts._repulsion import exact, mesh

Debate = tuple[int, npt.NDArray[np.int64], npt.NDArray[np.float64], npt.NDArray[np.float64]]
Spots = npt.NDArray[np.float32]
PIXELS = 500.0


def laid_out(graph: nx.Graph[int], sizes: npt.NDArray[np.float64] | None = None) -> Spots:
    """Return the layout of a NetworkX graph whose nodes are 0 … n - 1."""
    ends = np.array(graph.edges, dtype=np.int64).reshape(-1, 2)
    return force(len(graph), ends, np.ones(len(ends)), sizes=sizes)


def clashes(spots: Spots, sizes: npt.NDArray[np.float64], margin: float = 3.0) -> int:
    """Return how many pairs of glyphs come closer than the margin, by all pairs."""
    pixels = spots.astype(np.float64) * PIXELS
    gap = np.sqrt(((pixels[:, None] - pixels[None]) ** 2).sum(2)) - sizes[:, None] - sizes[None]
    return int((np.triu(margin - gap, 1) > 1e-3).sum())


@pytest.fixture(scope="module")
def debate() -> Debate:
    """Return a random debate of 300 actors with hubs, isolated actors, parallel and self ties."""
    random = np.random.default_rng(3)
    pull = random.pareto(1.5, 300) + 0.2
    ends = random.choice(270, size=(700, 2), p=pull[:270] / pull[:270].sum())
    degree = np.bincount(ends.ravel(), minlength=300)
    return 300, ends, random.uniform(0.1, 2.0, 700), 3 + 10 * np.sqrt(degree / degree.max())


def test_the_same_input_gives_the_same_bytes(debate: Debate) -> None:
    n, ends, weight, sizes = debate
    first, second = (force(n, ends, weight, sizes=sizes, seed=4) for _ in range(2))
    assert first.dtype == np.float32
    assert first.shape == (n, 2)
    assert first.tobytes() == second.tobytes()


def test_the_seed_matters(debate: Debate) -> None:
    n, ends, weight, sizes = debate
    first, second = (force(n, ends, weight, sizes=sizes, seed=seed) for seed in (1, 2))
    assert not np.array_equal(first, second)


def test_order_and_direction_of_ties_do_not_matter(debate: Debate) -> None:
    n, ends, weight, sizes = debate
    shuffled = np.random.default_rng(0).permutation(len(ends))
    expected = force(n, ends, weight, sizes=sizes)
    assert np.array_equal(force(n, ends[shuffled][:, ::-1], weight[shuffled], sizes=sizes), expected)


def test_order_of_parallel_ties_does_not_matter() -> None:
    ends = np.array([[0, 1], [1, 2], [1, 0], [0, 1], [2, 3], [3, 4], [4, 0], [2, 1]])
    weight = np.array([0.1, 0.2, 0.3, 0.7, 1.0, 1e-9, 3.3, 1 / 3])
    expected = force(5, ends, weight)
    for order in ([3, 2, 0, 7, 6, 5, 4, 1], [2, 7, 3, 1, 0, 4, 5, 6]):
        assert np.array_equal(force(5, ends[order], weight[order]), expected)


def test_parallel_ties_add_up() -> None:
    ends = np.array([[0, 1], [1, 2], [2, 3], [3, 0], [0, 2]])
    twice = np.r_[ends, ends[:1]]
    summed = force(4, ends, np.array([3.0, 1, 1, 1, 1]))
    assert np.array_equal(force(4, twice, np.array([1.0, 1, 1, 1, 1, 2])), summed)


def test_glyphs_do_not_overlap(debate: Debate) -> None:
    n, ends, weight, sizes = debate
    assert clashes(force(n, ends, weight, sizes=sizes), sizes) == 0


def test_glyphs_do_not_overlap_among_a_thousand() -> None:
    sizes = np.random.default_rng(1).uniform(2, 9, 1000)
    assert clashes(laid_out(nx.barabasi_albert_graph(1000, 3, seed=1), sizes=sizes), sizes) == 0


def test_glyphs_too_large_for_the_canvas_shrink_together() -> None:
    sizes = np.full(100, 90.0)
    spots = laid_out(nx.cycle_graph(100), sizes=sizes)
    fitting = np.sqrt(0.4 * 1000 * 760 / (4 * 100))
    assert clashes(spots, np.full(100, fitting), margin=0.0) == 0
    assert np.abs(spots).max() <= 1.0


def test_many_uneven_triples_fit_as_well() -> None:
    ends = np.array([[3 * k, 3 * k + j] for k in range(150) for j in (1, 2)])
    spots = force(450, ends, np.ones(300), sizes=np.tile([25.0, 1.0, 1.0], 150))
    assert np.abs(spots).max() <= 1.0
    assert len(np.unique(spots, axis=0)) == 450


def test_more_isolated_than_tied_actors_leave_no_overlap() -> None:
    graph = nx.disjoint_union(nx.gnm_random_graph(120, 400, seed=3), nx.empty_graph(700))
    sizes = np.full(820, 5.0)
    assert clashes(laid_out(graph, sizes=sizes), sizes) == 0


def test_a_hub_is_parted_from_its_leaves_even_when_it_is_huge() -> None:
    sizes = np.r_[60.0, np.full(80, 3.0)]
    assert clashes(laid_out(nx.star_graph(80), sizes=sizes), sizes) == 0


def test_the_picture_fills_a_landscape_canvas(debate: Debate) -> None:
    n, ends, weight, sizes = debate
    spots = force(n, ends, weight, sizes=sizes)
    width, height = np.ptp(spots, axis=0)
    assert np.abs(spots).max() <= 1.0
    assert width > 1.7
    assert 1.1 < width / height < 1.6


def test_a_few_outliers_do_not_squeeze_the_core() -> None:
    graph = nx.disjoint_union(nx.gnp_random_graph(150, 0.06, seed=5), nx.path_graph(25))
    graph.add_edge(0, 150)
    core = laid_out(graph)[:150]
    assert np.ptp(core, axis=0).prod() > 0.25 * 2 * 1.52


def test_components_do_not_interleave() -> None:
    parts = [nx.gnm_random_graph(k, 3 * k, seed=k) for k in (90, 60, 30)]
    parts += [nx.path_graph(k) for k in (7, 5, 3, 2, 2, 1, 1, 1)]
    graph = nx.disjoint_union_all(parts)
    spots = laid_out(graph)
    areas = [spots[sorted(members)] for members in nx.connected_components(graph)]
    boxes = [(area.min(0), area.max(0)) for area in areas]
    for k, (low, high) in enumerate(boxes):
        for other_low, other_high in boxes[k + 1 :]:
            assert ((high < other_low) | (other_high < low)).any()


def test_small_components_stand_below_the_largest_and_close() -> None:
    graph = nx.disjoint_union(nx.gnm_random_graph(80, 240, seed=2), nx.empty_graph(20))
    graph.add_edges_from((0, k) for k in range(1, 80))
    spots = laid_out(graph)
    floor, shelf = spots[:80, 1].min(), spots[80:, 1]
    assert (shelf < floor).all()
    assert floor - shelf.max() < 0.2
    assert len(np.unique(shelf)) <= 2


@pytest.mark.parametrize("n", [0, 1, 2, 3, 7, 50])
def test_isolated_actors_form_a_tidy_grid(n: int) -> None:
    spots = force(n, np.empty((0, 2), dtype=np.int64), np.empty(0))
    assert spots.shape == (n, 2)
    assert np.isfinite(spots).all()
    assert len(np.unique(spots, axis=0)) == n
    assert len(np.unique(spots[:, 1])) <= max(1, int(np.sqrt(n)) + 1)


def test_one_actor_stands_in_the_middle_even_with_a_self_tie() -> None:
    assert force(1, np.array([[0, 0]]), np.ones(1)).tolist() == [[0.0, 0.0]]


def test_two_tied_actors_stand_side_by_side() -> None:
    spots = force(2, np.array([[0, 1]]), np.ones(1), sizes=np.array([30.0, 5.0]))
    assert spots[0, 1] == spots[1, 1]
    assert abs(spots[0, 0] - spots[1, 0]) > 1


def test_self_ties_change_nothing() -> None:
    ring = np.array([[0, 1], [1, 2], [2, 3], [3, 4], [4, 0]])
    with_self = np.r_[ring, [[2, 2]]]
    assert np.array_equal(force(5, ring, np.ones(5)), force(5, with_self, np.array([1.0, 1, 1, 1, 1, 9])))


def test_zero_weights_still_hold_a_component_together() -> None:
    spots = force(4, np.array([[0, 1], [1, 2], [2, 3]]), np.zeros(3))
    assert np.isfinite(spots).all()
    assert len(np.unique(spots, axis=0)) == 4


@pytest.mark.parametrize("n", [3, 10, 20, 40])
def test_the_ends_of_a_path_are_farthest_apart(n: int) -> None:
    spots = laid_out(nx.path_graph(n))
    distance = np.sqrt(((spots[:, None] - spots[None]) ** 2).sum(2))
    assert set(np.unravel_index(distance.argmax(), distance.shape)) == {0, n - 1}


def test_two_bridged_cliques_separate() -> None:
    spots = laid_out(nx.barbell_graph(12, 0))
    distance = np.sqrt(((spots[:, None] - spots[None]) ** 2).sum(2))
    within = (distance[:12, :12].mean() + distance[12:, 12:].mean()) / 2
    assert within < 0.6 * distance[:12, 12:].mean()


def test_planted_communities_stay_together_through_the_mesh() -> None:
    graph = nx.planted_partition_graph(5, 320, 0.02, 0.0004, seed=1)
    spots = laid_out(graph)
    group = np.repeat(np.arange(5), 320)
    centres = np.stack([np.median(spots[group == k], axis=0) for k in range(5)])
    nearest = ((spots[:, None] - centres[None]) ** 2).sum(2).argmin(1)
    assert (nearest == group).mean() > 0.85


def test_the_mesh_agrees_with_all_pairs() -> None:
    random = np.random.default_rng(7)
    spots, mass = random.normal(size=(2000, 2)) * 50, random.uniform(1, 9, 2000)
    true, fast = exact(spots, mass), mesh(spots, mass)
    error = np.sqrt(((true - fast) ** 2).sum(1))
    assert np.median(error) < 0.1 * np.median(np.sqrt((true**2).sum(1)))


def test_exact_repulsion_is_the_sum_over_pairs() -> None:
    random = np.random.default_rng(8)
    spots, mass = random.normal(size=(300, 2)) * 9, random.uniform(1, 5, 300)
    gap = spots[:, None] - spots[None]
    square = (gap**2).sum(2) + 1e-4 + np.eye(300)
    expected = (gap * (mass[:, None] * mass[None] / square)[..., None]).sum(1)
    np.testing.assert_allclose(exact(spots, mass), expected, rtol=1e-2, atol=1e-2)


def test_overlaps_are_counted() -> None:
    spots = np.array([[0.0, 0], [3, 0], [50, 0], [50, 0], [90, 0]])
    assert overlaps(spots, np.full(5, 2.0)) == 2
    assert overlaps(spots, np.array([2.0, 2, 2, 2, 60])) == 4
    assert overlaps(spots[:1], np.ones(1)) == 0


@pytest.mark.parametrize(
    ("ends", "weight", "sizes"),
    [
        ([[0, 3]], [1.0], None),
        ([[-1, 1]], [1.0], None),
        ([[0, 1]], [1.0, 2.0], None),
        ([[0, 1]], [np.nan], None),
        ([[0, 1]], [-1.0], None),
        ([[0, 1]], [1.0], [1.0, 2.0]),
        ([[0, 1]], [1.0], [1.0, 2.0, np.inf]),
        ([[0, 1]], [1.0], [1.0, 2.0, -1.0]),
    ],
)
def test_input_that_does_not_fit_is_refused(
    ends: list[list[int]], weight: list[float], sizes: list[float] | None
) -> None:
    with pytest.raises(ValueError, match=r"must|but"):
        force(3, np.array(ends), np.array(weight), sizes=None if sizes is None else np.array(sizes))


@settings(max_examples=60, deadline=None)
@given(data=st.data(), n=st.integers(0, 40), seed=st.integers(0, 2**32 - 1))
def test_every_graph_gets_finite_places_of_its_own(data: st.DataObject, n: int, seed: int) -> None:
    m = data.draw(st.integers(0, 80)) if n else 0
    ends = data.draw(hnp.arrays(np.int64, (m, 2), elements=st.integers(0, max(n - 1, 0))))
    weight = data.draw(hnp.arrays(np.float64, m, elements=st.floats(0, 1e300)))
    sizes = data.draw(hnp.arrays(np.float64, n, elements=st.floats(0, 25)))
    spots = force(n, ends, weight, sizes=sizes, seed=seed)
    assert spots.shape == (n, 2)
    assert np.isfinite(spots).all()
    assert np.abs(spots).max(initial=0) <= 1.0 + 1e-6
    assert clashes(spots, sizes) == 0


def test_an_unknown_layout_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=r"unknown layout 'spiral'; allowed: .*force"):
        place("spiral", 0, np.empty((0, 2), dtype=np.int64), np.empty(0))
