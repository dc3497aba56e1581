"""All libraries on all debates, round by round, one write at a time."""

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
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks import debates
from benchmarks.writers.jobs import LIBRARIES

PACKAGES = {"graph_app": "graph-app", "igraph": "igraph", "NetworkX": "networkx", "pandas": "pandas"}
LONG = 60.0
"""Seconds from which on a write is measured once only."""

Say = Callable[[str], None]


@dataclass
class Written:
    """What writing a format took a library.

    Attributes
    ----------
    held : float
        Megabytes that its process holds before it writes.
    rounds : list of dict
        Seconds, busy seconds of processors, bytes of the file and of the text in it, peak in megabytes.
    failed : str
        Why there is nothing to tell, if so.
    """

    size: int
    library: str
    format: str
    held: float
    rounds: list[dict[str, float]] = field(default_factory=list)
    failed: str = ""

    def middle(self, name: str) -> float:
        """Return the median of what was measured."""
        return median(one[name] for one in self.rounds)

    def speed(self, by: str = "seconds") -> float:
        """Return megabytes of text per second, or per busy second of a processor."""
        return self.middle("text") / 1e6 / self.middle(by)

    @property
    def memory(self) -> float:
        """Peak memory as a multiple of what is held before."""
        return max(one["peak"] for one in self.rounds) / self.held


@dataclass
class Run:
    """All that was measured, when and on what."""

    date: str
    rounds: int
    cores: int
    load: tuple[float, float]
    versions: dict[str, str]
    written: list[Written]

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)


def installed() -> dict[str, str]:
    """Return the libraries that are there with their versions."""
    found = {}
    for library, package in PACKAGES.items():
        try:
            found[library] = version(package)
        except PackageNotFoundError:
            continue
    return found


def measure(sizes: list[int], rounds: int, patience: int, say: Say) -> Run:
    """Write debates of some sizes with every library, in turn, some times."""
    before, found = os.getloadavg()[0], []
    versions = installed()
    for size in sizes:
        with TemporaryDirectory() as folder:
            say(f"{size:,} actors: making the debate")
            data = debates.write(Path(folder) / "data", size, debates.TIES_EACH * size)
            found += _sized(size, data, list(versions), (rounds, patience), say)
    load = (round(before, 1), round(os.getloadavg()[0], 1))
    versions["Python"] = platform.python_version()
    return Run(date.today().isoformat(), rounds, os.cpu_count() or 1, load, versions, found)


def _sized(size: int, data: Path, libraries: list[str], how: tuple[int, int], say: Say) -> list[Written]:
    rounds, patience = how
    with ExitStack() as stack:
        found = []
        workers = {}
        for library in (one for one in LIBRARIES if one in libraries):
            say(f"{size:,} actors: {library} loads")
            worker, held, formats = stack.enter_context(_working(library, data, patience))
            workers[library] = worker
            found += [Written(size, library, name, held) for name in formats]
        for number in range(rounds):
            for one in found[number % len(found) :] + found[: number % len(found)]:
                _write(one, workers[one.library], data.parent / "out", say)
    return found


def _write(one: Written, worker: subprocess.Popen[str], path: Path, say: Say) -> None:
    """Measure a write, unless it failed before or takes long."""
    if one.failed or (one.rounds and one.rounds[0]["seconds"] > LONG):
        return
    say(f"{one.size:,} actors: {one.library} writes {one.format}")
    answer = _asked(worker, {"format": one.format, "file": str(path)})
    if "failed" in answer:
        one.failed = str(answer["failed"])
    else:
        one.rounds.append(answer)


@contextmanager
def _working(
    library: str, data: Path, patience: int
) -> Iterator[tuple[subprocess.Popen[str], float, list[str]]]:
    """Run a library's process until it is not needed any more."""
    command = [sys.executable, "-m", "benchmarks.writers.worker", library, str(data), str(patience)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdin and worker.stdout
        ready = json.loads(worker.stdout.readline() or '{"held": 0, "formats": []}')
        yield worker, ready["held"], ready["formats"]
        worker.stdin.close()


def _asked(worker: subprocess.Popen[str], question: dict[str, str]) -> dict[str, Any]:
    assert worker.stdin and worker.stdout
    worker.stdin.write(f"{json.dumps(question)}\n")
    worker.stdin.flush()
    line = worker.stdout.readline()
    found: dict[str, Any] = json.loads(line) if line else {"failed": "the process ended"}
    return found
