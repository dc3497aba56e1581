"""Files that are not what they say, and packages that reach outside themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from pyarrow import parquet

from graph_app.dataset import check, load

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Package


def found(package: Package) -> list[tuple[str, int | None, str]]:
    """Return file, line and code of every problem."""
    return [(one.file, one.line, one.code) for one in check(package.folder).problems]


@pytest.mark.parametrize(
    ("content", "line", "code"),
    [
        (b"", None, "empty-file"),
        (b"\n \n", None, "empty-file"),
        (b"acme,Acme,company\n", 1, "no-header"),
        (b"id;name;kind\nacme;Acme;company\n", 1, "no-header"),
        (b"id,name,name\na,b,c\n", 1, "duplicate-header"),
        (b"id,name,\na,b,c\n", 1, "empty-header"),
        (b"id,na\x01me\na,b\n", 1, "control-character"),
        ("id,name\nacme,Acme\n".encode("utf-16"), None, "bad-encoding"),
        (b"PK\x03\x04\x00\x00", 1, "no-header"),
        (b'id,name\n"acme,Acme\nbolt,Bolt\n', 2, "open-quote"),
        (b'id,name\nacme,Acme\nbolt,"Bolt\niris,Iris\n', 3, "open-quote"),
        (b"id,name\nacme," + b"x" * 200_000 + b"\n", 2, "too-long"),
    ],
    ids=[
        "empty",
        "blank",
        "no header",
        "semicolons",
        "duplicate header",
        "unnamed column",
        "control character in header",
        "utf-16",
        "zip",
        "quote open in a row",
        "quote open in the last column",
        "huge cell",
    ],
)
def test_an_unusable_file_is_one_problem_without_a_cascade(
    package: Package, content: bytes, line: int | None, code: str
) -> None:
    package.write("actors.csv", content)
    assert found(package) == [("actors.csv", line, code)]


@pytest.mark.parametrize("name", ["acme\x00", "ac\x1bme", "ac\x85me", "ac\x7fme"])
def test_control_characters_are_shown_escaped(package: Package, name: str) -> None:
    package.edit("actors.csv", "acme,Acme,", f"acme,{name},")
    (problem,) = check(package.folder).problems
    assert (problem.code, problem.column) == ("control-character", "name")
    assert problem.value.isprintable()
    assert "\\x" in problem.value


@pytest.mark.parametrize("raw", [b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf8\x88\x80\x80\x80"])
def test_bytes_that_are_not_utf8_are_named_with_their_cell(package: Package, raw: bytes) -> None:
    package.edit("actors.csv", b"acme,Acme,", b"acme,A" + raw + b"cme,")
    (problem,) = check(package.folder).problems
    assert (problem.code, problem.line, problem.column) == ("bad-encoding", 2, "name")
    assert f"\\x{raw[0]:02x}" in problem.value


def test_a_directory_in_place_of_a_file_is_said(package: Package) -> None:
    package.remove("ties.csv").write("ties.csv/inside.txt", "x")
    assert found(package) == [("ties.csv", None, "not-a-file")]


def test_a_file_that_is_not_parquet_is_said(package: Package) -> None:
    package.remove("ties.csv", "datapackage.json").write("ties.parquet", b"PAR1 not really")
    assert found(package) == [("ties.parquet", None, "bad-parquet")]


def test_a_file_that_may_not_be_read_is_said(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        if path.name == "ties.csv":
            raise PermissionError(13, "Permission denied")
        with path.open("rb") as file:
            return file.read()

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    (problem,) = check(package.folder).problems
    assert (problem.code, problem.message) == ("unreadable", "ties.csv cannot be read: Permission denied.")


def test_a_cell_beyond_the_limit_in_parquet_is_named(package: Package) -> None:
    package.remove("ties.csv", "datapackage.json")
    columns = {"id": "t", "from_id": "acme", "to_id": "bolt", "kind": "funds", "source_id": "src-acme"}
    table = pa.table({name: [value] for name, value in (columns | {"summary": "x" * 200_000}).items()})
    parquet.write_table(table, package.folder / "ties.parquet")
    (problem,) = check(package.folder).problems
    assert (problem.code, problem.line, problem.column) == ("too-long", 1, "summary")
    assert len(problem.value) == 200


def test_an_id_beyond_the_limit_is_named(package: Package) -> None:
    package.add("actors.csv", "x" * 201 + ",Long,company,,,,,\n")
    (problem,) = check(package.folder).problems
    assert (problem.code, problem.message) == ("bad-id", "The id has 201 characters; 200 are the most.")


def test_a_pattern_that_would_hang_a_naive_check_is_harmless(package: Package) -> None:
    package.edit("actors.csv", "bolt,Bolt,", "bolt," + "a" * 5_000 + "!,")
    fields = {"constraints": {"pattern": "(a+)+|.*"}}
    package.describe(lambda content: content["resources"][0]["schema"]["fields"][1].update(fields))
    assert check(package.folder).ok


def test_two_files_for_one_table_are_said(package: Package) -> None:
    package.remove("datapackage.json").write("ties.parquet", b"PAR1")
    assert found(package) == [("ties.csv", None, "two-files")]


@pytest.mark.parametrize(
    "path",
    [
        "../../etc/passwd",
        "/etc/passwd",
        "../ties.csv",
        "sub/../../ties.csv",
        "/etc/ties.csv",
        "https://example.org/ties.csv",
        "nothing.csv",
        "ties\x00.csv",
        ["ties.csv", "more.csv"],
    ],
)
def test_a_path_that_is_no_file_of_the_package_is_refused(package: Package, path: object) -> None:
    package.describe(lambda content: content["resources"][1].update(path=path))
    assert [(file, code) for file, _, code in found(package)] == [("datapackage.json", "bad-descriptor")]


def test_a_link_that_leads_out_of_the_package_is_refused(package: Package) -> None:
    outside = package.folder.parent / "secret.csv"
    outside.write_text("id\nx\n", encoding="utf-8")
    (package.folder / "linked.csv").symlink_to(outside)
    package.describe(lambda content: content["resources"][1].update(path="linked.csv"))
    assert [(file, code) for file, _, code in found(package)] == [("datapackage.json", "bad-descriptor")]


def test_a_table_may_lie_in_a_folder_of_the_package(package: Package) -> None:
    package.write("tables/t.csv", (package.folder / "ties.csv").read_bytes()).remove("ties.csv")
    package.describe(lambda content: content["resources"][1].update(path="tables/t.csv"))
    assert len(load(package.folder).tables["ties"]) == 12


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"", ""),
        (b"[]", ""),
        (b"{", ""),
        (b"\xff{}", ""),
        (b"[" * 100_000, ""),
        (b'{"name": 3}', "name"),
        (b'{"name": "x", "title": "\\ud800"}', "title"),
        (b'{"name": "x", "title": "a\\u0000b"}', "title"),
        (b'{"name": "x", "homepage": "javascript:alert(1)"}', "homepage"),
        (b'{"resources": [{"path": "ties.csv"}]}', "resources[0].name"),
        (b'{"resources": [{"name": "ties"}, {"name": "ties"}]}', "resources[ties]"),
        (b'{"resources": [{"name": "ties", "data": []}]}', "resources[ties].path"),
        (
            b'{"resources": [{"name": "ties", "path": "ties.csv", "encoding": "latin1"}]}',
            "resources[ties].path",
        ),
    ],
)
def test_a_broken_descriptor_is_one_problem_with_its_place(
    package: Package, content: bytes, place: str
) -> None:
    package.write("datapackage.json", content)
    assert [(one.file, one.column, one.code) for one in check(package.folder).problems] == [
        ("datapackage.json", place, "bad-descriptor")
    ]


def test_tables_only_the_package_knows_are_kept_with_a_notice(package: Package) -> None:
    package.write("votes.csv", "who,how\nacme,yes\n").write("tie.csv", "a,b\n").write("notes.txt", "x")
    package.describe(lambda content: content["resources"].append({"name": "votes", "path": "votes.csv"}))
    package.describe(lambda content: content["resources"].append({"name": "notes", "path": "notes.txt"}))
    data = load(package.folder)
    assert data.tables["votes"].to_dict("list") == {"who": ["acme"], "how": ["yes"]}
    assert sorted((one.code, one.file, one.did_you_mean) for one in data.notices) == [
        ("unknown-file", "tie.csv", ("ties.csv",)),
        ("unknown-resource", "datapackage.json", ()),
        ("unknown-table", "votes.csv", ()),
    ]
