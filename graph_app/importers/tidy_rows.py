"""Rows: a kind for each, a name for each, and nothing missing that must be there."""

from __future__ import annotations

from graph_app.dataset.filling import DEFAULT_ACTOR_KIND
from graph_app.importers.values import blank, cells
from graph_app.importers.work import Work
from graph_app.schema import TABLES

_LATER = frozenset({"id", "source_id", "kind"})
DEFAULT_TIE_KIND = "tie"
"""Kind of ties of which nothing is said."""


def tidy_kinds(work: Work) -> None:
    """Give actors and ties without a kind the usual one, and rows without a name their id."""
    for table, usual in (("actors", DEFAULT_ACTOR_KIND), ("ties", DEFAULT_TIE_KIND)):
        frame = work.tables[table]
        if not len(frame):
            continue
        kinds = cells(frame, "kind")
        missing = int(kinds.isna().sum())
        if missing:
            some = missing < len(frame)
            which = (
                f"Some of the {table} have no kind; they are"
                if some
                else f"Nothing is said of kinds; all {table} are"
            )
            work.tell("assumed", table, f"{which} of the kind {usual!r}.", count=missing if some else 1)
        work.tables[table] = frame.assign(kind=kinds.fillna(usual))


def tidy_required(work: Work) -> None:
    """Name rows without a name after their id, and drop rows that lack what they must have."""
    for name, table in TABLES.items():
        frame = work.tables.get(name)
        if frame is None or not len(frame):
            continue
        for label in ("name", "title"):
            if label in table.columns:
                given = frame[label] if label in frame else frame["id"].mask(frame["id"].notna())
                blank = given.isna() | (given.str.strip() == "")
                frame = frame.assign(**{label: given.mask(blank, frame["id"])})
        work.tables[name] = frame
        for field in table.fields:
            if field.required and field.name not in _LATER and not (name == "ties" and field.name == "id"):
                _require(work, name, field.name)


def _require(work: Work, table: str, column: str) -> None:
    """Drop rows in which a column is empty that must not be."""
    frame = work.tables[table]
    if column not in frame:
        frame = frame.assign(**{column: blank(frame.index)})
        work.tables[table] = frame
    missing = (frame[column].isna() | (frame[column].str.strip() == "")).to_numpy(dtype=bool, na_value=True)
    work.drop(table, missing, f"Rows of {table} without {column} are left out.")
