"""What is measured: per library how the data are held in memory, and how they are written."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

import graph_app as ga
from graph_app.api import Explorer
from graph_app.exporters.drawn import LAID_OUT, first_places
from graph_app.graph.column import Column, plain
from graph_app.graph.columns import actor_columns
from graph_app.graph.tie_columns import tie_columns

Job = Callable[[Path], Any]
FORMATS = ("graphml", "gexf", "csv", "json", "xlsx", "parquet")
"""What we write; GraphML, GEXF and CSV have targets."""

MOST_GEXF = 100_000
"""Actors up to which NetworkX writes GEXF: it holds the whole document in memory, some 50 KB per actor."""


def opened(folder: Path) -> Explorer:
    """Return a debate with all that an export needs of it made: the filter applied, the fingerprint taken."""
    explorer = ga.open(folder)
    explorer.about()
    if len(explorer.rows.actors) <= LAID_OUT:
        first_places(explorer.network)
    return explorer


def ours(folder: Path) -> dict[str, Job]:
    """Return our writers."""
    explorer = opened(folder)
    return {name: lambda path, name=name: explorer.export(name, path) for name in FORMATS}


def networkx(folder: Path) -> dict[str, Job]:
    """Return NetworkX's writers."""
    import networkx as nx

    explorer = opened(folder)
    graph = explorer.graph()
    few = len(graph) <= MOST_GEXF
    del explorer
    jobs: dict[str, Job] = {"graphml": lambda path: nx.write_graphml(graph, path)}
    return jobs | ({"gexf": lambda path: nx.write_gexf(graph, path)} if few else {})


def igraph(folder: Path) -> dict[str, Job]:
    """Return igraph's writer of GraphML, in C."""
    import igraph as ig

    explorer = opened(folder)
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


def pandas(folder: Path) -> dict[str, Job]:
    """Return pandas' writer of CSV: the same two tables, not packed."""
    import pandas as pd

    explorer = opened(folder)
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


LIBRARIES: dict[str, Callable[[Path], dict[str, Job]]] = {
    "graph_app": ours,
    "igraph": igraph,
    "NetworkX": networkx,
    "pandas": pandas,
}
"""By name; the packages of peers that are not installed are passed over."""


def load(library: str, folder: Path) -> dict[str, Job]:
    """Return the jobs of a library with its data in memory and nothing else."""
    jobs = LIBRARIES[library](folder)
    gc.collect()
    gc.freeze()  # or collections in forks copy pages of what is loaded
    _release()
    return jobs


def _release() -> None:
    """Give unused memory back, so that what is held is what the data need."""
    from graph_app.dataset.arrow import pa

    pa.default_memory_pool().release_unused()
