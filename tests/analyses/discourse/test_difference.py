"""What changed between two dates, and which statements did it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.errors import QueryError
from tests.worlds import World, actors, statement

ROWS = [
    statement("a", "release", 1, "2023-01"),
    statement("b", "release", 1, "2023-02"),
    statement("c", "release", -1, "2023-03"),
    statement("b", "release", -1, "2024-02"),
    statement("d", "release", 1, "2024-03"),
    statement("a", "audit", 1, "2024-04"),
    statement("d", "audit", 1, "2024-05"),
]


@pytest.fixture(scope="module")
def world():
    return World({"actors": actors("a", "b", "c", "d"), "ties": [], "statements": ROWS}).explorer()


def short(found):
    return {
        (one["one"], one["other"]): (one["status"], one["before"], one["after"]) for one in found["changes"]
    }


def test_turned_new_and_gone_ties_with_the_statements_that_made_them(world):
    found = world.difference("2023", "2024", mode="subtract")
    assert short(found) == {
        ("a", "b"): ("turned", 1, -1),
        ("b", "c"): ("turned", -1, 1),
        ("a", "d"): ("new", None, 2),
        ("b", "d"): ("new", None, -1),
        ("c", "d"): ("new", None, -1),
    }
    assert found["counts"] == {"turned": 2, "new": 3, "gone": 0, "stronger": 0, "weaker": 0, "same": 1}
    turned = found["changes"][0]
    assert (turned["gained"], turned["lost"]) == (["b.release.2024-02.0"], ["b.release.2023-02.0"])
    assert (found["earlier"]["date"], found["earlier"]["size"]["ties"]) == ("2023", 3)
    assert found["later"]["statements"]["outdated"] == 1


def test_with_all_statements_nothing_goes(world):
    found = world.difference("2023", "2024", statements="all")
    assert found["counts"]["gone"] == 0
    assert short(found)["b", "c"] == ("new", None, 1)
    congruence = short(world.difference("2023", "2024"))
    assert congruence["a", "b"] == ("gone", 1, None)


def test_only_so_many_days_back_can_count(world):
    found = world.difference("2023-03-31", "2024-03-31", back=60)
    assert (found["back"], found["earlier"]["statements"]["counted"]) == (60, 3)
    assert found["later"]["statements"]["counted"] == 2
    assert short(found) == {("a", "b"): ("gone", 1, None)}


def test_two_mode_networks_are_compared_cell_by_cell(world):
    found = world.difference("2023", "2024", mode="two-mode", cells="mean")
    cells = {(one["row"], one["column"]): one["status"] for one in found["changes"]}
    assert cells == {
        ("b", "release"): "turned", ("d", "release"): "new", ("a", "audit"): "new", ("d", "audit"): "new",
    }  # fmt: skip
    assert found["changes"][0]["gained"] == ["b.release.2024-02.0"]


def test_changes_are_listed_up_to_a_number_and_all_counted(world):
    found = world.difference("2023", "2024", mode="subtract", most=1)
    assert len(found["changes"]) == 1
    assert sum(found["counts"].values()) == 6


@pytest.mark.parametrize(
    ("dates", "message"),
    [
        (("2024", "2023"), "2023 is not later than 2024"),
        (("2024-12", "2024"), "2024 is not later than 2024-12"),
        (("soon", "2024"), "earlier takes a date such as 2024, 2024-03 or 2024-03-25, not 'soon'"),
        (("2024", "2024-13"), "later takes a date such as"),
    ],
)
def test_dates_must_be_dates_in_order(world, dates, message):
    with pytest.raises(QueryError, match=message):
        world.difference(*dates)


@given(st.sampled_from(["congruence", "conflict", "subtract", "ignore"]), st.sampled_from(["all", "latest"]))
def test_before_and_after_are_the_networks_as_of_both_dates(world, mode, statements):
    found = world.difference("2023-12", "2024-12", mode=mode, statements=statements)
    for side, date in (("before", "2023-12"), ("after", "2024-12")):
        ties = world.filter(as_of=date).discourse(mode=mode, statements=statements)["ties"]
        expected = {(one["one"], one["other"]): one["weight"] for one in ties}
        for ends, one in {(row["one"], row["other"]): row for row in found["changes"]}.items():
            assert one[side] == expected.get(ends)
