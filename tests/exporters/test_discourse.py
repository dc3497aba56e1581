"""Networks of statements as files: readable by others, complete, with evidence, the same bytes every time."""

import csv
import io
import json

import networkx as nx
import pandas as pd
import pytest
from lxml import etree

from graph_app.errors import QueryError
from graph_app.exporters.discourse import FORMATS, written
from tests.worlds import World, actors, statement


def pieces(explorer, name, **how):
    return b"".join(written(explorer.discourse_network(**how), name, explorer.about()))


def read(explorer, **how):
    return nx.read_graphml(io.BytesIO(pieces(explorer, "graphml", **how)))


def test_graphml_is_read_by_networkx_with_every_tie_and_its_evidence(tiny):
    graph = read(tiny, mode="subtract")
    answer = tiny.discourse(mode="subtract")
    assert not graph.is_directed()
    assert set(graph) == {one["id"] for one in answer["nodes"]}
    weights = {frozenset((one["one"], one["other"])): one["weight"] for one in answer["ties"]}
    assert {frozenset(ends): data["weight"] for *ends, data in graph.edges(data=True)} == weights
    one, other, data = next(iter(graph.edges(data=True)))
    row = next(row for row in answer["ties"] if {row["one"], row["other"]} == {one, other})
    assert data["statements"] == " | ".join(row["statements"])
    assert data["through"] == " | ".join(row["through"])
    titles = tiny.network.words("sources", "title")
    said = tiny.network.dataset.tables["statements"].set_index("id")["source_id"].astype(str)
    assert set(data["source_title"].split(" | ")) == {titles[said[key]] for key in row["statements"]}
    node = graph.nodes["acme"]
    assert (node["name"], node["field"], node["kind"]) == ("Acme", "actors", "company")
    assert node["openness"] == pytest.approx(tiny.actor("acme")["openness"]["value"])
    assert graph.graph["mode"] == "subtract"
    assert graph.graph["citation"] == tiny.about()["citation"]


def test_two_mode_graphml_runs_from_rows_to_columns(tiny):
    graph = read(tiny, mode="two-mode", cells="balance")
    assert graph.is_directed()
    fields = nx.get_node_attributes(graph, "field")
    assert {(fields[one], fields[other]) for one, other in graph.edges} == {("actors", "issues")}
    frame = tiny.discourse_network(mode="two-mode", cells="balance").matrix()
    for one, other, data in graph.edges(data=True):
        assert data["weight"] == frame.loc[one, other]
        assert isinstance(data["ambivalent"], bool)


def test_the_same_id_in_both_fields_is_two_nodes():
    rows = [statement("audit", "audit", 1, "2024"), statement("b", "release", -1, "2024")]
    explorer = World({"actors": actors("audit", "b"), "ties": [], "statements": rows}).explorer()
    graph = read(explorer, mode="two-mode")
    assert set(graph.edges) == {("actors:audit", "issues:audit"), ("actors:b", "issues:release")}


def test_graphml_declares_every_key_once_and_names_every_edge_once(tiny):
    tree = etree.fromstring(pieces(tiny, "graphml"))
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    keys = [one.get("id") for one in tree.findall("g:key", space)]
    assert len(set(keys)) == len(keys)
    assert {one.get("key") for one in tree.iter("{*}data")} <= set(keys)
    edges = [one.get("id") for one in tree.iter("{*}edge")]
    assert len(set(edges)) == len(edges)
    assert edges[0].split(".congruence.")[0] in tiny.network.position


def test_hostile_ids_and_texts_survive():
    strange = "a<&>\"'\tb"
    rows = [statement(strange, "release", 1, "2024", number=1), statement("b\x01", "release", 1, "2024")]
    explorer = World({"actors": actors(strange, "b\x01"), "ties": [], "statements": rows}).explorer()
    assert set(read(explorer)) == {strange, "b"}
    ties = list(csv.DictReader(io.StringIO(pieces(explorer, "ties").decode(), newline="")))
    assert {ties[0]["from_id"], ties[0]["to_id"]} == {strange, "b\x01"}


@pytest.mark.parametrize("mode", ["congruence", "two-mode"])
def test_the_matrix_is_that_of_the_explorer(tiny, mode):
    found = pd.read_csv(io.BytesIO(pieces(tiny, "csv", mode=mode)), index_col=0).astype(float)
    expected = tiny.discourse_network(mode=mode).matrix()
    expected.index.name = found.index.name
    pd.testing.assert_frame_equal(found, expected)


def test_a_mean_that_is_not_there_is_an_empty_cell(tiny):
    text = pieces(tiny, "csv", mode="two-mode", cells="mean").decode()
    assert ",," in text
    assert "nan" not in text


def test_ties_of_all_windows_are_rows_with_their_dates(tiny):
    how = {"unit": "years", "windows": "consecutive"}
    rows = list(csv.DictReader(io.StringIO(pieces(tiny, "ties", **how).decode())))
    answer = tiny.discourse(**how)
    expected = [
        (window["from"], one["one"], one["other"], one["weight"])
        for window in answer["windows"]
        for one in window["ties"]
    ]
    found = [(row["window_from"], row["from_id"], row["to_id"], float(row["weight"])) for row in rows]
    assert sorted(found) == sorted(expected)
    assert next(csv.DictReader(io.StringIO(pieces(tiny, "ties").decode())))["window_from"] == ""


def test_json_is_the_answer_with_its_data(tiny):
    found = json.loads(pieces(tiny, "json", mode="conflict"))
    assert found["about"] == tiny.about()
    assert found["size"] == tiny.discourse(mode="conflict")["size"]


@pytest.mark.parametrize("name", [one.name for one in FORMATS])
def test_equal_input_gives_equal_bytes_and_nothing_said_is_no_error(tiny, name):
    assert pieces(tiny, name) == pieces(tiny, name)
    nobody = World({"actors": [], "ties": [], "statements": []}).explorer()
    assert pieces(nobody, name)


def test_a_format_that_holds_one_network_refuses_windows(tiny):
    for name in ("graphml", "csv"):
        with pytest.raises(QueryError, match=r"holds one network, not one per window\. Take ties or json"):
            pieces(tiny, name, unit="years")
    with pytest.raises(QueryError, match=r"format does not know 'gexff'"):
        pieces(tiny, "gexff")
