"""Ranks, the interval of a rank over draws, and who is not told apart by intervals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.ranks import ALIKE, NONE, inseparable, ordered, overlapping, ranks, spread

VALUES = st.lists(
    st.one_of(st.just(float("nan")), st.sampled_from([0.0, 0.25, 0.5, 1.0]), st.floats(-5, 5)), max_size=30
).map(lambda values: np.round(np.array(values, dtype=np.float64), 6))
DRAWN = st.tuples(st.integers(1, 30), st.integers(0, 6)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 9), min_size=shape[1], max_size=shape[1]),
        min_size=shape[0],
        max_size=shape[0],
    ).map(lambda rows: np.array(rows, dtype=np.int32).reshape(shape))
)
INTERVALS = st.lists(
    st.one_of(
        st.just((NONE, NONE)),
        st.tuples(st.integers(1, 9), st.integers(1, 9)).map(sorted).map(tuple),
    ),
    max_size=12,
)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        ([7.0], [1]),
        ([np.nan], [0]),
        ([3.0, 1.0, 2.0], [1, 3, 2]),
        ([1.0, 2.0, 2.0, 0.5], [3, 1, 1, 4]),
        ([0.0, 0.0, 0.0], [1, 1, 1]),
        ([np.nan, -1.0, np.nan, -2.0, -1.0], [0, 1, 0, 3, 1]),
        ([0.1 + 0.2, 0.3], [1, 1]),
        ([1.0, 1.0 - ALIKE / 2, 1.0 - 3 * ALIKE], [1, 1, 3]),
        ([1000.0, 0.5, 0.5 + 1e-8], [1, 2, 2]),
    ],
)
def test_ranks_of_known_values(values, expected):
    found = ranks(np.array(values, dtype=np.float64))
    assert found.dtype == np.int64
    assert found.tolist() == expected


@given(VALUES)
def test_a_rank_is_one_and_how_many_are_higher(values):
    for value, rank in zip(values, ranks(values), strict=True):
        assert rank == (NONE if np.isnan(value) else 1 + int((values > value).sum()))


@given(VALUES, st.randoms(use_true_random=False))
def test_ranks_do_not_hang_on_order_or_scale(values, random):
    order = np.array(random.sample(range(len(values)), len(values)), dtype=np.int64)
    assert ranks(values[order]).tolist() == ranks(values)[order].tolist()
    assert ranks(values * 1e6).tolist() == ranks(values).tolist()


def test_the_first_rank_is_listed_first_and_equal_ones_by_id():
    ids = np.array(["b", "a", "ä", "c", "aa"], dtype=object)
    assert ids[ordered(np.array([1, 3, 1, 0, 3]), ids)].tolist() == ["b", "ä", "a", "aa", "c"]
    assert ordered(np.array([], dtype=np.int64), np.array([], dtype=object)).tolist() == []


def test_an_interval_holds_at_least_nine_of_ten_draws():
    """Of a hundred draws of the ranks 1 to 100 five lie below 5.95 and five above 95.05."""
    found = spread(np.arange(1, 101, dtype=np.int32)[:, np.newaxis])
    assert [one.tolist() for one in found] == [[5], [96], [50.5], [1.0]]


def test_one_draw_is_its_own_interval():
    found = spread(np.array([[3, 0, 1]], dtype=np.int32))
    assert found.low.tolist() == found.high.tolist() == [3, 0, 1]
    assert found.median.tolist()[::2] == [3.0, 1.0]
    assert np.isnan(found.median[1])
    assert found.share.tolist() == [1.0, 0.0, 1.0]


@given(DRAWN)
def test_an_interval_is_the_quantiles_of_the_draws_with_a_rank(drawn):
    found = spread(drawn)
    for actor, column in enumerate(drawn.T):
        there = column[column != NONE]
        assert found.share[actor] == pytest.approx(len(there) / len(column))
        if not len(there):
            assert (found.low[actor], found.high[actor]) == (NONE, NONE)
            assert np.isnan(found.median[actor])
            continue
        assert found.low[actor] == np.quantile(there, 0.05, method="lower")
        assert found.high[actor] == np.quantile(there, 0.95, method="higher")
        assert found.median[actor] == np.median(there)
        within = (there >= found.low[actor]) & (there <= found.high[actor])
        assert within.mean() >= 0.9


@given(INTERVALS)
def test_not_separable_are_those_whose_intervals_overlap(intervals):
    low, high = np.array(intervals, dtype=np.int64).reshape(-1, 2).T
    counts, first = inseparable(low, high), overlapping(low, high, 3)
    for one, (start, end) in enumerate(intervals):
        others = [
            other
            for other, (first, last) in enumerate(intervals)
            if other != one and first != NONE and max(start, first) <= min(end, last)
        ]
        assert counts[one] == (-1 if start == NONE else len(others))
        assert first[one] == ([] if start == NONE else others[:3])
