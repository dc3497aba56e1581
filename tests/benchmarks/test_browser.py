"""The waiting times: same graph for all pages, honest table, checked options. Nothing here measures time."""

import io
import json

import numpy as np
import pytest
from rich.console import Console

from benchmarks.browser import report
from benchmarks.browser.__main__ import options
from benchmarks.browser.graph import aims, graph_of
from benchmarks.browser.pages import PAGES, Page, plotly
from benchmarks.browser.pages.plain import statements
from benchmarks.browser.results import MEASURES, Outcome, Run, Sized


@pytest.fixture(scope="module")
def graph(debate):
    return graph_of(debate)


def run_of(*outcomes):
    sized = Sized("built-in", 588, 1395, list(outcomes))
    return Run("2026-11-24", 3, 60, 2, (0.5, 3.5), {"Chromium": "156.0"}, [sized])


def outcome(page, base, **more):
    values = {name: [base + 2, base, base + 1] for name in MEASURES}
    return Outcome(page, "1.0", values, **more)


def printed(run):
    console = Console(file=io.StringIO(), width=140)
    for table in report.tables(run):
        console.print(table)
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in _lines(console)]


def _lines(console):
    return [line for line in console.file.getvalue().splitlines() if line.startswith("|")]


def test_the_table_has_medians_and_how_many_times_ours_they_are():
    lines = printed(run_of(outcome("graph_app", 99), outcome("Other", 1499)))
    assert lines[0] == ["built-in: 588 actors, 1,395 ties", "graph_app", "Other"]
    assert set("".join(lines[1])) == {"-"}
    assert lines[2] == ["first drawing, ms", "100", "1,500 (15 ×)"]
    assert [line[0].rsplit(", ", 1)[1] for line in lines[2:]] == ["ms"] * 5 + ["KB"]


def test_the_heading_says_when_on_what_and_how_busy_it_was():
    said = report.heading(run_of(outcome("graph_app", 1)))
    assert said == (
        "2026-11-24, medians of 3 rounds, 2 shared cores (load 0 before and 4 after), software WebGL. "
        "Chromium 156.0."
    )


def test_the_table_says_why_there_is_no_number():
    slow = outcome("Slow", 10, gave_up="hover")
    slow.values = {name: [] if name in ("hover", "details") else found for name, found in slow.values.items()}
    lines = printed(run_of(outcome("graph_app", 10), slow, Outcome("Missing", None)))
    by_name = {line[0].split(",")[0]: line[1:] for line in lines[2:]}
    assert by_name["hover → highlight"] == ["11", "over 60 s", "not installed"]
    assert by_name["selection → details"] == ["11", "–", "not installed"]
    assert by_name["first drawing"] == ["11", "11 (1.0 ×)", "not installed"]


def test_the_file_has_every_number():
    found = json.loads(json.dumps(run_of(outcome("graph_app", 5), Outcome("Missing", None)).as_dict()))
    ours, missing = found["sizes"][0]["pages"]
    assert ours["values"]["hover"] == [7, 5, 6]
    assert ours["median"]["hover"] == 6
    assert (missing["version"], missing["median"]["hover"]) == (None, None)
    assert found["units"]["bytes"] == "KB"


def test_a_page_whose_package_is_missing_says_so():
    assert Page("Nobody's", "nobody", "no-such-distribution", "#nobody").version is None
    assert Page("Nobody's", "nobody", "no-such-distribution", "#k [value='{}']").box("x") == "#k [value='x']"
    assert PAGES[0].version and PAGES[1].version
    assert all("window.picture" in page.handle for page in PAGES)


def test_options_are_read_and_wrong_ones_refused(tmp_path, capsys):
    chosen = options(["--sizes", "2000, built-in,2000", "--rounds", "3", "--json", str(tmp_path / "a.json")])
    assert (chosen.sizes, chosen.rounds, chosen.json) == (["2000", "built-in"], 3, tmp_path / "a.json")
    wrong = (
        (["--sizes", "huge"], "'huge' is no whole number"),
        (["--sizes", "5"], "5 is not within 20 and 300,000"),
        (["--rounds", "0"], "0 is not within 1 and 100"),
        (["--json", str(tmp_path)], "cannot be written"),
        (["--json", str(tmp_path / "no" / "a.json")], "cannot be written"),
        (["--patience", "1"], "1 is not within 5 and 600"),
    )
    for given, message in wrong:
        with pytest.raises(SystemExit) as stopped:
            options(given)
        assert stopped.value.code == 2
        assert message in capsys.readouterr().err


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


def test_actors_to_point_at_have_statements_and_room(graph):
    found = aims(graph, 8)
    assert len(set(found)) == 8
    assert all(graph.statements[graph.ids[i]] for i in found)
    for one in found:
        away = np.hypot(graph.x - graph.x[one], graph.y - graph.y[one]) * 400
        away[one] = np.inf
        assert (away > graph.radius + graph.radius[one]).all()
