"""Partial dates are intervals of days."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.schema import day_interval, intervals

EPOCH = date(1970, 1, 1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1970", 0, 364),
        ("1970-01", 0, 30),
        ("1970-01-01", 0, 0),
        ("1969-12-31", -1, -1),
        ("1972", 730, 1095),
        ("2000-02", 10988, 11016),
        ("1900-02", -25536, -25509),
        ("2024-02-29", 19782, 19782),
        ("0001", -719162, -718798),
        ("9999-12-31", 2932896, 2932896),
    ],
)
def test_a_partial_date_covers_all_its_days(text: str, first: int, last: int) -> None:
    assert day_interval(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "written YYYY"),
        ("24", "written YYYY"),
        ("2024-3", "written YYYY"),
        ("2024-03-25T10:00", "written YYYY"),
        (" 2024", "written YYYY"),
        ("2024\n", "written YYYY"),
        ("25.03.2024", "written YYYY"),
        ("٢٠٢٤", "written YYYY"),
        ("-2024", "written YYYY"),
        ("0000", "years run from 0001"),
        ("2024-13", "there is no month 13"),
        ("2024-00", "there is no month 00"),
        ("2024-02-30", "2024-02 has no day 30"),
        ("2023-02-29", "2023-02 has no day 29"),
        ("2024-01-00", "2024-01 has no day 00"),
    ],
)
def test_a_text_that_is_no_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        day_interval(text)


@given(st.dates())
def test_a_day_lies_in_its_month_and_its_month_in_its_year(day: date) -> None:
    text = day.isoformat()
    year, month, whole = day_interval(text[:4]), day_interval(text[:7]), day_interval(text)
    assert whole == ((day - EPOCH).days,) * 2
    assert year[0] <= month[0] <= whole[0] <= month[1] <= year[1]


@given(st.dates(max_value=date(9999, 11, 30)))
def test_the_day_after_a_month_is_the_first_of_the_next(day: date) -> None:
    last = day_interval(day.isoformat()[:7])[1]
    following = EPOCH + timedelta(days=last + 1)
    assert following.day == 1
    assert day_interval(following.isoformat()[:7])[0] == last + 1


@given(st.text(alphabet="0123456789-", max_size=11))
def test_exactly_real_dates_are_accepted(text: str) -> None:
    padded = {4: f"{text}-01-01", 7: f"{text}-01"}.get(len(text), text)
    try:
        real = (
            len(text) in (4, 7, 10)
            and padded[4] == padded[7] == "-"
            and date.fromisoformat(padded) is not None
        )
    except ValueError:
        real = False
    assert bool(intervals([text])[2][0]) == real


def test_many_dates_are_read_at_once_and_wrong_ones_are_wide_open() -> None:
    first, last, valid = intervals(["1970", "never", "1970-01-02"])
    limits = np.iinfo(np.int32)
    assert first.tolist() == [0, limits.min, 1]
    assert last.tolist() == [364, limits.max, 1]
    assert valid.tolist() == [True, False, True]
    assert first.dtype == last.dtype == np.int32
