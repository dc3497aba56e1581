"""Rows as plain values, found by id or position: what all details are made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from graph_app.dataset.arrow import one_piece, pa
from graph_app.errors import NotFoundError
from graph_app.graph.columns import Chosen
from graph_app.graph.derived import ACTED_TOGETHER
from graph_app.graph.network import Network, objects
from graph_app.graph.stance import UNKNOWN, BoolArray, IntArray, label_codes
from graph_app.text import meant, nearest

Plain = Callable[[IntArray], list[Any]]
MOST_ROWS = 200
"""Rows of a list that are given; its length is always told."""


def records(network: Network, table: str, rows: IntArray) -> list[dict[str, Any]]:
    """Return rows of a table, by position, as dictionaries of plain values; missing cells are None."""
    names, columns = _columns(network, table)
    cells = [read(rows) for read in columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)]


def record(network: Network, table: str, row: int) -> dict[str, Any]:
    """Return a row of a table, by position, as a dictionary of plain values; missing cells are None."""
    return records(network, table, np.array([row]))[0]


def _columns(network: Network, table: str) -> tuple[list[str], list[Plain]]:
    """Return the names of a table's columns, and what gives the values of some rows of each; kept."""
    kept = ("columns", table)
    if kept not in network.kept:
        frame = network.dataset.tables[table]
        network.kept[kept] = [str(name) for name in frame.columns], [_plain(frame[one]) for one in frame]
    found: tuple[list[str], list[Plain]] = network.kept[kept]
    return found


def _plain(column: pd.Series[Any]) -> Plain:
    """Return what gives the values of some rows of a column; no object is kept per row."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        words, codes = one_piece(pa.array(column.cat.categories.array)), column.cat.codes.to_numpy()
        return lambda rows: words.take(pa.array(codes[rows], mask=codes[rows] < 0)).to_pylist()
    if column.dtype != object:
        cells = one_piece(pa.array(column.array, from_pandas=True))
        return lambda rows: cells.take(pa.array(rows)).to_pylist()
    return lambda rows: objects(column.iloc[rows].to_frame("cells"), "cells").tolist()


def places(network: Network, table: str) -> Mapping[str, int]:
    """Return the position of each id of a table; kept."""
    kept = ("places", table)
    if kept not in network.kept:
        ids = network.dataset.tables[table]["id"].tolist()
        network.kept[kept] = {key: row for row, key in enumerate(ids)}
    found: Mapping[str, int] = network.kept[kept]
    return found


def place_of(network: Network, table: str, key: str) -> int:
    """Return the position of an id in its table.

    Raises
    ------
    NotFoundError
        If there is no such id; the message has the nearest ones.
    """
    return _found(network.cells(table, "id"), table.removesuffix("s"), key)


def tie_place(network: Network, key: str) -> int:
    """Return the position of a tie, recorded or derived.

    Raises
    ------
    NotFoundError
        If there is no such id; the message has the nearest ones.
    """
    return _found(np.concatenate([network.cells("ties", "id"), network.derived_ids]), "tie", key)


def _found(ids: Any, word: str, key: str) -> int:
    places = np.flatnonzero(ids == key)
    if len(places):
        return int(places[0])
    near = nearest(key, ids.tolist())
    raise NotFoundError(f"There is no {word} {key!r}.{meant(near)}", word=word, value=key, did_you_mean=near)


def or_none(value: float) -> float | None:
    """Return a number, None where there is none.

    >>> or_none(0.5), or_none(float("nan"))
    (0.5, None)
    """
    return float(value) if np.isfinite(value) else None


def valued(value: float, labels: tuple[str, ...]) -> dict[str, Any]:
    """Return a stance or an openness as value (None where unknown), label and the label's code."""
    if np.isnan(value):
        return {"value": None, "label": labels[UNKNOWN], "code": UNKNOWN}
    code = int(label_codes(np.array([value]))[0])
    return {"value": float(value), "label": labels[code], "code": code}


class Sources:
    """Looks up sources by id, once each."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._place = places(network, "sources")
        self._seen: dict[str, dict[str, Any]] = {}

    def __call__(self, key: Any) -> dict[str, Any] | None:
        """Return the source with an id, None where there is none."""
        if not isinstance(key, str) or key not in self._place:
            return None
        if key not in self._seen:
            self._seen[key] = record(self._network, "sources", self._place[key])
        return self._seen[key]


class Lookup:
    """Names actors and ties by position, and says which are visible.

    Attributes
    ----------
    network : Network
        The data.
    chosen : Chosen
        What is visible.
    source : Sources
        Looks up sources.
    actors, ties : bool arrays of shape (n,) and (m + d,)
        What is visible.
    """

    def __init__(self, network: Network, chosen: Chosen) -> None:
        self.network, self.chosen = network, chosen
        self.source = Sources(network)
        self.actors: BoolArray = np.zeros(network.n, dtype=bool)
        self.actors[chosen.actors] = True
        self.ties: BoolArray = np.zeros(network.m + network.d, dtype=bool)
        self.ties[chosen.ties] = True

    def actor(self, place: int) -> dict[str, Any]:
        """Return an actor's id, name, kind, and whether it is visible."""
        cells = self.network.cells
        return {
            "id": str(cells("actors", "id")[place]),
            "name": str(cells("actors", "name")[place]),
            "kind": str(cells("actors", "kind")[place]),
            "visible": bool(self.actors[place]),
        }

    def tie(self, place: int) -> dict[str, Any]:
        """Return a tie's id, kind, ends, weight, sign, way of influence, dates, and whether it is visible."""
        network = self.network
        start, end = (int(side[place]) for side in network.ends)
        derived = place >= network.m
        kinds = network.dataset.tables["tie_kinds"]
        kind = None if derived else int(network.kind[place])
        key = network.derived_ids[place - network.m] if derived else network.cells("ties", "id")[place]
        return {
            "id": str(key),
            "kind": ACTED_TOGETHER if kind is None else str(kinds["id"].iloc[kind]),
            "title": "acted together with" if kind is None else str(kinds["name"].iloc[kind]),
            "derived": derived,
            "from": self.actor(start),
            "to": self.actor(end),
            "start": None if derived else network.cells("ties", "start")[place],
            "end": None if derived else network.cells("ties", "end")[place],
            "symmetric": kind is None or bool(kinds["symmetric"].iloc[kind]),
            "influence": ("both", "forward", "backward")[int(network.influence[place])],
            "sign": 1 if derived else int(network.sign[place]),
            "weight": float(self.chosen.weight[place]),
            "visible": bool(self.ties[place]),
        }
