"""The waiting times: same graph for all pages, honest table, checked options. Nothing here measures time."""

import os
import time
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.browser.graph import aims, graph_of
from benchmarks.browser.pages import PAGES, Page, jaal, plotly, pyvis
from benchmarks.browser.pages.plain import statements
from benchmarks.browser.results import MEASURES, Outcome, Run, Sized
from benchmarks.browser.serving import served
from benchmarks.jobs import page
from benchmarks.jobs.page import PAGE


@pytest.fixture(scope="module")
def graph(debate):
    return graph_of(debate)


def outcome(name, base, **more):
    values = {measure: [base + 2, base, base + 1] for measure in MEASURES}
    return Outcome(name, "1.0", values, **more)


def test_what_the_browser_measured_becomes_figures_in_seconds():
    slow = outcome("Slow", 10, gave_up="hover", why="over 60 s")
    slow.values = {name: [] if name in ("hover", "details") else found for name, found in slow.values.items()}
    still = Outcome("Still", "1.0", {"first": [250.0], "bytes": [80.0]})
    sized = Sized("built-in", 588, 1395, [outcome("graph_app", 99), slow, Outcome("Missing", None), still])
    found = {(one.task, one.way): one for one in page.figures(Run({}, [sized]))}
    assert len(found) == 7 * 3 + 1
    assert found["first drawing", "Still"].value("seconds") == 0.25
    first = found["first drawing", "graph_app"]
    assert (first.value("seconds"), first.value("kilobytes")) == (0.1, 100)
    assert (first.size, first.actors, first.ties) == ("built-in", 588, 1395)
    assert found["hover → highlight", "graph_app"].value("kilobytes") is None
    assert found["hover → highlight", "Slow"].failed == "did not survive: over 60 s"
    assert found["selection → details", "Slow"].failed == "did not survive: hover → highlight"
    assert found["first drawing", "Slow"].value("seconds") == 0.011
    assert found["first drawing", "Missing"].failed == "not installed"


def test_a_page_whose_package_is_missing_says_so():
    nobody = Page("Nobody's", "nobody", "nobody", "no-such-distribution", "#k [value='{}']")
    assert nobody.version is None and nobody.box("x") == "#k [value='x']"
    assert PAGES[0].version and PAGES[1].version
    assert all("window.picture" in page.handle for page in PAGES)
    assert [way.name for way in PAGE.ways] == [one.name for one in PAGES]


def test_a_page_without_boxes_is_only_opened():
    assert set(PAGES[0].nothing()) == set(MEASURES)
    assert set(Page("Still", "still", "vis", "pyvis").nothing()) == {"first", "ready", "bytes"}


@pytest.mark.parametrize(
    ("make", "why"),
    [(lambda: 1 / 0, "ZeroDivisionError: division by zero"), (lambda: os._exit(1), "its process ended")],
)
def test_a_page_that_cannot_be_made_says_why(make, why):
    with pytest.raises(RuntimeError, match=why), served(make):
        pass


def test_a_page_that_takes_too_long_to_make_is_given_up():
    with pytest.raises(RuntimeError, match="not made in 0 s"), served(lambda: time.sleep(60), 0.2):
        pass


def test_peers_filter_to_the_actors_and_ties_that_we_show(graph, debate):
    ours = debate.filter(kind=["company", "regulator"])
    actors, ties = graph.kept(["company", "regulator"])
    assert actors.tolist() == ours.visible.actors.tolist()
    assert ties.tolist() == ours.visible.ties[: len(ties)].tolist()
    *lines, points = plotly.figure(graph, ["company", "regulator"]).data
    assert len(points.x) == actors.sum()
    assert sum(np.isnan(line.x).sum() for line in lines) == ties.sum()
    assert list(points.customdata) == [graph.ids[i] for i in np.flatnonzero(actors)]


def test_peers_show_every_statement(graph, debate):
    for actor in ("hugging-face", "ntia", "meta"):
        *_, rows = statements(graph, actor)
        assert len(rows.children) == len(debate.actor(actor)["statements"]) > 0


def test_cytoscape_gets_every_actor_and_tie_and_hides_a_kind(graph):
    cytoscape = pytest.importorskip("benchmarks.browser.pages.cytoscape", exc_type=ModuleNotFoundError)
    found = cytoscape.elements(graph)
    assert sum("position" in one for one in found) == len(graph.ids)
    assert sum("source" in one["data"] for one in found) == len(graph.start)
    sheet = cytoscape.stylesheet(graph, ["company", "institute", "regulator"], [])
    assert sheet[-1] == {"selector": '[kind = "advocacy_group"]', "style": {"display": "none"}}
    place = graph.ids.index("ntia")
    near = cytoscape.neighbours(graph, "ntia")
    assert near[0] == "ntia"
    joined = (graph.start == place) | (graph.end == place)
    assert {graph.ids[i] for i in np.r_[graph.start[joined], graph.end[joined]]} == set(near)


def test_pyvis_writes_every_actor_and_tie_and_asks_for_no_script_of_its_own(graph):
    pytest.importorskip("pyvis")
    text = pyvis.written(graph)
    assert text.count('"shape": "dot"') == len(graph.ids)
    assert text.count('"from": ') == len(graph.start)
    assert "vis-network" in text and "cdnjs" not in text


def test_jaal_gets_every_actor_and_each_pair_once(graph):
    edges, nodes = jaal.tables(graph)
    assert nodes["id"].tolist() == list(graph.ids)
    pairs = set(zip(graph.start.tolist(), graph.end.tolist(), strict=True))
    assert len(edges) == len(edges.drop_duplicates()) == len(pairs) < len(graph.start)


def test_in_a_crowd_those_are_pointed_at_whose_middle_nobody_covers(graph):
    crowd = replace(graph, x=graph.x / 4, y=graph.y / 4)
    found = aims(crowd, 3)
    assert len(set(found)) == 3
    for one in found:
        away = np.hypot(crowd.x - crowd.x[one], crowd.y - crowd.y[one]) * 400 - crowd.radius
        assert (away - crowd.radius[one]).min() < 0 and (away[one + 1 :] > 4).all()


def test_actors_to_point_at_have_statements_and_room(graph):
    found = aims(graph, 8)
    assert len(set(found)) == 8
    assert all(graph.statements[graph.ids[i]] for i in found)
    for one in found:
        away = np.hypot(graph.x - graph.x[one], graph.y - graph.y[one]) * 400
        away[one] = np.inf
        assert (away > graph.radius + graph.radius[one]).all()
