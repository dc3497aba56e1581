"""Every problem at once, each with its exact place."""

from __future__ import annotations

import json
from io import StringIO
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyarrow import parquet
from rich.console import Console

from graph_app.dataset import Problem, check

if TYPE_CHECKING:
    from conftest import Package

Place = tuple[str, int | None, str, str]


def places(package: Package) -> list[Place]:
    """Return file, line, column and code of every problem."""
    return [(one.file, one.line, one.column, one.code) for one in check(package.folder).problems]


def only(package: Package) -> Problem:
    """Return the one problem that there is."""
    (problem,) = check(package.folder).problems
    return problem


def test_every_planted_fault_is_named_with_its_exact_place_and_nothing_else(package: Package) -> None:
    package.edit("actors.csv", "bolt,Bolt,company", "bolt,Bolt,compny")
    package.edit("actors.csv", "iris,Iris Institut für Öffnung", "iris,")
    package.edit("actors.csv", "university_lab", "university_lap")
    package.edit("actors.csv", "agency,US,,", "agency,US,sen,")
    package.edit("actors.csv", "The public body.", "The public\x07 body.")
    package.edit("actors.csv", "aid.example", "javascript:alert(1)")
    package.add("actors.csv", "\n\nbee,Bee again,company,,,,,\n,Nobody,company,,,,,\n")
    package.edit("ties.csv", "funds.iris,acme,", "funds.iris,acmee,")
    package.edit("ties.csv", "iris,juno,partners_with", "juno,juno,partners_with")
    package.edit("ties.csv", "2023-01-15,2023-12-31", "2023-12-31,2023-01-15")
    package.edit("ties.csv", ",500000,", ',"500,000",')
    package.edit("ties.csv", "lobbies,2024,,,", "lobbies,2024-13,,-5,")
    package.edit("ties.csv", "rule.,src-press,medium", "rule.,src-press,mediun")
    package.edit("ties.csv", "release.,src-blog,low", "release.,src-blog")
    package.edit("statements.csv", "sen,release,-2", "sen,release,-3")
    package.edit("statements.csv", "juno,audit,1,2024-02-29", "juno,audit,1,2023-02-29")
    package.edit("statements.csv", "reg,audit,2,2024-01", "reg,audit,2,")
    package.edit("statements.csv", "juno.arg-safety.2024,juno", "acme.release.2023-05,juno")
    package.edit("codings.csv", "coder,stance", "coder,stanse")
    package.edit("events.csv", b"One sponsor", b"One sp\xf6nsor")
    package.edit("events.csv", "report,2023,,,", "report,2023,relaese,,")
    package.add("participations.csv", "bill-2024,acme,opponent,src-gov\n")
    package.edit("participation_roles.csv", "opponent,-1", "opponent,-2")
    package.edit("sources.csv", "http://paper", "ftp://paper")
    package.describe(
        lambda content: content["resources"][0]["schema"]["fields"][1].update(constraints={"pattern": "("})
    )
    assert sorted(places(package), key=str) == sorted(
        [
            ("actors.csv", 4, "kind", "unknown-reference"),
            ("actors.csv", 5, "name", "missing-value"),
            ("actors.csv", 6, "subkind", "not-allowed"),
            ("actors.csv", 7, "parent_id", "cyclic-parent"),
            ("actors.csv", 7, "summary", "control-character"),
            ("actors.csv", 9, "website", "bad-url"),
            ("actors.csv", 13, "id", "duplicate-id"),
            ("actors.csv", 14, "id", "missing-value"),
            ("ties.csv", 2, "from_id", "unknown-reference"),
            ("ties.csv", 3, "amount_usd", "bad-number"),
            ("ties.csv", 4, "end", "date-order"),
            ("ties.csv", 6, "to_id", "self-tie"),
            ("ties.csv", 10, "start", "bad-date"),
            ("ties.csv", 10, "amount_usd", "out-of-range"),
            ("ties.csv", 11, "confidence", "not-allowed"),
            ("ties.csv", 12, "", "ragged-row"),
            ("statements.csv", 11, "date", "missing-value"),
            ("statements.csv", 12, "stance", "out-of-range"),
            ("statements.csv", 14, "date", "bad-date"),
            ("statements.csv", 15, "id", "duplicate-id"),
            ("codings.csv", 1, "stance", "missing-column"),
            ("events.csv", 3, "summary", "bad-encoding"),
            ("events.csv", 4, "issue_id", "unknown-reference"),
            ("participations.csv", 14, "event_id", "duplicate-row"),
            ("participation_roles.csv", 7, "side", "not-allowed"),
            ("sources.csv", 5, "url", "bad-url"),
            (
                "datapackage.json",
                None,
                "resources[actors].schema.fields[name].constraints.pattern",
                "bad-descriptor",
            ),
        ],
        key=str,
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "message", "near"),
    [
        (
            "actors.csv",
            "Bolt,company",
            "Bolt,compny",
            "kind 'compny' is not an id in actor_kinds.csv.",
            ("company",),
        ),
        (
            "ties.csv",
            "funds.aid,acme,aid",
            "funds.aid,acme,aidd",
            "to_id 'aidd' is not an id in actors.csv.",
            ("aid",),
        ),
        ("ties.csv", ",1000000,", ",1e6,", "'1e6' is not a whole number: ", ()),
        ("ties.csv", ",2022,", ",2022-02-30,", "'2022-02-30' is not a date: 2022-02 has no day 30.", ()),
        (
            "ties.csv",
            "three times.,src-gov,medium",
            "three times.,src-gov,Medium",
            "'Medium' is not one of",
            ("medium",),
        ),
        ("tie_kinds.csv", ",0.8,", ",1.8,", "1.8 is out of range: strength is from 0 to 1.", ()),
        ("tie_kinds.csv", ",0.8,", ",nan,", "'nan' is not a number", ()),
        ("tie_kinds.csv", "with,true,", "with,ture,", "'ture' is neither true nor false", ("true",)),
        ("ties.csv", "id,from_id", "id,form_id", "There is no column from_id: From.", ("form_id",)),
        ("actors.csv", "Regulation Office,", "Reg\x00 Office,", "name holds a control character.", ()),
        (
            "events.csv",
            "joint_letter",
            "joint_leter",
            "'joint_leter' is not one of the values of kind.",
            ("joint_letter",),
        ),
        ("actors.csv", "acme,Acme", "acme ,Acme", "The id 'acme ' begins or ends with white space.", ()),
    ],
)
def test_a_message_says_what_is_wrong_and_what_was_meant(
    package: Package, file: str, old: str, new: str, message: str, near: tuple[str, ...]
) -> None:
    package.edit(file, old, new)
    problem = check(package.folder).problems[0]
    assert problem.message.startswith(message)
    assert problem.did_you_mean == near


