"""Looking around and keeping a core, on graphs with known answers."""

import numpy as np
import pytest

from graph_app.filters.structure import around, core, degrees

PATH = (np.array([0, 1, 2, 3]), np.array([1, 2, 3, 4]))
ALL = np.ones(5, dtype=bool)


def mask(*places, size=5):
    return np.isin(np.arange(size), places)


@pytest.mark.parametrize(
    ("centres", "hops", "expected"),
    [([2], 0, [2]), ([2], 1, [1, 2, 3]), ([0, 4], 1, [0, 1, 3, 4]), ([0], 4, [0, 1, 2, 3, 4]), ([], 3, [])],
)
def test_around_walks_ties_in_both_directions(centres, hops, expected):
    found = around(np.array(centres, dtype=int), hops, ALL, PATH, np.ones(4, dtype=bool))
    assert np.flatnonzero(found).tolist() == expected


def test_around_neither_starts_from_nor_passes_through_hidden_actors():
    ties = np.ones(4, dtype=bool)
    assert np.flatnonzero(around(np.array([0]), 4, mask(0, 1, 3, 4), PATH, ties)).tolist() == [0, 1]
    assert np.flatnonzero(around(np.array([2]), 4, mask(0, 1, 3, 4), PATH, ties)).tolist() == []
    assert np.flatnonzero(around(np.array([2]), 0, mask(0, 1, 3, 4), PATH, ties)).tolist() == []


def test_around_does_not_pass_through_hidden_ties():
    found = around(np.array([0]), 4, ALL, PATH, np.array([True, False, True, True]))
    assert np.flatnonzero(found).tolist() == [0, 1]


@pytest.mark.parametrize(("least", "expected"), [(0, 5), (1, 5), (2, 0)])
def test_a_path_has_a_core_of_one_only(least, expected):
    actors, ties = core(least, ALL, PATH, np.ones(4, dtype=bool))
    assert (int(actors.sum()), int(ties.sum())) == (expected, max(expected - 1, 0))


def test_a_core_leaves_its_arguments_alone():
    actors, ties = ALL.copy(), np.ones(4, dtype=bool)
    core(2, actors, PATH, ties)
    assert actors.all()
    assert ties.all()


def test_degrees_count_parallel_ties_each():
    start, end = np.array([0, 0, 1]), np.array([1, 1, 2])
    assert degrees(4, start[:2], end[:2]).tolist() == [2, 2, 0, 0]
