"""How fast measures are, and whether they agree: beside NetworkX, igraph, rustworkx and networkit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.data import Debate
from benchmarks.job import OURS, Arrays, Job, Target, Tasks, Way
from graph_app.analyses.betweenness import WORK

Floats = npt.NDArray[np.float64]

TASKS = ("pagerank", "eigenvector", "harmonic", "betweenness", "core", "clustering", "constraint")
"""By our names; all on undirected ties without weights, parallel ones as one."""

EXACT = ("NetworkX", "igraph", "rustworkx")
"""Whose numbers ours are compared with, in this order: the first that has any."""

FINE = 1e-12


@dataclass(frozen=True)
class Simple:
    """The graph as peers take it: actors by number, each pair that has a tie once."""

    n: int
    pairs: npt.NDArray[np.int64]

    @classmethod
    def of(cls, debate: Debate) -> Simple:
        """Return the graph of a debate."""
        network = debate.opened().network
        ends = np.sort(np.column_stack([network.start, network.end]), axis=1)
        return cls(network.n, np.unique(ends[ends[:, 0] != ends[:, 1]], axis=0))

    @cached_property
    def pivots(self) -> int:
        """From how many actors our betweenness is worked out, all of them where it is exact."""
        return min(self.n, max(WORK // (2 * len(self.pairs)), 100))


def ours(debate: Debate) -> Tasks:
    """Return our measures, from the opened debate; of betweenness the margin goes with it."""
    explorer = debate.opened()

    def measured(name: str) -> Floats:
        directed, weighted = (None, False) if name in ("core", "clustering") else (False, False)
        found = explorer.measured(name, directed=directed, weighted=weighted).values
        margin = np.zeros(len(found.numbers)) if found.margin is None else found.margin
        return np.array([found.numbers, margin])

    return {name: lambda path, name=name: measured(name) for name in TASKS}


def networkx(debate: Debate) -> Tasks:
    """Return NetworkX's; PageRank as precise as ours, betweenness from as many pivots."""
    import networkx as nx

    simple = Simple.of(debate)
    graph = nx.empty_graph(simple.n)
    graph.add_edges_from(simple.pairs.tolist())
    some = None if simple.pivots == simple.n else simple.pivots
    tasks = {
        "pagerank": lambda: nx.pagerank(graph, weight=None, tol=FINE / simple.n, max_iter=2000),
        "eigenvector": lambda: nx.eigenvector_centrality(graph, max_iter=5000, tol=FINE / simple.n),
        "harmonic": lambda: nx.harmonic_centrality(graph),
        "betweenness": lambda: nx.betweenness_centrality(graph, k=some, seed=1),
        "core": lambda: nx.core_number(graph),
        "clustering": lambda: nx.clustering(graph),
        "constraint": lambda: nx.constraint(graph),
    }

    def numbers(name: str) -> Floats:
        found = tasks[name]()
        return np.array([found[actor] for actor in range(simple.n)], dtype=float)

    return {name: lambda path, name=name: numbers(name) for name in tasks}


def igraph(debate: Debate) -> Tasks:
    """Return igraph's, all exact."""
    import igraph as ig

    simple = Simple.of(debate)
    graph = ig.Graph(n=simple.n)
    graph.add_edges(simple.pairs)
    pairs = max((simple.n - 1) * (simple.n - 2) / 2, 1)
    return _arrays(
        {
            "pagerank": graph.pagerank,
            "eigenvector": graph.eigenvector_centrality,
            "harmonic": graph.harmonic_centrality,
            "betweenness": lambda: np.asarray(graph.betweenness()) / pairs,
            "core": graph.coreness,
            "clustering": lambda: graph.transitivity_local_undirected(mode="zero"),
            "constraint": graph.constraint,
        }
    )


def rustworkx(debate: Debate) -> Tasks:
    """Return rustworkx', all exact."""
    import rustworkx as rx

    simple = Simple.of(debate)
    graph: Any = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(simple.n))
    graph.add_edges_from_no_data([tuple(pair) for pair in simple.pairs.tolist()])
    both = graph.to_directed()
    tasks: dict[str, Callable[[], Any]] = {
        "pagerank": lambda: rx.pagerank(both, tol=FINE / simple.n, max_iter=2000),
        "eigenvector": lambda: rx.eigenvector_centrality(graph, max_iter=5000, tol=FINE / simple.n),
        "betweenness": lambda: rx.betweenness_centrality(graph),
        "core": lambda: rx.core_number(graph),
    }

    def numbers(name: str) -> Floats:
        found = tasks[name]()
        return np.array([found[actor] for actor in range(simple.n)], dtype=float)

    return {name: lambda path, name=name: numbers(name) for name in tasks}


