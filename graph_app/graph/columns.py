"""The columns of a graph that leaves the house: one list for NetworkX, GraphML, CSV and JSON.

Every column has one name, one type and one meaning, whichever rows are chosen.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph_app.graph.derived import ACTED_TOGETHER
from graph_app.graph.network import Network, codes
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, BoolArray, FloatArray, IntArray, Stances

Type = Literal["string", "double", "long", "boolean"]
SEPARATOR = " | "
"""Between several sources or events in one cell."""


@dataclass(frozen=True)
class Column:
    """One attribute of nodes or edges.

    Attributes
    ----------
    name : str
        The name, the same in every format.
    type : {"string", "double", "long", "boolean"}
        The type, in GraphML's words.
    about : str
        What it means.
    values : array of shape (rows,)
        Objects for strings, numbers otherwise.
    present : bool array of shape (rows,)
        False where the value is missing; such cells are left out of exports.
    """

    name: str
    type: Type
    about: str
    values: npt.NDArray[Any]
    present: BoolArray

    def python(self) -> list[Any]:
        """Return the values as plain Python objects, None where missing."""
        return [
            value if there else None
            for value, there in zip(self.values.tolist(), self.present.tolist(), strict=True)
        ]


def text(name: str, about: str, values: pd.Series[Any] | npt.NDArray[Any]) -> Column:
    """Return a column of strings; NaN and None are missing."""
    series = pd.Series(values).reset_index(drop=True)
    present = series.notna().to_numpy(dtype=bool)
    found = series.astype("object").to_numpy(dtype=object)
    return Column(name, "string", about, np.array([str(v) if p else "" for v, p in zip(found, present, strict=True)], dtype=object), present)


def number(name: str, about: str, values: FloatArray, kind: Type = "double") -> Column:
    """Return a column of numbers; NaN is missing."""
    present = ~np.isnan(values)
    filled = np.where(present, values, 0)
    return Column(name, kind, about, filled.astype(np.int64) if kind == "long" else filled, present)


def flag(name: str, about: str, values: BoolArray) -> Column:
    """Return a column of truths, none missing."""
    return Column(name, "boolean", about, values, np.ones(len(values), dtype=bool))


def labelled(name: str, about: str, labels: tuple[str, ...], found: npt.NDArray[np.integer]) -> Column:
    """Return a column of labels from their codes, none missing."""
    table = np.array(labels, dtype=object)
    return Column(name, "string", about, table[found], np.ones(len(found), dtype=bool))


def joined(group: IntArray, item: IntArray, names: npt.NDArray[np.object_], size: int) -> npt.NDArray[np.object_]:
    """Return per group the distinct names of its items, joined in order of the items' positions.

    Parameters
    ----------
    group, item : int arrays of equal length
        Which item belongs to which group; negative items are passed over.
    names : object array
        Name of each item; None is passed over.
    size : int
        How many groups.

    Returns
    -------
    object array of shape (size,)
        None where a group has nothing.
    """
    there = item >= 0
    pairs = np.unique(np.column_stack([group[there], item[there]]), axis=0)
    found: list[list[str]] = [[] for _ in range(size)]
    for place, which in pairs.tolist():
        name = names[which]
        if isinstance(name, str):
            found[place].append(name)
    return np.array([SEPARATOR.join(part) if part else None for part in found], dtype=object)


_ACTOR_TEXT = {
    "name": "Name",
    "kind": "Kind of actor",
    "subkind": "Finer kind",
    "jurisdiction": "ISO 3166-1 alpha-2, a US state as US-CA, EU, or INT",
    "parent_id": "Actor that it belongs to",
    "website": "Host",
    "summary": "What it is",
}
_TIE_TEXT = {
    "start": "Since (partial date)",
    "end": "Until (partial date)",
    "summary": "What happened",
    "confidence": "How well the source supports the row",
}
_SOURCE_TEXT = {
    "id": "Source",
    "title": "Title of the source",
    "publisher": "Publisher of the source",
    "url": "Address of the source",
    "date": "Date of the source",
    "grade": "Grade of the source: official, own_statement, press, aggregator",
}


def objects(frame: pd.DataFrame, column: str) -> npt.NDArray[np.object_]:
    """Return a column as objects, None where it is missing."""
    series = frame[column]
    values = series.astype("object").to_numpy(dtype=object, copy=True)
    values[series.isna().to_numpy(dtype=bool)] = None
    return values


_RESERVED = ("id", "key", "source", "target", "from_id", "to_id")
"""Words that formats keep for themselves."""


def distinct(columns: list[Column]) -> list[Column]:
    """Return columns of which no two have one name; the later one is numbered.

    A data set's own columns, and issues, may be called as a computed column is.
    """
    taken = set(_RESERVED)
    found = []
    for column in columns:
        name, count = column.name, 1
        while name in taken:
            count += 1
            name = f"{column.name}_{count}"
        taken.add(name)
        found.append(replace(column, name=name))
    return found


def _extra(frame: pd.DataFrame, known: tuple[str, ...]) -> list[str]:
    return [str(name) for name in frame.columns if name not in known]


_ACTOR_KNOWN = ("id", *_ACTOR_TEXT)
_TIE_KNOWN = ("id", "from_id", "to_id", "kind", "amount_usd", "source_id", *_TIE_TEXT)


@dataclass(frozen=True)
class Chosen:
    """Which rows go out, and the stances they carry.

    Attributes
    ----------
    actors, ties : int arrays
        Positions of actors and of ties (recorded ones, then derived ones).
    weight : float array
        Weight of all ties, by position.
    common : bool array
        Rows of common action behind derived ties.
    stances : Stances
        Stances in force.
    openness, stance : float arrays
        Per actor; `stance` is on `issue`.
    openness_code, stance_code : uint8 arrays
        Codes of their labels.
    statements : bool array
        Statements that count.
    issue : str
        The issue that stance is read on; empty for overall openness.
    """

    actors: IntArray
    ties: IntArray
    weight: FloatArray
    common: BoolArray
    stances: Stances
    openness: FloatArray
    stance: FloatArray
    openness_code: npt.NDArray[np.uint8]
    stance_code: npt.NDArray[np.uint8]
    statements: BoolArray
    issue: str


def actor_columns(network: Network, chosen: Chosen) -> list[Column]:
    """Return the columns of the chosen actors, in a fixed order."""
    frame = network.actors.iloc[chosen.actors]
    rows = chosen.actors
    columns = [text(name, about, objects(frame, name)) for name, about in _ACTOR_TEXT.items()]
    columns += [
        number("openness", "Overall openness, -2 … 2, weighted by confidence", chosen.openness[rows]),
        labelled("openness_label", "Openness in words", OPENNESS_LABELS, chosen.openness_code[rows]),
    ]
    if chosen.issue:
        columns += [
            number("stance", f"Stance on {chosen.issue}, -2 … 2", chosen.stance[rows]),
            labelled("stance_label", f"Stance on {chosen.issue} in words", ISSUE_LABELS, chosen.stance_code[rows]),
        ]
    columns += _issue_columns(network, chosen)
    columns += _statement_sources(network, chosen)
    columns += [text(name, "Column of this data set", objects(frame, name)) for name in _extra(frame, _ACTOR_KNOWN)]
    return distinct(columns)


def _issue_columns(network: Network, chosen: Chosen) -> list[Column]:
    """Return one column per issue: the stance in force."""
    issues = network.dataset.tables["issues"]
    found = []
    for place, (key, name) in enumerate(zip(issues["id"], issues["name"], strict=True)):
        values = np.full(network.n, np.nan)
        rows = chosen.stances.issue == place
        values[chosen.stances.actor[rows]] = chosen.stances.value[rows]
        found.append(number(f"stance_{key}", f"Stance on “{name}”, -2 … 2", values[chosen.actors]))
    return found


def _statement_sources(network: Network, chosen: Chosen) -> list[Column]:
    """Return how many statements count, and titles and addresses of their sources."""
    statements, sources = network.dataset.tables["statements"], network.dataset.tables["sources"]
    rows = chosen.statements
    actor, source = network.statements.actor[rows], codes(statements, "source_id")[rows]
    total = np.bincount(actor, minlength=network.n).astype(np.float64)
    columns = [number("statements", "How many statements", total[chosen.actors], "long")]
    for name in ("title", "url"):
        cells = joined(actor, source, objects(sources, name), network.n)
        about = f"{_SOURCE_TEXT[name]}s of the actor's statements"
        columns.append(text(f"source_{name}", about, cells[chosen.actors]))
    return columns


def tie_columns(network: Network, chosen: Chosen) -> list[Column]:
    """Return the columns of the chosen ties, in a fixed order."""
    recorded = chosen.ties[chosen.ties < network.m]
    pairs = chosen.ties[chosen.ties >= network.m] - network.m
    frame = network.ties.iloc[recorded]
    kinds = network.dataset.tables["tie_kinds"]
    kind = network.kind[recorded]
    blank = np.full(len(pairs), None, dtype=object)

    def both(first: npt.NDArray[Any], second: Any) -> npt.NDArray[Any]:
        tail = second if isinstance(second, np.ndarray) else np.full(len(pairs), second, dtype=first.dtype)
        return np.concatenate([first, tail])

    columns = [
        text("kind", "Kind of tie", both(objects(frame, "kind"), ACTED_TOGETHER)),
        *(text(name, about, both(objects(frame, name), blank)) for name, about in _TIE_TEXT.items()),
        number(
            "amount_usd",
            "Amount in US dollars where stated; pledges in full",
            both(frame["amount_usd"].to_numpy(dtype=np.float64, na_value=np.nan), np.nan),
            "long",
        ),
        number("weight", "Strength of the kind × weight of confidence; derived: sum of 1/(k-1)", chosen.weight[chosen.ties]),
        number("sign", "1 supporting, -1 hostile", both(network.sign[recorded].astype(np.float64), 1.0), "long"),
        text("influence", "Way influence runs along the tie", both(objects(kinds, "influence")[kind], "both")),
        flag("symmetric", "True if the order of the ends means nothing", both(kinds["symmetric"].to_numpy(dtype=bool)[kind], True)),
        flag("derived", "True for ties derived from acting together", both(np.zeros(len(recorded), dtype=bool), True)),
        *_tie_sources(network, chosen, recorded, pairs),
    ]
    for name in _extra(frame, _TIE_KNOWN):
        columns.append(text(name, "Column of this data set", both(objects(frame, name), blank)))
    return distinct(columns)


def _tie_sources(network: Network, chosen: Chosen, recorded: IntArray, pairs: IntArray) -> list[Column]:
    """Return the sources of ties; of derived ties those of the events, with the events' titles."""
    tables = network.dataset.tables
    source = codes(tables["ties"], "source_id")[recorded]
    place = np.full(max(network.d, 1), -1, dtype=np.int64)
    place[pairs] = np.arange(len(pairs))
    group = place[network.common.pair[chosen.common]]
    event = network.common.event[chosen.common][group >= 0]
    group = group[group >= 0]
    behind = codes(tables["events"], "source_id")[event]
    columns = []
    for name, about in _SOURCE_TEXT.items():
        names = objects(tables["sources"], name)
        own = np.r_[names, np.array([None], dtype=object)][source]
        columns.append(text(f"source_{name}", about, np.concatenate([own, joined(group, behind, names, len(pairs))])))
    titles = joined(group, event, objects(tables["events"], "title"), len(pairs))
    shared = np.concatenate([np.full(len(recorded), None, dtype=object), titles])
    return [*columns, text("events", "Events in which both acted on the same side", shared)]
