"""One column of a graph that leaves the house: a name, a type, values, and which of them are there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph_app.graph.stance import BoolArray, FloatArray, IntArray

Type = Literal["string", "double", "long", "boolean"]
SEPARATOR = " | "
"""Between several sources or events in one cell."""


@dataclass(frozen=True)
class Column:
    """One attribute of nodes or edges.

    Attributes
    ----------
    name : str
        The name, the same in every format.
    type : {"string", "double", "long", "boolean"}
        The type, in GraphML's words.
    about : str
        What it means.
    values : array of shape (rows,)
        Objects for strings, numbers otherwise.
    present : bool array of shape (rows,)
        False where the value is missing; such cells are left out of exports.
    """

    name: str
    type: Type
    about: str
    values: npt.NDArray[Any]
    present: BoolArray

    def python(self) -> list[Any]:
        """Return the values as plain Python objects, None where missing."""
        return [
            value if there else None
            for value, there in zip(self.values.tolist(), self.present.tolist(), strict=True)
        ]


def text(name: str, about: str, values: npt.NDArray[np.object_]) -> Column:
    """Return a column of strings; None is missing."""
    present = np.array([value is not None for value in values], dtype=bool)
    found = [str(value) if value is not None else "" for value in values]
    return Column(name, "string", about, np.array(found, dtype=object), present)


def number(name: str, about: str, values: FloatArray, kind: Type = "double") -> Column:
    """Return a column of numbers; NaN is missing."""
    present = ~np.isnan(values)
    filled = np.where(present, values, 0)
    return Column(name, kind, about, filled.astype(np.int64) if kind == "long" else filled, present)


def flag(name: str, about: str, values: BoolArray) -> Column:
    """Return a column of truths, none missing."""
    return Column(name, "boolean", about, values, np.ones(len(values), dtype=bool))


def own(name: str, values: pd.Series) -> Column:
    """Return a column that only this data set has: numbers and truths keep their type, all else is text."""
    about, dtype = "Column of this data set", values.dtype
    present = values.notna().to_numpy(dtype=bool)
    if pd.api.types.is_bool_dtype(dtype):
        return Column(name, "boolean", about, values.to_numpy(dtype=bool, na_value=False), present)
    if pd.api.types.is_integer_dtype(dtype):
        return Column(name, "long", about, values.to_numpy(dtype=np.int64, na_value=0), present)
    if pd.api.types.is_float_dtype(dtype):
        return number(name, about, values.to_numpy(dtype=np.float64))
    cells = values.astype("object").to_numpy(dtype=object, copy=True)
    cells[~present] = None
    return text(name, about, cells)


def padded(column: Column, rows: int) -> Column:
    """Return a column with so many missing values after its own."""
    blank = np.zeros(rows, dtype=column.values.dtype)
    if column.type == "string":
        blank = np.full(rows, "", dtype=object)
    present = np.append(column.present, np.zeros(rows, dtype=bool))
    return replace(column, values=np.append(column.values, blank), present=present)


def labelled(name: str, about: str, labels: tuple[str, ...], found: npt.NDArray[np.integer]) -> Column:
    """Return a column of labels from their codes, none missing."""
    table = np.array(labels, dtype=object)
    return Column(name, "string", about, table[found], np.ones(len(found), dtype=bool))


def joined(
    group: IntArray, item: IntArray, names: npt.NDArray[np.object_], size: int
) -> npt.NDArray[np.object_]:
    """Return per group the distinct names of its items, joined in order of the items' positions.

    Parameters
    ----------
    group, item : int arrays of equal length
        Which item belongs to which group; negative items are passed over.
    names : object array
        Name of each item; None is passed over.
    size : int
        How many groups.

    Returns
    -------
    object array of shape (size,)
        None where a group has nothing.
    """
    there = item >= 0
    pairs = np.unique(np.column_stack([group[there], item[there]]), axis=0)
    found: list[list[str]] = [[] for _ in range(size)]
    for place, which in pairs.tolist():
        name = names[which]
        if isinstance(name, str):
            found[place].append(name)
    return np.array([SEPARATOR.join(part) if part else None for part in found], dtype=object)


_RESERVED = ("id", "key", "source", "target", "from_id", "to_id")
"""Words that formats keep for themselves."""


def distinct(columns: list[Column]) -> list[Column]:
    """Return columns of which no two have one name; the later one is numbered.

    A data set's own columns, and issues, may be called as a computed column is.
    """
    taken = set(_RESERVED)
    found = []
    for column in columns:
        name, count = column.name, 1
        while name in taken:
            count += 1
            name = f"{column.name}_{count}"
        taken.add(name)
        found.append(replace(column, name=name))
    return found