def test_a_fault_in_an_id_does_not_spread_to_the_rows_that_refer_to_it(package: Package) -> None:
    package.edit("actors.csv", "acme,Acme,company", "acme,Acme,compny")
    package.edit("sources.csv", "src-press,The debate <b>today</b>,", "src-press,")
    assert places(package) == [
        ("actors.csv", 2, "kind", "unknown-reference"),
        ("sources.csv", 5, "", "ragged-row"),
    ]


def test_a_missing_id_column_is_one_problem(package: Package) -> None:
    package.edit("actors.csv", "id,name", "key,name")
    assert places(package) == [("actors.csv", 1, "id", "missing-column")]


def test_a_duplicate_says_where_the_first_is(package: Package) -> None:
    package.add("actors.csv", "bolt,Other,company,,,,,\n")
    assert only(package).message == "'bolt' is used twice. It is first used on line 4."


def test_a_circle_of_parents_is_named_once(package: Package) -> None:
    package.edit("actors.csv", "ai_developer,US,,", "ai_developer,US,bolt,")
    package.edit("actors.csv", "chip_maker,US-CA,,", "chip_maker,US-CA,acme,")
    assert only(package).message == "Parents go in a circle: acme belongs to bolt belongs to acme."


def test_an_actor_that_is_its_own_parent_is_a_circle(package: Package) -> None:
    package.edit("actors.csv", "legislature,US,reg", "legislature,US,sen")
    assert (only(package).code, only(package).line) == ("cyclic-parent", 8)


@pytest.mark.parametrize(
    ("start", "end"), [("2024", "2024-01-01"), ("2024-06-30", "2024"), ("2024-06", "2024-06")]
)
def test_partial_dates_that_may_be_in_order_are_no_problem(package: Package, start: str, end: str) -> None:
    package.edit("ties.csv", "2023-01-15,2023-12-31", f"{start},{end}")
    assert check(package.folder).ok


def test_lines_count_quoted_newlines_blank_lines_and_carriage_returns(package: Package) -> None:
    content = '\r\n\r\nid,name,kind\r\nacme,"A\r\nB\r\n\r\nC",company\r\n\r\nbolt,B,compny\r\n'
    package.remove(*(f"{name}.csv" for name in ("statements", "codings", "events", "participations")))
    package.write("ties.csv", "id,from_id,to_id,kind,source_id\nt,acme,bolt,funds,src-acme\n")
    package.remove("datapackage.json").write("actors.csv", content)
    assert places(package) == [("actors.csv", 9, "kind", "unknown-reference")]


