"""What our importers make of a document, beside what NetworkX makes of it."""

from __future__ import annotations

import io
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import networkx as nx
import pandas as pd

from benchmarks.conformance.documents import Document
from graph_app.importers import FileError, Given, Imported, dataset_of, import_given
from graph_app.text import counted

SELF_TIE = "A tie from an actor to itself"
Pair = tuple[str, str]
_READERS: dict[str, Callable[[bytes], Any]] = {
    "graphml": lambda data: nx.read_graphml(io.BytesIO(data)),
    "gexf": lambda data: nx.read_gexf(io.BytesIO(data)),
    "pajek": lambda data: nx.read_pajek(io.BytesIO(data)),
    "gml": lambda data: nx.read_gml(io.BytesIO(data), label="id"),
}
_CALLED = {"label": "name", "shape_type": "shape"}
"""How we call what NetworkX names in its own way."""
_SHADES = ("r", "g", "b")
"""Attributes that we keep as one colour, #rrggbb."""
_STRUCTURE = frozenset(
    {"viz", "start", "end", "pid", "spells", "slices", "parents", "id", "key", "networkx_key"}
)


@dataclass(frozen=True)
class Result:
    """What became of one document.

    Attributes
    ----------
    name : str
        Of the document.
    ours : str
        Counts of actors, ties and ties from a node to itself, or why it was refused.
    theirs : str
        The same of NetworkX.
    wrong : tuple of str
        In which respects the two differ though both read it; empty where all is well.
    notes : int
        How many things were assumed, changed or dropped.
    read, refused_well : bool
        Whether we read it; whether it was refused with its cause, and with a line where it has lines.
    """

    name: str
    ours: str
    theirs: str
    wrong: tuple[str, ...] = ()
    notes: int = 0
    read: bool = True
    refused_well: bool = True

    @property
    def passed(self) -> bool:
        """Whether nothing differs, and a refusal says where and why."""
        return not self.wrong and (self.read or self.refused_well)


def compared(document: Document) -> Result:
    """Read a document in both ways and compare nodes, edges, directions and attributes."""
    theirs, graph = _theirs(document)
    try:
        found = import_given([Given(document.file, document.data)])
        dataset_of(found)
    except FileError as error:
        placed = error.line is not None or document.format in ("", "pajek")
        return Result(
            document.name, str(error), theirs, read=False, refused_well=bool(error.message) and placed
        )
    loops = sum(note.count for note in found.report.dropped if note.sentence.startswith(SELF_TIE))
    counts = found.report.counts
    ours = _counts(counts.get("actors", 0), counts.get("ties", 0) + loops, loops)
    notes = len(found.report.notes) - len(found.report.read)
    wrong = () if graph is None else tuple(_differences(found, graph))
    return Result(document.name, ours, theirs, wrong, notes)


def _counts(nodes: int, edges: int, loops: int) -> str:
    whole = f"{counted(nodes, 'node')}, {counted(edges, 'edge')}"
    return f"{whole}, {counted(loops, 'loop')} among them" if loops else whole


def _format(document: Document) -> str:
    suffix = document.file.rpartition(".")[2]
    return document.format or {"net": "pajek"}.get(suffix, suffix)


def _theirs(document: Document) -> tuple[str, Any]:
    """Return what NetworkX makes of a document: in words, and as a graph where it reads it."""
    reader = _READERS.get(_format(document))
    if reader is None:
        return "has no reader", None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            graph = reader(document.data)
    except Exception as error:  # whatever the other program stumbles over is its answer
        return f"fails: {type(error).__name__}: {str(error).splitlines()[0][:60] if str(error) else ''}", None
    loops = nx.number_of_selfloops(graph)
    return _counts(graph.number_of_nodes(), graph.number_of_edges(), loops), graph


def _differences(found: Imported, graph: Any) -> list[str]:
    """Return in which respects our reading differs from that of NetworkX."""
    actors, ties = found.tables["actors"], found.tables["ties"]
    wrong = []
    nodes = {str(node) for node in graph.nodes}
    if set(actors["id"]) != nodes and set(actors["name"]) != nodes:
        wrong.append("nodes")
    symmetric = (
        set(found.tables["tie_kinds"].query("symmetric == 'true'")["id"])
        if "tie_kinds" in found.tables
        else set()
    )
    mine: Counter[Pair] = Counter()
    for row in ties.to_dict("records"):
        ends = (row["from_id"], row["to_id"])
        mine[tuple(sorted(ends)) if row["kind"] in symmetric else ends] += 1  # type: ignore[index]
    other: Counter[Pair] = Counter()
    for one, two in graph.edges():
        if one != two:
            ends = (str(one), str(two))
            other[ends if graph.is_directed() else tuple(sorted(ends))] += 1  # type: ignore[index]
    if mine != other:
        wrong.append("edges")
    wrong += [f"attribute {name}" for name in _lost(actors, found, "actors", graph.nodes(data=True))]
    return wrong


def _lost(frame: pd.DataFrame, found: Imported, table: str, rows: Any) -> list[str]:
    """Return names of attributes of nodes whose values are not what NetworkX has."""
    columns = {one.given: one.column for one in found.report.mapping if one.table == table}
    by_id = frame.set_index("id")
    lost = set()
    for node, data in rows:
        if str(node) not in by_id.index:
            continue
        row = by_id.loc[str(node)]
        for name, value in data.items():
            if name in _STRUCTURE or isinstance(value, dict | list | tuple):
                continue
            places = [columns.get(name, name), _CALLED.get(name, name)]
            told = [str(row[place]) for place in places if place in row.index and pd.notna(row[place])]
            if name in _SHADES and columns.get(name) == "colour":
                told = [_shade(name, one) for one in told]
            if not any(_same(one, value) for one in told) and str(value).strip() and not _no_number(value):
                lost.add(name)
    return sorted(lost)


def _shade(name: str, colour: str) -> str:
    """Return how much red, green or blue there is in a colour, 0 … 255."""
    start = 1 + 2 * _SHADES.index(name)
    return str(int(colour[start : start + 2], 16))


def _no_number(value: Any) -> bool:
    return isinstance(value, float) and value != value


def _same(text: str, value: Any) -> bool:
    """Whether a cell says the same as a value of Python."""
    if isinstance(value, bool):
        return text.lower() in (str(value).lower(), str(int(value)))
    if isinstance(value, int | float):
        try:
            return float(text) == float(value)
        except ValueError:
            return False
    return text.replace("|", " ").split() == str(value).replace("|", " ").split()
