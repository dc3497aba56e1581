"""Windows of time: which there are, what is in them, and how much it counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.discourse import windows as module
from graph_app.analyses.discourse.choosing import day_words
from graph_app.analyses.discourse.profiles import profiles
from graph_app.analyses.discourse.windows import KERNELS, check, windows
from graph_app.errors import QueryError
from graph_app.schema import day_interval
from tests.analyses.discourse.saying import STATEMENTS, how, said


def dated(*dates):
    return said([(0, 0, 1, *(day_interval(date) if date else (None, None))) for date in dates])


def spans(found, **words):
    return [
        (*day_words(np.array([one.first, one.last])), one.said.row.tolist())
        for one in windows(found, how(**words))
    ]


def test_sliding_windows_stand_around_every_day_from_the_first_to_the_last():
    """The known answer of Discourse Network Analyzer: from 26 January to 16 February there are 22."""
    found = dated("2005-01-26", "2005-02-02", "2005-02-10", "2005-02-16")
    made = spans(found, unit="days", window=8, kernel="gaussian")
    assert len(made) == 22
    assert made[0] == ("2005-01-22", "2005-01-29", [0])
    assert made[-1] == ("2005-02-12", "2005-02-19", [3])
    assert made[4] == ("2005-01-26", "2005-02-02", [0, 1])
    inside = spans(found, unit="days", window=8, indent=True)
    assert len(inside) == 22 - 7
    assert (inside[0][0], inside[-1][1]) == ("2005-01-26", "2005-02-16")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            {"unit": "years", "windows": "consecutive"},
            [
                ("2022-01-01", "2022-12-31", [0]),
                ("2023-01-01", "2023-12-31", []),
                ("2024-01-01", "2024-12-31", [1, 2]),
            ],
        ),
        (
            {"unit": "years", "windows": "consecutive", "window": 2},
            [("2022-01-01", "2023-12-31", [0]), ("2024-01-01", "2025-12-31", [1, 2])],
        ),
        (
            {"unit": "years", "windows": "cumulative", "step": 2},
            [("2022-01-01", "2022-12-31", [0]), ("2022-01-01", "2024-12-31", [0, 1, 2])],
        ),
        (
            {"unit": "years", "window": 3},
            [
                ("2021-01-01", "2023-12-31", [0]),
                ("2022-01-01", "2024-12-31", [0, 1, 2]),
                ("2023-01-01", "2025-12-31", [1, 2]),
            ],
        ),
        (
            {"unit": "years", "window": 2, "step": 2},
            [("2021-01-01", "2022-12-31", [0]), ("2023-01-01", "2024-12-31", [1, 2])],
        ),
        (
            {"unit": "statements", "window": 2, "windows": "consecutive"},
            [("2022-03-16", "2024-01-16", [0, 1]), ("2024-07-01", "2024-07-01", [2])],
        ),
    ],
)  # fmt: skip
def test_windows_of_every_shape(words, expected):
    assert spans(dated("2022-03", "2024-01", "2024"), **words) == expected


def test_weeks_begin_on_monday_and_months_with_the_first():
    found = dated("2024-01-01", "2024-01-07", "2024-01-08")
    assert spans(found, unit="weeks", windows="consecutive") == [
        ("2024-01-01", "2024-01-07", [0, 1]),
        ("2024-01-08", "2024-01-14", [2]),
    ]
    assert spans(found, unit="months")[0][:2] == ("2024-01-01", "2024-01-31")


def test_windows_of_statements_tell_which():
    made = list(
        windows(
            dated("2024-03", "2024-01", "2024-02"), how(unit="statements", window=2, windows="consecutive")
        )
    )
    assert [one.ranks for one in made] == [(1, 2), (3, 3)]
    assert [one.said.row.tolist() for one in made] == [[1, 2], [0]]
    assert next(windows(dated("2024"), how(unit="days"))).ranks is None


def test_a_date_that_reaches_beyond_its_window_is_told():
    made = list(windows(dated("2024", "2024-07-01", "2024-07"), how(unit="months", windows="consecutive")))
    assert [(len(one.said), one.imprecise) for one in made] == [(3, 1)]


def test_undated_statements_are_in_every_window_and_count_fully():
    made = list(
        windows(dated("2023", None, "2024"), how(unit="years", windows="consecutive", kernel="triangular"))
    )
    assert [one.said.row.tolist() for one in made] == [[0, 1], [1, 2]]
    assert [one.undated for one in made] == [1, 1]
    assert [one.said.weight[one.said.row == 1].tolist() for one in made] == [[1.0], [1.0]]
    assert list(windows(dated(None), how(unit="years"))) == []


@pytest.mark.parametrize(
    ("kernel", "expected"),
    [
        ("uniform", [1, 1, 1, 1, 1]),
        ("triangular", [0.2, 0.6, 1, 0.6, 0.2]),
        ("epanechnikov", [0.36, 0.84, 1, 0.84, 0.36]),
        ("gaussian", np.exp([-2 * 0.64, -2 * 0.16, 0, -2 * 0.16, -2 * 0.64]).tolist()),
    ],
)
def test_kernels_weigh_by_distance_to_the_middle(kernel, expected):
    found = dated(*(f"2024-01-0{day}" for day in range(1, 6)))
    middle = list(windows(found, how(unit="days", window=5, kernel=kernel)))[2]
    assert middle.said.weight.tolist() == pytest.approx(expected)
    ranked = list(windows(found, how(unit="statements", window=5, kernel=kernel)))[2]
    assert ranked.said.weight.tolist() == pytest.approx(expected)


@given(STATEMENTS, st.sampled_from(["days", "weeks", "months", "years", "statements"]), st.integers(1, 40))
def test_consecutive_windows_add_up_to_the_whole(rows, unit, size):
    found = said(rows)
    words = how(unit=unit, window=size, windows="consecutive")
    made = list(windows(found, words))
    assert sorted(row for one in made for row in one.said.row.tolist()) == list(range(len(rows)))
    for part in ("plus", "minus", "total"):
        whole = getattr(profiles(found, (6, 4), "binary"), part).toarray()
        parts = [getattr(profiles(one.said, (6, 4), "binary"), part).toarray() for one in made]
        np.testing.assert_array_equal(sum(parts, np.zeros((6, 4))), whole)


@given(
    STATEMENTS,
    st.sampled_from(["days", "weeks", "months", "years", "statements"]),
    st.integers(1, 30),
    st.integers(1, 30),
    st.sampled_from(["sliding", "cumulative"]),
    st.sampled_from([*KERNELS]),
)
def test_windows_that_overlap_leave_nothing_out_and_weigh_between_0_and_1(
    rows, unit, size, step, shape, kernel
):
    words = how(
        unit=unit,
        window=size,
        step=min(step, size),
        windows=shape,
        kernel=kernel if shape == "sliding" else "uniform",
    )
    made = list(windows(said(rows), words))
    assert {row for one in made for row in one.said.row.tolist()} == set(range(len(rows)))
    for one in made:
        assert (one.said.weight > 0).all()
        assert (one.said.weight <= 1).all()
        assert (np.diff(one.said.row) > 0).all()
        assert one.first <= one.last
    if shape == "cumulative":
        sizes = [len(one.said) for one in made]
        assert sizes == sorted(sizes)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"windows": "cumulative", "kernel": "gaussian"}, "a cumulative one has none"),
        ({"windows": "consecutive", "step": 2, "window": 3}, "step does not go with consecutive windows"),
    ],
)
def test_words_that_do_not_go_together_are_refused(words, message):
    with pytest.raises(QueryError, match=message):
        check(how(unit="days", **words))


def test_too_many_windows_are_refused(monkeypatch):
    monkeypatch.setattr(module, "MOST_WINDOWS", 5)
    with pytest.raises(QueryError, match="There would be about 366 windows, more than 5"):
        list(windows(dated("2024-01-01", "2024-12-31"), how(unit="days")))
