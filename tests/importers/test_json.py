"""JSON of NetworkX, D3, sigma, vis.js, graphology and Cytoscape, told apart by what is in it."""

import json

import networkx as nx
import pytest

from graph_app.importers import FileError, LimitError, Limits
from tests.importers.reading import read, rows, seed, sentences, told

UNDIRECTED = "The file does not say whether edges are directed; they are taken as undirected."


def test_networkx_keeps_types_lists_parallel_edges_and_what_is_nested():
    found = seed("json/networkx.json")
    assert rows(found, "actors") == [
        {"id": "1", "name": "Ann", "kind": "actor", "tall": "true", "height": "1.75", "tags": "x | y"},
        {"id": "2", "name": "Bo", "kind": "actor", "height": "2"},
    ]
    assert rows(found, "ties", "id", "from_id", "to_id", "key", "weight", "extra") == [
        ("1.tie.2", "1", "2", "0", "3", None),
        ("1.tie.2.2", "1", "2", "1", "4", '{"a":[1,2]}'),
    ]
    assert found.types == {
        "actors": {"tall": "boolean", "height": "number"},
        "ties": {"key": "integer", "weight": "integer"},
    }
    assert dict(found.about) == {"title": "A net"}
    assert sentences(found, "changed") == ["Values within values are kept as JSON text."]


@pytest.mark.parametrize("edges", ["links", "edges"])
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_what_networkx_writes_is_read(edges, kind):
    graph = kind()
    graph.add_node("a", rank=1)
    graph.add_edge("a", "ü", weight=2.5)
    graph.add_edge("ü", "a", weight=3.5)
    found = read("a.json", json.dumps(nx.node_link_data(graph, edges=edges)))
    ends = [(one, two, str(data["weight"])) for one, two, data in graph.edges(data=True)]
    assert sorted(rows(found, "ties", "from_id", "to_id", "weight")) == sorted(ends)
    symmetric = {row[0] for row in rows(found, "tie_kinds", "symmetric")}
    assert symmetric == {"false" if graph.is_directed() else "true"}


@pytest.mark.parametrize(
    ("nodes", "links", "ends"),
    [
        ([{"name": "Ann"}, {"name": "Bo"}], [{"source": 0, "target": 1}], ("Ann", "Bo")),
        ([{"id": "x"}, {"id": "y"}], [{"source": 1, "target": 0}], ("y", "x")),
        ([{"id": 5}, {"id": 6}], [{"source": 0, "target": 1}], ("5", "6")),
        ([{"id": 1}, {"id": 0}], [{"source": 0, "target": 1}], ("0", "1")),
        (["Ann", "Bo"], [{"source": "Ann", "target": "Bo"}], ("Ann", "Bo")),
        ([{"id": "x"}, {"id": "y"}], [{"source": {"id": "x"}, "target": {"id": "y"}}], ("x", "y")),
        ({"x": {}, "y": {}}, [{"source": "x", "target": "y"}], ("x", "y")),
        ([{"id": 1.0}, {"id": 2.5}], [{"source": 1, "target": 2.5}], ("1", "2.5")),
        ([{}, {}], [{"source": 0, "target": 1}], ("0", "1")),
    ],
)
def test_ends_of_links_are_ids_or_places(nodes, links, ends):
    found = read("a.json", json.dumps({"nodes": nodes, "links": links}))
    assert rows(found, "ties", "from_id", "to_id") == [ends]
    assert len(found.tables["actors"]) == 2


def test_d3_numbers_nodes_by_their_places_and_says_nothing_of_direction():
    found = seed("json/d3.json")
    assert rows(found, "ties", "from_id", "to_id", "value") == [("Ann", "Bo", "5"), ("Cy", "Ann", None)]
    assert rows(found, "actors", "id", "group") == [("Ann", "1"), ("Bo", "2"), ("Cy", "2")]
    assert sentences(found, "assumed")[:2] == [
        UNDIRECTED,
        "Edges name nodes by their places in the list, counted from 0.",
    ]


def test_sigma_visjs_and_json_graph_format():
    found = seed("json/sigma.json")
    assert rows(found, "actors", "id", "name", "x", "y", "size", "colour") == [
        ("n0", "Ann", "0", "1.5", "3", "#f00"),
        ("n1", "Bo", None, None, None, None),
    ]
    assert rows(found, "ties", "id", "from_id", "to_id", "colour") == [("e0", "n0", "n1", "#0f0")]
    found = seed("json/visjs.json")
    assert rows(found, "ties", "from_id", "to_id", "summary", "value") == [("10", "20", "pays", None)]
    assert "NaN, which JSON does not have, is taken as no value." in sentences(found, "assumed")
    found = seed("json/jgf.json")
    assert rows(found, "actors", "id", "name", "age") == [("a", "Ann", "5"), ("b", "Bo", None)]
    assert rows(found, "tie_kinds", "id", "symmetric") == [("knows", "false")]
    assert found.about["title"] == "JGF"


