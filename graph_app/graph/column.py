"""One column of a graph that leaves the house: a name, a type, and how its cells are read for some rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.graph.stance import CodeArray, FloatArray, IntArray

Type = Literal["string", "double", "long", "boolean"]
SEPARATOR = " | "
"""Between several sources or events in one cell."""

TEXT = pa.large_string()


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
    read : callable
        From ascending positions of actors or ties to their cells: an Arrow array of the type, null where
        the value is missing. Text of few distinct values may be a dictionary that all calls share.
    """

    name: str
    type: Type
    about: str
    read: Callable[[IntArray], Array]


def plain(cells: Array) -> Array:
    """Return text cells without a dictionary; other cells as they are."""
    return cells.dictionary_decode() if pa.types.is_dictionary(cells.type) else cells


def numbers(values: FloatArray) -> Array:
    """Return numbers as cells; NaN is missing."""
    return pa.array(values, from_pandas=True)


def coded(codes: npt.NDArray[np.integer], words: Array) -> Array:
    """Return text as positions in its distinct values; a negative position is missing."""
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int32), mask=codes < 0), words)


def labelled(name: str, about: str, labels: tuple[str, ...], codes: CodeArray) -> Column:
    """Return a column of labels from the code of every row, none missing."""
    words = pa.array(labels, type=TEXT)
    return Column(name, "string", about, lambda rows: coded(codes[rows], words))


def number(name: str, about: str, values: FloatArray) -> Column:
    """Return a column of numbers from those of every row; NaN is missing."""
    return Column(name, "double", about, lambda rows: numbers(values[rows]))


def joined(group: IntArray, item: IntArray, names: Array, size: int) -> Array:
    """Return per group the distinct names of its items, joined in order of the items' positions.

    Parameters
    ----------
    group, item : int arrays of equal length
        Which item belongs to which group; negative items are passed over.
    names : text array
        Name of each item; null is passed over.
    size : int
        How many groups.

    Returns
    -------
    text array of length `size`
        Null where a group has nothing.
    """
    there = item >= 0
    pairs = np.unique(group[there] * len(names) + item[there])
    found, which = np.divmod(pairs, max(1, len(names)))
    texts = names.take(pa.array(which))
    named = pc.is_valid(texts).to_numpy(zero_copy_only=False)
    counts = np.bincount(found[named], minlength=size)
    ends = pa.array(np.r_[0, np.cumsum(counts)])
    lists = pa.LargeListArray.from_arrays(ends, texts.filter(pa.array(named)))
    nothing = pa.scalar(None, type=TEXT)
    return pc.if_else(pa.array(counts > 0), pc.binary_join(lists, pa.scalar(SEPARATOR, TEXT)), nothing)


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
