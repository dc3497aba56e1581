"""How fast actors are placed, and how well: the first layout of the page, beside igraph's and NetworkX's."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from benchmarks.data import Debate
from benchmarks.job import Arrays, Job, Target, Tasks, Way
from graph_app.exporters.drawn import first_sizes
from graph_app.graph.network import Network
from graph_app.layouts import place

SAMPLE = 1_000
"""Actors whose neighbours are looked at."""

Ints = npt.NDArray[np.int64]


def ours(debate: Debate) -> Tasks:
    """Return our force layout, as the page asks for it the first time."""
    network = debate.opened().network
    ends, sizes = np.column_stack([network.start, network.end]), first_sizes(network)
    weight = network.weight[: network.m]
    return {"force": lambda path: place("force", network.n, ends, weight, sizes=sizes)}


def igraph(debate: Debate) -> Tasks:
    """Return igraph's Fruchterman and Reingold, with as many steps and the grid that it takes by itself."""
    import igraph as ig

    n, pairs = _pairs(debate.opened().network)
    graph = ig.Graph(n=n)
    graph.add_edges(pairs)

    def force(path: Path) -> Any:
        random.seed(1)  # where it takes its start from
        return np.array(graph.layout_fruchterman_reingold().coords, dtype=np.float32)

    return {"force": force}


def networkx(debate: Debate) -> Tasks:
    """Return NetworkX's ForceAtlas2, of the same kind as ours."""
    import networkx as nx

    n, pairs = _pairs(debate.opened().network)
    graph = nx.empty_graph(n)
    graph.add_edges_from(pairs.tolist())

    def force(path: Path) -> Any:
        found = nx.forceatlas2_layout(graph, seed=1)
        return np.array([found[actor] for actor in range(n)], dtype=np.float32)

    return {"force": force}


def _pairs(network: Network) -> tuple[int, Ints]:
    ends = np.sort(np.column_stack([network.start, network.end]), axis=1)
    return network.n, np.unique(ends[ends[:, 0] != ends[:, 1]], axis=0)


def judged(debate: Debate, found: Arrays) -> dict[tuple[str, str], dict[str, float]]:
    """Return how well neighbours in the graph are neighbours in each picture."""
    n, pairs = _pairs(debate.opened().network)
    return {key: {"kept": kept(places, n, pairs)} for key, places in found.items()}


def kept(places: npt.NDArray[Any], n: int, pairs: Ints) -> float:
    """Return how many neighbours in the graph stand nearest in the picture.

    For each of up to 1,000 actors the set of its k neighbours is compared with the k actors that stand
    nearest to it: what both have, divided by what either has; the mean of that. 1 is a picture from which
    ties can be read, 0 one that says nothing.
    """
    order = np.argsort(np.r_[pairs[:, 0], pairs[:, 1]], kind="stable")
    other = np.r_[pairs[:, 1], pairs[:, 0]][order]
    first = np.r_[0, np.cumsum(np.bincount(pairs.ravel(), minlength=n))]
    degree = np.diff(first)
    tied = np.flatnonzero(degree)
    some = np.random.default_rng(1).permutation(tied)[:SAMPLE]
    tree = cKDTree(places)
    shares = []
    for actor in some.tolist():
        near = tree.query(places[actor], k=int(degree[actor]) + 1)[1]
        mine = set(other[first[actor] : first[actor + 1]].tolist())
        beside = set(np.atleast_1d(near).tolist()) - {actor}
        shares.append(len(mine & beside) / len(mine | beside))
    return float(np.mean(shares)) if shares else 0.0


LAYOUT = Job(
    "layout",
    "the first layout of the whole debate, nothing kept from before; graphs are in memory",
    (
        Way("graph_app", "graph-app", ours),
        Way("igraph", "igraph", igraph),
        Way("NetworkX", "networkx", networkx, {"force": 2_000}),
    ),
    (
        Target("layout of 10,000 actors and 50,000 ties ≤ 10 s", "force", 10.0, size="10000"),
        Target(
            "keeps neighbours at least as well as NetworkX's ForceAtlas2",
            "force",
            1.0,
            "kept",
            "NetworkX",
            least=True,
            size="2000",
        ),
    ),
    sizes=("300", "2000", "10000", "100000"),
    quick=("300", "10000"),
    shows={"kept": "neighbours kept"},
    judge=judged,
)
