"""Node-link JSON: NetworkX and JavaScript read it."""

import json

import networkx as nx
import pytest
from hypothesis import given

from tests.exporters.test_graphml import FILTERS, HOSTILE, hostile_world, typed
from tests.filters.worlds import cases


def written(explorer):
    return b"".join(explorer.stream("json"))


def same(explorer):
    graph, again = explorer.graph(), nx.node_link_graph(json.loads(written(explorer)), edges="edges")
    assert type(again) is nx.MultiDiGraph
    assert again.graph == graph.graph
    assert list(again) == list(graph)
    assert list(again.edges(keys=True)) == list(graph.edges(keys=True))
    assert all(typed(again.nodes[node]) == typed(graph.nodes[node]) for node in graph)
    assert all(typed(again.edges[edge]) == typed(graph.edges[edge]) for edge in graph.edges(keys=True))


@pytest.mark.parametrize("parts", FILTERS, ids=str)
def test_networkx_reads_back_exactly_the_graph_of_the_explorer(tiny, parts):
    same(tiny.filter(**parts))


@given(cases())
def test_any_debate_through_any_filter_comes_back(case):
    world, _, raw = case
    same(world.explorer().filter(**raw))


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE)
def test_hostile_text_comes_back_as_it_is(name, summary, url, extra):
    same(hostile_world(name, summary, url, extra).explorer().filter(derived=True))


def test_an_edge_has_source_target_key_and_its_columns(tiny):
    found = json.loads(written(tiny.filter(tie="part_of", kind="regulator")))
    assert (found["directed"], found["multigraph"]) == (True, True)
    assert [node["id"] for node in found["nodes"]] == ["reg", "sen"]
    assert found["edges"] == [
        {
            "source": "sen",
            "target": "reg",
            "key": "sen.part_of.reg",
            "tie_id": "sen.part_of.reg",
            "kind": "part_of",
            "summary": "The panel belongs to the office.",
            "confidence": "high",
            "weight": 0.8,
            "sign": 1,
            "influence": "backward",
            "symmetric": False,
            "derived": False,
            "source_id": "src-gov",
            "source_title": "Record of the office",
            "source_publisher": "Regulation Office",
            "source_url": "https://reg.example/record?id=1&lang=en",
            "source_date": "2024-06-30",
            "source_grade": "official",
        }
    ]


def test_an_empty_choice_is_valid_json(tiny):
    found = json.loads(written(tiny.filter(text="nobody has this")))
    assert (found["nodes"], found["edges"]) == ([], [])


def test_bytes_of_the_tiny_debate_are_the_golden_ones(tiny, golden):
    golden("tiny.json", written(tiny.filter(derived=True)))
