"""What rows mean together: no tie to oneself, no end before the start, no circle of parents, no row twice."""

from __future__ import annotations

import numpy as np
import pandas as pd

from graph_app.dataset.cells import LONGEST_ID
from graph_app.dataset.keys import circles
from graph_app.importers.values import cells
from graph_app.importers.work import Work
from graph_app.schema import TABLES, intervals

_PARTS = {"ties": ("from_id", "kind", "to_id"), "statements": ("actor_id", "issue_id", "date")}


def tidy_links(work: Work) -> None:
    """Drop or mend what cannot be; give ties and statements that have no id one, where others have."""
    ties = work.tables["ties"]
    if len(ties):
        same = (ties["from_id"] == ties["to_id"]).to_numpy(dtype=bool, na_value=False)
        work.drop("ties", same, "A tie from an actor to itself is left out: a tie joins two actors.")
        _order(work)
    _parents(work)
    for name, table in TABLES.items():
        frame = work.tables.get(name)
        if len(table.key) > 1 and frame is not None and len(frame):
            again = frame.duplicated(subset=list(table.key)).to_numpy(dtype=bool)
            work.drop(name, again, f"A row of {name} that says the same as an earlier one is left out.")
    for name in _PARTS:
        _ids(work, name)


def _order(work: Work) -> None:
    """Empty ends that come before their start."""
    ties = work.tables["ties"]
    if not {"start", "end"} <= set(ties.columns):
        return
    days = []
    for column, side in (("start", 0), ("end", 1)):
        codes, values = pd.factorize(ties[column])
        days.append(intervals([*(str(value) for value in values), ""])[side][codes])
    wrong = days[1] < days[0]
    if wrong.any():
        sentence = "A tie ends before it starts; its end is kept in end_given."
        work.tell("changed", "ties", sentence, wrong)
        work.empty("ties", "end", wrong, keep=True)


def _parents(work: Work) -> None:
    """Cut circles of parents at their first row."""
    actors = work.tables["actors"]
    if "parent_id" not in actors or not len(actors):
        return
    found = circles(pd.Index(actors["id"]).get_indexer(pd.Index(actors["parent_id"])).astype(np.int64))
    if found:
        rows = np.zeros(len(actors), dtype=bool)
        rows[list(found)] = True
        sentence = (
            "Parents go in a circle; it is cut at its first actor, whose parent is kept in parent_id_given."
        )
        work.tell("changed", "actors", sentence, rows)
        work.empty("actors", "parent_id", rows, keep=True)


def _ids(work: Work, table: str) -> None:
    """Make ids for rows that have none where others have one, or where they would be too long."""
    frame = work.tables.get(table)
    if frame is None or not len(frame):
        return
    given = cells(frame, "id")
    missing = given.isna().to_numpy(dtype=bool)
    if not missing.any():
        return
    made = frame[_PARTS[table][0]].str.cat(frame[list(_PARTS[table][1:])], sep=".")
    made = made.str.slice(0, LONGEST_ID - 12).str.rstrip()
    number = made.mask(~missing).groupby(made.mask(~missing), sort=False).cumcount() + 1
    ids = given.where(~missing, made)
    taken = missing & (number > 1).to_numpy(dtype=bool)
    while taken.any():
        ids = ids.where(~taken, made + "." + number.astype(str))
        taken = missing & ids.duplicated(keep=False).to_numpy(dtype=bool)
        number = number + taken
    work.tables[table] = frame.assign(id=ids)
