"""Who moved: by hand, with statements and sources."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.worlds import World, actors, statement

ROWS = [
    statement("a", "release", 2, "2023-05"),
    statement("a", "release", 1, "2023-09-01", source="s-press"),
    statement("a", "release", 1, "2023-10"),
    statement("a", "release", -1, "2024"),
    statement("a", "audit", 0, "2022"),
    statement("a", "audit", 1, "2023"),
    statement("a", "audit", 0, "2024"),
    statement("b", "release", 1, "2024"),
    statement("b", "release", -1, "2024-03-05"),
    statement("c", "release", 1, "2023"),
    statement("c", "release", -1, "2023", number=1),
    statement("c", "release", 1, "2024"),
    statement("d", "release", -2, "2023"),
    statement("d", "release", -1, "2024"),
]


@pytest.fixture(scope="module")
def world():
    return World({"actors": actors("a", "b", "c", "d"), "ties": [], "statements": ROWS}).explorer()


def short(found):
    return {
        (one["actor"]["id"], one["issue"]["id"], one["kind"], one["from"]["value"], one["to"]["value"])
        for one in found["moves"]
    }


def test_moves_by_hand(world):
    found = world.movers()
    assert short(found) == {
        ("a", "release", "weaker", 2, 1),
        ("a", "release", "turned", 1, -1),
        ("a", "audit", "took_side", 0, 1),
        ("a", "audit", "left_side", 1, 0),
        ("b", "release", "turned", 1, -1),
        ("c", "release", "took_side", 0, 1),
        ("d", "release", "weaker", -2, -1),
    }
    assert found["counts"] == {"turned": 2, "took_side": 2, "left_side": 1, "stronger": 0, "weaker": 2}
    assert (found["total"], found["taken"]) == (7, 14)
    assert found["actors"][0]["moves"] == 4
    release = found["issues"][0]
    assert (release["id"], release["moves"]) == ("release", 5)
    assert (release["towards_support"], release["towards_opposition"]) == (2, 3)


def test_a_move_has_the_last_statement_before_it_and_the_first_after_it_with_their_sources(world):
    moves = world.movers(moves="turned", actors="a")["moves"]
    assert [row["date"] for row in moves[0]["before"]] == ["2023-10"]
    assert [row["date"] for row in moves[0]["after"]] == ["2024"]
    assert moves[0]["dates"] == {"from": "2023-10", "to": "2024"}
    assert moves[0]["after"][0]["source"]["title"] == "Record"
    weaker = next(one for one in world.movers(actors="a")["moves"] if one["kind"] == "weaker")
    assert weaker["after"][0]["source"]["title"] == "Paper"
    assert weaker["to"] == {"value": 1.0, "label": "supports", "code": 1}


def test_where_dates_overlap_the_order_is_not_certain(world):
    sure = {one["actor"]["id"]: one["certain"] for one in world.movers(moves="turned")["moves"]}
    assert sure == {"a": True, "b": False}


def test_statements_of_one_date_are_one_stance(world):
    moved = world.movers(actors="c")["moves"]
    assert [len(one["before"]) for one in moved] == [2]


def test_moves_can_be_narrowed_and_the_newest_come_first(world):
    assert world.movers(moves="sides")["total"] == 5
    assert world.movers(moves="turned", most=1)["total"] == 2
    newest = world.movers(most=2)["moves"]
    assert [one["dates"]["to"] for one in newest] == ["2024-03-05", "2024"]
    assert world.movers(issues="audit")["total"] == 2
    assert world.filter(as_of="2023").movers()["total"] == 2


@given(st.lists(st.tuples(st.integers(-2, 2), st.integers(2000, 2005)), max_size=12))
def test_moves_are_the_changes_of_the_stance_as_of_each_year(rows):
    said = [
        statement("a", "release", stance, str(year), number=place)
        for place, (stance, year) in enumerate(rows)
    ]
    explorer = World({"actors": actors("a"), "ties": [], "statements": said}).explorer()
    values = []
    for year in range(2000, 2006):
        stances = [stance for stance, when in rows if when == year]
        if stances:
            values.append(sum(stances) / len(stances))
    expected = [(one, two) for one, two in pairwise(values) if abs(one - two) > 1e-9]
    found = explorer.movers()["moves"][::-1]
    assert len(found) == len(expected)
    for one, values in zip(found, expected, strict=True):
        assert (one["from"]["value"], one["to"]["value"]) == pytest.approx(values)
