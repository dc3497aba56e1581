"""The drills of workspaces run, short ones, and find nothing wrong."""

import pytest

import graph_app as ga
from benchmarks import crash, race
from benchmarks.editors import agree, place
from graph_app.workspace.changes import Change, Effect
from graph_app.workspace.store import debates, log


def test_a_server_that_is_killed_loses_nothing(tmp_path):
    with place("sqlite", tmp_path, "") as where:
        found = crash.drill(where, rounds=1, seed=1, people=2)
    assert {word: found[word] for word in ("lost", "twice", "of_nobody", "refused", "problems")} == {
        "lost": 0, "twice": 0, "of_nobody": 0, "refused": 0, "problems": [],
    }  # fmt: skip
    assert found["acknowledged"] >= 1


def test_the_drill_sees_what_was_lost_made_twice_or_by_nobody(tmp_path):
    def editor(told, tried):
        return crash.Editor(None, None, [], tried=set(tried), told=told)

    with ga.workspace(tmp_path / "x.db", "open-weights", user="ana") as ws:
        for number, mark in enumerate(("one", "two", "two", "three")):
            ws.change("actors", "meta", {"summary": f"{number}"}, version=number, why=mark)
        found = crash._compared(ws, [editor({"one": 1, "gone": 5}, ["one", "gone"]), editor({}, ["two"])])
    words = ("acknowledged", "lost", "twice", "of_nobody")
    assert {word: found[word] for word in words} == dict(zip(words, (2, 1, 1, 1), strict=True))


def test_the_drill_sees_a_server_that_shows_something_else(tmp_path):
    class Other:
        def ask(self, path):
            return {"head": 7, "fingerprint": "x"}

    with ga.workspace(tmp_path / "x.db", "open-weights", user="ana") as ws:
        assert crash.differs(Other(), ws) == [
            "the server's last change is 7, that of the log 0",
            "the server shows other tables than the database keeps",
        ]


def test_editors_of_the_same_rows_lose_nothing(tmp_path):
    with place("sqlite", tmp_path, "") as where:
        found = race.drill(where, editors=2, seconds=1, seed=1)
    assert {word: found[word] for word in ("lost", "never_finished", "failures", "problems")} == {
        "lost": 0, "never_finished": 0, "failures": [], "problems": [],
    }  # fmt: skip
    assert found["edits"] == found["in_log"] > 0


@pytest.mark.parametrize("kind", ["gap", "other"])
def test_the_drills_see_what_does_not_agree(tmp_path, kind):
    with ga.workspace(tmp_path / "x.db", "open-weights", user="ana") as ws:
        ws.change("actors", "meta", {"name": "M"}, version=0, why="x")
        number = 3 if kind == "gap" else 2
        effect = Effect("actors", "meta", {"id": "meta", "name": "Other"}, None)
        with ws.database.writing() as connection:
            log.append(connection, ws.debate, Change(number, "2031", "ana", "retire", (effect,)))
            debates.advance(connection, ws.debate, number)
        assert agree(ws)
