"""Types of extra columns: what the file declares if all values are of it, else what they all are."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from graph_app.dataset.arrow import pc
from graph_app.importers.report import MOST_LINES, Notes
from graph_app.importers.values import TEXT, arrow, fitted, kind_of, no_number
from graph_app.schema import TABLES, Field, FieldType
from graph_app.text import shown

_COMMA = r"\A[+-]?[0-9]+(?:,[0-9]+)?\z"
_CERTAIN = r",(?:[0-9]{1,2}|[0-9]{4,})\z"
"""A comma that cannot be one of thousands."""
_TYPES: tuple[FieldType, ...] = ("integer", "number", "boolean")


def typed(
    table: str, frame: pd.DataFrame, declared: Mapping[str, str] | None, notes: Notes
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return a table whose extra columns hold what their types say, and those types.

    Parameters
    ----------
    table : str
        Name of the table.
    frame : pandas.DataFrame
        Its rows as text.
    declared : mapping of str to str, optional
        Types that the file declares; columns that are not in it are text. None where the format has no types:
        then a column gets the type that all its values have.
    notes : Notes
        Takes what was changed.

    Returns
    -------
    tuple of pandas.DataFrame and dict
        A column with a value that is not of its declared type is kept as text.
    """
    types: dict[str, str] = {}
    columns = {str(name): frame[name] for name in frame.columns}
    for name, values in columns.items():
        if name in TABLES[table].columns:
            continue
        if declared is None:
            values = columns[name] = _pointed(name, values, notes)
        kind = kind_of(no_number(values)) if declared is None else declared.get(name, "")
        wanted = next((one for one in _TYPES if one == kind), None)
        if wanted is None:
            continue
        found = _converted(name, wanted, values, notes)
        if found is not None:
            columns[name], types[name] = found, wanted
    return pd.DataFrame(columns, index=frame.index), types


def _pointed(name: str, values: pd.Series, notes: Notes) -> pd.Series:
    """Return numbers with decimal points where all values of a column are numbers and some have a comma."""
    texts = arrow(values).drop_null()
    if not len(texts) or not pc.all(pc.match_substring_regex(texts, _COMMA)).as_py():
        return values
    decimal = pc.match_substring_regex(texts, _CERTAIN)
    if not pc.any(decimal).as_py():
        return values
    notes.changed(f"Decimal commas in {shown(name)!r} became points.")
    return values.str.replace(",", ".", regex=False)


def _converted(name: str, kind: FieldType, values: pd.Series, notes: Notes) -> pd.Series | None:
    """Return a column as its type has it, or None after saying why it stays text."""
    known = values if kind == "boolean" else no_number(values)
    lost = int(values.notna().sum() - known.notna().sum())
    if kind_of(known) == kind and kind != "boolean":
        found: pd.Series | None = known
    else:
        found = _one_by_one(name, kind, known, notes)
    if found is not None and lost:
        notes.changed(f"“Not a number” in {shown(name)!r} is kept as no value.", count=lost)
    return found


def _one_by_one(name: str, kind: FieldType, values: pd.Series, notes: Notes) -> pd.Series | None:
    """Convert every distinct value."""
    field = Field(name="value", type=kind, meaning="Extra column.")
    codes, distinct = pd.factorize(values)
    fit = [fitted(field, str(value)) for value in distinct]
    if None in fit:
        wrong = np.flatnonzero(np.isin(codes, [place for place, one in enumerate(fit) if one is None]))
        lines = values.index.to_numpy(dtype=np.int64)[wrong[:MOST_LINES]].tolist()
        example = shown(str(values.iloc[wrong[0]]))[:40]
        sentence = f"{shown(name)!r} holds {example!r}, which is no {kind}; the whole column is kept as text."
        notes.changed(sentence, lines, count=len(wrong))
        return None
    return pd.Series(pd.array([*fit, None], dtype=TEXT)[codes], index=values.index)
