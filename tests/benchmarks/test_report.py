"""Tables of figures and targets, and lines of a plot. Nothing here measures time."""

import io

import pytest
from rich.console import Console

from benchmarks import plots, report
from benchmarks.figures import Figure
from benchmarks.job import Job, Target, Way
from benchmarks.targets import verdicts
from tests.benchmarks.made import figure, run_of

WAYS = tuple(Way(name, name, dict) for name in ("graph_app", "igraph", "NetworkX"))
JOB = Job(
    "writing",
    "files",
    WAYS,
    (
        Target("csv ≤ 1 s", "csv", 1.0, size="10000"),
        Target("gexf ≥ 3 × igraph", "gexf", 3.0, "speed", "igraph", least=True),
    ),
    shows={"speed": "MB/s", "growth": "peak / loaded"},
)


def cells(*tables):
    console = Console(file=io.StringIO(), width=200)
    for table in tables:
        console.print(table)
    lines = [line for line in console.file.getvalue().splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]


def test_a_table_has_medians_and_how_many_times_ours_they_are():
    run = run_of(
        figure("graphml", "graph_app", 0.5),
        figure("graphml", "igraph", 2.0),
        Figure("writing", "10000", "graphml", "NetworkX", 10_000, 50_000, failed="over 60 s"),
        Figure("writing", "10000", "", "pandas", 10_000, 50_000, failed="not installed"),
        figure("csv", "graph_app", 1.0, job="other"),
    )
    header, rule, *rows = cells(*report.tables(run, [JOB]))
    assert header == ["writing: 10,000 actors, 50,000 ties", *report.COLUMNS, "MB/s", "peak / loaded"]
    assert set("".join(rule)) == {"-"}
    assert rows == [
        ["graphml, graph_app", "0.50", "0.25", "", "1,050", "200", "1.1"],
        ["graphml, igraph", "2.0", "1.0", "4.0", "1,050", "50", "1.1"],
        ["graphml, NetworkX", "over 60 s", "", "", "", "", ""],
        ["pandas", "not installed", "", "", "", "", ""],
    ]


def test_the_table_of_targets_says_what_was_measured_where():
    rows = cells(report.aims(verdicts([JOB], [figure("csv", "graph_app", 2.0)])))[2:]
    assert rows == [
        ["writing", "csv ≤ 1 s", "10,000 actors", "2.0", "1.0", "≤ 1.0", "short"],
        ["writing", "gexf ≥ 3 × igraph", "", "–", "–", "≥ 3.0", "not measured"],
    ]


def test_the_heading_says_when_on_what_and_how_busy_it_was():
    assert report.heading(run_of()) == (
        "2026-11-30, medians of up to 3 rounds. 2 shared cores of Some, 24 GiB, Linux x86_64; load 0 before "
        "and 4 after. graph-app 0.1.0."
    )


def test_a_plot_has_a_line_per_way_from_small_to_large():
    run = run_of(
        figure("csv", "graph_app", 4.0, size="2000"),
        figure("csv", "graph_app", 1.0, size="300"),
        figure("csv", "igraph", 2.0, size="300"),
        figure("csv", "NetworkX", failed="over 60 s"),
        figure("csv", "graph_app", job="other"),
    )
    assert plots.series(JOB, run.figures) == {
        "csv": {"graph_app": [(1500, 1.0), (10_000, 4.0)], "igraph": [(1500, 2.0)]}
    }


def test_jobs_on_several_sizes_are_drawn(tmp_path):
    pytest.importorskip("matplotlib")
    one, two = (figure("csv", "graph_app", size=size) for size in ("300", "2000"))
    assert plots.draw(run_of(one), [JOB], tmp_path / "few") == []
    (path,) = plots.draw(run_of(one, two), [JOB], tmp_path / "plots")
    text = path.read_text(encoding="utf-8")
    assert path.name == "writing.svg"
    assert all(f">{word}</text>" in text for word in ("csv", "ties", "seconds", "graph_app"))
    (again,) = plots.draw(run_of(one, two), [JOB], tmp_path / "again")
    assert again.read_text(encoding="utf-8") == text