def networkit(debate: Debate) -> Tasks:
    """Return networkit's, with one thread: more spin where other work keeps a core busy."""
    import networkit as nk

    nk.setNumberOfThreads(1)
    simple = Simple.of(debate)
    graph = nk.GraphFromCoo(tuple(simple.pairs.T.astype(np.uint64)), n=simple.n)

    def scores(kind: Any, *more: Any, **words: Any) -> Callable[[], Any]:
        return lambda: kind(graph, *more, **words).run().scores()

    central, pivots = nk.centrality, simple.pivots
    between = (
        scores(central.Betweenness, normalized=True)
        if pivots == simple.n
        else scores(central.EstimateBetweenness, pivots, normalized=True)
    )
    return _arrays(
        {
            "pagerank": scores(central.PageRank, tol=FINE),
            "eigenvector": scores(central.EigenvectorCentrality, tol=FINE),
            "harmonic": scores(central.HarmonicCloseness, normalized=False),
            "betweenness": between,
            "core": scores(central.CoreDecomposition),
            "clustering": scores(central.LocalClusteringCoefficient),
        }
    )


def _arrays(tasks: dict[str, Callable[[], Any]]) -> Tasks:
    return {
        name: lambda path, task=task: np.asarray(task(), dtype=np.float64) for name, task in tasks.items()
    }


def compared(debate: Debate, found: Arrays) -> dict[tuple[str, str], dict[str, float]]:
    """Return how far numbers are from the reference's, and whether ours lie within their margins."""
    judged: dict[tuple[str, str], dict[str, float]] = {}
    for task in TASKS:
        known = [found[task, way] for way in EXACT if (task, way) in found and _is_exact(debate, task, way)]
        for way, values in ((way, values) for (one, way), values in found.items() if one == task and known):
            numbers = values[0] if way == OURS else values
            judged[task, way] = {"apart": apart(task, numbers, known[0])}
            if way == OURS and values[1].any():
                off = np.abs(numbers - scaled(task, known[0]))
                judged[task, way]["within"] = float((off <= values[1]).mean())
    return judged


def _is_exact(debate: Debate, task: str, way: str) -> bool:
    """Tell whether a peer's numbers are exact: NetworkX draws pivots where we do."""
    few = debate.actors * 2 * debate.ties <= WORK
    return task != "betweenness" or way != "NetworkX" or few


def scaled(task: str, numbers: Floats) -> Floats:
    """Return numbers on our scale: harmonic ones divided by n - 1, the largest of eigenvectors 1."""
    if task == "harmonic":
        return numbers / max(len(numbers) - 1, 1) if numbers.max(initial=0.0) > 1 else numbers
    return numbers / numbers.max() if task == "eigenvector" else numbers


def apart(task: str, numbers: Floats, known: Floats) -> float:
    """Return the largest difference, as a share of the largest number; undefined ones must be the same."""
    one, two = scaled(task, numbers), scaled(task, known)
    if not np.array_equal(np.isnan(one), np.isnan(two)):
        return float("inf")
    largest = np.nanmax(np.abs(two), initial=0.0)
    return float(np.nanmax(np.abs(one - two), initial=0.0) / largest) if largest else 0.0


MEASURES = Job(
    "measures",
    "measures of all actors, undirected, without weights; peers have their own graph in memory",
    (
        Way("graph_app", "graph-app", ours, {"harmonic": 10_000}),
        Way(
            "NetworkX", "networkx", networkx, {"harmonic": 2_000, "betweenness": 2_000, "constraint": 10_000}
        ),
        Way("igraph", "igraph", igraph, {"harmonic": 10_000, "betweenness": 10_000}),
        Way("rustworkx", "rustworkx", rustworkx, {"betweenness": 10_000}),
        Way("networkit", "networkit", networkit, {"harmonic": 2_000}),
    ),
    (
        *(Target(f"{task} as NetworkX's to 1e-9", task, 1e-9, "apart", size="300") for task in TASKS),
        *(
            Target(f"{task} no slower than {peer}", task, 1.0, peer=peer, size="10000")
            for task, peer in (("pagerank", "igraph"), ("core", "igraph"), ("harmonic", "igraph"))
        ),
        Target(
            "betweenness drawn at random: all exact values within the stated bound",
            "betweenness",
            1.0,
            "within",
            least=True,
            size="10000",
        ),
        Target("the same ≤ the time of igraph's exact one", "betweenness", 1.0, peer="igraph", size="10000"),
    ),
    quick=("300", "10000"),
    sizes=("300", "2000", "10000", "100000"),
    shows={"apart": "apart", "within": "within bound"},
    judge=compared,
)
"""`apart`: largest difference from NetworkX's numbers (or igraph's) as a share of the largest number."""
