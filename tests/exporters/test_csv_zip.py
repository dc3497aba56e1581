"""The zip of CSV tables."""

import csv
import io
import json
import zipfile

import pytest

from graph_app.exporters.csv_zip import harmless
from tests.exporters.test_graphml import hostile_world
from tests.worlds import World, actors, tie

TABLES = [
    "actors.csv",
    "ties.csv",
    "statements.csv",
    "issues.csv",
    "events.csv",
    "participations.csv",
    "sources.csv",
    "actor_kinds.csv",
    "tie_kinds.csv",
    "participation_roles.csv",
    "about.json",
]


def opened(explorer):
    return zipfile.ZipFile(io.BytesIO(b"".join(explorer.stream("csv"))))


def rows(explorer, table):
    text = opened(explorer).read(f"{table}.csv").decode("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def ids(explorer, table):
    return [row["id"] for row in rows(explorer, table)]


def test_the_zip_is_sound_and_has_all_tables_in_order(tiny):
    archive = opened(tiny)
    assert archive.testzip() is None
    assert archive.namelist() == TABLES


def test_actors_and_ties_have_the_columns_of_the_graph(tiny):
    explorer = tiny.filter(derived=True)
    graph = explorer.graph()
    found = {row["id"]: row for row in rows(explorer, "actors")}
    assert list(found) == list(graph)
    assert float(found["acme"]["openness"]) == graph.nodes["acme"]["openness"]
    assert (found["juno"]["openness"], found["juno"]["jurisdiction"]) == ("", "")
    assert found["acme"]["summary"] == "Makes models.\nGives some of them away."
    ties = {row["id"]: row for row in rows(explorer, "ties")}
    assert list(ties) == [*tiny.network.ties["id"], *tiny.network.derived_ids]
    assert {(row["from_id"], row["to_id"], key) for key, row in ties.items()} == set(graph.edges(keys=True))
    assert ties["acme.funds.aid"]["amount_usd"] == "250000"
    assert (ties["aid.criticizes.acme"]["sign"], ties["aid.criticizes.acme"]["derived"]) == ("-1", "false")
    assert (ties["acme.acted_together.iris"]["weight"], ties["acme.acted_together.iris"]["derived"]) == (
        "1.5",
        "true",
    )


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1+1", "'+1+1"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("-2", "-2"),
        ("+2.5", "+2.5"),
        ("-1e-5", "-1e-5"),
        ("-", "'-"),
        ("", ""),
        ("plain = text", "plain = text"),
        ("-2\n=1", "'-2\n=1"),
        ("'=1", "'=1"),
        ("-2|cmd", "'-2|cmd"),
    ],
)
def test_cells_that_spreadsheets_take_for_formulas_are_made_harmless(cell, expected):
    assert harmless(cell) == expected


def test_formulas_of_the_tiny_debate_are_harmless_and_negative_numbers_untouched(tiny):
    assert {row["id"]: row["summary"] for row in rows(tiny, "actors")}["bolt"] == (
        "'=SUM(1;2) is how this summary begins."
    )
    assert {row["id"]: row["title"] for row in rows(tiny, "sources")}[
        "src-aid"
    ] == '\'=HYPERLINK("https://aid.example")'
    assert {row["id"]: row["openness"] for row in rows(tiny, "actors")}["reg"] == "-1.0"
    assert {row["id"]: row["stance"] for row in rows(tiny, "statements")}["sen.release.2023-11-08"] == "-2"
    assert {row["id"]: row["side"] for row in rows(tiny, "participation_roles")}["opponent"] == "-1"


def test_truths_read_the_same_in_every_table(tiny):
    assert {row["symmetric"] for row in rows(tiny, "tie_kinds")} == {"true", "false"}
    assert {row["symmetric"] for row in rows(tiny, "ties")} == {"true", "false"}


def test_evidence_is_that_of_the_visible_actors(tiny):
    explorer = tiny.filter(kind="advocacy_group")
    assert ids(explorer, "actors") == ["aid", "bee"]
    assert ids(explorer, "ties") == []
    assert ids(explorer, "statements") == []
    assert ids(explorer, "events") == ["letter-2024", "bill-2024"]
    assert [row["role"] for row in rows(explorer, "participations")] == ["opponent", "supporter"]
    assert ids(explorer, "sources") == ["src-gov", "src-aid", "src-press"]


def test_statements_are_those_that_count(tiny):
    assert ids(tiny.filter(as_of="2023"), "statements") == ["acme.release.2023-05", "sen.release.2023-11-08"]
    assert ids(tiny.filter(actor="juno", hops=0, confidence="high"), "statements") == [
        "juno.audit.2024-02-29"
    ]


def test_sources_nobody_rests_on_stay_away(tiny):
    assert ids(tiny, "sources") == ["src-gov", "src-acme", "src-aid", "src-press", "src-blog"]


def test_about_says_what_it_is(tiny):
    explorer = tiny.filter(kind="company")
    assert json.loads(opened(explorer).read("about.json")) == explorer.about()


def test_lines_end_as_rfc_4180_asks_and_text_is_utf8(tiny):
    data = opened(tiny).read("sources.csv")
    assert data.startswith(b"id,title,publisher,url,date,kind,grade\r\n")
    assert "Öffnung – ein Überblick".encode() in data


def test_bytes_are_the_same_each_time_and_dates_are_fixed(tiny):
    assert b"".join(tiny.stream("csv")) == b"".join(tiny.stream("csv"))
    assert {entry.date_time for entry in opened(tiny).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_text_with_quotes_commas_and_line_breaks_comes_back():
    text = 'a "b", c\r\nd; <script>\ne'
    explorer = hostile_world(text, text, text, text).explorer()
    assert rows(explorer, "actors")[0]["note"] == text
    assert rows(explorer, "ties")[0]["source_title"] == text


def test_more_rows_than_a_block_are_all_there_once(monkeypatch):
    names = [f"a{place}" for place in range(25)]
    ties = [tie(f"t{place}", names[place], names[place + 1]) for place in range(24)]
    explorer = World({"actors": actors(*names), "ties": ties}).explorer()
    for module in ("base", "csv_zip"):
        monkeypatch.setattr(f"graph_app.exporters.{module}.ROWS", 7)
    assert ids(explorer, "actors") == names
    assert ids(explorer, "ties") == [one["id"] for one in ties]
