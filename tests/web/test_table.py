"""The table: exactly the visible rows, as a reader may take them away."""

from dataclasses import replace

import pytest

import graph_app as ga
from graph_app.web import rows
from graph_app.web.panels import table
from graph_app.web.reading import read_view


def answer(explorer, query, what, chosen=None):
    view, dropped = read_view(query, explorer.network)
    assert dropped == []
    view = replace(view, table=what)
    return table.answer(ga.Explorer(explorer.network, view.active), view, chosen or table.ALL_COLUMNS)


def test_actors_have_openness_stance_and_counts(tiny):
    found = {row["id"]: row for row in rows.actors(tiny)}
    assert len(found) == 8
    assert found["acme"] == {
        "id": "acme",
        "at": "acme",
        "name": "Acme",
        "kind": "Company",
        "subkind": "AI developer",
        "jurisdiction": "US",
        "openness": 1.59,
        "stance": "Champion of openness",
        "statements": 3,
        "ties": 7,
        "website": "acme.example",
        "summary": "Makes models.\nGives some of them away.",
    }
    assert found["bolt"]["summary"] == "'=SUM(1;2) is how this summary begins."
    assert "openness" not in found["bee"]
    assert found["bee"]["stance"] == "Unknown"


def test_with_an_issue_stance_is_read_on_it(tiny):
    found = {row["id"]: row["stance"] for row in rows.actors(tiny.filter(issue="audit"))}
    assert (found["reg"], found["juno"], found["acme"]) == ("Strongly supports", "Supports", "Unknown")


def test_ties_say_both_ends_and_their_source(tiny):
    found = rows.ties(tiny)
    assert [row["id"] for row in found] == tiny.network.ties["id"].tolist()
    assert found[2] == {
        "id": "acme.funds.aid",
        "at": "acme",
        "from": "Acme",
        "tie": "funds",
        "to": "Aid",
        "start": "2023-01-15",
        "end": "2023-12-31",
        "amount_usd": 250000,
        "sign": 1,
        "weight": 0.5,
        "confidence": "high",
        "source": "Our view",
        "href": "https://acme.example/view",
        "summary": "A grant for one year, ended.",
    }
    assert [row["sign"] for row in found if row["tie"] == "criticizes"] == [-1, -1]


def test_derived_ties_say_so_and_have_no_source(tiny):
    found = rows.ties(tiny.filter(derived=True))[tiny.network.m :]
    assert len(found) == tiny.network.d > 0
    assert {row["tie"] for row in found} == {"acted together (derived)"}
    assert not any("source" in row for row in found)
    assert all(row["weight"] > 0 for row in found)


def test_statements_are_those_of_visible_actors_that_count(tiny):
    found = rows.statements(tiny.filter(kind="company", confidence="high"))
    assert [(row["actor"], row["issue"], row["stance"], row["label"]) for row in found] == [
        ("Acme", "Open release", 1, "Supports"),
        ("Acme", "Open release", 2, "Strongly supports"),
        ("Bolt", "Open release", 1, "Supports"),
        ("Bolt", "Licences", 1, "Supports"),
    ]


def test_events_name_the_visible_who_took_part_once(tiny):
    found = {row["id"]: row for row in rows.events(tiny.filter(kind="company"))}
    assert set(found) == {"letter-2024", "bill-2024", "report-2023"}
    assert found["letter-2024"]["participants"] == "Acme; Bolt"
    assert found["letter-2024"]["actors"] == 2
    assert rows.events(tiny.filter(text="bee")) == []


def test_sources_are_those_the_rows_rest_on_and_formulas_are_harmless(tiny):
    found = {row["id"]: row for row in rows.sources(tiny)}
    assert set(found) == {"src-gov", "src-acme", "src-aid", "src-press", "src-blog"}
    assert found["src-aid"]["title"] == '\'=HYPERLINK("https://aid.example")'
    assert found["src-gov"]["grade"] == "official record"


@pytest.mark.parametrize("what", rows.TABLES)
def test_every_field_has_a_column_and_every_row_an_id_of_its_own(debate, what):
    found = rows.TABLES[what](debate)
    keys = [row["id"] for row in found]
    assert len(set(keys)) == len(keys) > 0
    assert {name for row in found for name in row} - {"id", "at", "href"} == set(rows.FIELDS[what])
    assert [one["field"] for one in table.columns(what, [])] == list(rows.FIELDS[what])


@pytest.mark.parametrize("what", rows.TABLES)
def test_numbers_are_numbers_and_everything_else_is_text(debate, what):
    for row in rows.TABLES[what](debate):
        for name, value in row.items():
            assert isinstance(value, int | float if rows.numeric(what, name) else str), (name, value)


@pytest.mark.parametrize("what", rows.TABLES)
def test_nothing_visible_is_an_empty_table(tiny, what):
    found = answer(tiny, "text=nobody&tab=table", what)
    assert (found["rows"], found["said"]) == ([], f"0 {what}")


def test_an_answer_marks_the_selected_actor_and_names_the_file(tiny):
    found = answer(tiny, "at=bolt&tab=table", "ties")
    assert [row["id"] for row in found["rows"] if row["chosen"]] == ["bolt.lobbies.reg"]
    assert found["said"] == "12 ties"
    assert found["csv"] == {"fileName": f"{tiny.network.dataset.descriptor.name}-ties.csv"}
    assert not any(row["chosen"] for row in answer(tiny, "tab=table", "sources")["rows"])


def test_rows_of_ties_events_and_sources_open_their_sheet_and_an_open_one_is_marked(tiny):
    rows_ = answer(tiny, "tab=table", "events")["rows"]
    assert [row["open"] for row in rows_] == [f"event:{row['id']}" for row in rows_]
    chosen = answer(tiny, f"panel={rows_[0]['open']}&tab=table", "events")["rows"]
    assert [row["chosen"] for row in chosen] == [True] + [False] * (len(chosen) - 1)
    assert all("open" not in row for row in answer(tiny, "tab=table", "statements")["rows"])


def test_every_selected_actor_is_marked(tiny):
    found = answer(tiny, "at=bolt&also=acme&tab=table", "actors")["rows"]
    assert {row["at"] for row in found if row["chosen"]} == {"acme", "bolt"}


def test_columns_that_are_not_chosen_are_hidden_and_stay_where_they_are(tiny):
    found = answer(tiny, "tab=table", "actors", ["actors-name", "actors-openness", "ties-tie"])
    seen = {one["field"]: not one["hide"] for one in found["columns"]}
    assert list(seen) == list(rows.FIELDS["actors"])
    assert [field for field, there in seen.items() if there] == ["name", "openness"]
    assert found["classes"].endswith("of-actors")


def test_addresses_that_are_no_web_addresses_are_no_links(tmp_path):
    (tmp_path / "actors.csv").write_text("id,name,kind\none,One,company\ntwo,Two,company\n", encoding="utf-8")
    (tmp_path / "ties.csv").write_text("from_id,to_id,kind,source_id\none,two,funds,s\n", encoding="utf-8")
    (tmp_path / "sources.csv").write_text('id,title,url\ns,Bad,"https://[broken"\n', encoding="utf-8")
    explorer = ga.open(tmp_path)
    (row,) = rows.sources(explorer)
    assert "href" not in row
    assert rows.ties(explorer)[0]["source"] == "Bad"