def test_rows_of_parquet_are_counted_and_called_rows(package: Package) -> None:
    rows = {"id": ["a", "b"], "from_id": ["acme", "acme"], "to_id": ["bolt", "blot"], "kind": ["funds"] * 2}
    table = pa.table(rows | {"source_id": ["src-acme"] * 2, "amount_usd": [1.5, None]})
    package.remove("datapackage.json", "ties.csv")
    parquet.write_table(table, package.folder / "ties.parquet")
    found = [(one.file, one.line, one.unit, one.column, one.code) for one in check(package.folder).problems]
    assert found == [
        ("ties.parquet", 1, "row", "amount_usd", "bad-number"),
        ("ties.parquet", 2, "row", "to_id", "unknown-reference"),
    ]
    assert check(package.folder).problems[1].place == "ties.parquet, row 2, column to_id"


def test_faults_of_a_kind_are_counted_after_a_thousand(bare: Package) -> None:
    bare.write("ties.csv", "id,from_id,to_id,kind\n" + "".join(f"t{n},a,x{n},k\n" for n in range(3_456)))
    problems = check(bare.folder).problems
    assert len(problems) == 1_001
    assert [problem.line for problem in problems[:1_000]] == list(range(2, 1_002))
    assert (problems[-1].code, problems[-1].column, problems[-1].line) == ("more", "to_id", None)
    assert problems[-1].message == "… and 2,456 more of the kind 'unknown-reference'."


def test_an_empty_row_is_one_problem(package: Package) -> None:
    package.add("participations.csv", ",,,\n")
    assert places(package) == [("participations.csv", 14, "", "empty-row")]


def test_a_report_is_json_and_can_be_drawn_with_every_problem(package: Package) -> None:
    package.edit("actors.csv", "bee,Bee <script>alert(1)</script>,advocacy_group", "bee,[red]B,[bold]group")
    package.edit("ties.csv", ",2022,", ",soon,")
    package.edit("actors.csv", "id,name", "id,Name")
    report = check(package.folder)
    content = json.loads(json.dumps(report.as_dict()))
    assert (content["ok"], content["name"], content["counts"]["ties"]) == (False, "tiny", 12)
    assert [one["code"] for one in content["problems"]] == ["unknown-reference", "bad-date"]
    assert [one["code"] for one in content["notices"]] == ["filled-in", "unknown-column"]
    drawn = StringIO()
    Console(file=drawn, width=200, color_system=None).print(report.render())
    text = drawn.getvalue()
    assert "tiny: 80 rows, 2 problems, 2 notices" in text
    assert "[bold]group" in text
    assert "Allowed: company, institute, regulator, advocacy_group." in text
    assert "Did you mean name?" in text


TIGHTER = {
    ("actors", "jurisdiction"): {"required": True},
    ("ties", "amount_usd"): {"maximum": 600_000},
    ("statements", "stance"): {"enum": [-2, -1, 1, 2]},
    ("sources", "id"): {"pattern": "src-[^u]+"},
    ("sources", "publisher"): {"unique": True},
}


def test_the_descriptor_tightens_lists_limits_patterns_and_presence(package: Package) -> None:
    def tighten(content: dict[str, Any]) -> None:
        for resource in content["resources"]:
            for field in resource["schema"]["fields"]:
                field.setdefault("constraints", {}).update(TIGHTER.get((resource["name"], field["name"]), {}))

    package.describe(tighten)
    assert places(package) == [
        ("actors.csv", 6, "jurisdiction", "missing-value"),
        ("ties.csv", 2, "amount_usd", "out-of-range"),
        ("statements.csv", 7, "stance", "not-allowed"),
        ("sources.csv", 7, "id", "bad-pattern"),
        ("sources.csv", 7, "publisher", "duplicate-value"),
    ]


def test_a_former_id_leads_to_an_actor_and_is_nobodys_id_today(package: Package) -> None:
    package.write("aliases.csv", "id,actor_id\nold,acme\nolder,nobody\nbolt,acme\nold,iris\n")
    assert places(package) == [
        ("aliases.csv", 3, "actor_id", "unknown-reference"),
        ("aliases.csv", 4, "id", "alias-in-use"),
        ("aliases.csv", 5, "id", "duplicate-id"),
    ]


def test_the_package_says_what_means_missing(package: Package) -> None:
    package.edit("actors.csv", ",chip_maker,", ",n/a,")
    package.describe(lambda content: content["resources"][0]["schema"].update(missingValues=["", "n/a"]))
    assert check(package.folder).ok
