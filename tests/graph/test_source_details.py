"""What rests on one source."""

import pytest

from graph_app.errors import NotFoundError
from tests.worlds import World, actors, tie


def test_a_source_has_its_row_and_everything_that_rests_on_it(tiny):
    found = tiny.details("source", "src-press")
    assert (found["source"]["publisher"], found["source"]["grade"]) == ("The Paper", "press")
    assert found["counts"] == {"statements": 5, "ties": 3, "events": 1, "participations": 6, "codings": 0}
    assert [(one["actor"]["id"], one["issue"], one["label"]) for one in found["statements"]][:2] == [
        ("acme", "Licences", "opposes"),
        ("iris", "Open release", "strongly_supports"),
    ]
    assert [one["id"] for one in found["ties"]] == [
        "acme.funds.iris.2",
        "acme.partners_with.bolt",
        "iris.endorses.reg",
    ]
    assert [one["id"] for one in found["events"]] == ["letter-2024"]
    assert [(one["actor"]["id"], one["role"], one["event"]) for one in found["participations"]][-1] == (
        "acme",
        "opponent",
        "Licensing bill",
    )


def test_codings_are_given_with_coder_and_place(tiny):
    found = tiny.details("source", "src-acme")["codings"]
    assert [(one["coder"], one["issue"], one["stance"], one["locator"], one["label"]) for one in found] == [
        ("reading-1", "Open release", 2, "p. 2", "strongly_supports"),
        ("reading-2", "Open release", 2, "p. 2", "strongly_supports"),
        ("reading-1", "Licences", -1, "p. 3", "opposes"),
        ("reading-2", "Licences", 0, None, "mixed"),
    ]


def test_hidden_rows_are_there_and_marked(tiny):
    found = tiny.filter(kind="regulator").details("source", "src-press")
    assert [one["visible"] for one in found["ties"]] == [False, False, False]
    assert [one["actor"]["visible"] for one in found["statements"]] == [False] * 5


def test_a_source_on_which_nothing_rests(tiny):
    found = tiny.details("source", "src-unused")
    assert set(found["counts"].values()) == {0}
    assert all(found[table] == [] for table in found["counts"])


def test_an_unknown_source_is_not_found(tiny):
    with pytest.raises(NotFoundError, match=r"There is no source 'src-acmee'\. Did you mean src-acme"):
        tiny.details("source", "src-acmee")


def test_a_source_of_very_many_rows_gives_the_first_and_counts_all():
    rows = {
        "actors": actors("a", "b"),
        "ties": [tie(f"t{number:03}", "a", "b") for number in range(300)],
        "issues": [],
        "participation_roles": [],
    }
    found = World(rows).explorer().details("source", "s-off")
    assert (found["counts"]["ties"], len(found["ties"])) == (300, 200)


def test_counts_of_the_built_in_debate_are_those_of_its_tables(debate):
    tables = debate.network.dataset.tables
    names = ("statements", "ties", "events", "participations", "codings")
    for key in tables["sources"]["id"].tolist()[::25]:
        found = debate.details("source", key)
        assert found["counts"] == {name: int((tables[name]["source_id"] == key).sum()) for name in names}
        assert all(len(found[name]) == count for name, count in found["counts"].items())
