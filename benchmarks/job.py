"""What a measurement is: a job, whose tasks are done our way and the peers' ways, and what is aimed at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.data import Debate
from benchmarks.figures import Figure

OURS = "graph_app"
BUILT_IN = "built-in"
USUAL = ("300", "2000", "10000", "100000", "300000")
"""Sizes of a full run: numbers of actors, with five ties each."""

Task = Callable[[Path], Any]
"""The work that is timed; it may write to the file it is given, or return what it found as an array."""

Tasks = Mapping[str, Task | Sequence[Task]]
"""By name; of several that are alike the first is not counted, and the median of the others is."""

Arrays = dict[tuple[str, str], Any]
"""What was found, by task and way."""

Say = Callable[[str], None]
Measured = tuple[list[Figure], dict[str, str]]
"""What a job measured by itself: its figures, and versions of what it did that with."""


@dataclass(frozen=True)
class Way:
    """How one library does the tasks of a job.

    Attributes
    ----------
    name : str
        What tables call it.
    package : str
        The distribution it needs; a way without it is told as not installed.
    load : callable
        Gets a debate and returns the tasks, with all in memory that is not to be timed.
    most : mapping of str to int
        Actors up to which a task is asked for, where it would take too long above; by its name, or by the
        first word of it.
    """

    name: str
    package: str
    load: Callable[[Debate], Tasks]
    most: Mapping[str, int] = field(default_factory=dict)

    @property
    def version(self) -> str | None:
        """Version of its package, None where that is not installed."""
        try:
            return version(self.package)
        except PackageNotFoundError:
            return None

    def limit(self, task: str) -> int | None:
        """Return the actors up to which a task is asked for, None without a limit."""
        return self.most.get(task, self.most.get(task.split(",")[0]))


@dataclass(frozen=True)
class Target:
    """What is aimed at: our figure, or its ratio to a peer's.

    Attributes
    ----------
    words : str
        The target in words, its number included.
    task : str
        Of which task.
    limit : float
        The number.
    measure : str
        Which figure, see `Figure.value`.
    peer : str
        Way whose figure ours is divided by; empty if ours alone counts.
    peer_task : str
        Of which of its tasks; the same one unless said.
    least : bool
        Whether the number is the least, not the most.
    size : str
        The size that it is meant for; on others it is told with their size.
    """

    words: str
    task: str
    limit: float
    measure: str = "seconds"
    peer: str = ""
    peer_task: str = ""
    least: bool = False
    size: str = "100000"


@dataclass(frozen=True)
class Job:
    """What is measured, beside whom, on which debates, and what is aimed at.

    Attributes
    ----------
    name : str
        The word on the command line.
    title : str
        What is timed, in a line.
    ways : tuple of Way
        Ours first.
    targets : tuple of Target
        What is aimed at.
    sizes, quick : tuple of str
        Sizes of debates unless said otherwise, and of a quick run.
    shows : mapping of str to str
        Further columns of the table: figures and their headings.
    prepare : callable, optional
        Makes of a debate, before anything is timed, what the ways read.
    judge : callable, optional
        Compares what the ways found on a debate; gives figures by task and way.
    run : callable, optional
        Measures all by itself: gets sizes, rounds, patience, and where to say what it does.
    """

    name: str
    title: str
    ways: tuple[Way, ...]
    targets: tuple[Target, ...] = ()
    sizes: tuple[str, ...] = USUAL
    quick: tuple[str, ...] = ("2000",)
    shows: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[Debate], None] | None = None
    judge: Callable[[Debate, Arrays], dict[tuple[str, str], dict[str, float]]] | None = None
    run: Callable[[Sequence[str], int, int, Say], Measured] | None = None

    def named(self) -> Job:
        """Return the job with us and those peers alone that a target names."""
        names = {OURS, *(target.peer for target in self.targets)}
        return replace(self, ways=tuple(way for way in self.ways if way.name in names))
