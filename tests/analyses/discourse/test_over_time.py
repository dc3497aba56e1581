"""Statements period by period."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.errors import QueryError
from tests.worlds import World, actors, statement

ROWS = [
    statement("a", "release", 2, "2023-11-20"),
    statement("a", "release", 1, "2023-11", source="s-press"),
    statement("b", "release", -1, "2024-01-02"),
    statement("b", "audit", 0, "2024"),
    statement("b", "audit", 1, None),
]


@pytest.fixture(scope="module")
def world():
    return World({"actors": actors("a", "b"), "ties": [], "statements": ROWS}).explorer()


def test_for_against_and_neither_per_issue_and_month(world):
    found = world.over_time()
    assert [one["from"] for one in found["periods"]][:3] == ["2023-11-01", "2023-12-01", "2024-01-01"]
    assert found["periods"][-1] == {"from": "2024-07-01", "to": "2024-07-31"}
    release, audit = found["rows"]
    assert (release["id"], audit["id"]) == ("release", "audit")
    assert release["for"] == [2, 0, 0, 0, 0, 0, 0, 0, 0]
    assert release["against"] == [0, 0, 1, 0, 0, 0, 0, 0, 0]
    assert release["others"] == [1, 0, 1, 0, 0, 0, 0, 0, 0]
    assert audit["neither"] == [0] * 8 + [1]
    assert release["statements"][0] == ["a.release.2023-11-20.0", "a.release.2023-11.0"]
    assert found["total"]["for"][0] == 2
    assert (found["imprecise"], found["undated"]) == (1, ["b.audit.None.0"])


def test_by_another_field_unit_and_choice(world):
    years = world.over_time(on="actors", unit="years")
    assert [one["from"] for one in years["periods"]] == ["2023-01-01", "2024-01-01"]
    assert {one["id"]: one["for"] for one in years["rows"]} == {"a": [2, 0], "b": [0, 0]}
    once = world.over_time(unit="years", duplicates="year")
    assert (once["counted"], once["repeated"]) == (4, 1)
    assert world.over_time(unit="years", duplicates="once")["total"]["for"] == [1, 0]
    assert world.over_time(issues="audit", unit="days")["periods"] == [
        {"from": "2024-07-01", "to": "2024-07-01"}
    ]


@given(
    st.sampled_from(["days", "weeks", "months", "years"]), st.sampled_from(["issues", "actors", "sources"])
)
def test_rows_add_up_to_the_total_and_the_total_to_all_dated_statements(debate, unit, on):
    found = debate.over_time(unit=unit, on=on)
    for side in ("for", "against", "neither"):
        added = [sum(column) for column in zip(*(row[side] for row in found["rows"]), strict=True)]
        assert added == found["total"][side]
    assert sum(len(ids) for ids in found["total"]["statements"]) == found["total"]["count"] == 1_367


def test_too_many_periods_are_refused(world, monkeypatch):
    monkeypatch.setattr("graph_app.analyses.discourse.over_time.MOST_WINDOWS", 10)
    with pytest.raises(QueryError, match="periods, more than 10"):
        world.over_time(unit="days")
