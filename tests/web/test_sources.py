"""The sources: what rests on each, by hand on the tiny debate; bars that set the grade."""

import json

import numpy as np
import pytest

import graph_app as ga
from graph_app.exporters.evidence import evidence
from graph_app.web.charts.sources import TABLES, grades, resting
from graph_app.web.panels import sources
from graph_app.web.reading import read_view
from tests.web.trees import find, links, plain, text
from tests.worlds import World, actors, statement, tie


class Seen:
    """Answers as the page does, without its picture."""

    def __init__(self, explorer):
        self.explorer = explorer

    def at(self, view):
        return ga.Explorer(self.explorer.network, view.active)

    def answer(self, query=""):
        view, dropped = read_view(query, self.explorer.network)
        assert dropped == []
        found = sources.answer(self, view)
        json.dumps(plain(found["rows"]), allow_nan=False)
        return found


def by_id(rows):
    return {row["id"]: row for row in rows}


def test_every_row_that_names_a_source_counts_once(tiny):
    rows = by_id(Seen(tiny).answer()["rows"])
    assert "src-unused" not in rows
    assert {name: rows["src-acme"][name] for name in TABLES} == {
        "statements": 2,
        "ties": int((tiny.network.ties["source_id"] == "src-acme").sum()),
        "events": 0,
        "participations": 0,
        "codings": 4,
    }
    for row in rows.values():
        assert row["rests"] == row["whole"] == sum(row[name] for name in TABLES)
    assert [row["rests"] for row in rows.values()] == sorted(
        (row["rests"] for row in rows.values()), reverse=True
    )


@pytest.mark.parametrize(
    "query", ["", "kind=company", "as_of=2024-01", "grade=press,official", "text=nobody"]
)
def test_the_sources_are_those_of_the_exported_tables(debate, query):
    explorer = debate.query(query)
    found = resting(explorer)
    tables = evidence(explorer.network, explorer.rows)
    assert set(tables["sources"]) <= set(found.used.tolist())
    for name in ("statements", "ties", "events", "participations"):
        frame = tables.get(name)
        rows = len(frame) if frame is not None else int((explorer.rows.ties < explorer.network.m).sum())
        assert int(found.visible[name].sum()) + 0 <= rows
    assert (found.total <= found.whole).all()


def test_a_filter_leaves_what_is_visible_and_says_what_there_is_in_all(tiny):
    whole, some = (by_id(Seen(tiny).answer(query)["rows"]) for query in ("", "text=acme"))
    assert set(some) < set(whole)
    assert some["src-press"]["rests"] < some["src-press"]["whole"] == whole["src-press"]["whole"]


def test_bars_count_as_if_no_grade_were_chosen_and_set_it(tiny):
    bars = dict(links(Seen(tiny).answer("tab=sources&kind=company")["bars"]))
    assert [address for words, address in bars.items() if words.startswith("Press")] == [
        "?grade=press&kind=company&tab=sources"
    ]
    chosen = Seen(tiny).answer("tab=sources&grade=press")
    words = [text(one) for one in find(chosen["bars"], "Link")]
    assert words == [text(one) for one in find(Seen(tiny).answer("tab=sources")["bars"], "Link")]
    assert [one["props"]["className"] for one in find(chosen["bars"], "Link")].count("grade-bar") == 1
    (lift,) = [address for said, address in links(chosen["bars"]) if said.startswith("Press")]
    assert lift == "?tab=sources"
    off = dict(links(Seen(tiny).answer("tab=sources&grade=press&off=evidence")["bars"]))
    assert any(address == "?grade=official&tab=sources" for address in off.values())


def test_grades_add_up_to_all_sources_and_rows(debate):
    found = resting(debate)
    graded = grades(debate, found)
    assert sum(count for count, _ in graded.values()) == len(found.used)
    assert sum(rows for _, rows in graded.values()) == int(found.total.sum()) + found.sourceless
    counted = np.bincount([len(grade) for grade in graded])
    assert counted.sum() == 5


def test_a_row_opens_its_source_and_the_open_one_is_marked(tiny):
    rows = by_id(Seen(tiny).answer("tab=sources&panel=source:src-gov")["rows"])
    assert rows["src-gov"]["open"] == "source:src-gov"
    assert [key for key, row in rows.items() if row["chosen"]] == ["src-gov"]
    assert rows["src-press"]["href"] == "http://paper.example/debate"
    assert rows["src-aid"]["title"].startswith("'=HYPERLINK")


def test_no_source_at_all_is_said_and_rows_without_one_are_counted():
    bare = {
        "actors": actors("a", "b"),
        "ties": [tie("t", "a", "b", source=None)],
        "sources": [],
        "issues": [],
    }
    found = Seen(World(bare).explorer()).answer()
    assert found["rows"] == []
    assert found["said"].startswith("0 sources behind 0 visible rows; 1 visible row without a source")
    nobody = Seen(World(bare).explorer()).answer("text=nobody")
    assert nobody["said"] == "Nothing that is visible names a source."
    said = statement("a", "release", 1, "2024", source="s-none")
    graded = Seen(World({"actors": actors("a"), "ties": [], "statements": [said]}).explorer()).answer()
    assert by_id(graded["rows"])["s-none"]["grade"] == "Not graded"


def test_columns_are_the_fields_of_the_rows(tiny):
    fields = {column["field"] for column in sources.columns()}
    for row in Seen(tiny).answer()["rows"]:
        assert set(row) - {"id", "open", "chosen", "href"} <= fields
