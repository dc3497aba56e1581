"""The writers' benchmark: same graph for all, honest table, checked options. Nothing here measures time."""

import io
import warnings
import zipfile

import igraph
import networkx as nx
import pandas as pd
import pytest
from rich.console import Console

from benchmarks.debates import write
from benchmarks.writers import report
from benchmarks.writers.__main__ import options
from benchmarks.writers.jobs import FORMATS, LIBRARIES, load
from benchmarks.writers.measure import Run, Written, measure
from benchmarks.writers.worker import forked, sizes


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return write(tmp_path_factory.mktemp("debate") / "made", 30, 60)


def result(library, name, seconds, **more):
    rounds = [
        {"seconds": seconds * step, "busy": seconds, "bytes": 2e7, "text": 1e8, "peak": 1100.0}
        for step in (1, 2, 3)
    ]
    return Written(10_000, library, name, 1000.0, rounds, **more)


def run_of(*written):
    versions = {"graph_app": "0.1.0"}
    return Run("2026-11-29", 3, 2, (0.5, 3.5), versions, list(written))


def printed(run):
    console = Console(file=io.StringIO(), width=160)
    for table in report.tables(run):
        console.print(table)
    lines = [line for line in console.file.getvalue().splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]


def ties_of(graph):
    """Return the ties by their id, without what NetworkX calls the id of an edge."""
    ties = {data["tie_id"]: (*ends, data) for *ends, data in graph.edges(data=True)}
    return {
        key: (*ends, {name: value for name, value in data.items() if name != "id"})
        for key, (*ends, data) in ties.items()
    }


def test_all_libraries_write_the_same_graph(folder, tmp_path):
    paths = {}
    for library in LIBRARIES:
        for name, job in load(library, folder).items():
            paths[library, name] = tmp_path / f"{library}.{name}"
            job(paths[library, name])
    assert {name for library, name in paths if library == "graph_app"} == set(FORMATS)
    ours = nx.read_graphml(paths["graph_app", "graphml"], force_multigraph=True)
    theirs = nx.read_graphml(paths["NetworkX", "graphml"], force_multigraph=True)
    assert (len(ours), ours.number_of_edges()) == (30, 60)
    assert dict(ours.nodes(data=True)) == dict(theirs.nodes(data=True))
    assert ties_of(ours) == ties_of(theirs)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own ids of nodes are not needed
        found = igraph.Graph.Read_GraphML(str(paths["igraph", "graphml"]))
    assert (found.vcount(), found.ecount()) == (30, 60)
    wanted = {name for *_, data in ours.edges(data=True) for name in data} | {"amount_usd", "events", "end"}
    assert set(found.es.attributes()) - {"id"} == wanted - {"id"}
    weights = sorted(data["weight"] for *_, data in ours.edges(data=True))
    assert sorted(found.es["weight"]) == pytest.approx(weights)  # igraph writes 15 digits
    assert nx.read_gexf(paths["NetworkX", "gexf"]).number_of_edges() == 60
    with zipfile.ZipFile(paths["graph_app", "csv"]) as archive:
        ties = pd.read_csv(archive.open("ties.csv"))
    lines = paths["pandas", "csv"].read_text(encoding="utf-8").splitlines()
    assert len(ties) == 60 and len(lines) == 30 + 60 + 2


def test_a_fork_tells_what_a_write_took_or_why_there_is_nothing_to_tell(tmp_path):
    path = tmp_path / "out"
    found = forked(lambda path: path.write_bytes(b"x" * 1000), path, 60)
    assert (found["bytes"], found["text"]) == (1000, 1000)
    assert found["seconds"] > 0 and found["peak"] > 0

    def broken(path):
        raise ValueError("no")

    assert forked(broken, path, 60) == {"failed": "ValueError: no"}


def test_the_size_of_a_zip_is_that_of_the_text_in_it_as_well(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"x" * 1000)
    size, text = sizes(tmp_path / "a.zip")
    assert size < 200 and text == 1000


def test_the_table_has_medians_speeds_and_ratios_to_the_peers_graphml():
    run = run_of(
        result("graph_app", "graphml", 0.5),
        result("graph_app", "json", 0.5),
        result("igraph", "graphml", 2.0),
        Written(10_000, "NetworkX", "graphml", 900.0, failed="over 60 s"),
    )
    header, rule, *rows = printed(run)
    assert header == ["10,000 actors", *report.COLUMNS]
    assert set("".join(rule)) == {"-"}
    assert rows[0] == ["graph_app, graphml", "1.00", "0.50", "20", "100", "100", "4.0 (4.0)", "", "1.10"]
    assert rows[1][6:8] == ["", ""]
    assert rows[2] == ["igraph, graphml", "4.00", "2.00", "20", "100", "25", "", "", "1.10"]
    assert rows[3][:2] == ["NetworkX, graphml", "over 60 s"]


def test_targets_are_met_or_short_on_the_largest_debate():
    run = run_of(
        result("graph_app", "graphml", 0.5),
        result("igraph", "graphml", 2.0),
        result("NetworkX", "graphml", 5.0),
    )
    assert report.verdicts(run) == [
        "met   graphml × igraph's GraphML: 4.0 (target 3)",
        "met   graphml × igraph's GraphML by busy seconds: 4.0 (target 3)",
        "short graphml × NetworkX's GraphML: 10 (target 20)",
        "short graphml × NetworkX's GraphML by busy seconds: 10 (target 20)",
        "met   graphml peak / loaded: 1.1 (target 1.2)",
    ]
    assert report.verdicts(run_of()) == []


def test_the_heading_says_when_on_what_and_how_busy_it_was():
    assert report.heading(run_of()) == (
        "2026-11-29, medians of 3 rounds, 2 shared cores (load 0 before and 4 after). graph_app 0.1.0."
    )


def test_a_small_run_measures_every_writer():
    said = []
    run = measure([25], 1, 60, said.append)
    assert {(one.library, one.format) for one in run.written} >= {
        *(("graph_app", name) for name in FORMATS),
        ("igraph", "graphml"),
        ("NetworkX", "graphml"),
        ("NetworkX", "gexf"),
        ("pandas", "csv"),
    }
    for one in run.written:
        assert not one.failed and len(one.rounds) == 1
        assert one.memory < 3 and one.speed() > 0
    assert said[0] == "25 actors: making the debate"
    assert run.as_dict()["written"][0]["library"] == "graph_app"


def test_options_are_read_and_wrong_ones_refused(capsys):
    assert options([]).sizes == [10_000, 100_000]
    assert options(["--sizes", "20, 300000,20"]).sizes == [20, 300_000]
    for given, message in (
        (["--sizes", "5"], "5 is not within 20 and 300,000"),
        (["--rounds", "0"], "0 is not within 1 and 100"),
        (["--patience", "1"], "1 is not within 5 and 7,200"),
    ):
        with pytest.raises(SystemExit) as stopped:
            options(given)
        assert stopped.value.code == 2
        assert message in capsys.readouterr().err
