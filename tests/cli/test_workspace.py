"""graph-app workspace."""

import filecmp
import json

import pytest

import graph_app as ga
from tests.worlds import TINY


@pytest.fixture
def place(tmp_path):
    """Give a workspace with two changes."""
    path = tmp_path / "debate.db"
    with ga.workspace(path, TINY, user="ana") as ws:
        ws.change("actors", "acme", {"name": "Acme 2"}, version=0, why="a new name")
        ws.merge("iris", "juno", versions=(0, 0), why="one lab")
    return path


def test_init_makes_a_workspace_and_info_says_what_is_in_it(run, tmp_path):
    path = tmp_path / "new.db"
    code, out, err = run("workspace", "init", path, "--base", TINY, "--as", "ana", "--json")
    found = json.loads(out)
    assert (code, err, found["debate"], found["changes"], found["people"]) == (
        0,
        "",
        "tiny",
        0,
        {"ana": "owner"},
    )
    code, again, _ = run("workspace", "info", path, "--as", "ana", "--json")
    assert (code, json.loads(again)) == (0, found)
    code, out, _ = run("workspace", "info", path, "--as", "ana")
    assert (code, "You are ana: owner." in out, "0 changes. Edits count at once." in out) == (0, True, True)


def test_history_in_sentences_and_as_json(run, place):
    code, out, _ = run("workspace", "history", place, "--as", "ana")
    lines = out.splitlines()
    assert (code, len(lines)) == (0, 2)
    said = 'ana merged Iris Institut für Öffnung (iris) into Juno "J" Lab (juno); 12 more rows touched.'
    assert lines[0].endswith(f"{said} Why: one lab.")
    _, out, _ = run(
        "workspace", "history", place, "--as", "ana", "--table", "actors", "--row", "acme", "--json"
    )
    assert [one["number"] for one in json.loads(out)["changes"]] == [1]


def test_export_and_apply_give_the_same_package(run, place, tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    assert run("workspace", "export", place, "-o", one, "--as", "ana")[0] == 0
    assert run("workspace", "apply", one, TINY, "-o", other)[0] == 0
    same = filecmp.dircmp(one, other)
    assert (same.left_only, same.right_only, same.diff_files) == ([], [], [])
    assert (one / "history" / "changes.csv").read_bytes() == (other / "history" / "changes.csv").read_bytes()
    assert run("check", one)[0] == 0
    assert ga.open(one).actor("iris") == ga.open(one).actor("juno")
    at = tmp_path / "at"
    assert run("workspace", "export", place, "-o", at, "--at", "1", "--version", "9.9", "--as", "ana")[0] == 0
    assert (ga.open(at).info()["version"], len(ga.open(at).network.actors)) == ("9.9", 8)


def test_users_are_listed_and_roles_given_and_taken(run, place):
    run("workspace", "users", place, "--as", "ana", "--grant", "ben=editor", "--grant", "eva=owner")
    code, out, _ = run("workspace", "users", place, "--as", "eva", "--remove", "ana", "--json")
    assert (code, json.loads(out)["users"]) == (
        0,
        [
            {"user": "ben", "shown": "ben", "role": "editor"},
            {"user": "eva", "shown": "eva", "role": "owner"},
        ],
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("info", "nowhere.db"), 1, "There is no workspace 'nowhere.db'"),
        (("info", "postgresql://a:secret@localhost/x"), 2, "PGPASSWORD"),
        (("history", "{place}", "--row", "x", "--as", "ana"), 2, "--table"),
        (("history", "{place}"), 2, "has no role in tiny"),
        (("users", "{place}", "--grant", "ben", "--as", "ana"), 2, "USER=ROLE"),
        (("users", "{place}", "--grant", "ben=king", "--as", "ana"), 2, "Allowed: reader, editor"),
        (("apply", "nowhere.csv", "-o", "x"), 1, "cannot be read"),
        (("export", "{place}", "-o", ".", "--as", "ana"), 1, "is there already"),
    ],
)
def test_what_cannot_be_is_said_in_words(run, place, monkeypatch, words, code, said):
    monkeypatch.setenv("GRAPH_APP_USER", "zoe")
    found, _, err = run("workspace", *(word.format(place=place) for word in words))
    assert (found, said in err, "Traceback" in err, "secret" in err) == (code, True, False, False)


def test_serve_shows_the_debate_as_it_stands(run, place, monkeypatch):
    served = []
    monkeypatch.setattr(
        "graph_app.web.serve.serve", lambda explorer, chosen, workspace: served.append(explorer)
    )
    monkeypatch.setenv("GRAPH_APP_USER", "ana")
    assert run("serve", "--workspace", place)[0] == 0
    monkeypatch.setenv("GRAPH_APP_WORKSPACE", str(place))
    assert run("serve", "tiny")[0] == 0
    monkeypatch.setenv("XDG_DATA_HOME", str(place.parent))
    assert run("serve", TINY, "--workspace", "--port", "8051")[0] == 0
    assert [one.info()["version"] for one in served] == ["1.0.0+2", "1.0.0+2", "1.0.0"]
    assert (place.parent / "graph_app" / "workspace.db").exists()
