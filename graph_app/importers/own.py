"""What the explorer itself exported, read back: kinds, stances and sources instead of bare attributes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from graph_app.graph.columns import OWN
from graph_app.graph.stance import confidence_tenths
from graph_app.importers.base import Imported, Reading
from graph_app.importers.evidence import with_sources
from graph_app.importers.graph import Graph, called_by_label
from graph_app.importers.rows import Table
from graph_app.importers.typing import typed
from graph_app.importers.values import TEXT, cells, date
from graph_app.schema import TABLES
from graph_app.schema.tables import CONFIDENCES

_MARKS = frozenset({"openness_label", "statements"})
_TIE_MARKS = frozenset({"tie_id", "influence", "symmetric", "derived"})
COMPUTED = frozenset(
    {"openness", "openness_label", "stance", "stance_label", "statements", "source_title", "source_url"}
)
"""Columns of actors that exports compute, beside those of stances on issues."""
OF_TIES = frozenset({"tie_id", "weight", "sign", "influence", "symmetric", "derived", "events"})
"""Columns of ties that exports compute or take from the kinds of ties."""
_UNDRAWING = ("json",)
"""Formats whose exports hold nothing of the drawing."""
_DRAWN = frozenset({"x", "y", "z", "size", "shape", "color", "colour", "width", "height", "label", "value"})
_DRAWN_TIES = frozenset({"color", "colour", "shape", "thickness", "arrows", "label", "key", "interaction"})
_NUMBERING = ("gml", "pajek")
"""Formats that number nodes and have the ids of actors as labels."""
_TWICE = re.compile(r" \(2\)$|^graphics\.")
_SPOKEN = _DRAWN | COMPUTED | OF_TIES | {*TABLES["actors"].columns, *TABLES["ties"].columns}
"""Names that exports may have for columns of their own."""
_NUMBERED = re.compile("(.+)_[2-9]")
_NAMED = re.compile(r"Stance on “(.*)”, -2 … 2")
STANCE = "stance_"
"""How columns of stances on issues begin."""


def is_own(graph: Graph) -> bool:
    """Return whether a graph has the columns that only the explorer's exports have."""
    return set(graph.nodes.more.columns) >= _MARKS and (
        not len(graph.edges) or set(graph.edges.more.columns) >= _TIE_MARKS
    )


def restored(reading: Reading, graph: Graph) -> Imported:
    """Return the tables behind an export, as far as they can be told from it.

    Parameters
    ----------
    reading : Reading
        Takes notes.
    graph : Graph
        As it stands in the file.
    """
    reading.notes.read("The file was exported by this explorer; its columns are read as what they are.")
    graph = _undrawn(_identified(graph, reading.importer.name), reading)
    actors, actor_types = _actors(graph.nodes, graph.node_types, reading)
    ties, tie_types, kinds = _ties(graph.edges, graph.edge_types, reading)
    ties, sources = with_sources(ties, reading)
    tables = {"actors": actors, "ties": ties, "tie_kinds": kinds}
    stated, behind = _statements(graph, reading)
    found = [one for one in (sources, behind) if one is not None]
    if found:
        tables["sources"] = pd.concat(found, ignore_index=True)
    return reading.imported(
        tables | stated, {"actors": actor_types, "ties": tie_types}, about_of_export(graph.about)
    )


