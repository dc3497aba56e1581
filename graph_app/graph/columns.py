"""The columns of a graph that leaves the house: one list for NetworkX, GraphML, CSV and JSON.

Every column has one name, one type and one meaning, whichever rows are chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph_app.graph.column import Column, distinct, flag, joined, labelled, number, own, padded, text
from graph_app.graph.derived import ACTED_TOGETHER
from graph_app.graph.network import Network, codes, objects
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


def _extra(frame: pd.DataFrame, known: tuple[str, ...]) -> list[str]:
    """Return the names of columns that only this data set has."""
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
            labelled(
                "stance_label", f"Stance on {chosen.issue} in words", ISSUE_LABELS, chosen.stance_code[rows]
            ),
        ]
    columns += _issue_columns(network, chosen)
    columns += _statement_sources(network, chosen)
    columns += [own(name, frame[name]) for name in _extra(frame, _ACTOR_KNOWN)]
    return distinct(columns)


def _places(size: int, chosen: IntArray) -> IntArray:
    """Return the place of each position among the chosen ones, -1 where it is not chosen."""
    found = np.full(size, -1, dtype=np.int64)
    found[chosen] = np.arange(len(chosen))
    return found


def _issue_columns(network: Network, chosen: Chosen) -> list[Column]:
    """Return one column per issue: the stance in force."""
    issues = network.dataset.tables["issues"]
    group = _places(network.n, chosen.actors)[chosen.stances.actor]
    issue, stance = chosen.stances.issue[group >= 0], chosen.stances.value[group >= 0]
    group = group[group >= 0]
    found = []
    for place, (key, name) in enumerate(zip(issues["id"], issues["name"], strict=True)):
        values = np.full(len(chosen.actors), np.nan)
        values[group[issue == place]] = stance[issue == place]
        found.append(number(f"stance_{key}", f"Stance on “{name}”, -2 … 2", values))
    return found


def _statement_sources(network: Network, chosen: Chosen) -> list[Column]:
    """Return how many statements count, and titles and addresses of their sources."""
    size = len(chosen.actors)
    group = np.where(chosen.statements, _places(network.n, chosen.actors)[network.statements.actor], -1)
    source = codes(network.dataset.tables["statements"], "source_id")[group >= 0]
    group = group[group >= 0]
    total = np.bincount(group, minlength=size).astype(np.float64)
    columns = [number("statements", "How many statements", total, "long")]
    for name in ("title", "url"):
        about = f"{_SOURCE_TEXT[name]}s of the actor's statements"
        columns.append(
            text(f"source_{name}", about, joined(group, source, network.cells("sources", name), size))
        )
    return columns


def tie_columns(network: Network, chosen: Chosen) -> list[Column]:
    """Return the columns of the chosen ties, in a fixed order."""
    recorded = chosen.ties[chosen.ties < network.m]
    pairs = chosen.ties[chosen.ties >= network.m] - network.m
    frame = network.ties.iloc[recorded]
    blank = np.full(len(pairs), None, dtype=object)
    ids = _both(objects(frame, "id"), network.derived_ids[pairs])
    kinds = _both(objects(frame, "kind"), np.full(len(pairs), ACTED_TOGETHER, dtype=object))

    def recorded_text(name: str, about: str) -> Column:
        return text(name, about, _both(objects(frame, name), blank))

    return distinct(
        [
            text("tie_id", "Id of the tie, the same as that of the edge", ids),
            text("kind", "Kind of tie", kinds),
            *(recorded_text(name, about) for name, about in _TIE_TEXT.items()),
            *_tie_numbers(network, chosen, recorded, len(pairs)),
            *_tie_sources(network, chosen, recorded, pairs),
            *(padded(own(name, frame[name]), len(pairs)) for name in _extra(frame, _TIE_KNOWN)),
        ]
    )


def _both(recorded: npt.NDArray[Any], derived: npt.NDArray[Any]) -> npt.NDArray[Any]:
    return np.concatenate([recorded, derived])


def _tie_numbers(network: Network, chosen: Chosen, recorded: IntArray, pairs: int) -> list[Column]:
    """Return amount, weight, and what the kind of tie says; derived ties are friendly and run both ways."""
    kinds = network.dataset.tables["tie_kinds"]
    kind = network.kind[recorded]
    amount = network.ties["amount_usd"].iloc[recorded].to_numpy(dtype=np.float64, na_value=np.nan)
    sign = _both(network.sign[recorded], np.ones(pairs)).astype(np.float64)
    way = _both(network.cells("tie_kinds", "influence")[kind], np.full(pairs, "both", dtype=object))
    symmetric = _both(kinds["symmetric"].to_numpy(dtype=bool)[kind], np.ones(pairs, dtype=bool))
    derived = np.arange(len(recorded) + pairs) >= len(recorded)
    of_weight = "Strength of the kind × weight of confidence; derived: sum of 1/(k-1)"
    amounts = _both(amount, np.full(pairs, np.nan))
    return [
        number("amount_usd", "Amount in US dollars where stated; pledges in full", amounts, "long"),
        number("weight", of_weight, chosen.weight[chosen.ties]),
        number("sign", "1 supporting, -1 hostile", sign, "long"),
        text("influence", "Way influence runs along the tie", way),
        flag("symmetric", "True if the order of the ends means nothing", symmetric),
        flag("derived", "True for ties derived from acting together", derived),
    ]


def _tie_sources(network: Network, chosen: Chosen, recorded: IntArray, pairs: IntArray) -> list[Column]:
    """Return the sources of ties; of derived ties those of the events, with the events' titles."""
    tables = network.dataset.tables
    source = codes(tables["ties"], "source_id")[recorded]
    group = _places(network.d, pairs)[network.common.pair[chosen.common]]
    event = network.common.event[chosen.common][group >= 0]
    group = group[group >= 0]
    behind = codes(tables["events"], "source_id")[event]
    columns = []
    for name, about in _SOURCE_TEXT.items():
        names = network.cells("sources", name)
        own = np.r_[names, np.array([None], dtype=object)][source]
        columns.append(
            text(f"source_{name}", about, np.concatenate([own, joined(group, behind, names, len(pairs))]))
        )
    titles = joined(group, event, network.cells("events", "title"), len(pairs))
    shared = np.concatenate([np.full(len(recorded), None, dtype=object), titles])
    return [*columns, text("events", "Events in which both acted on the same side", shared)]
