"""Ids: valid, unique, and the same wherever a row is referred to."""

from __future__ import annotations

import numpy as np
import pandas as pd

from graph_app.dataset.arrow import pa, pc
from graph_app.dataset.cells import LONGEST_ID
from graph_app.importers.values import TEXT, arrow, blank, cells
from graph_app.importers.work import Mask, Names, Work
from graph_app.schema import TABLES

_SPACE = r"[\t\n\r]+"
_CONTROL = r"[\x00-\x1F\x7F\x{80}-\x{9F}]"
_NUMBERED = frozenset({"ties", "statements"})
"""Tables in which two rows of one id are two things."""


def tidy_ids(work: Work) -> None:
    """Make ids valid and unique, and let references follow; what they were is kept in `id_given`."""
    renamed: dict[str, dict[str, str]] = {}
    for name, table in TABLES.items():
        if name in work.tables and "id" in table.columns:
            renamed[name] = _valid(work, name)
    for name, table in TABLES.items():
        if name not in work.tables:
            continue
        for field in table.fields:
            if field.references and field.name in work.tables[name]:
                _follow(work, name, field.name, renamed.get(field.references, {}))
    for name in renamed:
        _named(work, name)
        _unique(work, name)


def cleaned(values: pd.Series) -> tuple[pd.Series, Mask]:
    """Return ids without control characters and white space around them, and which are otherwise now."""
    texts = arrow(values)
    plain = pc.replace_substring_regex(pc.replace_substring_regex(texts, _SPACE, " "), _CONTROL, "")
    plain = pc.utf8_trim_whitespace(pc.utf8_slice_codeunits(pc.utf8_trim_whitespace(plain), 0, LONGEST_ID))
    changed = pc.not_equal(plain, texts).fill_null(False).to_numpy(zero_copy_only=False)
    if not changed.any():
        return values, changed
    empty = pc.equal(plain, "")
    found = pc.if_else(empty, pa.scalar(None, type=pa.large_string()), plain)
    return pd.Series(pd.array(found, dtype=TEXT), index=values.index), changed


def _valid(work: Work, table: str) -> dict[str, str]:
    """Make the ids of a table valid; return the new id of each that changed."""
    frame = work.tables[table]
    if "id" not in frame or not len(frame):
        return {}
    found, changed = cleaned(frame["id"])
    if not changed.any():
        return {}
    names = Names(frame["id"][~changed].dropna(), LONGEST_ID)
    new: dict[str, str] = {}
    ids, wanted_ids = frame["id"].to_numpy(dtype=object, copy=True), found.tolist()
    for row in np.flatnonzero(changed).tolist():
        old, wanted = ids[row], wanted_ids[row]
        if old not in new and isinstance(wanted, str):
            new[old] = names.free(wanted)
        ids[row] = new.get(old)
    given = cells(frame, "id_given").mask(changed, frame["id"])
    sentence = "An id was too long, or had white space around it or control characters in it; see id_given."
    work.tell("changed", table, sentence, changed)
    made = pd.Series(pd.array(ids, dtype=TEXT), frame.index)
    work.tables[table] = frame.assign(id=made, id_given=given)
    return new


def _follow(work: Work, table: str, column: str, new: dict[str, str]) -> None:
    """Let references follow ids that changed; others become valid ids."""
    frame = work.tables[table]
    plain, changed = cleaned(frame[column])
    if not changed.any():
        return
    known = frame[column].isin(list(new)).to_numpy(dtype=bool)
    mapped = pd.Series(pd.array([new.get(one) for one in frame[column]], dtype=TEXT), frame.index)
    work.tables[table] = frame.assign(**{column: plain.mask(known, mapped)})


def _named(work: Work, table: str) -> None:
    """Give rows without an id their name as id; rows with neither are dropped. Ties get theirs elsewhere."""
    frame = work.tables[table]
    if table in _NUMBERED or not len(frame):
        return
    if "id" not in frame:
        frame = frame.assign(id=blank(frame.index))
    missing = frame["id"].isna().to_numpy(dtype=bool)
    if not missing.any():
        return
    label = "title" if "title" in frame else "name"
    called = cleaned(frame[label])[0] if label in frame else frame["id"]
    names = Names(frame["id"].dropna(), LONGEST_ID)
    ids, labels = frame["id"].tolist(), called.tolist()
    for row in np.flatnonzero(missing & called.notna().to_numpy(dtype=bool)).tolist():
        ids[row] = names.free(str(labels[row]))
    work.tables[table] = frame.assign(id=pd.Series(pd.array(ids, dtype=TEXT), frame.index))
    filled = missing & work.tables[table]["id"].notna().to_numpy(dtype=bool)
    if filled.any():
        work.tell("assumed", table, f"Rows of {table} without an id have their {label} as id.", filled)
    work.drop(table, missing & ~filled, f"Rows of {table} with neither id nor {label} are left out.")


def _unique(work: Work, table: str) -> None:
    """Make ids unique: ties are numbered, other rows of one id become one."""
    frame = work.tables[table]
    if "id" not in frame or not len(frame):
        return
    again = (frame["id"].duplicated() & frame["id"].notna()).to_numpy(dtype=bool)
    if not again.any():
        return
    if table in _NUMBERED:
        names = Names(frame["id"].dropna(), LONGEST_ID)
        ids = frame["id"].tolist()
        for row in np.flatnonzero(again).tolist():
            ids[row] = names.free(str(ids[row]))
        work.tell("changed", table, f"An id of {table} that was used before got a number.", again)
        work.tables[table] = frame.assign(id=pd.Series(pd.array(ids, dtype=TEXT), frame.index))
        return
    sentence = f"A row of {table} has an id that was used before; the first counts, the later fills its gaps."
    work.tell("changed", table, sentence, again)
    places = frame.index[~again]
    merged = frame.groupby("id", sort=False, as_index=False).first()
    work.tables[table] = merged[list(frame.columns)].astype(TEXT).set_axis(places)
