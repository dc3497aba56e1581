"""Measure us and NetworkX on the built-in debate in one run: `python -m benchmarks [--rounds N] [--json]`."""

from __future__ import annotations

import argparse
import io
import json
import statistics
import time
from collections.abc import Callable
from typing import Any

import networkx as nx
from rich.console import Console
from rich.table import Table

import graph_app as ga

FILTER = {"kind": ["company", "regulator"], "tie": ["lobbies", "funds", "invests_in"], "since": "2023"}


def median(job: Callable[[], Any], rounds: int) -> float:
    """Return the median time of a job in milliseconds, after one run that is not counted."""
    job()
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        job()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def subgraph(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Filter as one would with NetworkX alone: by the attributes of nodes and edges, then copy."""
    kinds, ties, since = FILTER["kind"], FILTER["tie"], FILTER["since"]
    nodes = {node for node, kind in graph.nodes(data="kind") if kind in kinds}
    edges = [
        (one, two, key)
        for one, two, key, data in graph.edges(keys=True, data=True)
        if one in nodes and two in nodes and data["kind"] in ties and data.get("end", "9999") >= since
    ]
    return graph.edge_subgraph(edges).copy()


def jobs() -> list[tuple[str, Callable[[], Any], Callable[[], Any]]]:
    """Return what is measured: a name, our way, NetworkX's way."""
    explorer = ga.open("open-weights")
    graph = explorer.graph()
    return [
        (
            "compound filter",
            lambda: explorer.filter(**FILTER).visible,
            lambda: subgraph(graph),
        ),
        (
            "GraphML out, from what is already in memory",
            lambda: b"".join(explorer.stream("graphml")),
            lambda: nx.write_graphml(graph, io.BytesIO()),
        ),
    ]


def main() -> None:
    """Run the jobs and print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = []
    for name, ours, theirs in jobs():
        mine, peer = median(ours, options.rounds), median(theirs, options.rounds)
        found.append({"job": name, "graph_app_ms": mine, "networkx_ms": peer, "ratio": peer / mine})
    if options.json:
        print(json.dumps(found, indent=2))
        return
    table = Table("job", "graph_app, ms", "NetworkX, ms", "NetworkX / graph_app")
    for row in found:
        table.add_row(
            row["job"], f"{row['graph_app_ms']:.1f}", f"{row['networkx_ms']:.1f}", f"{row['ratio']:.1f}"
        )
    Console().print(table)


if __name__ == "__main__":
    main()
