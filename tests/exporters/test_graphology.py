"""graphology, which the page draws with and Gephi Lite reads with, reads GraphML, GEXF and its own JSON."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "graph_app" / "web" / "canvas" / "js"
SCRIPT = ROOT / "tests" / "js" / "read_graph.mjs"
FORMATS = ("graphml", "gexf", "graphology")
DRAWN = {
    "graphml": (set(), set()),
    "gexf": ({"label", "color", "size", "x", "y", "shape"}, {"label", "color", "shape"}),
    "graphology": ({"label", "color", "size", "x", "y"}, {"color"}),
}
"""Attributes of nodes and edges that are the look's."""


def missing():
    """Return what is not installed, empty if all is there."""
    if shutil.which("node") is None:
        return "node is not installed"
    for name in ("graphology-graphml", "graphology-gexf"):
        if not (MODULES / "node_modules" / name).is_dir():
            return f"{name} is not installed: npm ci in graph_app/web/canvas/js"
    return ""


def read(explorer, folder, name):
    if reason := missing():
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    file = explorer.export(name, folder / "graph")
    command = ["node", str(SCRIPT), str(MODULES), str(file), name]
    return json.loads(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout)


@pytest.mark.parametrize("derived", [False, True])
@pytest.mark.parametrize("name", FORMATS)
def test_graphology_reads_the_same_counts_attributes_and_ends(tiny, tmp_path, name, derived):
    explorer = tiny.filter(derived=derived, issue="release")
    graph, found = explorer.graph(), read(explorer, tmp_path, name)
    edges = [(start, end, data["weight"]) for start, end, data in graph.edges(data=True)]
    assert (found["type"], found["multi"]) == ("directed", True)
    assert (found["nodes"], found["edges"]) == (graph.number_of_nodes(), graph.number_of_edges())
    assert sorted(map(tuple, found["ends"])) == sorted(edges)
    of_nodes, of_edges = DRAWN[name]
    assert set(found["nodeAttributes"]) - of_nodes == {
        key for _, data in graph.nodes(data=True) for key in data
    }
    assert set(found["edgeAttributes"]) - of_edges == {
        key for *_, data in graph.edges(data=True) for key in data
    }
    node = {key: value for key, value in found["node"].items() if key not in of_nodes}
    assert node == graph.nodes["acme"]
    assert found["node"].get("label", "Acme") == "Acme"


def test_graphology_reads_what_the_graph_is(tiny, tmp_path):
    about = sorted(name for name, value in tiny.about().items() if value)
    assert read(tiny, tmp_path, "graphml")["graphAttributes"] == sorted(["id", *about])
    assert read(tiny, tmp_path, "graphology")["graphAttributes"] == sorted(tiny.about())
    assert "description" in read(tiny, tmp_path, "gexf")["graphAttributes"]


@pytest.mark.parametrize("name", FORMATS)
def test_graphology_keeps_the_ids_of_ties_as_keys(tiny, tmp_path, name):
    explorer = tiny.filter(derived=True)
    assert sorted(read(explorer, tmp_path, name)["keys"]) == sorted(
        key for *_, key in explorer.graph().edges(keys=True)
    )