def about_of_export(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an export said of itself, in the words of a data package.

    Parameters
    ----------
    given : mapping of str to value
        Title, filter, version, licence and citation as exports carry them.
    """
    found = {word: given[word] for word in ("title", "version") if given.get(word)}
    if given.get("filter"):
        found["description"] = f"What an export held: {given['filter']}"
    if given.get("licence"):
        found["licenses"] = [{"name": one} for one in str(given["licence"]).split(", ")]
    if given.get("citation"):
        found["sources"] = [{"title": given["citation"]}]
    return found


def _identified(graph: Graph, importer: str) -> Graph:
    """Return a graph whose nodes have the ids of actors, where the format only numbers them."""
    own, more = graph.nodes.own, graph.nodes.more
    if "actor_id" in more:
        named = Table(own.assign(label=more["actor_id"]), more.drop(columns="actor_id"))
        return called_by_label(replace(graph, nodes=named)) or graph
    return (called_by_label(graph) or graph) if importer in _NUMBERING else graph


def _undrawn(graph: Graph, reading: Reading) -> Graph:
    """Return a graph without its drawing, which the page makes anew, and without what formats say twice."""
    tables = {}
    draws = reading.importer.name not in _UNDRAWING
    for word, table, names in (("node", graph.nodes, _DRAWN), ("edge", graph.edges, _DRAWN_TIES)):
        drawn = names if draws else frozenset({"key"})
        twice = [name for name in table.more.columns if _TWICE.search(str(name))]
        dropped = [
            name
            for name in table.more.columns
            if name in drawn and name not in twice and graph.described.get((word, name)) != OWN
        ]
        if dropped:
            reading.notes.dropped(f"Columns about how {word}s were drawn: {', '.join(map(str, dropped))}.")
        tables[word] = Table(table.own, table.more.drop(columns=dropped + twice))
    about = dict(graph.about)
    for line in str(about.get("description", "")).split("\n") if "fingerprint" not in about else ():
        name, sign, value = line.partition(": ")
        if sign:
            about.setdefault(name, value)
    return replace(graph, nodes=tables["node"], edges=tables["edge"], about=about)


def _actors(
    table: Table, types: Mapping[str, str] | None, reading: Reading
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return actors without what was computed for the export."""
    kept = [
        name
        for name in table.more.columns
        if name not in COMPUTED and not name.startswith(STANCE) and name != "id"
    ]
    before = unnumbered(kept, table.more.columns)
    frame = table.more[kept].rename(columns=before)
    frame.insert(0, "id", table.own["id"])
    if "name" not in frame and table.own["label"].notna().any():
        frame.insert(1, "name", table.own["label"])
    for name in table.more.columns:
        reading.notes.mapped("actors", str(name), before.get(name, name) if name in kept else "")
    return typed("actors", frame, _called(types, before), reading.notes)


def unnumbered(kept: Sequence[str], names: Iterable[str]) -> dict[str, str]:
    """Return what columns were called before an export numbered them because it had their name for another.

    Parameters
    ----------
    kept : sequence of str
        Columns of the data set.
    names : iterable of str
        All columns of the export.

    Examples
    --------
    >>> unnumbered(["kind", "weight_2", "rank_2"], ["kind", "weight", "weight_2", "rank_2"])
    {'weight_2': 'weight'}
    """
    taken, known = _SPOKEN | {name.casefold() for name in names}, set(kept)
    found = {name: match.group(1) for name in kept if (match := _NUMBERED.fullmatch(name)) is not None}
    return {name: base for name, base in found.items() if base.casefold() in taken and base not in known}


def _called(types: Mapping[str, str] | None, before: Mapping[str, str]) -> dict[str, str] | None:
    """Return types of columns by the names that these had before."""
    if types is None:
        return None
    kept = {name: kind for name, kind in types.items() if name not in before.values()}
    return {before.get(name, name): kind for name, kind in kept.items()}


def _ties(
    table: Table, types: Mapping[str, str] | None, reading: Reading
) -> tuple[pd.DataFrame, dict[str, str], pd.DataFrame]:
    """Return recorded ties, types of their own columns, and the kinds that their columns describe."""
    if not len(table):
        return (
            table.own[["id"]].assign(from_id=table.own["source"], to_id=table.own["target"]),
            {},
            pd.DataFrame(),
        )
    derived = table.more["derived"].str.lower().isin(["true", "1"]).to_numpy(dtype=bool)
    if derived.any():
        sentence = (
            "Ties derived from acting together are left out: the events behind them are not in the file."
        )
        reading.notes.dropped(sentence, count=int(derived.sum()))
    more, own = table.more[~derived], table.own[~derived]
    ids = more["tie_id"].fillna(own["id"])
    head = pd.DataFrame({"id": ids, "from_id": own["source"], "to_id": own["target"]})
    kept = [name for name in more.columns if name not in OF_TIES and name not in head]
    before = unnumbered(kept, more.columns)
    frame = pd.concat([head, more[kept].rename(columns=before)], axis=1)
    for name in more.columns:
        reading.notes.mapped("ties", str(name), before.get(name, name) if name in kept else "")
    frame, own_types = typed("ties", frame, _called(types, before), reading.notes)
    return frame, own_types, _kinds(more)


def _kinds(more: pd.DataFrame) -> pd.DataFrame:
    """Return the kinds of ties, with the strength that weight and confidence tell."""
    confidence = more["confidence"] if "confidence" in more else pd.Series(dtype=TEXT, index=more.index)
    codes = pd.Categorical(confidence, categories=list(CONFIDENCES)).codes
    strength = pd.to_numeric(more["weight"], errors="coerce") * 10 / confidence_tenths(codes, CONFIDENCES)
    told = more[["kind", "symmetric", "sign", "influence"]].assign(strength=strength.round(12).clip(0, 1))
    kinds = told.dropna(subset=["kind"]).groupby("kind", sort=True, as_index=False).first()
    name = kinds["kind"].str.replace("_", " ")
    text = kinds["strength"].map(lambda one: None if pd.isna(one) else repr(float(one)))
    made = kinds.rename(columns={"kind": "id"}).assign(name=name, strength=text)
    return made.astype(TEXT)


def _statements(graph: Graph, reading: Reading) -> tuple[dict[str, pd.DataFrame], pd.DataFrame | None]:
    """Return issues and statements out of the columns of stances, and the sources behind them."""
    columns = [name for name in graph.nodes.more.columns if name.startswith(STANCE) and name not in COMPUTED]
    day = date(str(graph.about.get("date", "")))
    if not columns:
        return {}, None
    if day is None:
        reading.notes.dropped("Stances are left out, because the file does not say of which date they are.")
        return {}, None
    issues = [name.removeprefix(STANCE) for name in columns]
    named = [_NAMED.fullmatch(graph.described.get(("node", name), "")) for name in columns]
    names = [issue if match is None else match.group(1) for issue, match in zip(issues, named, strict=True)]
    values = graph.nodes.more[columns].apply(pd.to_numeric, errors="coerce").to_numpy(dtype=np.float64)
    rows, issue = np.nonzero(np.isfinite(values))
    stances = np.clip(np.rint(values[rows, issue]), -2, 2).astype(int)
    mixed = int((stances != values[rows, issue]).sum())
    if mixed:
        reading.notes.changed("A stance between two values was rounded.", count=mixed)
    behind, of_rows = _behind(graph.nodes, rows, reading)
    frame = {
        "actor_id": graph.nodes.own["id"].iloc[rows].to_numpy(dtype=object),
        "issue_id": np.array(issues, dtype=object)[issue],
        "stance": stances.astype(str),
        "date": np.full(len(rows), day),
        "source_id": of_rows,
    }
    sentence = (
        f"Each stance became one statement of {day}, the date of the data: statements are not in the file."
    )
    reading.notes.assumed(sentence, count=len(rows))
    reading.notes.dropped(
        "Whether support on an issue means openness is not in the file: openness is unknown until it is said."
    )
    tables = {
        "issues": pd.DataFrame({"id": issues, "name": names}, dtype=TEXT),
        "statements": pd.DataFrame(frame).astype(TEXT).set_axis(graph.nodes.own.index[rows]),
    }
    return tables, behind


def _behind(
    nodes: Table, rows: np.ndarray[Any, np.dtype[np.intp]], reading: Reading
) -> tuple[pd.DataFrame | None, np.ndarray[Any, np.dtype[np.object_]]]:
    """Return the sources of statements: what an actor's cell lists is one, as it cannot be told apart."""
    title, url = (cells(nodes.more, name) for name in ("source_title", "source_url"))
    told = pd.DataFrame({"title": title, "url": url}).iloc[rows].fillna("")
    place = told.groupby(["title", "url"], sort=False).ngroup().to_numpy()
    distinct = told.drop_duplicates()
    if not len(distinct) or not (distinct != "").any(axis=None):
        return None, np.full(len(rows), None, dtype=object)
    ids = np.array([f"statements-{number}" for number in range(1, len(distinct) + 1)], dtype=object)
    first = distinct["url"].str.split(" | ", regex=False).str[0]
    titles = distinct["title"].where(distinct["title"] != "", "No source stated")
    several = distinct["title"].str.contains(" | ", regex=False)
    if several.any():
        sentence = (
            "An actor's statements name all its sources together: the file does not say which is whose."
        )
        reading.notes.assumed(sentence, count=int(several.sum()))
    sources = pd.DataFrame(
        {"id": ids, "title": titles.to_numpy(dtype=object), "url": first.to_numpy(dtype=object)}
    )
    return sources.astype(TEXT).replace("", None), ids[place]
