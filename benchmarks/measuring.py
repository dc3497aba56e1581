"""Jobs on debates: all ways round by round, one task at a time, each way in a process of its own."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from benchmarks import data
from benchmarks.figures import Figure, Run, machine
from benchmarks.job import Arrays, Job, Measured, Say

LONG, SHORT = 5.0, 0.5
"""Seconds from which on a task is measured once only, and up to which it is measured `OFTEN` at least."""
OFTEN = 3

FEW = 10_000
"""Actors from which on a quick run asks only those peers that a target names."""

SMALL = "40"
"""Size of the debate that every way is tried on before anything is timed."""

PACKAGES = ("graph-app", "numpy", "scipy", "pandas", "pyarrow", "dash")
"""Whose versions are told beside those of the peers."""

Process = subprocess.Popen[str]


@dataclass(frozen=True)
class Effort:
    """How hard to try.

    Attributes
    ----------
    rounds : int
        How often each task is measured.
    patience : int
        Seconds after which a task is given up.
    folder : Path, optional
        Where debates are kept from run to run; without it they are made anew and thrown away.
    """

    rounds: int
    patience: int
    folder: Path | None = None


def measure(jobs: Sequence[Job], sizes: Sequence[str] | None, effort: Effort, say: Say, quick: bool) -> Run:
    """Measure jobs one after the other.

    Parameters
    ----------
    jobs : sequence of Job
        What to measure.
    sizes : sequence of str, optional
        On which debates; those of each job if not given.
    effort : Effort
        Rounds, patience and where debates are.
    say : callable
        Gets a line about what is being done.
    quick : bool
        Whether each job takes its quick sizes, and fewer peers where that is large.
    """
    before, found, known = os.getloadavg()[0], [], versions(jobs)
    with TemporaryDirectory(prefix="benchmarks-") as folder:
        for job in jobs:
            chosen = sizes or (job.quick if quick else job.sizes)
            few = [size for size in chosen if quick and not job.run and size.isdigit() and int(size) >= FEW]
            rest = [size for size in chosen if size not in few]
            for asked, those in ((job, rest), (job.named(), few)):
                figures, more = _measured(asked, those, effort, effort.folder or Path(folder), say)
                found += figures
                known |= more
    load = (round(before, 1), round(os.getloadavg()[0], 1))
    return Run(date.today().isoformat(), effort.rounds, machine(), load, known, found)


def versions(jobs: Sequence[Job]) -> dict[str, str]:
    """Return the versions of Python, of ours and of the peers that are installed."""
    found = {"Python": platform.python_version()}
    packages = [*PACKAGES, *(way.package for job in jobs for way in job.ways)]
    for package in dict.fromkeys(packages):
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def _measured(job: Job, sizes: Sequence[str], effort: Effort, folder: Path, say: Say) -> Measured:
    if job.run:
        return job.run(sizes, effort.rounds, effort.patience, say)
    found = []
    for size in sizes:
        say(f"{job.name}, {size}: making the debate")
        both = data.made(size, folder), data.made(SMALL, folder)
        if job.prepare:
            for debate in both:
                job.prepare(debate)
        found += _sized(job, both, effort, say)
    return found, {}


def _sized(job: Job, both: tuple[data.Debate, data.Debate], effort: Effort, say: Say) -> list[Figure]:
    """Measure a job on the first of two debates: the order of tasks turns from round to round."""
    debate, found = both[0], list[Figure]()
    with ExitStack() as stack, TemporaryDirectory(dir=debate.folder) as place:
        workers = {}
        for way in job.ways:
            if way.version is None:
                found.append(_figure(job, debate, "", way.name, failed="not installed"))
                continue
            say(f"{job.name}, {debate.size}: {way.name} loads")
            worker, ready = stack.enter_context(_working(job.name, way.name, effort.patience, both))
            workers[way.name] = worker
            made = [_figure(job, debate, task, way.name, held=ready["held"]) for task in ready["tasks"]]
            for task, most in ready["out"].items():
                made.append(_figure(job, debate, task, way.name, failed=f"not asked above {most:,} actors"))
            found += made or [_figure(job, debate, "", way.name, failed="could not load")]
        asked = [one for one in found if one.task and not one.failed]
        for number in range(max(effort.rounds, OFTEN)):
            turn = number % max(len(asked), 1)
            for one in asked[turn:] + asked[:turn]:
                if due(one, number, effort.rounds):
                    _ask(one, workers[one.way], Path(place), say)
        if job.judge:
            say(f"{job.name}, {debate.size}: comparing")
            judged = job.judge(debate, _arrays(asked, Path(place)))
            for one in asked:
                one.judged = judged.get((one.task, one.way), {})
    return [one for one in found if one.task or one.failed]


def _figure(job: Job, debate: data.Debate, task: str, way: str, **more: Any) -> Figure:
    return Figure(job.name, debate.size, task, way, debate.actors, debate.ties, **more)


def _arrays(asked: list[Figure], place: Path) -> Arrays:
    """Return the arrays that tasks gave, as they were in the last round."""
    found = {}
    for one in asked:
        path = place / _file(one)
        if path.is_file() and not one.failed:
            found[one.task, one.way] = np.load(path, allow_pickle=False)
    return found


def _file(one: Figure) -> str:
    return f"{one.way} {one.task}".replace("/", "-")


def due(one: Figure, number: int, rounds: int) -> bool:
    """Tell whether a task is measured in a round: not if it failed before, takes long or is done."""
    if one.failed or not one.rounds:
        return not one.failed
    took = one.rounds[0]["seconds"]
    return took <= LONG and (number < rounds or took <= SHORT)


def _ask(one: Figure, worker: Process, place: Path, say: Say) -> None:
    """Measure a task once."""
    say(f"{one.job}, {one.size}: {one.way}, {one.task}")
    path = place / _file(one)
    answer = _asked(worker, {"task": one.task, "file": str(path)})
    if "failed" in answer:
        one.failed = str(answer["failed"])
    else:
        one.rounds.append(answer)
    if "bytes" in answer:  # a file that was written has been measured; an array is compared later
        path.unlink()


@contextmanager
def _working(
    job: str, way: str, patience: int, both: tuple[data.Debate, data.Debate]
) -> Iterator[tuple[Process, dict[str, Any]]]:
    """Run a way's process until it is not needed any more."""
    texts = [one.as_json() for one in both]
    command = [sys.executable, "-m", "benchmarks.worker", job, way, str(patience), *texts]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdin and worker.stdout
        ready = worker.stdout.readline() or '{"held": 0, "tasks": [], "out": {}}'
        yield worker, json.loads(ready)
        worker.stdin.close()


def _asked(worker: Process, question: dict[str, str]) -> dict[str, Any]:
    assert worker.stdin and worker.stdout
    try:
        worker.stdin.write(f"{json.dumps(question)}\n")
        worker.stdin.flush()
        line = worker.stdout.readline()
    except BrokenPipeError:
        line = ""
    found: dict[str, Any] = json.loads(line) if line else {"failed": "the process ended"}
    return found
