"""What is known about one issue."""

import pytest

from graph_app.errors import NotFoundError
from tests.worlds import World, actors, statement


def test_an_issue_has_its_row_direction_counts_and_mean(tiny):
    found = tiny.details("issue", "release")
    assert found["issue"]["question"] == "Should anyone be free to publish weights?"
    assert found["counts"] == {"for": 3, "mixed": 0, "against": 2, "unknown": 3}
    assert found["mean"] == pytest.approx((2 + 1.5 + 1 - 1 - 2) / 5)
    assert [tiny.details("issue", key)["direction"] for key in ("release", "licence", "audit")] == [1, -1, 0]
    assert (found["statements"], found["counted"]) == (7, 7)
    assert [(one["id"], one["source"]["id"]) for one in found["events"]] == [("letter-2024", "src-press")]


def test_actors_stand_by_stance_with_all_they_said_newest_first(tiny):
    found = tiny.details("issue", "release")["groups"]
    assert [(group["label"], [one["id"] for one in group["actors"]]) for group in found] == [
        ("strongly_supports", ["acme", "iris"]),
        ("supports", ["bolt"]),
        ("opposes", ["reg"]),
        ("strongly_opposes", ["sen"]),
    ]
    acme = found[0]["actors"][0]
    assert [
        (one["date"], one["stance"], one["label"], one["source"]["id"]) for one in acme["statements"]
    ] == [
        ("2024-03-25", 2, "strongly_supports", "src-acme"),
        ("2023-05", 1, "supports", "src-acme"),
    ]


def test_the_newest_statements_come_with_their_actors(tiny):
    newest = tiny.details("issue", "release")["newest"]
    assert [one["actor"]["id"] for one in newest][:3] == ["iris", "iris", "acme"]
    assert [one["date"] for one in newest] == [
        "2024-04-02",
        "2024-04-02",
        "2024-03-25",
        "2024-02",
        "2024",
        "2023-11-08",
        "2023-05",
    ]


def test_only_visible_actors_and_statements_that_count_are_counted(tiny):
    found = tiny.filter(kind=["company", "regulator"], as_of="2024-01-15").details("issue", "release")
    assert found["counts"] == {"for": 1, "mixed": 0, "against": 2, "unknown": 1}
    assert [one["actor"]["id"] for one in found["newest"]] == ["reg", "sen", "acme"]
    acme = next(one for group in found["groups"] for one in group["actors"] if one["id"] == "acme")
    assert [one["counts"] for one in acme["statements"]] == [False, True]


def test_an_unknown_issue_is_not_found(tiny):
    with pytest.raises(NotFoundError, match=r"There is no issue 'releas'\. Did you mean release"):
        tiny.details("issue", "releas")


def test_an_issue_on_which_nobody_spoke():
    found = World({"actors": actors("a"), "statements": []}).explorer().details("issue", "audit")
    assert found["counts"] == {"for": 0, "mixed": 0, "against": 0, "unknown": 1}
    assert (found["mean"], found["groups"], found["newest"], found["events"]) == (None, [], [], [])


def test_many_actors_are_counted_and_the_first_given():
    crowd = [f"a{number:03}" for number in range(230)]
    rows = {"actors": actors(*crowd), "statements": [statement(one, "audit", 1, "2024") for one in crowd]}
    found = World(rows).explorer().details("issue", "audit")
    assert found["counts"]["for"] == found["groups"][0]["count"] == 230
    assert len(found["groups"][0]["actors"]) == 200
    assert len(found["newest"]) == 10


def test_every_issue_of_the_built_in_debate_counts_as_the_filter_does(debate):
    for key in debate.network.dataset.tables["issues"]["id"].tolist()[::5]:
        found = debate.details("issue", key)
        facet = debate.filter(issue=key).facets()["stance"]
        by_label = {one.value: one.count for one in facet}
        assert {group["label"]: group["count"] for group in found["groups"]} == {
            label: count for label, count in by_label.items() if count and label != "unknown"
        }
        assert found["counts"]["unknown"] == by_label["unknown"]
        for group in found["groups"]:
            for one in group["actors"]:
                assert one["value"] == debate.filter(issue=key).actor(one["id"])["stance"]["value"]
                break
