"""What was measured: medians, speeds, runs put together, JSON. Nothing here measures time."""

import json

import pytest

from benchmarks.figures import Figure, Run, machine, processor, together
from tests.benchmarks.made import figure, run_of


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        ("seconds", 4.0),
        ("busy", 2.0),
        ("peak", 1050.0),
        ("speed", 25.0),
        ("busy speed", 50.0),
        ("megabytes", 20.0),
        ("growth", 1.1),
        ("apart", 0.5),
        ("unheard of", None),
    ],
)
def test_values_are_medians_and_what_follows_from_them(measure, value):
    assert figure("graphml", "graph_app", 4.0, judged={"apart": 0.5}).value(measure) == value


def test_without_rounds_or_a_file_or_what_was_held_there_is_no_value():
    names = ("seconds", "speed", "growth", "megabytes")
    assert [figure("a", "b", rounds=[]).value(name) for name in names] == [None] * 4
    assert [figure("a", "b", failed="no").value(name) for name in names] == [None] * 4
    short = figure("a", "b", rounds=[{"seconds": 1.0, "peak": 9.0}], held=0.0)
    assert [short.value(name) for name in names] == [1.0, None, None, None]


def test_a_run_goes_to_json_and_comes_back():
    run = run_of(figure("graphml", "graph_app"), Figure("page", "built-in", "", "Plotly", failed="no"))
    assert Run.of(json.loads(json.dumps(run.as_dict() | {"targets": []}))) == run


def test_of_runs_put_together_the_later_figure_counts():
    old = run_of(figure("graphml", "graph_app", 9.0), figure("csv", "graph_app", 3.0), date="2026-11-29")
    new = run_of(figure("graphml", "graph_app", 1.0), load=(2.0, 1.0))
    both = together([new, old])
    assert (both.date, both.load) == ("2026-11-30", (0.5, 3.5))
    assert {one.task: one.value("seconds") for one in both.figures} == {"graphml": 1.0, "csv": 3.0}


def test_the_machine_says_what_it_is(tmp_path):
    assert machine()["cores"] >= 1 and machine()["memory_gib"] >= 0
    told = tmp_path / "cpuinfo"
    told.write_text("processor : 0\nmodel name\t: Some 9000\nmodel name\t: Some 9000\n", encoding="utf-8")
    assert processor(told) == "Some 9000"
    assert processor(tmp_path / "nothing")
