"""Whether what was aimed at is reached: arithmetic on figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.figures import Figure
from benchmarks.job import OURS, Job, Target

BUSY = {"seconds": "busy", "speed": "busy speed"}
"""What is said in time, and the same by processor time."""


@dataclass(frozen=True)
class Verdict:
    """What became of a target.

    Attributes
    ----------
    job : str
        Whose.
    target : Target
        What was aimed at.
    size : str
        The size it was measured at: the one it is meant for, else the largest there is. Empty if none is.
    measured : float or None
        Our figure, or its ratio to the peer's.
    busy : float or None
        The same by processor time instead of time, for what is said in seconds: on a machine with other work
        that is the fairer number, unless several processors worked at once.
    """

    job: str
    target: Target
    size: str = ""
    measured: float | None = None
    busy: float | None = None

    @property
    def word(self) -> str:
        """Return "pass", "short" or "not measured", by time; and whether that was at another size."""
        if self.measured is None:
            return "not measured"
        limit = self.target.limit
        met = self.measured >= limit if self.target.least else self.measured <= limit
        word = "pass" if met else "short"
        return word if self.size == self.target.size else f"{word} at this size"

    def as_dict(self) -> dict[str, Any]:
        """Return plain values."""
        target = self.target
        return {
            "job": self.job,
            "target": target.words,
            "size": self.size,
            "measured": self.measured,
            "busy": self.busy,
            "wanted": target.limit,
            "at_least": target.least,
            "verdict": self.word,
        }


def verdicts(jobs: Iterable[Job], figures: Sequence[Figure]) -> list[Verdict]:
    """Return what became of every target of some jobs."""
    return [
        _verdict(job.name, target, [one for one in figures if one.job == job.name])
        for job in jobs
        for target in job.targets
    ]


def measured(target: Target, measure: str, size: str, figures: Iterable[Figure]) -> float | None:
    """Return our figure on one size, or its ratio to the peer's; None if either is missing."""
    by = {(one.task, one.way): one for one in figures if one.size == size}
    ours = by.get((target.task, OURS))
    value = ours.value(measure) if ours else None
    if not target.peer or value is None:
        return value
    peer = by.get((target.peer_task or target.task, target.peer))
    base = peer.value(measure) if peer else None
    return value / base if base else None


def _verdict(job: str, target: Target, figures: list[Figure]) -> Verdict:
    """Judge on the size that is meant, else on the largest where there is anything to judge."""
    actors = {one.size: one.actors for one in figures}
    sizes = sorted(actors, key=lambda size: (size == target.size, actors[size]), reverse=True)
    for size in sizes:
        value = measured(target, target.measure, size, figures)
        if value is not None:
            other = BUSY.get(target.measure)
            busy = measured(target, other, size, figures) if other else None
            return Verdict(job, target, size, value, busy)
    return Verdict(job, target)
