"""graphology, which the page draws with and Gephi Lite reads with, reads our GraphML as well."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = ROOT / "graph_app" / "web" / "canvas" / "js"
SCRIPT = ROOT / "tests" / "js" / "read_graphml.mjs"


def missing():
    """Return what is not installed, empty if all is there."""
    if shutil.which("node") is None:
        return "node is not installed"
    if not (MODULES / "node_modules" / "graphology-graphml").is_dir():
        return "graphology-graphml is not installed: npm ci in graph_app/web/canvas/js"
    return ""


def read(explorer, folder):
    if reason := missing():
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    file = explorer.export("graphml", folder / "g.graphml")
    command = ["node", str(SCRIPT), str(MODULES), str(file)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout)


@pytest.mark.parametrize("derived", [False, True])
def test_graphology_reads_the_same_counts_attributes_and_ends(tiny, tmp_path, derived):
    explorer = tiny.filter(derived=derived, issue="release")
    graph, found = explorer.graph(), read(explorer, tmp_path)
    edges = [(start, end, data["weight"]) for start, end, data in graph.edges(data=True)]
    assert (found["type"], found["multi"]) == ("directed", True)
    assert (found["nodes"], found["edges"]) == (graph.number_of_nodes(), graph.number_of_edges())
    assert sorted(map(tuple, found["ends"])) == sorted(edges)
    assert found["nodeAttributes"] == sorted({name for _, data in graph.nodes(data=True) for name in data})
    assert found["edgeAttributes"] == sorted({name for *_, data in graph.edges(data=True) for name in data})
    assert found["graphAttributes"] == sorted(["id", *(name for name, value in graph.graph.items() if value)])
    assert found["node"] == graph.nodes["acme"]


def test_graphology_keeps_the_ids_of_ties_as_keys(tiny, tmp_path):
    explorer = tiny.filter(derived=True)
    assert sorted(read(explorer, tmp_path)["keys"]) == sorted(
        key for *_, key in explorer.graph().edges(keys=True)
    )
