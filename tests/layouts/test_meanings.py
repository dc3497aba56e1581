"""What position means in each layout that has a meaning."""

from itertools import pairwise

import networkx as nx
import numpy as np
import pytest

from graph_app.layouts import circles, columns, headings, influence_map, map_x, ring_guides, rings, steps_from

NOTHING = np.empty((0, 2), dtype=np.int64), np.empty(0)


def ties(graph):
    ends = np.array(graph.edges, dtype=np.int64).reshape(-1, 2)
    return ends, np.ones(len(ends))


def test_discs_of_groups_do_not_meet():
    groups = np.repeat([2, 0, 1, -1], [60, 30, 20, 10])
    spots = circles(120, *ties(nx.gnm_random_graph(120, 300, seed=1)), groups=groups).astype(float)
    discs = []
    for group in (2, 0, 1, -1):
        here = spots[groups == group]
        middle = (here.min(0) + here.max(0)) / 2
        discs.append((middle, np.sqrt(((here - middle) ** 2).sum(1)).max()))
    for k, (one, reach) in enumerate(discs):
        for two, other in discs[k + 1 :]:
            assert np.hypot(*(one - two)) > 0.95 * (reach + other)


def test_large_actors_stand_inside_their_disc():
    sizes = np.r_[12.0, np.full(40, 4.0)]
    spots = circles(41, *NOTHING, sizes=sizes, groups=np.zeros(41, dtype=int)).astype(float)
    away = np.sqrt(((spots - spots.mean(0)) ** 2).sum(1))
    assert away.argmin() == 0


def test_ties_across_groups_start_on_the_near_side():
    groups = np.repeat([0, 1], 30)
    ends = np.array([[5, 35], [6, 36]])
    spots = circles(60, ends, np.ones(2), groups=groups).astype(float)
    middle = [spots[groups == k].mean(0) for k in (0, 1)]
    towards = (middle[1] - middle[0]) / np.hypot(*(middle[1] - middle[0]))
    for actor in (5, 6):
        assert (spots[actor] - middle[0]) @ towards > 0
        assert (spots[actor + 30] - middle[1]) @ towards < 0


def test_columns_stand_by_count_and_rows_by_size():
    groups = np.repeat([4, 1, 7], [5, 60, 20])
    sizes = np.random.default_rng(2).uniform(3, 12, 85)
    spots = columns(85, *NOTHING, sizes=sizes, groups=groups).astype(float)
    left = [spots[groups == group, 0] for group in (1, 7, 4)]
    assert left[0].max() < left[1].min()
    assert left[1].max() < left[2].min()
    for group in (1, 7, 4):
        here = np.flatnonzero(groups == group)
        order = here[np.argsort(-sizes[here])]
        assert (np.diff(spots[order, 1]) <= 1e-6).all()


def test_small_groups_share_the_last_column():
    groups = np.r_[np.repeat(np.arange(9), 10), np.arange(9, 20), [-1]]
    spots = columns(len(groups), *NOTHING, groups=groups).astype(float)
    rest = spots[(groups >= 9) | (groups < 0)]
    assert rest[:, 0].min() > spots[(groups >= 0) & (groups < 9), 0].max()
    assert np.ptp(rest[:, 0]) < 0.3


def test_the_map_keeps_the_order_from_left_to_right():
    random = np.random.default_rng(5)
    x = np.round(random.normal(size=300), 1)
    x[:40] = np.nan
    spots = influence_map(300, *NOTHING, values=np.c_[x, random.pareto(1, 300)]).astype(float)
    known = ~np.isnan(x)
    assert spots[~known, 0].max() < spots[known, 0].min()
    order = np.argsort(x[known], kind="stable")
    values, across = x[known][order], spots[known, 0][order]
    right = [across[values == value].max() for value in np.unique(values)]
    left = [across[values == value].min() for value in np.unique(values)]
    assert all(a < b for a, b in zip(right, left[1:], strict=False))


def test_a_map_with_room_is_linear_and_rises_with_the_second_value():
    x = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
    spots = influence_map(5, *NOTHING, values=np.c_[x, x + 2]).astype(float)
    assert np.diff(spots[:, 0]) == pytest.approx(np.diff(spots[:, 0]).mean() * np.ones(4), abs=1e-6)
    assert (np.diff(spots[:, 1]) > 0).all()
    assert map_x(spots, x, np.array([-5.0, 0.5, 2.0])) == pytest.approx(
        [spots[0, 0], (spots[2, 0] + spots[3, 0]) / 2, spots[4, 0]]
    )
    assert np.isnan(map_x(spots, np.full(5, np.nan), np.array([0.0]))).all()


def test_rings_are_steps_away_and_the_unreachable_stand_outermost():
    graph = nx.disjoint_union(nx.balanced_tree(3, 3), nx.path_graph(4))
    ends, weight = ties(graph)
    steps = steps_from(0, len(graph), ends)
    assert steps.tolist() == [*nx.single_source_shortest_path_length(graph, 0).values()] + [-1] * 4
    spots = rings(len(graph), ends, weight, centre=0).astype(float)
    assert spots[0].tolist() == [0, 0]
    reach = np.hypot(spots[:, 0], spots[:, 1] / 0.76)
    order = [reach[steps == step] for step in (0, 1, 2, 3, -1)]
    assert all(a.max() < b.min() for a, b in pairwise(order))
    guides = ring_guides(spots, steps)
    assert [ring.steps for ring in guides] == [1, 2, 3, -1]
    assert [ring.actors for ring in guides] == [3, 9, 27, 4]


def test_on_rings_branches_of_a_tree_stay_together():
    graph = nx.balanced_tree(4, 2)
    spots = rings(21, *ties(graph), centre=0).astype(float)
    angle = np.arctan2(spots[:, 1] / 0.76, spots[:, 0])
    for child in range(5, 21):
        near = np.abs(np.angle(np.exp(1j * (angle[1:5] - angle[child])))).argmin() + 1
        assert near == (child - 1) // 4


def test_ties_of_hidden_actors_do_not_shorten_the_way():
    ends, visible = np.array([[0, 1], [1, 2], [0, 3], [3, 4], [4, 2]]), np.array([1, 0, 1, 1, 1], dtype=bool)
    spots = rings(5, ends, np.ones(5), centre=0, visible=visible).astype(float)
    reach = np.hypot(spots[:, 0], spots[:, 1] / 0.76)
    assert reach[3] < reach[4] < reach[2]


def test_headings_stand_above_their_groups():
    groups = np.repeat([0, 1, -1], [20, 10, 5])
    spots = columns(35, *NOTHING, groups=groups)
    found = headings(spots, groups, groups >= 0)
    assert [heading.group for heading in found] == [0, 1]
    assert [heading.actors for heading in found] == [20, 10]
    for heading in found:
        here = spots[groups == heading.group]
        assert here[:, 0].min() <= heading.x <= here[:, 0].max()
        assert heading.y == pytest.approx(float(here[:, 1].max()))
    assert headings(spots, groups, np.zeros(35, dtype=bool)) == ()