@pytest.mark.parametrize(
    ("drawn", "columns", "mapping"),
    [
        ({"color": "red"}, {"colour": "red"}, {"color": "colour"}),
        (
            {"color": "red", "fillcolor": "blue"},
            {"colour": "red", "fillcolor": "blue"},
            {"color": "colour", "fillcolor": "fillcolor"},
        ),
        (
            {"color": "red", "colour": "blue"},
            {"color": "red", "colour": "blue"},
            {"color": "color", "colour": "colour"},
        ),
        (
            {"r": 255, "g": 0, "b": 16.2},
            {"colour": "#ff0010"},
            {"r": "colour", "g": "colour", "b": "colour"},
        ),
        (
            {"r": 256, "g": 0, "b": 0},
            {"r": "256", "g": "0", "b": "0"},
            {"r": "r", "g": "g", "b": "b"},
        ),
    ],
)
def test_colours_have_one_name_and_the_report_says_what_the_file_calls_them(drawn, columns, mapping):
    found = read("a.json", json.dumps({"nodes": [{"id": "a"} | drawn], "links": []}))
    assert rows(found, "actors") == [{"id": "a", "name": "a", "kind": "actor"} | columns]
    assert {one.given: one.column for one in found.report.mapping} == mapping


def test_graphology_keeps_keys_direction_of_each_edge_and_drawings():
    found = seed("graphology/mixed.json")
    assert found.report.formats == ("graphology",)
    assert rows(found, "actors", "id", "name", "x", "y", "size", "colour") == [
        ("a", "Ann", "1", "-2", "4", "#123456"),
        ("b", "b", None, None, None, None),
    ]
    assert rows(found, "ties", "id", "kind", "weight") == [
        ("e", "undirected_tie", "2"),
        ("b.tie.a", "tie", None),
    ]
    assert found.about["title"] == "Mixed"


@pytest.mark.parametrize("kind", ["directed", "undirected"])
def test_graphologys_option_says_what_edges_are_that_say_nothing(kind):
    graph = {
        "options": {"type": kind},
        "nodes": [{"key": "a"}, {"key": "b"}],
        "edges": [{"source": "a", "target": "b"}],
    }
    found = read("a.json", json.dumps(graph))
    assert rows(found, "tie_kinds", "symmetric") == [("true" if kind == "undirected" else "false",)]


def test_cytoscapes_networks_and_cx2():
    found = seed("cytoscape/style.cyjs")
    assert rows(found, "actors", "id", "name", "parent_id", "score", "x", "y") == [
        ("1", "Ann", None, "2.5", "10.5", "-3"),
        ("2", "Bo", "1", None, None, None),
    ]
    assert rows(found, "ties", "id", "from_id", "to_id", "kind") == [("7", "1", "2", "pays")]
    assert found.about["title"] == "Net"
    found = seed("cytoscape/list.json")
    assert found.report.formats == ("cytoscape",)
    assert rows(found, "actors", "id", "classes") == [("a", "big"), ("b", None)]
    assert rows(found, "ties", "from_id", "to_id", "weight") == [("a", "b", "1")]
    found = seed("cytoscape/ndex.cx2")
    assert rows(found, "actors", "id", "name", "score", "x", "y") == [
        ("0", "Ann", "0.5", "1.0", "2.0"),
        ("1", "Bo", "2", None, None),
    ]
    assert rows(found, "ties", "id", "from_id", "to_id", "kind") == [("5", "0", "1", "binds")]
    assert found.about["title"] == "NDEx"


@pytest.mark.parametrize(
    ("values", "kind", "kept"),
    [
        ([1, 2], "integer", ["1", "2"]),
        ([1, 2.5], "number", ["1", "2.5"]),
        ([1e300, -0.0, None], "number", ["1e+300", "-0.0", None]),
        ([True, False, None], "boolean", ["true", "false", None]),
        (["1", 2], "", ["1", "2"]),
        (["007"], "", ["007"]),
        ([2**63, 1], "", ["9223372036854775808", "1"]),
        ([[1, 2], []], "", ["1 | 2", None]),
        ([None, ""], None, None),
    ],
)
def test_types_are_those_of_the_values(values, kind, kept):
    nodes = [{"id": f"n{place}", "v": value} for place, value in enumerate(values)]
    found = read("a.json", json.dumps({"nodes": nodes, "links": []}))
    if kept is None:
        assert "v" not in found.tables["actors"]
        return
    assert [row[0] for row in rows(found, "actors", "v")] == kept
    assert dict(found.types["actors"]) == ({"v": kind} if kind else {})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"nodes": [1,', "a.json, line 1: The JSON ends in the middle."),
        ('{"nodes": [\n{"id": 1}}', "a.json, line 2: It is no JSON:"),
        (
            '{"directed": true, "x": 1}',
            "a.json: It is JSON, but not a graph: it has neither nodes nor links.",
        ),
        ('{"elements": 5}', "a.json: It is JSON, but not a network of Cytoscape: it has no elements."),
        ('{"primary_ext": 5}', "a.json: It is JSON, but not data of LittleSis"),
        ("[1, 2]", "a.json: It is JSON, but not a graph"),
        ('"text"', "a.json: It is JSON, but not a graph"),
    ],
)
def test_what_is_no_graph_is_refused_with_the_cause(text, message):
    with pytest.raises(FileError) as caught:
        read("a.json", text)
    assert str(caught.value).startswith(message)


def test_too_many_objects_and_too_deep_values_name_their_limits():
    with pytest.raises(
        LimitError, match=r"There are more than 30 objects and lists\. The limit is import_rows"
    ):
        read("a.json", '{"nodes": [' + "{}," * 30 + "{}]}", limits=Limits(rows=10))
    deep = '{"nodes": [{"id": 1, "v": ' + '{"a": ' * 30 + "1" + "}" * 30 + "}]}"
    with pytest.raises(LimitError, match=r"nested more than 20 deep\. The limit is import_depth"):
        read("a.json", deep, limits=Limits(depth=20))
    assert told(read("a.json", deep))[-1][1] == "Values within values are kept as JSON text."
