"""Networks of statements as files: readable by others, complete, with evidence, the same bytes every time."""

import csv
import io
import json

import networkx as nx
import pandas as pd
import pytest
from lxml import etree

import graph_app as ga
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
        with pytest.raises(
            QueryError, match=r"holds one network, not one per window\. Take gexf, ties or json"
        ):
            pieces(tiny, name, unit="years")
    with pytest.raises(QueryError, match=r"format does not know 'gexff'"):
        pieces(tiny, "gexff")


GEXF = {"g": "http://gexf.net/1.3"}


def spelled(explorer, **how):
    """Return direction, and by edge its spells and the weights of time, of a GEXF file."""
    tree = etree.fromstring(pieces(explorer, "gexf", **how))
    graph = tree.find("g:graph", GEXF)
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    nodes = {one.get("id") for one in tree.iter("{*}node")}
    found = {}
    for edge in tree.iter("{*}edge"):
        assert {edge.get("source"), edge.get("target")} <= nodes
        times = [(one.get("start"), one.get("end")) for one in edge.iterfind("g:spells/g:spell", GEXF)]
        values = edge.findall("g:attvalues/g:attvalue[@start]", GEXF)
        assert {one.get("for") for one in values} <= {"weight"}
        weights = {(one.get("start"), one.get("end")): float(one.get("value")) for one in values}
        found[edge.get("id")] = times, weights
    return graph.get("defaultedgetype"), found


def talk(*rows):
    """Return a debate of three in which each row is who says what stance on release, and when."""
    said = [statement(who, "release", stance, date, number=k) for k, (who, stance, date) in enumerate(rows)]
    return World({"actors": actors("a", "b", "c"), "ties": [], "statements": said}).explorer()


def test_a_tie_is_there_on_the_days_of_its_statements():
    explorer = talk(("a", 1, "2024"), ("b", 1, "2024-02"), ("b", 2, "2024-02"), ("c", -1, "2024-03-04"))
    way, found = spelled(explorer)
    days = [("2024-01-01", "2024-12-31"), ("2024-02-01", "2024-02-29")]
    assert (way, found) == ("undirected", {"a.congruence.b": (days, {})})
    way, found = spelled(explorer, mode="two-mode")
    assert way == "directed"
    assert found["c.two-mode.release"] == ([("2024-03-04", "2024-03-04")], {})


@pytest.mark.parametrize(
    ("windows", "more", "expected"),
    [
        ("consecutive", {}, {("2024-01-01", "2024-12-31"): 1.0, ("2025-01-01", "2025-12-31"): 2.0}),
        ("cumulative", {}, {("2024-12-31", "2025-12-30"): 1.0, ("2025-12-31", "2025-12-31"): 6.0}),
        (
            "sliding",
            {"window": "2"},
            {("2024-01-01", "2024-12-30"): 1.0, ("2024-12-31", "2025-12-31"): 6.0},
        ),
    ],
)  # fmt: skip
def test_of_windows_a_tie_has_the_weight_of_each_and_no_day_is_of_two(windows, more, expected):
    explorer = talk(("a", 1, "2024-05"), ("b", 1, "2024-06"), ("a", 1, "2025-01"), ("a", 1, "2025-02"),
                    ("b", 1, "2025-03"))  # fmt: skip
    _, found = spelled(explorer, unit="years", windows=windows, **more)
    assert found == {"a.congruence.b": (list(expected), expected)}


def test_ties_and_nodes_that_only_windows_have_are_there(tiny):
    explorer = talk(("a", 1, "2024"), ("b", 1, "2024"), ("a", 1, "2025"), ("b", -1, "2025"))
    how = {"mode": "subtract", "unit": "years", "windows": "consecutive"}
    assert "a.subtract.b" not in spelled(explorer, mode="subtract")[1]
    assert spelled(explorer, **how)[1]["a.subtract.b"][1] == {
        ("2024-01-01", "2024-12-31"): 1.0,
        ("2025-01-01", "2025-12-31"): -1.0,
    }


def test_gexf_is_read_by_our_importer_with_every_tie(tiny, tmp_path):
    path = tmp_path / "debate.gexf"
    path.write_bytes(pieces(tiny, "gexf", mode="two-mode"))
    again = ga.import_files([path]).explorer.graph()
    found = {(one, other): data["weight_2"] for one, other, data in again.edges(data=True)}
    answer = tiny.discourse(mode="two-mode")["cells"]
    assert found == {(one["row"], one["column"]): one["value"] for one in answer}
    assert again.nodes["acme"]["name"] == "Acme"
