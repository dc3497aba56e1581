"""The visible rows as a reader sees them in a table: plain values, one dictionary per row; pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from graph_app.api import Explorer
from graph_app.exporters.evidence import evidence
from graph_app.graph.build import tie_ids
from graph_app.graph.stance import ISSUE_LABELS, OPENNESS_LABELS, label_codes, label_title
from graph_app.web.grid import harmless
from graph_app.web.parts import GRADES, safe_url

Rows = list[dict[str, Any]]

FIELDS: dict[str, tuple[str, ...]] = {
    "actors": (
        *("name", "kind", "subkind", "jurisdiction", "openness", "stance", "statements", "ties"),
        *("website", "summary"),
    ),
    "ties": (
        *("from", "tie", "to", "start", "end", "amount_usd", "sign", "weight", "confidence"),
        *("source", "summary"),
    ),
    "statements": (
        *("actor", "issue", "issue_kind", "stance", "label", "date", "confidence"),
        *("summary", "source", "locator"),
    ),
    "events": ("title", "kind", "date", "issue", "outcome", "actors", "participants", "summary", "source"),
    "sources": ("title", "publisher", "date", "kind", "grade", "url"),
}
"""What there are tables of, and the columns of each."""

NUMBERS = ("openness", "statements", "ties", "amount_usd", "sign", "weight", "actors")
"""Columns of numbers; the stance of a statement is one as well, that of an actor is a word."""


def numeric(what: str, field: str) -> bool:
    """Return whether a column holds numbers.

    >>> numeric("statements", "stance"), numeric("actors", "stance")
    (True, False)
    """
    return field in NUMBERS or (what, field) == ("statements", "stance")


def _cell(value: Any) -> Any:
    """Return a value as a cell: text that no spreadsheet runs, plain numbers; None where it is missing."""
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, np.generic):
        return value.item()
    return harmless(value) if isinstance(value, str) else value


def _rows(columns: dict[str, list[Any]]) -> Rows:
    """Return columns as rows; missing cells are left out. Ids and addresses are no text to read."""
    own = ("id", "at", "href")
    names = list(columns)
    return [
        {
            name: value if name in own else _cell(value)
            for name, value in zip(names, row, strict=True)
            if _cell(value) is not None
        }
        for row in zip(*columns.values(), strict=True)
    ]


def _column(frame: pd.DataFrame, name: str) -> list[Any]:
    """Return a column as plain values, None where missing."""
    return [None if pd.isna(value) else value for value in frame[name].tolist()]


def _titled(values: list[Any]) -> list[Any]:
    return [None if value is None else label_title(str(value)) for value in values]


def _looked_up(explorer: Explorer, table: str, column: str, keys: list[Any]) -> list[Any]:
    words = explorer.network.words(table, column)
    return [words.get(key) for key in keys]


def _sources(explorer: Explorer, keys: list[Any]) -> dict[str, list[Any]]:
    """Return title and address of sources; only web addresses are kept."""
    return {
        "source": _looked_up(explorer, "sources", "title", keys),
        "href": [safe_url(url) for url in _looked_up(explorer, "sources", "url", keys)],
    }


def _evidence(explorer: Explorer) -> dict[str, pd.DataFrame]:
    tables = explorer.network.dataset.tables
    return {name: tables[name].iloc[rows] for name, rows in evidence(explorer.network, explorer.rows).items()}


def actors(explorer: Explorer) -> Rows:
    """Return the visible actors."""
    network, chosen = explorer.network, explorer.rows
    frame = network.actors.iloc[chosen.actors]
    labels = ISSUE_LABELS if chosen.issue else OPENNESS_LABELS
    codes = explorer.visible.reading.labels[chosen.actors].tolist()
    said = np.bincount(network.statements.actor[chosen.statements], minlength=network.n)
    return _rows(
        {
            "id": _column(frame, "id"),
            "at": _column(frame, "id"),
            "name": _column(frame, "name"),
            "kind": _looked_up(explorer, "actor_kinds", "name", _column(frame, "kind")),
            "subkind": _titled(_column(frame, "subkind")),
            "jurisdiction": _column(frame, "jurisdiction"),
            "openness": np.round(chosen.openness[chosen.actors], 2).tolist(),
            "stance": [label_title(labels[code]) for code in codes],
            "statements": said[chosen.actors].tolist(),
            "ties": explorer.measure("degree").astype(int).tolist(),
            "website": _column(frame, "website"),
            "summary": _column(frame, "summary"),
        }
    )


def ties(explorer: Explorer) -> Rows:
    """Return the visible ties, recorded ones first; derived ones say so."""
    network, chosen = explorer.network, explorer.rows
    recorded = chosen.ties[chosen.ties < network.m]
    frame, derived = network.ties.iloc[recorded], len(chosen.ties) - len(recorded)
    start, end = (side[chosen.ties] for side in network.ends)
    ids, names = network.cells("actors", "id"), network.cells("actors", "name")
    rest: list[Any] = [None] * derived
    kinds = _looked_up(explorer, "tie_kinds", "name", _column(frame, "kind"))
    columns: dict[str, list[Any]] = {
        "id": tie_ids(network, chosen.ties).tolist(),
        "at": ids[start].tolist(),
        "from": names[start].tolist(),
        "tie": [*kinds, *["acted together (derived)"] * derived],
        "to": names[end].tolist(),
        "sign": [*network.sign[recorded].tolist(), *[1] * derived],
        "weight": np.round(chosen.weight[chosen.ties], 2).tolist(),
    }
    for name in ("start", "end", "amount_usd", "confidence", "summary"):
        columns[name] = _column(frame, name) + rest
    found = _sources(explorer, _column(frame, "source_id"))
    return _rows(columns | {name: values + rest for name, values in found.items()})


def statements(explorer: Explorer) -> Rows:
    """Return the statements of visible actors that count under the filter."""
    frame = _evidence(explorer)["statements"]
    stances = [int(value) for value in frame["stance"].tolist()]
    issues = _column(frame, "issue_id")
    return _rows(
        {
            "id": _column(frame, "id"),
            "at": _column(frame, "actor_id"),
            "actor": _looked_up(explorer, "actors", "name", _column(frame, "actor_id")),
            "issue": _looked_up(explorer, "issues", "name", issues),
            "issue_kind": _looked_up(explorer, "issues", "kind", issues),
            "stance": stances,
            "label": [label_title(ISSUE_LABELS[code]) for code in label_codes(np.array(stances, float))],
            **{name: _column(frame, name) for name in ("date", "confidence", "summary", "locator")},
            **_sources(explorer, _column(frame, "source_id")),
        }
    )


def events(explorer: Explorer) -> Rows:
    """Return the events in which visible actors took part."""
    tables = _evidence(explorer)
    frame, parts = tables["events"], tables["participations"]
    names = explorer.network.words("actors", "name")
    present: dict[str, dict[str, None]] = {}
    for event, actor in zip(_column(parts, "event_id"), _column(parts, "actor_id"), strict=True):
        present.setdefault(event, {})[names.get(actor, actor)] = None
    keys = _column(frame, "id")
    return _rows(
        {
            "id": keys,
            "title": _column(frame, "title"),
            "kind": _titled(_column(frame, "kind")),
            "date": _column(frame, "date"),
            "issue": _looked_up(explorer, "issues", "name", _column(frame, "issue_id")),
            "outcome": _titled(_column(frame, "outcome")),
            "actors": [len(present[key]) for key in keys],
            "participants": ["; ".join(present[key]) for key in keys],
            "summary": _column(frame, "summary"),
            **_sources(explorer, _column(frame, "source_id")),
        }
    )


def sources(explorer: Explorer) -> Rows:
    """Return the sources that the visible rows rest on."""
    frame = _evidence(explorer)["sources"]
    return _rows(
        {
            "id": _column(frame, "id"),
            **{name: _column(frame, name) for name in ("title", "publisher", "date", "kind", "url")},
            "grade": [GRADES.get(str(grade)) for grade in _column(frame, "grade")],
            "href": [safe_url(url) for url in _column(frame, "url")],
        }
    )


TABLES: dict[str, Callable[[Explorer], Rows]] = {
    "actors": actors,
    "ties": ties,
    "statements": statements,
    "events": events,
    "sources": sources,
}
"""How the rows of each table are found."""
