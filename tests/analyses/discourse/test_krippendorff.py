"""Krippendorff's alpha: the worked example in print, and what must always hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.discourse.krippendorff import METRICS, alpha, coincidences

PRINTED = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""Four observers, twelve units (Krippendorff 2011, Computing Krippendorff's alpha-reliability, section C)."""


def readings(rows):
    cells = [(unit, float(value)) for row in rows for unit, value in enumerate(row.split()) if value != "."]
    return tuple(np.array(column) for column in zip(*cells, strict=True))


@pytest.mark.parametrize(
    ("metric", "expected"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_the_worked_example(metric, expected):
    assert round(alpha(*readings(PRINTED), metric), 3) == expected


def test_its_coincidences_are_those_in_print():
    found = coincidences(*readings(PRINTED))
    assert found.values.tolist() == [1, 2, 3, 4, 5]
    expected = [
        [7, 4 / 3, 1 / 3, 1 / 3, 0],
        [4 / 3, 10, 4 / 3, 1 / 3, 0],
        [1 / 3, 4 / 3, 8, 1 / 3, 0],
        [1 / 3, 1 / 3, 1 / 3, 4, 0],
        [0, 0, 0, 0, 3],
    ]
    np.testing.assert_allclose(found.matrix, expected)
    assert found.matrix.sum() == 40


def test_two_observers_of_yes_and_no():
    """Krippendorff 2011, section A: two observers, ten units, alpha 0.095."""
    rows = ("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
    for metric in METRICS:
        assert round(alpha(*readings(rows), metric), 3) == 0.095


def test_it_is_not_defined_where_nothing_differs_or_nothing_meets():
    for metric in METRICS:
        assert np.isnan(alpha(*readings(("1 1 1", "1 1 1")), metric))
        assert np.isnan(alpha(*readings(("1 2 . .", ". . 1 2")), metric))
        assert np.isnan(alpha(np.zeros(0, dtype=int), np.zeros(0), metric))
    assert np.isnan(alpha(*readings(("-1 1 2", "-1 1 1")), "ratio"))


READINGS = st.lists(st.tuples(st.integers(0, 8), st.integers(-2, 2)), min_size=1, max_size=40)


@given(READINGS, st.sampled_from([*METRICS]), st.randoms(use_true_random=False))
def test_order_of_readings_and_names_of_units_do_not_matter(rows, metric, random):
    def value(of):
        units, values = (np.array(column) for column in zip(*of, strict=True))
        return alpha(units, values.astype(float), metric)

    shuffled = [(8 - unit, stance) for unit, stance in rows]
    random.shuffle(shuffled)
    np.testing.assert_allclose(value(shuffled), value(rows), equal_nan=True, atol=1e-9)
    assert not value(rows) > 1 + 1e-9


@given(READINGS)
def test_readings_that_all_agree_are_1(rows):
    units = np.array([unit for unit, _ in rows])
    agreed = np.where(units % 2, 1.0, 2.0)
    twice = np.r_[units, units], np.r_[agreed, agreed]
    for metric in METRICS:
        found = alpha(*twice, metric)
        assert np.isnan(found) if len(set(agreed.tolist())) == 1 else found == pytest.approx(1)
