"""GraphML for yEd and visone, GML, Pajek, Cytoscape and graphology: how actors and ties look."""

import json
from importlib import import_module

import numpy as np
import pytest
from lxml import etree

from graph_app.exporters import Looks
from graph_app.exporters.drawn import LINES, STYLES
from graph_app.style import GLYPHS, by_group
from graph_app.style.legend import by_stance
from tests.worlds import World, actors

Y = {
    "y": "http://www.yworks.com/xml/graphml",
    "v": "http://visone.info/xmlns",
    "g": "http://graphml.graphdrawing.org/xmlns",
}


def text(explorer, name, **rest):
    return b"".join(explorer.stream(name, **rest)).decode()


def looks(network, ties=None):
    return Looks(
        places=np.column_stack([np.arange(network.n), np.arange(network.n)]) / 10,
        sizes=np.full(network.n, 5.0),
        colours=by_stance(np.zeros(network.n, dtype=np.uint8), ""),
        ties=ties,
        legend=[],
        words="",
        drawing={},
    )


@pytest.mark.parametrize(("name", "path"), [("yed", "y:ShapeNode"), ("visone", "v:shapeNode/y:ShapeNode")])
def test_nodes_have_geometry_fill_border_label_and_shape(tiny, name, path):
    tree = etree.fromstring(text(tiny, name, looks=looks(tiny.network)).encode())
    nodes = {node.get("id"): node.find(f"g:data/{path}", Y) for node in tree.iterfind(".//g:node", Y)}
    juno = nodes["juno"]
    assert dict(juno.find("y:Geometry", Y).attrib) == {
        "height": "10.0",
        "width": "10.0",
        "x": "295.0",
        "y": "-305.0",
    }
    assert juno.find("y:Fill", Y).get("color") == "#1B6CA8"
    assert juno.find("y:BorderStyle", Y).get("color") == "#14568A"
    assert juno.find("y:NodeLabel", Y).text == 'Juno "J" Lab'
    shapes = {key: node.find("y:Shape", Y).get("type") for key, node in nodes.items()}
    assert (shapes["acme"], shapes["juno"], shapes["reg"], shapes["aid"]) == (
        "ellipse",
        "diamond",
        "rectangle",
        "triangle",
    )


@pytest.mark.parametrize(
    ("name", "path"), [("yed", "y:PolyLineEdge"), ("visone", "v:polyLineEdge/y:PolyLineEdge")]
)
def test_edges_have_colour_line_and_arrow(tiny, name, path):
    tree = etree.fromstring(text(tiny.filter(derived=True), name).encode())
    edges = {edge.get("id"): edge.find(f"g:data/{path}", Y) for edge in tree.iterfind(".//g:edge", Y)}

    def look(key):
        line, arrows = edges[key].find("y:LineStyle", Y), edges[key].find("y:Arrows", Y)
        return line.get("color"), line.get("type"), arrows.get("source"), arrows.get("target")

    assert look("acme.funds.aid") == ("#AAB2BC", "line", "none", "standard")
    assert look("aid.criticizes.acme") == ("#A8324A", "dashed", "none", "standard")
    assert look("acme.partners_with.bolt") == ("#AAB2BC", "line", "none", "none")
    assert look("acme.acted_together.iris") == ("#9283BF", "dotted", "none", "none")


def test_colours_of_ties_are_those_of_the_view(tiny):
    network = tiny.network
    kinds = by_group(
        np.r_[network.kind, np.full(network.d, -1)], network.dataset.tables["tie_kinds"]["name"].tolist()
    )
    own = looks(network, ties=kinds)
    data = json.loads(text(tiny, "graphology", looks=own))
    colours = {one["key"]: one["attributes"]["color"] for one in data["edges"]}
    fills = kinds.fills["light"]
    assert colours["acme.funds.aid"] == fills[0]
    assert colours["acme.partners_with.bolt"] == fills[1]
    assert colours["aid.criticizes.acme"] == fills[5]


@pytest.mark.parametrize("name", ["yed", "visone", "gexf", "gml", "pajek", "cx2"])
def test_there_is_a_shape_for_every_glyph(name):
    module = import_module(f"graph_app.exporters.{'yfiles' if name in ('yed', 'visone') else name}")
    assert len(module.SHAPES) == len(GLYPHS)


def test_kinds_without_a_shape_of_their_own_are_named_in_the_loss_report():
    kinds = [{"id": f"k{place}", "name": f"Kind {place}", "plural": f"Kinds {place}"} for place in range(6)]
    rows = [{"id": f"a{place}", "name": "A", "kind": f"k{place}"} for place in range(6)]
    explorer = World({"actor_kinds": kinds, "actors": rows}).explorer()
    shapes = {
        name: [entry.sentence for entry in explorer.loss(name).entries if entry.code == "shapes"]
        for name in ("yed", "gexf")
    }
    assert shapes == {"yed": [], "gexf": ["Kind 0, Kind 4 and Kind 5 have the same shape (disc)."]}


def test_actors_without_a_kind_or_a_name_can_be_drawn():
    explorer = World({"actors": [{"id": "a", "name": None, "kind": None}, *actors("b")]}).explorer()
    assert ">a</y:NodeLabel>" in text(explorer, "yed")
    assert 'label="a"' in text(explorer, "gexf")


def test_pajek_has_places_between_0_and_1_and_cytoscape_y_downwards(tiny):
    network = tiny.network
    own = looks(network)
    line = next(line for line in text(tiny, "pajek", looks=own).splitlines() if '"juno"' in line)
    assert line == '4 "juno" 0.65 0.35 diamond'
    nodes = json.loads(text(tiny, "cytoscape", looks=own))["elements"]["nodes"]
    assert next(one["position"] for one in nodes if one["data"]["id"] == "juno") == {"x": 300.0, "y": -300.0}
    nodes = json.loads(text(tiny, "graphology", looks=own))["nodes"]
    juno = next(one["attributes"] for one in nodes if one["key"] == "juno")
    assert (juno["x"], juno["y"], juno["size"], juno["label"]) == (300.0, 300.0, 5.0, 'Juno "J" Lab')


def test_gml_has_graphics_of_actors_and_ties(tiny):
    found = text(tiny, "gml", looks=looks(tiny.network))
    node = found[found.index('label "juno"') :]
    assert node[node.index("graphics [") :].startswith(
        'graphics [\nx 300.0\ny -300.0\nw 10.0\nh 10.0\ntype "diamond"\n'
        'fill "#1B6CA8"\noutline "#14568A"\n]\n]\n'
    )
    assert 'graphics [\nfill "#A8324A"\nstyle "dashed"\ntargetArrow "standard"\n]\n]\n' in found


def test_every_line_has_a_word_in_the_formats_that_draw_lines():
    assert set(STYLES) == set(LINES)
