"""What was measured, as plain values that go to JSON and come back."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from statistics import median
from typing import Any


@dataclass
class Figure:
    """What a task took one way, on one debate.

    Attributes
    ----------
    job, size, task, way : str
        Of what, and how.
    actors, ties : int
        How large the debate is.
    held : float
        Megabytes that the process held before.
    rounds : list of dict
        Per round: seconds, busy seconds of processors, peak in megabytes, and of files their bytes and those
        of the text in them.
    judged : dict
        What came of comparing what was found.
    failed : str
        Why there is nothing to tell, if so.
    """

    job: str
    size: str
    task: str
    way: str
    actors: int = 0
    ties: int = 0
    held: float = 0.0
    rounds: list[dict[str, float]] = field(default_factory=list)
    judged: dict[str, float] = field(default_factory=dict)
    failed: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is of."""
        return self.job, self.size, self.task, self.way

    def value(self, measure: str) -> float | None:
        """Return the median of a measure, None where there is none.

        Parameters
        ----------
        measure : str
            What rounds have or what was judged; "speed" (megabytes of text per second), "busy speed" (per
            busy second), "megabytes" (of the file), or "growth" (highest peak ÷ held before).
        """
        if measure in self.judged:
            return self.judged[measure]
        if not self.rounds or self.failed:
            return None
        if measure == "growth":
            return max(one["peak"] for one in self.rounds) / self.held if self.held else None
        if measure in ("speed", "busy speed"):
            by = self.value("seconds" if measure == "speed" else "busy")
            text = self.value("text")
            return text / 1e6 / by if text and by else None
        if measure == "megabytes":
            size = self.value("bytes")
            return size / 1e6 if size else None
        found = [one[measure] for one in self.rounds if measure in one]
        return median(found) if found else None


@dataclass
class Run:
    """All figures of a run, when and on what they were taken."""

    date: str
    rounds: int
    machine: dict[str, Any]
    load: tuple[float, float]
    versions: dict[str, str]
    figures: list[Figure]

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self)

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Run:
        """Return a run from its plain values."""
        figures = [Figure(**one) for one in plain["figures"]]
        values = {one.name: plain[one.name] for one in fields(cls)}
        return cls(**{**values, "figures": figures, "load": tuple(plain["load"])})


def together(runs: Iterable[Run]) -> Run:
    """Return several runs as one: of what was measured twice the later counts.

    Load is the lowest before and the highest after any of them.
    """
    all_ = sorted(runs, key=lambda run: run.date)
    figures = {figure.key: figure for run in all_ for figure in run.figures}
    versions = {name: version for run in all_ for name, version in run.versions.items()}
    load = (min(run.load[0] for run in all_), max(run.load[1] for run in all_))
    last = all_[-1]
    return Run(last.date, max(run.rounds for run in all_), last.machine, load, versions, [*figures.values()])


def machine() -> dict[str, Any]:
    """Return what this machine is."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "cores": os.cpu_count() or 1,
        "memory_gib": round(memory),
        "processor": processor(),
        "system": f"{platform.system()} {platform.machine()}",
    }


def processor(path: Path = Path("/proc/cpuinfo")) -> str:
    """Return what the processor calls itself, or its family where it does not."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
