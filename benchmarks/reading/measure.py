"""All libraries on all files, round by round, one at a time."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import debates
from benchmarks.reading import jobs
from benchmarks.writers.measure import installed

LONG = 60.0
"""Seconds from which on a reading is measured once only."""

Say = Callable[[str], None]


@dataclass
class Read:
    """What reading something took a library.

    Attributes
    ----------
    megabytes : float
        Of what is read.
    rounds : list of dict
        Seconds, busy seconds of processors, and peak memory in megabytes.
    failed : str
        Why there is nothing to tell, if so.
    """

    size: int
    library: str
    job: str
    megabytes: float
    rounds: list[dict[str, float]] = field(default_factory=list)
    failed: str = ""

    def middle(self, name: str) -> float:
        """Return the median of what was measured."""
        return median(one[name] for one in self.rounds)

    @property
    def peak(self) -> float:
        """Most megabytes that were held, the program itself included."""
        return max(one["peak"] for one in self.rounds)


@dataclass
class Run:
    """All that was measured, when and on what."""

    date: str
    rounds: int
    cores: int
    load: tuple[float, float]
    versions: dict[str, str]
    read: list[Read]

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)


def measure(sizes: list[int], rounds: int, patience: int, say: Say) -> Run:
    """Read debates of some sizes with every library, in turn, some times."""
    before, found = os.getloadavg()[0], []
    with TemporaryDirectory() as folder, ExitStack() as stack:
        small = Path(folder) / "small"
        jobs.write(small, debates.FEWEST * 5)
        workers = {name: stack.enter_context(_working(name, small, patience)) for name in jobs.LIBRARIES}
        for size in sizes:
            say(f"{size:,} actors: making the files")
            data = Path(folder) / str(size)
            jobs.write(data, size)
            found += _sized(size, data, workers, rounds, say)
    load = (round(before, 1), round(os.getloadavg()[0], 1))
    versions = installed() | {"Python": platform.python_version()}
    return Run(date.today().isoformat(), rounds, os.cpu_count() or 1, load, versions, found)


Worker = tuple["subprocess.Popen[str]", list[str]]


def _sized(size: int, data: Path, workers: dict[str, Worker], rounds: int, say: Say) -> list[Read]:
    found = []
    for library, (_, names) in workers.items():
        few = library != "NetworkX" or size <= jobs.MOST_NETWORKX
        found += [Read(size, library, name, _megabytes(jobs.path_of(data, name))) for name in names if few]
    for number in range(rounds):
        turn = number % len(found)
        for one in found[turn:] + found[:turn]:
            if one.failed or (one.rounds and one.rounds[0]["seconds"] > LONG):
                continue
            say(f"{size:,} actors: {one.library} reads {one.job}")
            answer = _asked(workers[one.library][0], {"job": one.job, "folder": str(data)})
            if "failed" in answer:
                one.failed = str(answer["failed"])
            else:
                one.rounds.append({name: answer[name] for name in ("seconds", "busy", "peak")})
    return found


def _megabytes(path: Path) -> float:
    files = path.iterdir() if path.is_dir() else [path]
    return sum(one.stat().st_size for one in files) / 1e6


@contextmanager
def _working(library: str, small: Path, patience: int) -> Iterator[Worker]:
    """Run a library's process until it is not needed any more."""
    command = [sys.executable, "-m", "benchmarks.reading.worker", library, str(small), str(patience)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdin and worker.stdout
        yield worker, json.loads(worker.stdout.readline() or "[]")
        worker.stdin.close()


def _asked(worker: subprocess.Popen[str], question: dict[str, str]) -> dict[str, Any]:
    assert worker.stdin and worker.stdout
    worker.stdin.write(f"{json.dumps(question)}\n")
    worker.stdin.flush()
    line = worker.stdout.readline()
    found: dict[str, Any] = json.loads(line) if line else {"failed": "the process ended"}
    return found
