"""What is known about one event."""

import pytest

from graph_app.errors import NotFoundError
from tests.worlds import World, actors, event, part


def people(found):
    return {
        side["side"]: {role["role"]: [one["id"] for one in role["actors"]] for role in side["roles"]}
        for side in found["sides"]
    }


def test_an_event_has_its_row_issue_source_and_participants_by_side_and_role(tiny):
    found = tiny.details("event", "letter-2024")
    assert found["event"]["title"] == "Letter for open release"
    assert found["issue"] == {"id": "release", "name": "Open release"}
    assert found["source"]["id"] == "src-press"
    assert people(found) == {
        1: {"lead": ["acme"], "signatory": ["acme", "bolt", "iris"]},
        -1: {"opponent": ["aid", "juno"]},
        0: {"recipient": ["reg"]},
    }
    assert [side["count"] for side in found["sides"]] == [3, 2, 1]
    assert (found["actors"], found["visible"]) == (6, 6)


def test_participants_have_openness_stance_on_the_issue_and_a_source_of_their_own(tiny):
    found = tiny.details("event", "letter-2024")
    iris = found["sides"][0]["roles"][1]["actors"][2]
    assert iris["stance"] == {"value": 1.5, "label": "strongly_supports", "code": 0}
    assert iris["openness"]["code"] == tiny.actor("iris")["openness"]["code"]
    juno = found["sides"][1]["roles"][0]["actors"][1]
    assert juno["stance"] == {"value": None, "label": "unknown", "code": 5}
    assert juno["source"]["id"] == "src-blog"


def test_an_event_without_an_issue_has_no_stances(tiny):
    found = tiny.details("event", "report-2023")
    assert found["issue"] is None
    assert [one["stance"] for one in found["sides"][0]["roles"][0]["actors"]] == [None, None]


def test_hidden_participants_are_there_and_marked(tiny):
    found = tiny.filter(kind="company").details("event", "letter-2024")
    assert found["visible"] == 2
    assert [one["visible"] for one in found["sides"][0]["roles"][1]["actors"]] == [True, True, False]


def test_an_unknown_event_is_not_found(tiny):
    with pytest.raises(NotFoundError, match=r"There is no event 'letter-2023'\. Did you mean letter-2024"):
        tiny.details("event", "letter-2023")


def test_an_event_of_nobody_and_one_of_many():
    crowd = [f"a{number:03}" for number in range(250)]
    rows = {
        "actors": actors(*crowd),
        "events": [event("empty", source=None), event("full")],
        "participations": [part("full", one) for one in crowd],
    }
    explorer = World(rows).explorer()
    empty = explorer.details("event", "empty")
    assert (empty["sides"], empty["actors"], empty["visible"], empty["source"]) == ([], 0, 0, None)
    role = explorer.details("event", "full")["sides"][0]["roles"][0]
    assert (role["count"], len(role["actors"])) == (250, 200)


def test_events_of_the_built_in_debate_have_the_rows_of_their_table(debate):
    frame = debate.network.dataset.tables["participations"]
    side = debate.network.dataset.tables["participation_roles"].set_index("id")["side"]
    for key in debate.network.dataset.tables["events"]["id"].tolist()[::9]:
        rows = frame[frame["event_id"] == key]
        found = debate.details("event", key)
        given = sorted(
            (one["id"], role["role"], group["side"])
            for group in found["sides"]
            for role in group["roles"]
            for one in role["actors"]
        )
        expected = sorted(
            (str(row["actor_id"]), str(row["role"]), int(side[row["role"]])) for _, row in rows.iterrows()
        )
        assert given == expected
        assert found["actors"] == rows["actor_id"].nunique()
