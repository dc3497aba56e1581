"""How fast a compound filter is, beside bare masks in numpy and NetworkX's copy of a subgraph."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.data import Debate
from benchmarks.job import Arrays, Job, Target, Task, Tasks, Way
from graph_app.api import Explorer
from graph_app.graph.network import codes

ACTORS = ["company", "regulator"]
TIES = 3
"""How many kinds of tie pass: the first in the order of their ids."""

DAYS = (
    *("2025-09-30", "2022-06-30", "2023-01-31", "2023-06-30", "2024-01-31", "2024-06-30"),
    *("2024-09-30", "2025-01-31", "2025-06-30"),
)
"""Until when: a filter that was asked before may be remembered, so that each is asked once."""


def tie_kinds(explorer: Explorer) -> list[str]:
    """Return the kinds of tie that pass."""
    return sorted(explorer.network.dataset.tables["tie_kinds"]["id"].tolist())[:TIES]


def every(task: Callable[[str, Path], Any]) -> list[Task]:
    """Return a task for each day."""
    return [partial(task, day) for day in DAYS]


def ours(debate: Debate) -> Tasks:
    """Return our filter, and the filter with the counts that the page shows beside it."""
    explorer = debate.opened()
    ties = tie_kinds(explorer)

    def chosen(day: str) -> Explorer:
        return explorer.filter(kind=ACTORS, tie=ties, until=day, isolated="drop")

    def visible(day: str, path: Path) -> Any:
        found = chosen(day).visible
        return np.array([found.actors.sum(), found.ties.sum()])

    def counted(day: str, path: Path) -> Any:
        found = chosen(day)
        assert found.facets()
        return np.array([found.visible.actors.sum(), found.visible.ties.sum()])

    return {"filter": every(visible), "filter and counts": every(counted)}


def masks(debate: Debate) -> Tasks:
    """Return bare masks over the same arrays: small integers, and dates as days."""
    explorer = debate.opened()
    network = explorer.network
    actor, tie = (codes(frame, "kind").astype(np.uint8) for frame in (network.actors, network.ties))
    names = [frame["kind"].cat.categories for frame in (network.actors, network.ties)]
    actors = [names[0].get_loc(kind) for kind in ACTORS]
    ties = [names[1].get_loc(kind) for kind in tie_kinds(explorer)]
    begin = network.span[0].astype(np.int32)
    undated, start, end = network.undated.copy(), network.start.copy(), network.end.copy()
    first, n = np.datetime64("1970-01-01"), network.n
    del explorer, network

    def visible(day: str, path: Path) -> Any:
        last = (np.datetime64(day) - first).astype(np.int32)
        kept = np.isin(actor, actors)
        shown = np.isin(tie, ties) & ((begin <= last) | undated) & kept[start] & kept[end]
        tied = np.zeros(n, dtype=bool)
        tied[start[shown]] = tied[end[shown]] = True
        return np.array([tied.sum(), shown.sum()])

    return {"filter": every(visible)}


def networkx(debate: Debate) -> Tasks:
    """Return a loop over the attributes of edges and a copy of what passes."""
    explorer = debate.opened()
    ties = set(tie_kinds(explorer))
    graph = explorer.graph()
    del explorer

    def visible(day: str, path: Path) -> Any:
        nodes = {node for node, kind in graph.nodes(data="kind") if kind in ACTORS}
        edges = [
            (one, two, key)
            for one, two, key, data in graph.edges(keys=True, data=True)
            if one in nodes and two in nodes and data["kind"] in ties and data.get("start", "") <= day
        ]
        found = graph.edge_subgraph(edges).copy()
        return np.array([len(found), found.number_of_edges()])

    return {"filter": every(visible)[-3:]}  # it takes long and remembers nothing


def agree(debate: Debate, found: Arrays) -> dict[tuple[str, str], dict[str, float]]:
    """Return how many actors and ties passed; all ways must have the same."""
    return {key: {"actors": float(one[0]), "ties": float(one[1])} for key, one in found.items()}


FILTERING = Job(
    "filtering",
    "a filter by kinds, dates and ties, and the counts beside it; each of eight once, in memory",
    (
        Way("graph_app", "graph-app", ours),
        Way("numpy masks", "numpy", masks),
        Way("NetworkX", "networkx", networkx, {"filter": 100_000}),
    ),
    (
        Target("compound filter of 500,000 ties ≤ 2 × bare masks", "filter", 2.0, peer="numpy masks"),
        Target("compound filter ≤ 1/100 of NetworkX's subgraph copy", "filter", 0.01, peer="NetworkX"),
        Target("filter and facet counts of 500,000 ties ≤ 0.05 s", "filter and counts", 0.05),
    ),
    quick=("100000",),
    shows={"actors": "actors left", "ties": "ties left"},
    judge=agree,
)
