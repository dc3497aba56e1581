"""The drills of workspaces run, short ones, and find nothing wrong."""

import pytest

import graph_app as ga
from benchmarks import crash, race
from benchmarks.editors import agree, place
from graph_app.workspace.changes import Change, Effect
from graph_app.workspace.store import debates, log


def test_an_editor_that_is_killed_loses_nothing(tmp_path):
    with place("sqlite", tmp_path, "") as where:
        found = crash.drill(where, rounds=1, seed=1)
    assert (found["lost"], found["problems"]) == (0, [])
    assert found["acknowledged"] >= 1


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
