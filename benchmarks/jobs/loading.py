"""How fast a data package is opened, all checks included, beside pandas that only reads the same files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.data import Debate, convert
from benchmarks.job import Job, Target, Tasks, Way

NETWORK = frozenset({"actors", "ties", "actor_kinds", "tie_kinds"})
"""What a package of actors and ties alone has: without sources, which ties would name."""


def prepare(debate: Debate) -> None:
    """Make the packages of actors and ties alone."""
    few = debate.path("few")
    for form in ("parquet", "csv"):
        if not (few / form / "datapackage.json").is_file():  # which is written last
            convert(debate.csv, few / form, form, tables=NETWORK, without="source_id")


def packages(debate: Debate) -> dict[str, Path]:
    """Return the packages to load, by task."""
    few = debate.path("few")
    return {
        "parquet, actors and ties": few / "parquet",
        "csv, actors and ties": few / "csv",
        "parquet, all tables": debate.parquet,
        "csv, all tables": debate.csv,
    }


def ours(debate: Debate) -> Tasks:
    """Return our loading: until the network can be filtered."""
    import graph_app as ga

    def load(folder: Path, path: Path) -> None:
        assert ga.open(folder).visible.actors.sum() == debate.actors

    return {task: partial(load, folder) for task, folder in packages(debate).items()}


def pandas(debate: Debate) -> Tasks:
    """Return pandas' reading, without any check."""
    import pandas as pd

    def read(files: list[Path], path: Path) -> list[Any]:
        read_one = pd.read_csv if files[0].suffix == ".csv" else pd.read_parquet
        return [read_one(file) for file in files]

    tasks = {}
    for task, folder in packages(debate).items():
        files = sorted(folder.glob("*.csv")) or sorted(folder.glob("*.parquet"))
        tasks[task] = partial(read, files)
    return tasks


LOADING = Job(
    "loading",
    "a data package opened with all checks, until it can be filtered; pandas only reads the files",
    (Way("graph_app", "graph-app", ours), Way("pandas", "pandas", pandas)),
    (
        Target("500,000 ties from Parquet ≤ 1 s, checks included", "parquet, actors and ties", 1.0),
        Target("500,000 ties from CSV ≤ 4 × pandas' reading", "csv, actors and ties", 4.0, peer="pandas"),
    ),
    quick=("100000",),
    prepare=prepare,
)
