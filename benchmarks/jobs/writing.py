"""How fast a debate is written to files, beside igraph, NetworkX and pandas writing the same columns."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.data import Debate
from benchmarks.job import Job, Target, Tasks, Way
from graph_app.api import Explorer
from graph_app.exporters.drawn import LAID_OUT, first_places
from graph_app.graph.column import Column, plain
from graph_app.graph.columns import actor_columns
from graph_app.graph.tie_columns import tie_columns

FORMATS = ("graphml", "gexf", "csv", "json", "xlsx", "parquet")
"""What we write; GraphML, GEXF and CSV have targets."""


def opened(debate: Debate) -> Explorer:
    """Return a debate with all that an export needs of it made: the filter applied, the fingerprint taken."""
    explorer = debate.opened()
    if len(explorer.rows.actors) <= LAID_OUT:
        first_places(explorer.network)
    return explorer


def ours(debate: Debate) -> Tasks:
    """Return our writers."""
    explorer = opened(debate)
    return {name: lambda path, name=name: explorer.export(name, path) for name in FORMATS}


def networkx(debate: Debate) -> Tasks:
    """Return NetworkX's writers."""
    import networkx as nx

    explorer = opened(debate)
    graph = explorer.graph()
    del explorer
    return {
        "graphml": lambda path: nx.write_graphml(graph, path),
        "gexf": lambda path: nx.write_gexf(graph, path),
    }


def igraph(debate: Debate) -> Tasks:
    """Return igraph's writer of GraphML, in C."""
    import igraph as ig

    explorer = opened(debate)
    network, rows = explorer.network, explorer.rows
    graph = ig.Graph(n=len(rows.actors), directed=True)
    start, end = (side[rows.ties] for side in network.ends)
    graph.add_edges(np.column_stack([start, end]))
    graph.vs["id"] = network.actors["id"].tolist()
    _fill(graph.vs, actor_columns(network, rows), rows.actors)
    _fill(graph.es, tie_columns(network, rows), rows.ties)
    for name, value in explorer.about().items():
        graph[name] = value
    return {"graphml": lambda path: graph.write_graphml(str(path))}


def _fill(sequence: Any, columns: list[Column], rows: npt.NDArray[np.int64]) -> None:
    for column in columns:
        sequence[column.name] = plain(column.read(rows)).to_pylist()


def pandas(debate: Debate) -> Tasks:
    """Return pandas' writer of CSV: the same two tables, not packed."""
    import pandas as pd

    explorer = opened(debate)
    network, rows = explorer.network, explorer.rows
    ids = network.actors["id"].to_numpy(dtype=object)
    start, end = (ids[side[rows.ties]] for side in network.ends)
    frames = [
        pd.DataFrame({"Id": ids} | _series(actor_columns(network, rows), rows.actors)),
        pd.DataFrame({"Source": start, "Target": end} | _series(tie_columns(network, rows), rows.ties)),
    ]

    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="") as file:
            for frame in frames:
                frame.to_csv(file, index=False)

    return {"csv": write}


def _series(columns: list[Column], rows: npt.NDArray[np.int64]) -> dict[str, Any]:
    return {column.name: column.read(rows).to_pandas() for column in columns}


def _speed(task: str, peer: str, times: float) -> Target:
    """Return a target of megabytes of text per second, against a peer's GraphML."""
    words = f"{task} out ≥ {times:g} × {peer}'s GraphML in MB/s"
    return Target(words, task, times, "speed", peer, "graphml", least=True, size="300000")


AIMED = ("graphml", "gexf", "csv")

WRITING = Job(
    "writing",
    "files of the whole debate, from what is in memory",
    (
        Way("graph_app", "graph-app", ours),
        Way("igraph", "igraph", igraph),
        Way("NetworkX", "networkx", networkx, {"gexf": 100_000}),  # it needs some 50 KB of memory per actor
        Way("pandas", "pandas", pandas),
    ),
    (
        *(
            _speed(task, peer, times)
            for task in AIMED
            for peer, times in (("igraph", 3.0), ("NetworkX", 20.0))
        ),
        *(
            Target(f"{task} out: peak memory ≤ 1.2 × the loaded data", task, 1.2, "growth", size="300000")
            for task in AIMED
        ),
    ),
    quick=("10000",),
    shows={"megabytes": "file, MB", "speed": "MB/s", "growth": "peak / loaded"},
)
"""Sizes of files are those of the text in them where a file is packed; see `Figure.value`."""
