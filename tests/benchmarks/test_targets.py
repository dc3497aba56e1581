"""What was aimed at: ratios, sizes and words. Nothing here measures time."""

import pytest

from benchmarks.job import Job, Target, Way
from benchmarks.targets import verdicts
from tests.benchmarks.made import figure


def judged(target, *figures):
    job = Job("writing", "", (Way("graph_app", "graph-app", dict),), (target,))
    (found,) = verdicts([job], figures)
    return found.measured, found.word, found.size


FOUND = (
    figure("graphml", "graph_app", 2.0, size="100000"),
    figure("graphml", "igraph", 8.0, size="100000"),
    figure("csv", "graph_app", 1.0, size="100000"),
)


@pytest.mark.parametrize(
    ("target", "measured", "word"),
    [
        (Target("", "graphml", 2.0), 2.0, "pass"),
        (Target("", "graphml", 1.9), 2.0, "short"),
        (Target("", "graphml", 0.25, peer="igraph"), 0.25, "pass"),
        (Target("", "graphml", 0.2, peer="igraph"), 0.25, "short"),
        (Target("", "graphml", 4.0, "speed", "igraph", least=True), 4.0, "pass"),
        (Target("", "graphml", 4.1, "speed", "igraph", least=True), 4.0, "short"),
        (Target("", "csv", 8.0, "speed", "igraph", "graphml", least=True), 8.0, "pass"),
        (Target("", "graphml", 1.1, "growth"), 1.1, "pass"),
        (Target("", "csv", 1.0, peer="igraph"), None, "not measured"),
        (Target("", "gexf", 1.0), None, "not measured"),
        (Target("", "graphml", 1.0, peer="nobody"), None, "not measured"),
    ],
)
def test_a_target_is_reached_or_short_or_was_not_measured(target, measured, word):
    assert judged(target, *FOUND)[:2] == (measured, word)


def test_time_is_told_by_processor_time_too():
    job = Job("writing", "", (), (Target("", "graphml", 1.0), Target("", "graphml", 1.0, "growth")))
    assert [one.busy for one in verdicts([job], FOUND)] == [1.0, None]


def test_a_target_is_judged_on_its_size_or_else_on_the_largest():
    sizes = [
        figure("graphml", "graph_app", seconds, size=size) for size, seconds in (("300", 1), ("2000", 2))
    ]
    for size, measured, word in (("300", 1, "pass"), ("2000", 2, "pass"), ("100000", 2, "pass at this size")):
        assert judged(Target("", "graphml", 5.0, size=size), *sizes)[:2] == (measured, word)
    peer = figure("graphml", "igraph", 4.0, size="300")
    found = judged(Target("", "graphml", 0.25, peer="igraph", size="2000"), *sizes, peer)
    assert found == (0.25, "pass at this size", "300")


def test_plain_values_have_the_verdict():
    job = Job("writing", "", (), (Target("csv in time", "csv", 2.0),))
    (found,) = verdicts([job], FOUND)
    assert found.as_dict() == {
        "job": "writing",
        "target": "csv in time",
        "size": "100000",
        "measured": 1.0,
        "busy": 0.5,
        "wanted": 2.0,
        "at_least": False,
        "verdict": "pass",
    }
