"""The notebook runs from its first cell to its last, and leaves a figure that says what it rests on."""

import os
import re
from copy import deepcopy

import nbformat
import networkx as nx
import pytest
from nbclient import NotebookClient

import graph_app as ga
from tests.conftest import ROOT

NOTEBOOK = ROOT / "docs" / "first-figure.ipynb"
SECONDS = 240  # for one cell, on a machine that does much else


@pytest.fixture(scope="module")
def notebook():
    return nbformat.read(NOTEBOOK, as_version=4)


@pytest.fixture(scope="module")
def run(notebook, tmp_path_factory):
    """The notebook with what its cells said, and the folder that it ran in."""
    folder = tmp_path_factory.mktemp("first-figure")
    places = {name: str(folder / name) for name in ("IPYTHONDIR", "JUPYTER_DATA_DIR", "MPLCONFIGDIR")}
    here = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    environment = os.environ | places | {"PYTHONPATH": here, "GRAPH_APP_CACHE": "off"}
    client = NotebookClient(
        deepcopy(notebook),
        timeout=SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PLATFORM_DIRS", "1")
        return client.execute(env=environment), folder


def said(run, cell):
    """Return what a cell printed and showed as text."""
    (found,) = [one for one in run[0].cells if one.id == cell]
    return "".join(
        one["text"] if one["output_type"] == "stream" else one["data"].get("text/plain", "")
        for one in found.outputs
    )


def test_it_is_kept_without_outputs(notebook):
    cells = [one for one in notebook.cells if one.cell_type == "code"]
    assert len(cells) == 7
    assert [one.id for one in cells if one.outputs or one.execution_count] == []


def test_it_begins_with_the_import_and_says_what_is_filtered(run):
    chosen = ga.open("open-weights").filter(confidence="medium", isolated="drop")
    assert run[0].cells[1].source.startswith("import graph_app as ga")
    assert said(run, "filter") == f"{chosen.sentence()}\n{chosen.to_query()}\n"


def test_stances_by_kind_are_those_of_the_filter(run):
    chosen = ga.open("open-weights").filter(confidence="medium", isolated="drop")
    rows = re.findall(r"^([a-z_]+) +((?:\d+ *)+)$", said(run, "stance"), flags=re.M)
    total = sum(int(number) for _, numbers in rows for number in numbers.split())
    assert {kind for kind, _ in rows} == {"company", "institute", "regulator", "advocacy_group"}
    assert total == len(chosen.rows.actors)


def test_ranks_are_printed_with_what_separates_them(run):
    told = said(run, "rank")
    assert "Of the first 20" in told and "Not:" in told
    assert "rank_interval" in said(run, "first")


def test_the_figure_says_what_it_rests_on_and_the_graph_is_beside_it(run):
    _, folder = run
    chosen = ga.open("open-weights").filter(confidence="medium", isolated="drop")
    picture = (folder / "first-figure.svg").read_text(encoding="utf-8")
    drawn = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", picture))
    assert chosen.about()["fingerprint"][:12] in drawn
    assert "CC-BY-4.0" in drawn and "Stance by kind of actor" in drawn
    graph = nx.read_graphml(folder / "first-figure.graphml")
    assert len(graph) == len(chosen.rows.actors)
    assert graph.graph["citation"] == chosen.about()["citation"]
