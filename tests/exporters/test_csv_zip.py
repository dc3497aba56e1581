"""The zip of CSV tables: Gephi's names, cells exactly as they are."""

import csv
import io
import json
import zipfile

import pytest

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
    key = "Id" if table in ("actors", "ties") else "id"
    return [row[key] for row in rows(explorer, table)]


def test_the_zip_is_sound_and_has_all_tables_in_order(tiny):
    archive = opened(tiny)
    assert archive.testzip() is None
    assert archive.namelist() == TABLES


def test_actors_and_ties_have_the_columns_of_the_graph(tiny):
    explorer = tiny.filter(derived=True)
    graph = explorer.graph()
    found = {row["Id"]: row for row in rows(explorer, "actors")}
    assert list(found) == list(graph)
    assert float(found["acme"]["openness"]) == graph.nodes["acme"]["openness"]
    assert (found["juno"]["openness"], found["juno"]["jurisdiction"]) == ("", "")
    assert (found["acme"]["Label"], found["acme"]["summary"]) == (
        "Acme",
        "Makes models.\nGives some of them away.",
    )
    ties = {row["Id"]: row for row in rows(explorer, "ties")}
    assert list(ties) == [*tiny.network.ties["id"], *tiny.network.derived_ids]
    assert {(row["Source"], row["Target"], key) for key, row in ties.items()} == set(graph.edges(keys=True))
    assert ties["acme.funds.aid"]["amount_usd"] == "250000"
    assert (ties["aid.criticizes.acme"]["sign"], ties["aid.criticizes.acme"]["derived"]) == ("-1", "false")
    derived = ties["acme.acted_together.iris"]
    assert (derived["Weight"], derived["derived"], derived["Label"], derived["Type"]) == (
        "1.5",
        "true",
        "acted together",
        "Undirected",
    )


def test_columns_that_gephi_knows_come_first_under_its_names(tiny):
    found = {name: opened(tiny).read(f"{name}.csv").decode().split("\r\n")[0] for name in ("actors", "ties")}
    assert found["actors"].startswith("Id,Label,kind,subkind,")
    assert found["ties"].startswith("Source,Target,Type,Kind,Id,Label,Weight,start,end,")
    kinds = {row["Kind"]: (row["Label"], row["Type"]) for row in rows(tiny, "ties")}
    assert kinds["funds"] == ("funds", "Directed")
    assert kinds["partners_with"] == ("partners with", "Undirected")


def test_columns_of_the_data_keep_clear_of_gephis():
    world = World(
        {
            "actors": [{"id": "a", "name": "A", "kind": "company", "label": "x", "ID": "y"}, *actors("b")],
            "ties": [tie("t", "a", "b", type="z", Weight="w")],
        }
    )
    actor, one = rows(world.explorer(), "actors")[0], rows(world.explorer(), "ties")[0]
    assert (actor["Id"], actor["Label"], actor["label_2"], actor["ID_2"]) == ("a", "A", "x", "y")
    assert (one["Type"], one["type_2"], one["Weight"], one["Weight_2"]) == ("Directed", "z", "0.5", "w")


def test_cells_are_exactly_the_data_and_the_loss_report_names_what_looks_like_a_formula(tiny):
    assert {row["Id"]: row["summary"] for row in rows(tiny, "actors")}["bolt"] == (
        "=SUM(1;2) is how this summary begins."
    )
    assert {row["id"]: row["title"] for row in rows(tiny, "sources")}[
        "src-aid"
    ] == '=HYPERLINK("https://aid.example")'
    assert {row["Id"]: row["openness"] for row in rows(tiny, "actors")}["reg"] == "-1.0"
    assert {row["id"]: row["stance"] for row in rows(tiny, "statements")}["sen.release.2023-11-08"] == "-2"
    (formulas,) = (entry for entry in tiny.loss("csv").entries if entry.code == "formulas")
    assert (formulas.kind, formulas.count) == ("caution", 2)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "-",
        "a,b",
        'say "hi"',
        '"',
        '""',
        "a\rb",
        "a\nb",
        "a\r\nb",
        " a ",
        "\ta",
        "💡",
        "\u05e9\u200f",
        "a\x00b",
    ],
)
def test_any_text_comes_back(text):
    explorer = hostile_world(text, text, text, text).explorer()
    assert rows(explorer, "actors")[0]["note"] == text
    assert rows(explorer, "actors")[0]["Label"] == text
    assert rows(explorer, "ties")[0]["source_title"] == text


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
    monkeypatch.setattr("graph_app.exporters.base.ROWS", 7)
    assert ids(explorer, "actors") == names
    assert ids(explorer, "ties") == [one["id"] for one in ties]
