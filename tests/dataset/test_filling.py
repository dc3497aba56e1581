"""What a package may leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph_app.dataset import check, load

if TYPE_CHECKING:
    from conftest import Package


def test_two_columns_of_ties_and_one_of_actors_are_enough(bare: Package) -> None:
    data = load(bare.folder)
    assert data.tables["actors"]["name"].tolist() == ["a", "b"]
    assert data.tables["actors"]["kind"].tolist() == ["actor", "actor"]
    assert data.tables["actor_kinds"].iloc[0, :3].tolist() == ["actor", "Actor", "Actors"]
    assert data.tables["ties"]["id"].tolist() == ["a.works_with.b"]
    kind = data.tables["tie_kinds"].iloc[0]
    assert (kind["id"], kind["name"], kind["inverse_name"]) == (
        "works_with",
        "Works with",
        "inverse of Works with",
    )
    assert (kind["symmetric"], kind["sign"], kind["influence"], kind["strength"]) == (
        False,
        1,
        "forward",
        0.5,
    )


def test_kinds_without_a_plural_get_the_usual_one(bare: Package) -> None:
    bare.write("actors.csv", "id,kind\na,agency\nb,business\nc,church\nd,ngo\n")
    kinds = load(bare.folder).tables["actor_kinds"]
    assert kinds["plural"].tolist() == ["Agencies", "Businesses", "Churches", "Ngos"]


def test_everything_that_is_filled_in_is_noticed(bare: Package) -> None:
    found = [(notice.code, notice.file, notice.column) for notice in load(bare.folder).notices]
    assert sorted(found) == [
        ("derived-table", "actor_kinds.csv", ""),
        ("derived-table", "tie_kinds.csv", ""),
        ("filled-in", "actors.csv", "kind"),
        ("filled-in", "actors.csv", "name"),
        ("filled-in", "ties.csv", "id"),
        ("no-sources", "sources.csv", ""),
    ]
    sentences = [notice.message for notice in load(bare.folder).notices if notice.code == "no-sources"]
    assert sentences == ["no sources: nothing in this package can be checked by a reader."]


def test_generated_ids_are_numbered_where_they_repeat(bare: Package) -> None:
    bare.write("ties.csv", "from_id,to_id,kind\na,b,k\nb,a,k\na,b,k\na,b,k\n")
    assert load(bare.folder).tables["ties"]["id"].tolist() == ["a.k.b", "b.k.a", "a.k.b.2", "a.k.b.3"]


def test_a_generated_id_never_takes_the_number_that_another_row_has_by_name(bare: Package) -> None:
    bare.write("actors.csv", "id\na\nb\nb.2\n")
    bare.write("ties.csv", "from_id,to_id,kind\na,b,k\na,b.2,k\na,b,k\n")
    ids = load(bare.folder).tables["ties"]["id"].tolist()
    assert ids == ["a.k.b", "a.k.b.2", "a.k.b.3"]


def test_a_fault_in_an_id_is_not_said_again_of_the_name_made_of_it(bare: Package) -> None:
    bare.write("actors.csv", "id\na\nb\nc\x07\n").write("ties.csv", "from_id,to_id,kind\na,b,k\na,b\x01,k\n")
    assert [(one.file, one.line, one.column, one.code) for one in check(bare.folder).problems] == [
        ("actors.csv", 4, "id", "control-character"),
        ("ties.csv", 3, "to_id", "control-character"),
    ]


def test_statements_get_ids_of_actor_issue_and_date(bare: Package) -> None:
    bare.write("issues.csv", "id,name\ni,I\n")
    bare.write("statements.csv", "actor_id,issue_id,stance,date\na,i,1,2024\na,i,2,2024\n")
    data = load(bare.folder)
    assert data.tables["statements"]["id"].tolist() == ["a.i.2024", "a.i.2024.2"]
    assert data.tables["issues"]["kind"].tolist() == ["policy"]
    assert data.tables["issues"]["support_means"].tolist() == ["neutral"]


def test_roles_without_a_table_mean_the_side_that_their_name_says(bare: Package) -> None:
    bare.write("events.csv", "id,title,date\ne,E,2024\n")
    bare.write(
        "participations.csv", "event_id,actor_id,role\ne,a,signatory\ne,b,opponent\ne,a,witness\ne,b,guest\n"
    )
    roles = load(bare.folder).tables["participation_roles"]
    assert dict(zip(roles["id"], roles["side"], strict=True)) == {
        "guest": 1,
        "opponent": -1,
        "signatory": 1,
        "witness": 0,
    }


def test_empty_defaults_are_filled_with_a_notice(package: Package) -> None:
    package.edit("tie_kinds.csv", "false,1,forward,0.5", ",,,")
    kinds = load(package.folder).tables["tie_kinds"].iloc[0]
    assert (kinds["symmetric"], kinds["sign"], kinds["influence"], kinds["strength"]) == (
        False,
        1,
        "forward",
        0.5,
    )
    columns = [notice.column for notice in check(package.folder).notices]
    assert sorted(columns) == ["influence", "sign", "strength", "symmetric"]


def test_a_source_is_required_only_where_there_are_sources(bare: Package) -> None:
    assert check(bare.folder).ok
    bare.write("sources.csv", "id,title\ns,S\n")
    assert [(one.code, one.file, one.column) for one in check(bare.folder).problems] == [
        ("missing-column", "ties.csv", "source_id")
    ]


@pytest.mark.parametrize("file", ["actors", "ties"])
def test_actors_and_ties_are_obligatory(bare: Package, file: str) -> None:
    bare.remove(f"{file}.csv")
    assert [(one.code, one.file) for one in check(bare.folder).problems] == [("missing-table", f"{file}.csv")]


def test_an_absent_table_that_is_referred_to_is_one_problem(package: Package) -> None:
    package.remove("events.csv", "datapackage.json")
    assert [(one.code, one.file, one.column) for one in check(package.folder).problems] == [
        ("missing-table", "participations.csv", "event_id")
    ]


def test_absent_sources_that_are_named_are_one_problem_per_column(package: Package) -> None:
    package.remove("sources.csv", "datapackage.json")
    found = [(one.code, one.file, one.column) for one in check(package.folder).problems]
    files = ("ties.csv", "statements.csv", "codings.csv", "events.csv", "participations.csv")
    assert sorted(found) == sorted(("missing-table", file, "source_id") for file in files)


def test_files_with_a_header_only_are_empty_tables(bare: Package) -> None:
    bare.write("actors.csv", "id,name,kind,colour\n").write("ties.csv", "from_id,to_id,kind\n")
    data = load(bare.folder)
    assert {name: len(frame) for name, frame in data.tables.items() if len(frame)} == {}
    assert data.tables["actors"].columns[-1] == "colour"


def test_kinds_of_actors_must_be_given_where_the_package_defines_other_kinds(package: Package) -> None:
    package.remove("datapackage.json").write("actors.csv", "id,name\nacme,Acme\n")
    found = [
        (one.code, one.file, one.column) for one in check(package.folder).problems if one.file == "actors.csv"
    ]
    assert found == [("missing-column", "actors.csv", "kind")]
