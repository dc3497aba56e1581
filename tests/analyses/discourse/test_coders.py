"""Agreement between coders: what the data set says of itself, and disagreements with their places."""

import pytest

from tests.worlds import World, actors


def coding(actor, issue, coder, stance, source="s-own", **more):
    row = {"source_id": source, "actor_id": actor, "issue_id": issue, "coder": coder, "stance": stance}
    return row | more


ROWS = [
    coding("a", "release", "one", 2, locator="p. 1", confidence="high"),
    coding("a", "release", "two", 2, locator="p. 1", confidence="high"),
    coding("a", "audit", "one", -1, confidence="high"),
    coding("a", "audit", "two", 1, locator="p. 9", confidence="low"),
    coding("b", "release", "one", 1, source="s-press"),
    coding("b", "release", "two", 2, source="s-press"),
    coding("b", "arg", "one", 0),
]


@pytest.fixture(scope="module")
def world():
    return World({"actors": actors("a", "b"), "ties": [], "codings": ROWS}).explorer()


def test_the_built_in_readings_agree_as_the_data_set_says(debate):
    """Its README: nominal alpha 0.86, ordinal 0.95, where at least two readings code an item."""
    overall = debate.agreement()["overall"]
    assert round(overall["alpha"]["nominal"], 2) == 0.86
    assert round(overall["alpha"]["ordinal"], 2) == 0.95
    assert overall["alpha"]["ratio"] is None
    assert (overall["units"], overall["readings"], overall["alone"]) == (129, 382, 581)
    assert len({one["source"]["id"] for one in debate.agreement()["disagreements"]}) <= 8


def test_disagreements_come_with_source_and_place_the_widest_first(world):
    found = world.agreement()
    assert (found["total"], found["codings"], found["left_out"]) == (2, 7, 0)
    first = found["disagreements"][0]
    assert (first["actor"]["id"], first["issue"]["id"], first["apart"], first["opposite"]) == (
        "a",
        "audit",
        2,
        True,
    )
    assert first["source"]["title"] == "Own view"
    assert first["readings"] == [
        {"coder": "one", "stance": -1, "locator": None, "confidence": "high"},
        {"coder": "two", "stance": 1, "locator": "p. 9", "confidence": "low"},
    ]
    assert found["disagreements"][1]["apart"] == 1
    assert world.agreement(most=1)["total"] == 2
    assert found["coders"] == [{"coder": "one", "readings": 4}, {"coder": "two", "readings": 3}]


def test_numbers_by_hand(world):
    """Nominal: readings 2 2, -1 1, 1 2; Do = 2/3, De = (30 - 9 - 4 - 1) / 30."""
    overall = world.agreement()["overall"]
    assert (overall["units"], overall["readings"], overall["alone"]) == (3, 6, 1)
    assert overall["same"] == pytest.approx(1 / 3)
    counts = [1, 2, 3]
    expected = 1 - (4 / 6) / ((36 - sum(one**2 for one in counts)) / (6 * 5))
    assert overall["alpha"]["nominal"] == pytest.approx(expected)
    release = next(one for one in world.agreement()["issues"] if one["id"] == "release")
    assert (release["units"], release["kind"]) == (2, "policy")


@pytest.mark.parametrize(
    ("parts", "how", "units"),
    [
        ({}, {"issues": "audit"}, 1),
        ({}, {"without_issues": ["release"]}, 1),
        ({"hide": "a"}, {}, 1),
        ({"grade": "press"}, {}, 1),
        ({"confidence": "high"}, {}, 1),
        ({"issue": "release"}, {}, 2),
        ({"as_of": "1999"}, {}, 3),
    ],
)
def test_the_words_of_the_filter_hold_for_codings(world, parts, how, units):
    assert world.filter(**parts).agreement(**how)["overall"]["units"] == units
