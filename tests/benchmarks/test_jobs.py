"""The jobs: all ways do the same work, and say so. Nothing here measures time."""

import warnings
import zipfile

import networkx as nx
import numpy as np
import pandas as pd
import pytest

import graph_app as ga
from benchmarks.data import BUILT_IN, made
from benchmarks.job import OURS
from benchmarks.jobs import JOBS, filtering, layout, measures, page
from benchmarks.jobs.writing import FORMATS
from benchmarks.measuring import Effort, due, measure
from tests.benchmarks.made import figure


@pytest.fixture(scope="module")
def debate(tmp_path_factory):
    return made("40", tmp_path_factory.mktemp("debates"))


def found(job, debate, folder):
    """Return the arrays that the ways of a job give, by task and way."""
    arrays = {}
    for way in job.ways:
        for task, work in (way.load(debate) if way.version else {}).items():
            for one in [work] if callable(work) else work:
                arrays[task, way.name] = one(folder / f"{way.name} {task}")
    return arrays


def test_every_job_has_us_first_and_targets_that_can_be_measured():
    for name, job in JOBS.items():
        assert job.name == name and job.title
        assert job.ways[0].name == OURS and job.ways[0].version
        names = {way.name for way in job.ways}
        assert all(target.peer in names | {""} for target in job.targets)
        assert set(job.quick) <= set(job.sizes)
        assert len({target.words for target in job.targets}) == len(job.targets) > 0


def test_a_debate_is_the_same_in_csv_and_in_parquet(debate, tmp_path):
    one, two = ga.open(debate.csv), ga.open(debate.parquet)
    assert (debate.actors, debate.ties) == (one.network.n, one.network.m) == (40, 200)
    for name, table in one.network.dataset.tables.items():
        pd.testing.assert_frame_equal(table, two.network.dataset.tables[name])
    built_in = made(BUILT_IN, tmp_path)
    assert (built_in.actors, built_in.ties) == (ga.open("open-weights").network.n, 1395)
    assert built_in.opened().network.m == 1395


def test_all_ways_filter_to_the_same(debate, tmp_path):
    arrays = found(filtering.FILTERING, debate, tmp_path)
    assert {way for _, way in arrays} == {"graph_app", "numpy masks", "NetworkX"}
    judged = filtering.agree(debate, arrays).values()
    assert len({(one["actors"], one["ties"]) for one in judged}) == 1
    assert all(one["ties"] > 0 for one in judged)


def test_all_ways_read_the_same(debate, tmp_path):
    job = JOBS["reading"]
    job.prepare(debate)
    judged = job.judge(debate, found(job, debate, tmp_path))
    assert {way for _, way in judged} >= {"graph_app", "igraph", "NetworkX"}
    assert {(one["actors"], one["ties"]) for one in judged.values()} == {(40.0, 200.0)}


def test_all_ways_load(debate, tmp_path):
    job = JOBS["loading"]
    job.prepare(debate)
    ours, theirs = (way.load(debate) for way in job.ways)
    assert set(ours) == set(theirs)
    for name, load in ours.items():
        load(tmp_path)
        frames = theirs[name](tmp_path)
        assert sorted(map(len, frames))[-1] == max(
            200, len(ga.open(debate.csv).network.dataset.tables["sources"]) * ("all" in name)
        )


def test_all_ways_measure_the_same(debate, tmp_path):
    judged = measures.compared(debate, found(measures.MEASURES, debate, tmp_path))
    assert {task for task, way in judged if way == OURS} == set(measures.TASKS)
    for (_, way), one in judged.items():
        assert one["apart"] < (1e-9 if way != "networkit" else 1e-4)


def test_how_far_numbers_are_apart_is_on_one_scale():
    one = np.array([1.0, 2.0, 4.0])
    assert measures.apart("core", one, one + (one == 4)) == 0.2
    assert measures.apart("eigenvector", one, one * 3) == 0
    assert measures.apart("harmonic", one / 8, one / 4) == 0.5
    assert measures.apart("harmonic", one / 8, one / 8 * 2) == 0.5
    assert measures.apart("constraint", np.array([np.nan, 1.0]), np.array([np.nan, 1.0])) == 0
    assert measures.apart("constraint", np.array([np.nan, 1.0]), np.array([0.0, 1.0])) == float("inf")
    assert measures.apart("core", one * 0, one * 0) == 0


def test_numbers_drawn_at_random_are_held_against_their_margin(debate):
    exact = np.array([0.1, 0.2, 0.3])
    ours = np.array([[0.11, 0.2, 0.35], [0.02, 0.02, 0.02]])
    judged = measures.compared(debate, {("betweenness", OURS): ours, ("betweenness", "igraph"): exact})
    assert judged["betweenness", OURS]["within"] == pytest.approx(2 / 3)
    assert judged["betweenness", "igraph"] == {"apart": 0.0}


