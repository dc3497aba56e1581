"""Checked text -> pandas frames: categories instead of strings, positions instead of ids."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph_app.dataset.arrow import Array
from graph_app.dataset.keys import positions
from graph_app.dataset.raw import Codes, RawTable
from graph_app.dataset.rules import Rules
from graph_app.dataset.values import TRUTHS, integer, number
from graph_app.schema import TABLES, Field

TEXT = pd.StringDtype(na_value=np.nan)


def build_frames(raws: Mapping[str, RawTable], rules: Rules) -> Mapping[str, pd.DataFrame]:
    """Return the tables as frames, every canonical one with all its columns.

    Parameters
    ----------
    raws : mapping of str to RawTable
        Tables without problems.
    rules : dict
        What the columns are, the package's own ones included.

    Returns
    -------
    mapping of str to pandas.DataFrame
        Canonical tables first, then those only the package knows; read-only.
    """
    ids = {name: _ids(raws[name]) for name in TABLES if "id" in TABLES[name].columns}
    frames = {name: _canonical(raws[name], raws, ids) | _own(raws[name], rules[name]) for name in TABLES}
    whole = {
        name: pd.DataFrame(columns, index=pd.RangeIndex(raws[name].rows)) for name, columns in frames.items()
    }
    others = {name: _texts(raw, raw.columns) for name, raw in raws.items() if name not in TABLES}
    return MappingProxyType(whole | others)


def _ids(raw: RawTable) -> pd.Index:
    """Return a table's ids in row order; all references to it share this one object."""
    return pd.Index(_text(raw.columns["id"]) if raw.rows else pd.Series([], dtype=TEXT), dtype=TEXT)


def _text(values: Array) -> pd.Series:
    """Return a text column as pandas text, missing as NaN."""
    return pd.Series(pd.array(values, dtype=TEXT))


def _texts(raw: RawTable, columns: Mapping[str, object]) -> pd.DataFrame:
    """Return some columns as they stand in the file."""
    return pd.DataFrame({name: _text(raw.columns[name]) for name in columns}, index=pd.RangeIndex(raw.rows))


def _canonical(raw: RawTable, raws: Mapping[str, RawTable], ids: Mapping[str, pd.Index]) -> dict[str, object]:
    """Return the canonical columns of one table."""
    columns: dict[str, object] = {}
    for field in TABLES[raw.name].fields:
        if not raw.rows:
            columns[field.name] = _empty(field, ids)
        elif field.references:
            target = positions(raw, field.name, raws[field.references])
            columns[field.name] = pd.Categorical.from_codes(_codes(target), categories=ids[field.references])
        else:
            columns[field.name] = _column(raw, field)
    return columns


def _own(raw: RawTable, rules: Mapping[str, Field]) -> dict[str, object]:
    """Return the columns that only this package has: numbers and truth values as such, others as text."""
    known = TABLES[raw.name].columns
    return {
        name: _numbers(raw.codes(name), rules[name]) if name in rules else _text(raw.columns[name])
        for name in raw.columns
        if name not in known
    }


def _codes(values: NDArray[np.int64]) -> list[int]:
    """Return category codes in the form that pandas' stubs ask for; at run time the array itself."""
    return values  # type: ignore[return-value]  # the stubs know lists only, pandas takes arrays


def _column(raw: RawTable, field: Field) -> object:
    """Return one column that refers to nothing."""
    if field.type in ("enum", "open"):
        return _categories(raw.codes(field.name), field)
    if field.type in ("integer", "number", "boolean"):
        return _numbers(raw.codes(field.name), field)
    return _text(raw.columns[field.name])


def _categories(coded: Codes, field: Field) -> pd.Categorical:
    """Return a vocabulary column: closed lists in their canonical order, open ones sorted."""
    closed = field.type == "enum"
    categories = list(field.values) if closed else sorted(coded.values)
    rank = {value: position for position, value in enumerate(categories)}
    of_values = np.asarray([*(rank[value] for value in coded.values), -1], dtype=np.int64)
    return pd.Categorical.from_codes(
        _codes(of_values[coded.codes]), categories=pd.Index(categories, dtype=TEXT), ordered=closed
    )


def _numbers(coded: Codes, field: Field) -> object:
    """Return a column of numbers or truth values."""
    missing = coded.codes < 0
    if field.type == "boolean":
        truths = np.asarray([*(TRUTHS[value] for value in coded.values), False], dtype=np.bool_)[coded.codes]
        return pd.arrays.BooleanArray(truths, missing) if field.storage == "boolean" else truths
    if field.type == "number":
        return np.asarray([*(number(value) for value in coded.values), np.nan], dtype=np.float64)[coded.codes]
    whole = np.asarray([*(integer(value) for value in coded.values), 0], dtype=np.int64)[coded.codes]
    if field.storage == "Int64":
        return pd.arrays.IntegerArray(whole, missing)
    return whole.astype(field.storage)


def _empty(field: Field, ids: Mapping[str, pd.Index]) -> object:
    """Return an empty column of the right type."""
    if field.references:
        return pd.Categorical.from_codes([], categories=ids[field.references])
    if field.type in ("enum", "open"):
        categories = pd.Index(list(field.values if field.type == "enum" else ()), dtype=TEXT)
        return pd.Categorical.from_codes([], categories=categories, ordered=field.type == "enum")
    return pd.Series([], dtype=field.storage or TEXT)
