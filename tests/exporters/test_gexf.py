"""GEXF: the look of the page, and the time of ties."""

import io

import networkx as nx
import numpy as np
import pytest
from lxml import etree

from graph_app.exporters import Looks
from graph_app.style.legend import by_stance
from tests.worlds import World, actors, tie

NS = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}


def root(explorer, **rest):
    return etree.fromstring(b"".join(explorer.stream("gexf", **rest)))


def spells(explorer):
    return {
        edge.get("id"): [dict(one.attrib) for one in edge.iterfind("g:spells/g:spell", NS)]
        for edge in root(explorer).iterfind(".//g:edge", NS)
    }


def test_a_dated_tie_exists_from_the_first_day_its_dates_can_mean_to_the_last(tiny):
    found = spells(tiny.filter(derived=True))
    assert found["acme.funds.aid"] == [{"start": "2023-01-15", "end": "2023-12-31"}]
    assert found["acme.funds.iris"] == [{"start": "2022-01-01"}]
    assert found["acme.funds.iris.2"] == [{"start": "2023-06-01"}]
    assert found["sen.part_of.reg"] == []
    assert found["acme.acted_together.iris"] == []


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"start": "2024-02", "end": "2024-02"}, {"start": "2024-02-01", "end": "2024-02-29"}),
        ({"end": "2023"}, {"end": "2023-12-31"}),
        ({"start": "1850"}, {"start": "1850-01-01"}),
        ({"start": "2024-02-29", "end": "2024-03"}, {"start": "2024-02-29", "end": "2024-03-31"}),
    ],
)
def test_partial_dates_are_intervals(dates, expected):
    world = World({"actors": actors("a", "b"), "ties": [tie("t", "a", "b") | dates]})
    assert spells(world.explorer()) == {"t": [expected]}


def test_the_graph_is_dynamic_only_where_a_visible_tie_is_dated(tiny):
    assert root(tiny).find("g:graph", NS).get("mode") == "dynamic"
    undated = root(tiny.filter(tie="part_of")).find("g:graph", NS)
    assert (undated.get("mode"), undated.get("timeformat")) == ("static", None)


def test_actors_have_the_colour_size_place_and_shape_of_the_page(tiny):
    network = tiny.network
    places = np.column_stack([np.linspace(-1, 1, network.n), np.linspace(0.5, -0.5, network.n)])
    looks = Looks(
        places=places,
        sizes=np.linspace(3.5, 17, network.n),
        colours=by_stance(np.zeros(network.n, dtype=np.uint8), ""),
        ties=None,
        legend=[],
        words="",
        drawing={},
    )
    first = root(tiny, looks=looks).find(".//g:node", NS)
    colour = dict(first.find("viz:color", NS).attrib)
    assert colour == {"r": "27", "g": "108", "b": "168"}
    assert dict(first.find("viz:position", NS).attrib) == {"x": "-1000.0", "y": "500.0"}
    assert first.find("viz:size", NS).get("value") == "3.5"
    assert first.find("viz:shape", NS).get("value") == "disc"


def test_colours_are_those_of_stance_and_unknown_is_the_hollow_one(tiny):
    graph = nx.read_gexf(io.BytesIO(b"".join(tiny.stream("gexf"))))
    labels = {node: data["openness_label"] for node, data in graph.nodes(data=True)}
    colours = {
        node: tuple(data["viz"]["color"][part] for part in "rgb") for node, data in graph.nodes(data=True)
    }
    assert colours["acme"] == (0x1B, 0x6C, 0xA8) and labels["acme"] == "champion_of_openness"
    assert colours["juno"] == (0xFB, 0xFC, 0xFD) and labels["juno"] == "unknown"
    assert len(set(zip(labels.values(), colours.values(), strict=True))) == len(set(labels.values()))


def test_hostile_ties_are_dashed_and_derived_ones_dotted(tiny):
    edges = {edge.get("id"): edge for edge in root(tiny.filter(derived=True)).iterfind(".//g:edge", NS)}
    line = lambda key: edges[key].find("viz:shape", NS).get("value")  # noqa: E731
    assert [line(key) for key in ("acme.funds.aid", "aid.criticizes.acme", "acme.acted_together.iris")] == [
        "solid",
        "dashed",
        "dotted",
    ]
    assert edges["acme.partners_with.bolt"].get("label") == "partners with"
    assert edges["acme.partners_with.bolt"].get("kind") == "partners_with"


def test_the_head_says_what_it_is_and_when_the_data_were_made(tiny):
    meta = root(tiny).find("g:meta", NS)
    assert meta.get("lastmodifieddate") == "2024-07-01"
    assert f"citation: {tiny.about()['citation']}" in meta.find("g:description", NS).text
    world = World({"actors": actors("a"), "sources": []})
    assert root(world.explorer()).find("g:meta", NS).get("lastmodifieddate") is None
