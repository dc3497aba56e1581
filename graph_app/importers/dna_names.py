"""Words of a data base of Discourse Network Analyzer as ids, names, dates and columns of a data package."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pandas as pd

from graph_app.importers.base import Reading
from graph_app.text import folded

_LONGEST_ID = 60
_MILLISECONDS = 10**11
"""A number of seconds that no document is dated by: it is one of milliseconds."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def plain_words(value: Any) -> str:
    r"""Return a value in one line: no control characters, single blanks, nothing for what is missing.

    >>> plain_words("  two\n lines\x00 "), plain_words(None)
    ('two lines', '')
    """
    if value is None or value is pd.NA or value != value:
        return ""
    kept = "".join(one if one.isprintable() else " " for one in str(value))
    return " ".join(kept.split())


def ids(names: Sequence[str]) -> list[str]:
    """Return an id for each name, made of its letters and numbers; numbered where they repeat.

    >>> ids(["Sierra Club", "Sierra-Club", "Élysée", "…"])
    ['sierra-club', 'sierra-club-2', 'elysee', 'x']
    """
    taken: set[str] = set()
    found = []
    for name in names:
        plain = re.sub(r"[^a-z0-9]+", "-", folded(name))[:_LONGEST_ID].strip("-") or "x"
        one, number = plain, 1
        while one in taken:
            number += 1
            one = f"{plain}-{number}"
        taken.add(one)
        found.append(one)
    return found


def dates(reading: Reading, given: pd.Series) -> pd.Series:
    """Return the days of times in seconds since 1970 (UTC), None where a number is none."""
    numbers = pd.to_numeric(given, errors="coerce").astype("Float64")
    large = numbers.abs() > _MILLISECONDS
    if bool(large.any()):
        sentence = "Dates of documents are in milliseconds."
        reading.notes.assumed(sentence, count=int(large.sum()), sheet="DOCUMENTS")
    seconds = numbers.where(~large.fillna(value=False), numbers / 1000)
    return pd.Series([_day(value) for value in seconds.tolist()], index=given.index, dtype=object)


def _day(seconds: Any) -> str | None:
    if seconds is pd.NA or seconds is None or seconds != seconds:
        return None
    try:
        return (_EPOCH + timedelta(seconds=float(seconds))).date().isoformat()
    except OverflowError:
        return None


def attributes(base: dict[str, pd.DataFrame], variable: int, entities: pd.Index) -> dict[str, list[str]]:
    """Return the attributes of entities as columns, by name in lower case; empty ones are left out.

    Parameters
    ----------
    base : dict of str to pandas.DataFrame
        The tables of the data base.
    variable : int
        The variable that the entities belong to.
    entities : pandas.Index
        Their keys.
    """
    of = base["ATTRIBUTEVARIABLES"]
    found: dict[str, list[str]] = {}
    mine = of[of["VariableId"] == variable]
    for key, name in zip(mine["ID"], mine["AttributeVariable"], strict=True):
        values = base["ATTRIBUTEVALUES"]
        own = values[values["AttributeVariableId"] == key].drop_duplicates("EntityId").set_index("EntityId")
        column = [plain_words(value) for value in own["AttributeValue"].reindex(entities)]
        if any(column):
            found[plain_words(name).casefold() or "attribute"] = column
    return found
