"""The columns of a graph that leaves the house: one list for NetworkX, GraphML, CSV and JSON.

Every column has one name, one type and one meaning, whichever rows are chosen.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph_app.dataset.arrow import Array, pa
from graph_app.graph.cells import reader, text_of, typed
from graph_app.graph.column import Column, distinct, joined, labelled, number, numbers
from graph_app.graph.network import Network, codes
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, BoolArray, FloatArray, IntArray, Stances

_ACTOR_TEXT = {
    "name": "Name",
    "kind": "Kind of actor",
    "subkind": "Finer kind",
    "jurisdiction": "ISO 3166-1 alpha-2, a US state as US-CA, EU, or INT",
    "parent_id": "Actor that it belongs to",
    "website": "Host",
    "summary": "What it is",
}
SOURCE_TEXT = {
    "id": "Source",
    "title": "Title of the source",
    "publisher": "Publisher of the source",
    "url": "Address of the source",
    "date": "Date of the source",
    "grade": "Grade of the source: official, own_statement, press, aggregator",
}


def extra(frame: pd.DataFrame, known: tuple[str, ...]) -> list[str]:
    """Return the names of columns that only this data set has."""
    return [str(name) for name in frame.columns if name not in known]


OWN = "Column of this data set"
"""What is said of a column that only a data set has."""


def own(frame: pd.DataFrame, name: str, about: str = OWN) -> Column:
    """Return a column of a table as it stands there."""
    kind, cells = typed(frame, name)
    return Column(name, kind, about, reader(cells))


_ACTOR_KNOWN = ("id", *_ACTOR_TEXT)


@dataclass(frozen=True)
class Chosen:
    """Which rows go out, and the stances they carry.

    Attributes
    ----------
    actors, ties : int arrays
        Ascending positions of actors and of ties (recorded ones, then derived ones).
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
    """Return the columns of actors, in a fixed order; they are read for some of the chosen rows."""
    frame = network.actors

    columns = [own(frame, name, about) for name, about in _ACTOR_TEXT.items()]
    columns += [
        number("openness", "Overall openness, -2 … 2, weighted by confidence", chosen.openness),
        labelled("openness_label", "Openness in words", OPENNESS_LABELS, chosen.openness_code),
    ]
    if chosen.issue:
        about = f"Stance on {chosen.issue}"
        columns += [
            number("stance", f"{about}, -2 … 2", chosen.stance),
            labelled("stance_label", f"{about} in words", ISSUE_LABELS, chosen.stance_code),
        ]
    columns += _issue_columns(network, chosen.stances)
    columns += _statement_columns(network, chosen.statements)
    columns += [own(frame, name) for name in extra(frame, _ACTOR_KNOWN)]
    return distinct(columns)


def among(rows: IntArray, found: IntArray) -> tuple[slice, IntArray]:
    """Return which part of some sorted positions may be among the rows, and the place of each there.

    Parameters
    ----------
    rows : int array
        Ascending positions.
    found : int array
        Ascending positions, repeated where need be.

    Returns
    -------
    part : slice
        Of `found`: from the first row to the last.
    places : int array
        Place among the rows of each in that part, -1 where it is none of them.
    """
    if not len(rows):
        return slice(0, 0), np.zeros(0, dtype=np.int64)
    first, last = np.searchsorted(found, [rows[0], rows[-1] + 1])
    part = slice(int(first), int(last))
    places = np.searchsorted(rows, found[part])
    return part, np.where(rows[places] == found[part], places, -1)


def _issue_columns(network: Network, stances: Stances) -> list[Column]:
    """Return one column per issue: the stance in force."""
    issues = network.dataset.tables["issues"]
    order = np.argsort(stances.issue, kind="stable")
    limits = np.searchsorted(stances.issue[order], np.arange(len(issues) + 1))

    def column(place: int, key: str, name: str) -> Column:
        mine = order[limits[place] : limits[place + 1]]
        actors, values = stances.actor[mine], stances.value[mine]

        def read(rows: IntArray) -> Array:
            part, places = among(rows, actors)
            found = np.full(len(rows), np.nan)
            found[places[places >= 0]] = values[part][places >= 0]
            return numbers(found)

        return Column(f"stance_{key}", "double", f"Stance on “{name}”, -2 … 2", read)

    names = zip(issues["id"].tolist(), issues["name"].tolist(), strict=True)
    return [column(place, key, name) for place, (key, name) in enumerate(names)]


def _statement_columns(network: Network, counting: BoolArray) -> list[Column]:
    """Return how many statements count, and titles and addresses of their sources."""
    said = np.flatnonzero(counting)
    order = said[np.argsort(network.statements.actor[said], kind="stable")]
    actors = network.statements.actor[order]
    sources = codes(network.dataset.tables["statements"], "source_id")[order]

    def count(rows: IntArray) -> Array:
        _, places = among(rows, actors)
        return pa.array(np.bincount(places[places >= 0], minlength=len(rows)).astype(np.int64))

    def column(name: str) -> Column:
        names = text_of(network.dataset.tables["sources"], name)

        def read(rows: IntArray) -> Array:
            part, places = among(rows, actors)
            mine = places >= 0
            return joined(places[mine], sources[part][mine], names, len(rows))

        return Column(f"source_{name}", "string", f"{SOURCE_TEXT[name]}s of the actor's statements", read)

    return [Column("statements", "long", "How many statements", count), column("title"), column("url")]
