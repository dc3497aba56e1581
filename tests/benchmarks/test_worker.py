"""One way in a process of its own: what a fork tells, and what is loaded. Nothing here measures time."""

import json
import subprocess
import sys
import zipfile

import numpy as np
import pytest

from benchmarks.data import made
from benchmarks.jobs import JOBS
from benchmarks.worker import forked, middle, sizes, warm


def test_a_fork_tells_what_a_task_took_or_why_there_is_nothing_to_tell(tmp_path):
    path = tmp_path / "out"
    found = forked(lambda path: path.write_bytes(b"x" * 1000), path, 60)
    assert (found["bytes"], found["text"]) == (1000, 1000)
    assert found["seconds"] > 0 and found["busy"] > 0 and found["peak"] > 0

    def broken(path):
        raise ValueError("no")

    assert forked(broken, path, 60) == {"failed": "ValueError: no"}


def test_an_array_that_a_task_gives_is_kept_and_is_no_file_of_its_own(tmp_path):
    path = tmp_path / "out"
    for values in ([1.0, 2.0], [3.0]):
        assert "bytes" not in forked(lambda path, values=values: np.array(values), path, 60)
        assert np.load(path).tolist() == values


def test_of_tasks_that_are_alike_the_first_does_not_count(tmp_path):
    asked = []
    tasks = [
        lambda path, size=size: (asked.append(size), path.write_bytes(b"x" * size)) for size in (9, 1, 2, 5)
    ]
    assert middle(tasks, tmp_path / "out")["bytes"] == 2
    assert asked == [9, 1, 2, 5]


def test_the_size_of_a_zip_is_that_of_the_text_in_it_as_well(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", b"x" * 1000)
    found = sizes(tmp_path / "a.zip")
    assert found["bytes"] < 200 and found["text"] == 1000
    assert sizes(tmp_path / "nothing") == {}


def test_a_process_says_what_it_has_and_answers_until_nothing_is_asked(tmp_path):
    debate = made("30", tmp_path).as_json()
    command = [sys.executable, "-m", "benchmarks.worker", "filtering", "NetworkX", "60", debate, debate]
    asked = json.dumps({"task": "filter", "file": str(tmp_path / "out")})
    found = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    ready, answer = map(json.loads, found.stdout.splitlines())
    assert ready["tasks"] == ["filter"] and ready["out"] == {} and ready["held"] > 0
    assert set(answer) == {"seconds", "busy", "peak"}


def test_tasks_that_take_too_long_above_a_size_have_a_limit():
    ours, networkx, *_ = JOBS["measures"].ways
    assert (networkx.limit("harmonic"), networkx.limit("core"), ours.limit("core")) == (2_000, None, None)


@pytest.mark.parametrize("job", ["loading", "filtering", "reading", "layout"])
def test_every_way_is_tried_before_it_is_measured(job, tmp_path):
    debate = made("30", tmp_path)
    if JOBS[job].prepare:
        JOBS[job].prepare(debate)
    for way in JOBS[job].ways:
        if way.version:
            warm(way, debate)
