"""Dates and the windows that they are in; a window covers exactly the dates that are in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.build.windows import UNDATED, WINDOWS, window_ends, window_of
from graph_app.schema import day_interval


@pytest.mark.parametrize(
    ("date", "windows"),
    [
        ("2024-05-17", ("2024", "2024-Q2", "2024-05")),
        ("2024-12", ("2024", "2024-Q4", "2024-12")),
        ("2024-01-01", ("2024", "2024-Q1", "2024-01")),
        ("2024", ("2024", "2024", "2024")),
        ("2023-02-29", (None, None, None)),
        ("soon", (None, None, None)),
        ("", (None, None, None)),
    ],
)
def test_a_date_is_in_one_window_of_each_unit(date, windows):
    assert tuple(window_of(date, unit) for unit in WINDOWS) == windows


@given(st.dates(), st.sampled_from(WINDOWS), st.sampled_from((4, 7, 10)))
def test_a_window_covers_the_dates_that_are_in_it(day, unit, length):
    date = day.isoformat()[:length]
    start, end = window_ends(window_of(date, unit))
    first, last = day_interval(date)
    assert day_interval(start)[0] <= first <= last <= day_interval(end)[1]


def test_what_is_undated_has_no_ends():
    assert window_ends(UNDATED) == (None, None)
