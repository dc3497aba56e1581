"""Bases of all sorts: without sources, with tables and columns of their own, kept and read again."""

import json
import shutil
import subprocess
import sys

import pytest

import graph_app as ga
from graph_app.dataset import PackageError, check
from graph_app.workspace.assembling import UNSOURCED
from graph_app.workspace.base import of_parts, open_base
from graph_app.workspace.edits import adding, changing
from graph_app.workspace.packages import package, write_folder
from graph_app.workspace.planning import plan
from graph_app.workspace.state import State
from tests.workspace.conftest import SOURCE
from tests.worlds import TINY


@pytest.fixture
def bare(tmp_path):
    """Give a debate of two actors and a tie, without any source."""
    folder = tmp_path / "bare"
    folder.mkdir()
    (folder / "actors.csv").write_text("id\na\nb\n")
    (folder / "ties.csv").write_text("from_id,to_id,kind\na,b,works_with\n")
    return folder


def evolved(folder, *edits):
    state = State.of(open_base(folder))
    for edit in edits:
        state = plan(state, edit).demand().after
    return state


@pytest.mark.parametrize("name", [str(TINY), "open-weights"])
def test_a_base_that_was_kept_is_the_same(name):
    base = open_base(name)
    again = of_parts(base.about, base.parts(), base.present)
    assert again.fingerprint == base.fingerprint == ga.open(name).network.dataset.fingerprint
    assert again.present == base.present


def test_a_broken_package_is_no_base(tmp_path):
    broken = shutil.copytree(TINY, tmp_path / "broken")
    (broken / "ties.csv").write_text("id,from_id,to_id,kind\nx,acme,nobody,funds\n")
    with pytest.raises(PackageError):
        open_base(broken)


def test_a_debate_without_sources_gets_them_row_by_row(bare, tmp_path):
    tie = {"from_id": "b", "to_id": "a", "kind": "works_with", "confidence": "high"}
    unsourced = plan(State.of(open_base(bare)), adding("ties", tie))
    assert [(one.code, one.column) for one in unsourced.findings] == [("missing-value", "source_id")]
    state = evolved(bare, adding("ties", tie, source=SOURCE))
    assert [one.as_py() for one in state.raws["ties"].columns["source_id"]] == [UNSOURCED, "news"]
    assert [one.as_py() for one in state.raws["sources"].columns["id"]] == ["news", UNSOURCED]
    target = write_folder(tmp_path / "new", package(state, []))
    assert check(target).ok
    assert ga.open(target).network.dataset.fingerprint == state.dataset.fingerprint


def test_kinds_that_were_derived_can_be_added_to(bare):
    kind = {"id": "rivals", "name": "rivals", "sign": "-1", "inverse_name": "rivals"}
    tie = {"from_id": "b", "to_id": "a", "kind": "rivals", "confidence": "high"}
    state = evolved(bare, adding("tie_kinds", kind), adding("ties", tie, source=SOURCE))
    row = state.row("tie_kinds", "rivals").values
    assert (row["strength"], row["symmetric"], row["influence"]) == ("0.5", "false", "forward")
    assert state.explorer.filter(tie="rivals").info()["visible"]["ties"] == 1


def test_columns_tables_and_rules_of_ones_own_are_kept(tmp_path):
    folder = shutil.copytree(TINY, tmp_path / "own")
    (folder / "actors.csv").write_text(
        "id,name,kind,colour\nacme,Acme,company,red\nbolt,Bolt,company,\n"
        + "".join(f"{one},{one},company,\n" for one in ("iris", "juno", "reg", "sen", "aid", "bee"))
    )
    (folder / "places.csv").write_text("id,city\n1,Bonn\n")
    about = json.loads((folder / "datapackage.json").read_text())
    about["resources"].append({"name": "places", "path": "places.csv", "hash": "stale"})
    actors = next(one for one in about["resources"] if one["name"] == "actors")
    actors["schema"]["fields"].append({"name": "colour", "type": "string"})
    next(one for one in actors["schema"]["fields"] if one["name"] == "name")["constraints"]["pattern"] = (
        "[A-Za-z ]+"
    )
    (folder / "datapackage.json").write_text(json.dumps(about))
    state = evolved(folder, changing("actors", "bolt", {"colour": "blue"}, version=0, why="seen"))
    bad = plan(state, changing("actors", "bolt", {"name": "B0lt"}, version=1, why="x"))
    assert [one.code for one in bad.findings] == ["bad-pattern"]
    target = write_folder(tmp_path / "new", package(state, []))
    opened = ga.open(target).network.dataset
    assert opened.tables["actors"]["colour"].tolist()[:2] == ["red", "blue"]
    assert opened.tables["places"]["city"].tolist() == ["Bonn"]
    assert "hash" not in (target / "datapackage.json").read_text()
    assert opened.fingerprint == state.dataset.fingerprint


def test_a_value_that_used_to_mean_missing_can_be_written(tmp_path):
    folder = shutil.copytree(TINY, tmp_path / "own")
    about = json.loads((folder / "datapackage.json").read_text())
    about["resources"][0]["schema"]["missingValues"] = ["", "n/a"]
    (folder / "datapackage.json").write_text(json.dumps(about))
    state = evolved(folder, changing("actors", "acme", {"summary": "n/a"}, version=0, why="x"))
    target = write_folder(tmp_path / "new", package(state, []))
    assert ga.open(target).network.dataset.tables["actors"]["summary"][0] == "n/a"


def test_nobody_but_a_workspace_loads_the_database():
    asked = (
        "import sys, graph_app, graph_app.cli; print(sorted({'sqlalchemy', 'alembic'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"
