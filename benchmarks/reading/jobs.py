"""What is read: a debate as CSV and as Parquet, and its network as GraphML; by whom, and how."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import graph_app as ga
from benchmarks import debates
from graph_app import dataset, importers
from graph_app.importers.base import Reading
from graph_app.importers.graphml import GRAPHML, graph_of
from graph_app.importers.opening import given_file

Job = Callable[[Path], Any]
FILES = ("csv", "parquet", "own.graphml", "plain.graphml")
"""Folders and files that every size has: the data package twice, our GraphML with all columns, and GraphML of
nine attributes as igraph writes it."""

MOST_NETWORKX = 30_000
"""Actors up to which NetworkX reads GraphML: it holds the whole document as objects, some 30 KB per actor."""


def write(folder: Path, actors: int) -> None:
    """Write everything that is read, of a debate with five ties per actor."""
    import igraph

    package = debates.write(folder / "csv", actors, debates.TIES_EACH * actors)
    _as_parquet(package, folder / "parquet")
    explorer = ga.open(package)
    explorer.export("graphml", folder / "own.graphml")
    network, chance = explorer.network, random.Random(1)
    graph = igraph.Graph(n=network.n, directed=True)
    graph.add_edges(list(zip(network.start.tolist(), network.end.tolist(), strict=True)))
    for name in ("id", "name", "kind"):
        graph.vs[name] = network.actors[name].tolist()
    graph.vs["rank"] = [chance.randrange(100) for _ in range(network.n)]
    ties = network.ties
    graph.es["relation"] = ties["kind"].tolist()
    for name in ("start", "summary"):
        graph.es[name] = ties[name].fillna("").tolist()
    graph.es["weight"] = [chance.random() for _ in range(network.m)]
    graph.es["stated"] = [chance.random() < 0.5 for _ in range(network.m)]
    graph.write_graphml(str(folder / "plain.graphml"))


def _as_parquet(package: Path, folder: Path) -> None:
    """Write the tables of a package once more, as text in Parquet."""
    import pyarrow as pa
    from pyarrow import csv, parquet

    folder.mkdir()
    about = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    for resource in about["resources"]:
        path = package / resource["path"]
        with path.open(encoding="utf-8") as file:
            names = file.readline().strip().split(",")
        options = csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), null_values=[""], strings_can_be_null=True
        )
        resource["path"] = f"{resource['name']}.parquet"
        parquet.write_table(csv.read_csv(path, convert_options=options), folder / resource["path"])
    (folder / "datapackage.json").write_text(json.dumps(about), encoding="utf-8")


def ours() -> dict[str, Job]:
    """Return our readers: a checked data set, an explorer, and the rows of a GraphML file alone."""

    def rows(path: Path) -> Any:
        given = given_file(path, importers.Limits())
        return graph_of(Reading((given,), GRAPHML))

    return {
        "csv": dataset.load,
        "parquet": dataset.load,
        "own.graphml": ga.open,
        "plain.graphml": ga.open,
        "own.graphml, rows": rows,
        "plain.graphml, rows": rows,
    }


def pandas() -> dict[str, Job]:
    """Return pandas' readers of all tables; nothing is checked."""
    import pandas as pd

    return {
        "csv": lambda folder: [pd.read_csv(path) for path in sorted(folder.glob("*.csv"))],
        "parquet": lambda folder: [pd.read_parquet(path) for path in sorted(folder.glob("*.parquet"))],
    }


def igraph() -> dict[str, Job]:
    """Return igraph's reader of GraphML, in C."""
    import warnings

    from igraph import Graph

    warnings.filterwarnings("ignore", message="Could not add vertex ids")
    graphml = ("own.graphml", "plain.graphml")
    return dict.fromkeys(graphml, lambda path: Graph.Read_GraphML(str(path)))


def networkx() -> dict[str, Job]:
    """Return NetworkX's reader of GraphML."""
    import networkx as nx

    return dict.fromkeys(("own.graphml", "plain.graphml"), nx.read_graphml)


LIBRARIES: dict[str, Callable[[], dict[str, Job]]] = {
    "graph_app": ours,
    "pandas": pandas,
    "igraph": igraph,
    "NetworkX": networkx,
}


def path_of(folder: Path, job: str) -> Path:
    """Return what a job reads."""
    return folder / job.partition(",")[0]
