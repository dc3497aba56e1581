"""Statements that repeat others, that are outdated, and the units of time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.discourse.counting import Cells, counted
from graph_app.analyses.discourse.said import counted_once, latest, sides, together, unit_of
from graph_app.schema import day_interval
from tests.analyses.discourse.saying import STATEMENTS, how, said


def day(text):
    return day_interval(text)


def at(*dates, source=0):
    """Return statements of the same that differ by date only."""
    return said([(0, 0, 1, *(day(date) if date else (None, None)), source) for date in dates])


DATES = ("2024-01-01", "2024-01-01", "2024-01-07", "2024-01-08", "2024-01-31", "2024-12-30", "2025-01-01")


@pytest.mark.parametrize(
    ("unit", "heads"),
    [
        ("every", [0, 1, 2, 3, 4, 5, 6]),
        ("day", [0, 0, 2, 3, 4, 5, 6]),
        ("week", [0, 0, 0, 3, 4, 5, 5]),
        ("month", [0, 0, 0, 0, 0, 5, 6]),
        ("year", [0, 0, 0, 0, 0, 0, 6]),
        ("once", [0] * 7),
        ("document", [0] * 7),
    ],
)
def test_within_a_unit_a_statement_counts_once(unit, heads):
    assert counted_once(at(*DATES), unit, "binary").tolist() == heads


def test_a_partial_date_repeats_only_one_that_covers_the_same_units():
    found = at("2024-03", "2024-03-16", "2024-03", "2024")
    assert counted_once(found, "day", "binary").tolist() == [0, 1, 0, 3]
    assert counted_once(found, "month", "binary").tolist() == [0, 0, 0, 3]
    assert counted_once(found, "year", "binary").tolist() == [3, 3, 3, 3]


def test_undated_ones_and_those_without_a_source_repeat_nothing():
    found = at(None, None, "2024", "2024", source=-1)
    assert counted_once(found, "year", "binary").tolist() == [0, 1, 2, 2]
    assert counted_once(found, "document", "binary").tolist() == [0, 1, 2, 3]
    assert len(set(counted_once(found, "once", "binary").tolist())) == 1


def test_another_node_other_side_or_document_is_another_statement():
    found = said([(0, 0, 1), (0, 0, 2), (0, 0, -1), (0, 1, 1), (1, 0, 1)])
    assert counted_once(found, "once", "binary").tolist() == [0, 0, 2, 3, 4]
    assert counted_once(found, "once", "five_step").tolist() == [0, 1, 2, 3, 4]
    two = said([(0, 0, 1, 0, None, 7), (0, 0, 1, 0, None, 8)])
    assert counted_once(two, "document", "binary").tolist() == [0, 1]


def test_of_repeated_ones_the_weightiest_counts_then_the_earliest():
    found = said([(0, 0, 1, 9), (0, 0, 1, 5), (0, 0, 1, 7)])
    assert counted_once(found, "once", "binary").tolist() == [1, 1, 1]
    heavy = found.weighing(np.array([0.5, 0.5, 0.9]))
    assert counted_once(heavy, "once", "binary").tolist() == [2, 2, 2]


def test_the_latest_of_each_actor_on_each_issue():
    found = said(
        [
            (0, 0, 1, *day("2024")),
            (0, 0, 2, *day("2024-01-01")),
            (0, 0, -1, *day("2023-12")),
            (0, 1, 1, *day("2020")),
            (1, 0, 1, *day("2024-05")),
            (1, 0, -1, *day("2024-05")),
            (1, 0, 2, None, None),
            (2, 0, 2, None, None),
        ]
    )
    assert latest(found).tolist() == [True, False, False, True, True, True, False, True]


def test_what_does_not_count_is_told():
    rows = [(0, 0, 1, 0), (0, 0, 1, 1), (0, 0, 0, 2), (0, 0, 0, 2), (1, 0, 2, 0)]
    found = counted(said(rows), (2, 1), how(duplicates="day", statements="latest"))
    assert (len(found.said), len(found.repeats), found.outdated) == (2, 1, 2)
    assert found.neither.tolist() == [True, False]
    assert not counted(said(rows), (2, 1), how(scale="five_step")).neither.any()


@given(STATEMENTS, st.sampled_from(["document", "day", "week", "month", "year", "once"]))
def test_every_statement_counts_or_repeats_one_that_does(rows, unit):
    found = said(rows)
    head = counted_once(found, unit, "binary")
    np.testing.assert_array_equal(head[head], head)
    for name in ("node", "other"):
        np.testing.assert_array_equal(getattr(found, name)[head], getattr(found, name))
    np.testing.assert_array_equal(sides(found.stance, "binary")[head], sides(found.stance, "binary"))


@given(STATEMENTS)
def test_cells_hold_every_statement_once(rows):
    found = said(rows)
    cells = Cells.of(found, 4)
    seen = []
    for node in range(6):
        for other in cells.others(node).tolist():
            mine = cells.at(node, other)
            assert set(found.node[mine]) == {node}
            assert set(found.other[mine]) == {other}
            seen += mine.tolist()
    assert sorted(seen) == list(range(len(rows)))
    for one, two in ((0, 1), (2, 2)):
        both = set(cells.others(one)) & set(cells.others(two))
        assert set(cells.shared(one, two)) == both


@given(st.lists(st.tuples(st.integers(-3, 3), st.booleans(), st.sampled_from([0.0, 0.5])), max_size=30))
def test_rows_are_together_where_all_columns_are_the_same(rows):
    columns = [np.array(column) for column in zip(*rows, strict=True)] if rows else [np.zeros(0)]
    found = together(*columns).tolist()
    for place, one in enumerate(rows):
        for other, two in enumerate(rows):
            assert (found[place] == found[other]) == (one == two)


@pytest.mark.parametrize(
    ("date", "week", "month", "year"),
    [
        ("1970-01-01", 0, 0, 0),
        ("1969-12-28", -1, -1, -1),
        ("1970-01-05", 1, 0, 0),
        ("2024-02-29", 2826, 649, 54),
    ],
)
def test_units_of_a_day(date, week, month, year):
    one = np.array(day(date)[:1])
    assert [unit_of(one, unit).tolist() for unit in ("week", "month", "year")] == [[week], [month], [year]]
