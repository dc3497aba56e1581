"""References: what is mentioned but missing is added, where a row can be made of nothing but its id."""

from __future__ import annotations

import numpy as np
import pandas as pd

from graph_app.dataset.filling import DEFAULT_ACTOR_KIND
from graph_app.importers.evidence import NOT_STATED
from graph_app.importers.values import blank, cells
from graph_app.importers.work import Mask, Work
from graph_app.schema import TABLES
from graph_app.text import counted

_DERIVED = ("actor_kinds", "tie_kinds", "participation_roles")
"""Tables that the data package derives where they are absent."""
_NEEDS = {
    "ties": ("from_id", "to_id"),
    "statements": ("actor_id", "issue_id"),
    "codings": ("actor_id", "issue_id"),
    "participations": ("actor_id", "event_id", "role"),
}
_ENDS = {("ties", "from_id"): "no beginning", ("ties", "to_id"): "no end"}


def tidy_references(work: Work) -> None:
    """Add actors, issues, kinds, roles and sources that are only mentioned; drop rows that lead nowhere."""
    for table, columns in _NEEDS.items():
        for column in columns:
            _need(work, table, column)
    _drop_lost_events(work)
    for name, known in (*TABLES.items(), ("actors", TABLES["actors"])):  # actors may have been added
        fields = [field for field in known.fields if field.references not in ("", "sources", name)]
        for target in dict.fromkeys(field.references for field in fields):
            _complete(work, name, [field.name for field in fields if field.references == target], target)
    _parents(work)
    _sources(work)


def _need(work: Work, table: str, column: str) -> None:
    """Drop rows that refer to nothing where they must."""
    frame = work.tables.get(table)
    if frame is None or not len(frame):
        return
    if column not in frame:
        frame = frame.assign(**{column: blank(frame.index)})
        work.tables[table] = frame
    missing = frame[column].isna().to_numpy(dtype=bool)
    what = _ENDS.get((table, column), f"no {column}")
    work.drop(table, missing, f"Rows of {table} that have {what} are left out.")


def _unknown(work: Work, table: str, column: str, target: str) -> Mask:
    """Return which rows refer to a row that is not there."""
    frame = work.tables[table]
    ids = cells(work.tables.get(target, frame.iloc[:0, :0]), "id")
    return (frame[column].notna() & ~frame[column].isin(ids)).to_numpy(dtype=bool)


def _drop_lost_events(work: Work) -> None:
    """Drop participations in events of which nothing is known: an event needs a title and a date."""
    frame = work.tables.get("participations")
    if frame is not None and len(frame):
        lost = _unknown(work, "participations", "event_id", "events")
        work.drop("participations", lost, "Participations in an event that is not there are left out.")


def _complete(work: Work, table: str, columns: list[str], target: str) -> None:
    """Add the rows of another table that some columns mention."""
    frame = work.tables.get(table)
    used = [] if frame is None else [column for column in columns if column in frame]
    if frame is None or not len(frame) or not used or (target in _DERIVED and target not in work.tables):
        return
    unknown = {column: _unknown(work, table, column, target) for column in used}
    lost = np.logical_or.reduce(list(unknown.values()))
    if not lost.any():
        return
    mentioned = pd.concat([frame[column][unknown[column]] for column in used])
    new = mentioned.iloc[
        np.argsort(np.concatenate([np.flatnonzero(one) for one in unknown.values()]), kind="stable")
    ]
    ids = new.drop_duplicates().tolist()
    noun = target.removesuffix("s").replace("_", " ")
    if len(work.tables.get(target, ())):
        what = f"{table.capitalize()} mention {counted(len(ids), noun)}"
        sentence = f"{what} that the file does not list; added by the id alone."
        work.tell("assumed", table, sentence, lost, count=1)
    else:
        work.tell("assumed", table, f"No {noun}s are listed; the {table} mention {counted(len(ids), noun)}.")
    label = {"name": ids} if "name" in TABLES[target].columns else {}
    kind = {"kind": [DEFAULT_ACTOR_KIND] * len(ids)} if target == "actors" else {}
    work.add(target, {"id": ids} | label | kind)


def _parents(work: Work) -> None:
    """Forget parents that are no actors."""
    frame = work.tables["actors"]
    if "parent_id" not in frame or not len(frame):
        return
    lost = _unknown(work, "actors", "parent_id", "actors")
    if lost.any():
        sentence = "A parent is none of the actors; it is kept in parent_id_given."
        work.tell("changed", "actors", sentence, lost)
        work.empty("actors", "parent_id", lost, keep=True)


def _sources(work: Work) -> None:
    """Let every row name a source that is there, if any row does."""
    with_source = [
        name
        for name, table in TABLES.items()
        if "source_id" in table.columns and len(work.tables.get(name, ()))
    ]
    named = [name for name in with_source if "source_id" in work.tables[name]]
    if not any(work.tables[name]["source_id"].notna().any() for name in named):
        for name in named:
            work.tables[name] = work.tables[name].drop(columns="source_id")
        if not len(work.tables.get("sources", ())):
            work.tables.pop("sources", None)
            return
    for name in named:
        if "source_id" in work.tables[name]:
            lost = _unknown(work, name, "source_id", "sources")
            if lost.any():
                new = list(dict.fromkeys(work.tables[name]["source_id"][lost]))
                what = f"{name.capitalize()} name {counted(len(new), 'source')}"
                sentence = f"{what} that the file does not list; added with the id as title."
                work.tell("assumed", name, sentence, lost, count=1)
                work.add("sources", {"id": new, "title": new})
    for name in with_source:
        _state(work, name)


def _state(work: Work, table: str) -> None:
    """Give rows that name no source the one that says so."""
    frame = work.tables[table]
    given = cells(frame, "source_id")
    missing = given.isna().to_numpy(dtype=bool)
    if not missing.any():
        return
    if NOT_STATED not in set(work.tables["sources"]["id"]):
        work.add("sources", {"id": [NOT_STATED], "title": ["No source stated"]})
    sentence = f"Rows of {table} that name no source have the source {NOT_STATED!r}."
    work.tell("assumed", table, sentence, count=int(np.count_nonzero(missing)))
    work.tables[table] = frame.assign(source_id=given.fillna(NOT_STATED))
