"""How alike divisions are: values counted by hand, those of igraph and SciPy, and what always holds."""

from math import log

import igraph as ig
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats.contingency import association, crosstab

from graph_app.analyses.partitions import adjusted_rand, cells, cramers_v, variation_of_information

PAIRS = [
    # the examples of scikit-learn's adjusted_rand_score, and the table of Hubert and Arabie (1985), p. 199
    ([0, 0, 1, 1], [0, 0, 1, 1], 1.0),
    ([0, 0, 1, 1], [1, 1, 0, 0], 1.0),
    ([0, 0, 1, 2], [0, 0, 1, 1], 4 / 7),
    ([0, 0, 1, 1], [0, 0, 1, 2], 4 / 7),
    ([0, 0, 0, 0], [0, 1, 2, 3], 0.0),
    ([0, 0, 1, 1], [0, 1, 0, 1], -0.5),
    ([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2], (2 - 6 * 3 / 15) / (4.5 - 6 * 3 / 15)),
]


@pytest.mark.parametrize(("one", "two", "expected"), PAIRS)
def test_the_adjusted_rand_index_as_counted_by_hand(one, two, expected):
    assert adjusted_rand(np.array(one), np.array(two)) == pytest.approx(expected)


def test_the_variation_of_information_as_counted_by_hand():
    """One division: halves; the other: three of four together. H = log 2; h = 3/4 log 4/3 + 1/4 log 4."""
    one, two = np.array([0, 0, 1, 1]), np.array([0, 0, 0, 1])
    first, second = log(2), 0.75 * log(4 / 3) + 0.25 * log(4)
    mutual = 0.5 * log(0.5 / (0.5 * 0.75)) + 0.25 * log(0.25 / (0.5 * 0.75)) + 0.25 * log(0.25 / (0.5 * 0.25))
    assert variation_of_information(one, two) == pytest.approx((first + second - 2 * mutual) / log(4))
    together, alone = np.zeros(4, dtype=np.int64), np.arange(4)
    assert variation_of_information(together, alone) == pytest.approx(1)


@pytest.mark.parametrize("n", [0, 1])
def test_of_nobody_and_of_one_actor_divisions_are_equal(n):
    one = np.zeros(n, dtype=np.int64)
    assert (adjusted_rand(one, one), variation_of_information(one, one)) == (1.0, 0.0)
    assert np.isnan(cramers_v(one, one))


@pytest.mark.parametrize("one", [np.zeros(5, dtype=np.int64), np.arange(5)])
def test_equal_divisions_that_leave_chance_no_choice(one):
    assert adjusted_rand(one, one) == 1.0


def test_divisions_are_of_the_same_actors():
    with pytest.raises(ValueError, match="same actors"):
        cells(np.array([0]), np.array([0, 1]))


DIVISIONS = st.integers(2, 14).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(0, 4), min_size=n, max_size=n).map(np.array)] * 3)
)


@given(DIVISIONS)
def test_igraph_gives_the_same(divisions):
    one, two, _ = divisions
    lists = one.tolist(), two.tolist()
    apart = ig.compare_communities(*lists, method="vi")
    assert variation_of_information(one, two) * log(len(one)) == pytest.approx(apart, abs=1e-9)
    if len(set(lists[0])) > 1 or len(set(lists[1])) > 1:
        alike = ig.compare_communities(*lists, method="adjusted_rand")
        assert adjusted_rand(one, two) == pytest.approx(alike, abs=1e-9, nan_ok=True) or np.isnan(alike)


@given(DIVISIONS)
def test_scipy_gives_the_same_cramers_v(divisions):
    one, two, _ = divisions
    table = crosstab(one, two).count
    assume(min(table.shape) > 1)
    assert cramers_v(one, two) == pytest.approx(association(table, method="cramer"), abs=1e-9)


@given(DIVISIONS)
def test_what_holds_of_any_two_divisions(divisions):
    one, two, three = divisions
    assert adjusted_rand(one, two) == pytest.approx(adjusted_rand(two, one), abs=1e-12)
    assert adjusted_rand(one, two) <= 1
    assert adjusted_rand(one, one) == 1 and variation_of_information(one, one) == 0
    apart = variation_of_information(one, two)
    assert -1e-12 <= apart <= 1 + 1e-12
    assert apart == pytest.approx(variation_of_information(two, one), abs=1e-12)
    step = variation_of_information(one, three) + variation_of_information(three, two)
    assert apart <= step + 1e-9
    assert (apart < 1e-12) == (adjusted_rand(one, two) > 1 - 1e-12)
    other = np.array([7, 3, 11, 0, 5])
    assert adjusted_rand(other[one], two) == adjusted_rand(one, two)
    assert cramers_v(other[one], two) == pytest.approx(cramers_v(one, two), nan_ok=True)


@given(DIVISIONS, st.randoms(use_true_random=False))
def test_the_order_of_actors_does_not_matter(divisions, random):
    one, two, _ = divisions
    order = list(range(len(one)))
    random.shuffle(order)
    for number in (adjusted_rand, variation_of_information, cramers_v):
        assert number(one[order], two[order]) == pytest.approx(number(one, two), abs=1e-12, nan_ok=True)
