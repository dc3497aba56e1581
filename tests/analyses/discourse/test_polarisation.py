"""Camps of a debate: known answers by hand, chance, windows, and what must always hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_app.analyses.discourse.dealing import dealt
from graph_app.analyses.discourse.polarisation import aligned, camps
from graph_app.errors import QueryError
from tests.analyses.discourse.saying import STATEMENTS, how, said, shaped
from tests.worlds import World, actors, statement

OPPOSED = [(node, other, 2 if (node < 3) == (other < 2) else -2) for node in range(6) for other in range(4)]
"""Three who support two issues and oppose two others, against three who say the opposite."""


def test_two_camps_that_oppose_each_other_in_everything():
    found = camps(shaped(said(OPPOSED)), how())
    assert found.split.side.tolist() == [1, 1, 1, -1, -1, -1]
    assert (found.fit, found.split.proven, found.crossing, found.clashing) == (1.0, True, 0.0, 0.0)
    assert found.modularity == pytest.approx(0.5)
    assert found.own.tolist() == [1.0] * 6
    assert found.ties == {"agreeing": 6, "disagreeing": 9}


def test_one_who_crosses_over_on_an_issue_makes_ties_cross():
    """Node 5 agrees once with each of 0, 1, 2 and disagrees once with each of 3, 4."""
    rows = [*OPPOSED[:-1], (5, 3, -2)]
    found = camps(shaped(said(rows)), how())
    assert found.split.side.tolist() == [1, 1, 1, -1, -1, -1]
    within, between = 3 * 4 + 4 + 2 * 3, 3
    assert found.crossing == pytest.approx(between / (within + between))
    assert found.clashing == pytest.approx(2 / (6 * 4 + 3 * 3 + 2))


def test_one_who_is_with_neither_camp_fits_less():
    rows = [row for row in OPPOSED if row[0] != 5 and row[1] < 2]
    found = camps(shaped(said([*rows, (0, 2, 2), (5, 2, 2), (3, 3, 2), (5, 3, 2)])), how())
    assert found.own[5] == 0.5
    assert found.fit == pytest.approx((2 * 10 + 1 - 1) / (2 * 10 + 2))
    assert found.split.ways == 2


def test_where_all_agree_one_camp_is_empty():
    found = camps(shaped(said([(node, 0, 1) for node in range(6)])), how())
    assert set(found.split.side.tolist()) == {1}
    assert (found.fit, found.crossing) == (1.0, 0.0)
    assert np.isnan(found.clashing)
    assert found.modularity == pytest.approx(0)


def test_without_ties_nothing_is_defined():
    found = camps(shaped(said([(0, 0, 1)])), how())
    assert np.isnan(found.fit)
    assert np.isnan(found.modularity)
    assert not found.split.side.any()


@given(STATEMENTS, st.sampled_from(["none", "average_activity", "jaccard", "cosine"]))
def test_what_always_holds(rows, normalise):
    found = camps(shaped(said(rows)), how(normalise=normalise))
    for value in (found.crossing, found.clashing, *found.own.tolist()):
        assert np.isnan(value) or -1e-9 <= value <= 1 + 1e-9
    assert np.isnan(found.fit) or 0 <= found.fit <= 1 + 1e-9
    assert found.split.proven
    turned = aligned(found, -found.split.side)
    np.testing.assert_array_equal(turned.split.side, -found.split.side)
    np.testing.assert_array_equal(aligned(found, found.split.side).split.side, found.split.side)
    larger = aligned(found, np.zeros(6, dtype=int)).split.side
    assert (larger > 0).sum() >= (larger < 0).sum()


@given(STATEMENTS, st.integers(0, 99))
def test_dealing_keeps_who_speaks_on_what_and_what_is_said(rows, seed):
    found = shaped(said(rows))
    mixed = dealt(found, np.random.default_rng(seed))
    for column in ("row", "other", "stance", "weight"):
        np.testing.assert_array_equal(getattr(mixed.said, column), getattr(found.said, column))
    np.testing.assert_array_equal(mixed.cells.keys, found.cells.keys)
    for other in range(4):
        held = [
            sorted(
                sorted(one.said.stance[one.cells.at(node, other)].tolist())
                for node in range(6)
                if len(one.cells.at(node, other))
            )
            for one in (found, mixed)
        ]
        assert held[0] == held[1]


def explorer(rows, names="abcdef"):
    statements = [
        statement(names[node], ("release", "licence", "audit", "arg")[other], stance, date, number=place)
        for place, (node, other, stance, date) in enumerate(rows)
    ]
    return World({"actors": actors(*names), "ties": [], "statements": statements}).explorer()


@pytest.fixture(scope="module")
def turning():
    """In 2023 two camps oppose each other in everything; in 2024 all agree."""
    first = [(*row, "2023-05") for row in OPPOSED]
    return explorer([*first, *((node, other, 1, "2024") for node in range(6) for other in range(4))])


def test_an_answer_has_camps_what_divides_them_and_chance(turning):
    found = turning.filter(until="2023").polarisation(rounds=40, seed=3)
    assert [[one["id"] for one in camp["actors"]] for camp in found["camps"]] == [
        ["a", "b", "c"],
        ["d", "e", "f"],
    ]
    assert found["split"]["fit"] == 1
    assert found["split"]["proven"]
    assert found["split"]["ways"] == 1
    assert found["split"]["bound_of_fit"] == 1
    dividing = {one["id"]: one for one in found["dividing"]}
    assert dividing["release"]["camps"][0] == {"for": 3, "against": 0, "neither": 0, "mean": 2.0}
    assert dividing["audit"]["camps"][0]["mean"] == -2.0
    assert all(one["gap"] == 4 for one in found["dividing"])
    band = found["band"]["modularity"]
    assert band["value"] == pytest.approx(found["modularity"])
    assert band["low"] <= band["expected"] <= band["high"] <= band["value"] + 1e-9
    assert band["expected"] < 0.4
    assert band["p"] <= 0.2
    assert found["band"]["crossing"]["expected"] > found["crossing"]
    assert found["chance"]["rounds"] == 40
    stances = found["bimodality"]
    assert stances["openness"] == {"actors": 6, "mean": 0.0, "deviation": 0.0, "sarle": None}
    assert [one["sarle"] for one in stances["issues"]] == pytest.approx([1, 1, 1, 1])


def test_through_time_camps_keep_their_sides_and_fade(turning):
    found = turning.polarisation(rounds=0, unit="years", windows="consecutive")
    assert found["band"] is None
    first, second = found["windows"]
    assert (first["from"], second["to"]) == ("2023-01-01", "2024-12-31")
    assert [camp["size"] for camp in first["camps"]] == [3, 3]
    assert [one["id"] for one in first["camps"][0]["actors"]] == ["a", "b", "c"]
    assert [camp["size"] for camp in second["camps"]] == [6, 0]
    assert (first["crossing"], second["clashing"]) == (0.0, None)
    assert first["bimodality"]["issues"][0]["sarle"] == pytest.approx(1)
    assert second["bimodality"]["issues"][0]["sarle"] is None


def test_with_one_issue_there_is_nothing_to_exchange(turning):
    found = turning.filter(until="2023").polarisation(rounds=10, issues="release")
    assert found["band"]["fit"] == {"value": 1.0, "expected": 1.0, "low": 1.0, "high": 1.0, "p": 1.0}


def test_the_same_seed_gives_the_same_band_and_progress_reaches_1(turning):
    told = []
    one = turning.polarisation(rounds=5, seed=2, unit="years", progress=told.append)
    assert one == turning.polarisation(rounds=5, seed=2, unit="years")
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)
    other = turning.polarisation(rounds=5, seed=9, unit="years")
    assert other["camps"] == one["camps"]
    assert other["band"] != one["band"]


def test_those_who_tie_with_nobody_are_in_no_camp():
    found = explorer([(0, 0, 1, "2024"), (1, 0, 1, "2024"), (2, 1, 1, "2024")]).polarisation(rounds=0)
    assert found["unsplit"] == ["c"]
    assert [camp["size"] for camp in found["camps"]] == [2, 0]


def test_more_rounds_than_can_be_waited_for_are_refused(turning):
    with pytest.raises(QueryError, match=r"1,000 rounds for [0-9]{3} networks are more than 20,000"):
        turning.polarisation(rounds=1000, unit="days")


def test_more_actors_than_can_be_split_are_refused(turning, monkeypatch):
    monkeypatch.setattr("graph_app.analyses.discourse.polarisation.MOST_SPLIT", 5)
    with pytest.raises(QueryError, match="6 actors cannot be split into camps, only 5"):
        turning.polarisation(rounds=0)