def test_neighbours_are_kept_by_a_picture_that_has_them_nearest():
    pairs = np.array([[0, 1], [2, 3]])
    near = np.array([[0, 0], [0, 1], [9, 0], [9, 1]])
    far = near[[0, 2, 1, 3]]
    assert layout.kept(near, 4, pairs) == 1.0
    assert layout.kept(far, 4, pairs) == 0.0


def test_all_libraries_write_the_same_graph(debate, tmp_path):
    paths = {}
    for way in JOBS["writing"].ways:
        for name, job in (way.load(debate) if way.version else {}).items():
            paths[way.name, name] = tmp_path / f"{way.name}.{name}"
            job(paths[way.name, name])
    assert {name for library, name in paths if library == OURS} == set(FORMATS)
    ours = nx.read_graphml(paths[OURS, "graphml"], force_multigraph=True)
    theirs = nx.read_graphml(paths["NetworkX", "graphml"], force_multigraph=True)
    assert (len(ours), ours.number_of_edges()) == (40, 200)
    assert dict(ours.nodes(data=True)) == dict(theirs.nodes(data=True))
    assert ties_of(ours) == ties_of(theirs)
    igraph = pytest.importorskip("igraph")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own ids of nodes are not needed
        read = igraph.Graph.Read_GraphML(str(paths["igraph", "graphml"]))
    assert (read.vcount(), read.ecount()) == (40, 200)
    wanted = {name for *_, data in ours.edges(data=True) for name in data} | {"amount_usd", "events", "end"}
    assert set(read.es.attributes()) - {"id"} == wanted - {"id"}
    weights = sorted(data["weight"] for *_, data in ours.edges(data=True))
    assert sorted(read.es["weight"]) == pytest.approx(weights)  # igraph writes 15 digits
    assert nx.read_gexf(paths["NetworkX", "gexf"]).number_of_edges() == 200
    with zipfile.ZipFile(paths[OURS, "csv"]) as archive:
        ties = pd.read_csv(archive.open("ties.csv"))
    lines = paths["pandas", "csv"].read_text(encoding="utf-8").splitlines()
    assert len(ties) == 200 and len(lines) == 40 + 200 + 2


def ties_of(graph):
    """Return the ties by their id, without what NetworkX calls the id of an edge."""
    ties = {data["tie_id"]: (*ends, data) for *ends, data in graph.edges(data=True)}
    return {
        key: (*ends, {name: value for name, value in data.items() if name != "id"})
        for key, (*ends, data) in ties.items()
    }


@pytest.mark.parametrize(
    ("rounds", "number", "expected"),
    [([], 0, True), ([6.0], 1, False), ([2.0], 1, True), ([2.0], 2, False), ([0.1], 2, True)],
)
def test_what_takes_long_is_measured_once_and_what_is_short_more_often(rounds, number, expected):
    one = figure("csv", OURS, rounds=[{"seconds": seconds} for seconds in rounds])
    assert due(one, number, 2) is expected
    one.failed = "over 60 s"
    assert not due(one, number, 2)


def test_a_small_run_measures_every_way(tmp_path):
    said = []
    job = JOBS["filtering"]
    run = measure([job], ["25"], Effort(1, 60, tmp_path), said.append, quick=False)
    assert made("25", tmp_path).csv.is_dir()
    assert [(one.task, one.way) for one in run.figures] == [
        ("filter", "graph_app"),
        ("filter and counts", "graph_app"),
        ("filter", "numpy masks"),
        ("filter", "NetworkX"),
    ]
    for one in run.figures:
        assert not one.failed and len(one.rounds) >= 1 and one.judged["ties"] >= 0
        assert (one.actors, one.ties) == (25, 125)
    assert said[0] == "filtering, 25: making the debate"
    assert run.versions["networkx"] and run.versions["Python"]


def test_a_quick_run_asks_only_peers_that_a_target_names_where_it_is_large(tmp_path, monkeypatch):
    assert [way.name for way in JOBS["measures"].named().ways] == ["graph_app", "igraph"]
    monkeypatch.setattr("benchmarks.measuring.FEW", 30)
    run = measure([JOBS["writing"]], ["25", "30"], Effort(1, 60, tmp_path), print, quick=True)
    ways = {size: {one.way for one in run.figures if one.size == size} for size in ("25", "30")}
    assert ways["25"] - ways["30"] == {"pandas"} and ways["30"] == {"graph_app", "igraph", "NetworkX"}


def test_without_playwright_the_page_says_so(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "playwright.async_api", None)
    figures, versions = page.run(["built-in"], 1, 5, print)
    assert [(one.size, one.way, one.failed) for one in figures] == [
        ("built-in", OURS, "playwright.async_api is not installed")
    ]
    assert versions == {}
