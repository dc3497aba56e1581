"""Small data sets made of plain rows: for tests that need a debate of their own."""

from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pandas as pd

from graph_app import Explorer
from graph_app.dataset import Dataset
from graph_app.graph import Network
from graph_app.schema import TABLES, Descriptor

TINY = Path(__file__).resolve().parent / "data" / "tiny"
TEXT = pd.StringDtype(na_value=np.nan)

KINDS = [
    {"id": "company", "name": "Company", "plural": "Companies"},
    {"id": "institute", "name": "Institute", "plural": "Institutes"},
    {"id": "regulator", "name": "Regulator", "plural": "Regulators"},
]
TIE_KINDS = [
    {"id": "funds", "name": "funds", "inverse_name": "is funded by", "symmetric": False, "sign": 1,
     "influence": "forward", "strength": 0.5},
    {"id": "partners_with", "name": "partners with", "inverse_name": "partners with", "symmetric": True,
     "sign": 1, "influence": "both", "strength": 0.4},
    {"id": "criticizes", "name": "criticizes", "inverse_name": None, "symmetric": False, "sign": -1,
     "influence": "backward", "strength": 0.3},
]  # fmt: skip
ISSUES = [
    {"id": "release", "name": "Open release", "kind": "policy", "support_means": "open"},
    {"id": "licence", "name": "Licences", "kind": "policy", "support_means": "restrictive"},
    {"id": "audit", "name": "Audits", "kind": "policy", "support_means": "neutral"},
    {"id": "arg", "name": "Safer", "kind": "argument", "support_means": "open"},
]
ROLES = [
    {"id": "lead", "side": 1},
    {"id": "signatory", "side": 1},
    {"id": "opponent", "side": -1},
    {"id": "recipient", "side": 0},
]
SOURCES = [
    {
        "id": "s-off",
        "title": "Record",
        "url": "https://a.example/1?x=1&y=2",
        "grade": "official",
        "date": "2024",
    },
    {"id": "s-own", "title": "Own view", "url": "https://b.example", "grade": "own_statement", "date": None},
    {"id": "s-press", "title": "Paper", "url": None, "grade": "press", "date": "2024-03"},
    {"id": "s-agg", "title": "Blog", "url": "https://c.example", "grade": "aggregator", "date": "2023-01-02"},
    {"id": "s-none", "title": "Nobody graded this", "url": None, "grade": None, "date": None},
]
VOCABULARY = {
    "actor_kinds": KINDS,
    "tie_kinds": TIE_KINDS,
    "issues": ISSUES,
    "participation_roles": ROLES,
    "sources": SOURCES,
}
_PLAIN: dict[str, pd.DataFrame] = {}
"""Frames of the common vocabulary, made once."""


def own_column(values):
    """Return a column that only a data set has: numbers and truths as such, all else as text."""
    kinds = {type(value) for value in values if value is not None}
    dtype = (
        {bool: "boolean", int: "Int64", float: "float64"}.get(kinds.pop(), TEXT) if len(kinds) == 1 else TEXT
    )
    blank = np.nan if dtype == "float64" else None
    return pd.array([blank if value is None else value for value in values], dtype=dtype)


@dataclass(frozen=True)
class World:
    """Rows of a data set; what a row leaves out is missing."""

    tables: dict[str, list[dict]] = field(default_factory=dict)

    def rows(self, table):
        return self.tables.get(table, VOCABULARY.get(table, []))

    def frame(self, name):
        rows = self.rows(name)
        columns = {
            one.name: self._column(one, [row.get(one.name) for row in rows]) for one in TABLES[name].fields
        }
        extra = {key: None for row in rows for key in row if key not in columns}
        for key in extra:
            columns[key] = own_column([row.get(key) for row in rows])
        return pd.DataFrame(columns, index=pd.RangeIndex(len(rows)))

    def _column(self, one, values):
        if one.references:
            ids = [row["id"] for row in self.rows(one.references)]
            place = {key: number for number, key in enumerate(ids)} | {None: -1}
            codes = [place[value] for value in values]
            return pd.Categorical.from_codes(codes, categories=pd.Index(ids, dtype=TEXT))
        if one.type in ("enum", "open"):
            closed = one.type == "enum"
            found = list(one.values) if closed else sorted({value for value in values if value is not None})
            codes = [-1 if value is None else found.index(value) for value in values]
            return pd.Categorical.from_codes(codes, categories=pd.Index(found, dtype=TEXT), ordered=closed)
        if one.type == "boolean":
            return np.array([bool(value) for value in values], dtype=bool)
        if one.type in ("integer", "number"):
            blank = pd.NA if one.storage == "Int64" else 0
            return pd.array(
                [blank if value is None else value for value in values], dtype=one.storage or "int64"
            )
        return pd.array(values, dtype=TEXT)

    def dataset(self, **descriptor):
        about = Descriptor.model_validate({"name": "world", "title": "World"} | descriptor)
        return Dataset(about, {name: self._cached(name) for name in TABLES})

    def _cached(self, name):
        if name in self.tables or name not in VOCABULARY:
            return self.frame(name)
        if name not in _PLAIN:
            _PLAIN[name] = self.frame(name)
        return _PLAIN[name]

    def network(self):
        return Network(self.dataset())

    def explorer(self, **descriptor):
        return Explorer(Network(self.dataset(**descriptor)))

    def restricted(self, actors, ties):
        """Return the world that only has these actors and recorded ties."""
        keep = {
            "actors": [row | {"parent_id": None} for row in self.rows("actors") if row["id"] in actors],
            "ties": [row for row in self.rows("ties") if row["id"] in ties],
            "statements": [row for row in self.rows("statements") if row["actor_id"] in actors],
            "participations": [row for row in self.rows("participations") if row["actor_id"] in actors],
        }
        return replace(self, tables=self.tables | keep)


def actors(*names, **more):
    """Return rows of actors of one kind."""
    return [{"id": name, "name": name.title(), "kind": "company"} | more for name in names]


def statement(actor, issue, stance, date, confidence="high", source="s-off", number=0):
    """Return one statement's row."""
    return {
        "id": f"{actor}.{issue}.{date}.{number}",
        "actor_id": actor,
        "issue_id": issue,
        "stance": stance,
        "date": date,
        "confidence": confidence,
        "source_id": source,
    }


def tie(key, start, end, kind="funds", confidence="high", source="s-off", **more):
    """Return one tie's row."""
    row = {
        "id": key,
        "from_id": start,
        "to_id": end,
        "kind": kind,
        "confidence": confidence,
        "source_id": source,
    }
    return row | more


def event(key, date="2024", source="s-off"):
    """Return one event's row."""
    return {"id": key, "title": f"Event {key}", "date": date, "source_id": source}


def part(key, actor, role="signatory", source="s-off"):
    """Return one participation's row."""
    return {"event_id": key, "actor_id": actor, "role": role, "source_id": source}
