"""How fast GraphML is read, beside igraph, rustworkx and NetworkX: the file that we write of the debate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.data import Debate
from benchmarks.job import Arrays, Job, Target, Tasks, Way

FILE = "debate.graphml"


def prepare(debate: Debate) -> None:
    """Write the file."""
    if not debate.path(FILE).is_file():
        debate.opened().export("graphml", debate.path(FILE))


def read(debate: Debate, reader: Callable[[str], tuple[int, int]]) -> Tasks:
    """Return the one task: the file read, its actors and ties counted."""
    name = str(debate.path(FILE))
    return {"graphml": lambda path: np.array(reader(name))}


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
    size = Path(debate.path(FILE)).stat().st_size
    return {
        key: {"bytes read": size / 1e6, "actors": float(one[0]), "ties": float(one[1])}
        for key, one in found.items()
    }


READING = Job(
    "reading",
    "a GraphML file that we wrote of the whole debate, read into each library's graph; ours is checked",
    (
        Way("graph_app", "graph-app", ours),
        Way("igraph", "igraph", igraph),
        Way("rustworkx", "rustworkx", rustworkx),
        Way("NetworkX", "networkx", networkx, {"graphml": 100_000}),  # it took 5 GB at 300,000
    ),
    (
        Target("GraphML in as fast as igraph", "graphml", 1.0, peer="igraph", size="300000"),
        Target("GraphML in: no more memory than igraph", "graphml", 1.0, "peak", "igraph", size="300000"),
    ),
    quick=("10000",),
    shows={"bytes read": "file, MB", "actors": "actors", "ties": "ties"},
    prepare=prepare,
    judge=counts,
)
