"""How fast GraphML is read, beside igraph, rustworkx and NetworkX: our file of a debate, and igraph's."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.data import Debate
from benchmarks.job import Arrays, Job, Target, Tasks, Way
from benchmarks.jobs import writing

OWN, PLAIN = "our file", "igraph's file"
FILES = {OWN: "own.graphml", PLAIN: "plain.graphml"}
"""Where they are; both have the same columns of the same actors and ties."""

Reader = Callable[[str], tuple[int, int]]


def prepare(debate: Debate) -> None:
    """Write the files; igraph's only where it is installed."""
    writers = {OWN: lambda path: debate.opened().export("graphml", path)}
    if next(way for way in writing.WRITING.ways if way.name == "igraph").version:
        writers[PLAIN] = lambda path: writing.igraph(debate)["graphml"](path)
    for task, write in writers.items():
        path = debate.path(FILES[task])
        if not path.is_file():
            part = path.with_suffix(".part")
            write(part)
            part.rename(path)


def read(debate: Debate, reader: Reader) -> Tasks:
    """Return a task per file: read, its actors and ties counted."""
    paths = {task: debate.path(name) for task, name in FILES.items()}

    def counted(path: Path, out: Path) -> Any:
        return np.array(reader(str(path)))

    return {task: partial(counted, path) for task, path in paths.items() if path.is_file()}


def ours(debate: Debate) -> Tasks:
    """Return our importer, checks included, without limits on size and time."""
    import graph_app as ga
    from graph_app.importers import Limits

    limits = Limits(megabytes=2**20, rows=2**30, cells=2**40, seconds=10**6)

    def reader(name: str) -> tuple[int, int]:
        network = ga.import_files([name], limits=limits).explorer.network
        return network.n, network.m

    return read(debate, reader)


def igraph(debate: Debate) -> Tasks:
    """Return igraph's reader, in C."""
    import igraph as ig

    def reader(name: str) -> tuple[int, int]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it has no use for the ids of nodes
            graph = ig.Graph.Read_GraphML(name)
        return graph.vcount(), graph.ecount()

    return read(debate, reader)


def rustworkx(debate: Debate) -> Tasks:
    """Return rustworkx' reader."""
    import rustworkx as rx

    def reader(name: str) -> tuple[int, int]:
        graph: Any = rx.read_graphml(name)[0]
        return graph.num_nodes(), graph.num_edges()

    return read(debate, reader)


def networkx(debate: Debate) -> Tasks:
    """Return NetworkX's reader."""
    import networkx as nx

    def reader(name: str) -> tuple[int, int]:
        graph = nx.read_graphml(name, force_multigraph=True)
        return len(graph), graph.number_of_edges()

    return read(debate, reader)


def counts(debate: Debate, found: Arrays) -> dict[tuple[str, str], dict[str, float]]:
    """Return what was read, in actors and ties, and how large the file is."""
    sizes = {task: debate.path(FILES[task]).stat().st_size / 1e6 for task, _ in found}
    return {
        (task, way): {"file": sizes[task], "actors": float(one[0]), "ties": float(one[1])}
        for (task, way), one in found.items()
    }


FAST = 100_000
"""Actors up to which NetworkX reads GraphML: at 300,000 it took 5 GB."""

READING = Job(
    "reading",
    "a GraphML file of the whole debate, read into each library's graph; ours is checked in full",
    (
        Way("graph_app", "graph-app", ours),
        Way("igraph", "igraph", igraph),
        Way("rustworkx", "rustworkx", rustworkx),
        Way("NetworkX", "networkx", networkx, dict.fromkeys(FILES, FAST)),
    ),
    (
        Target("GraphML in as fast as igraph, our file", OWN, 1.0, peer="igraph", size="300000"),
        Target("GraphML in as fast as igraph, igraph's file", PLAIN, 1.0, peer="igraph", size="300000"),
        Target("GraphML in: no more memory than igraph", OWN, 1.0, "peak", "igraph", size="300000"),
    ),
    quick=("10000",),
    shows={"file": "file, MB", "actors": "actors", "ties": "ties"},
    prepare=prepare,
    judge=counts,
)
