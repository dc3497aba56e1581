"""A row on its way in: its cells as text, and the text that names it."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.errors import QueryError
from graph_app.schema import TABLES
from graph_app.text import shown

Cells = Mapping[str, str]
"""The cells of a row that have a value, by column; as text, as in CSV."""

_JOINT = "\x1f"
"""Stands between the parts of a key where keys are compared; no id can hold it."""


def cell(value: Any) -> str | None:
    r"""Return a value as a cell: text with plain line breaks and no white space around it, None for nothing.

    Raises
    ------
    QueryError
        If it is neither text, number, truth, date nor nothing.

    Examples
    --------
    >>> cell(" a\r\nb "), cell(True), cell(2.0), cell(0.5), cell(""), cell(float("nan"))
    ('a\nb', 'true', '2', '0.5', None, None)
    """
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) else repr(float(value))
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        raise QueryError(
            f"A cell holds text, a number or a date, not {shown(repr(value))}", value=repr(value)
        )
    return whole(value).replace("\r\n", "\n").replace("\r", "\n").strip() or None


def whole(text: str) -> str:
    r"""Return a text with a question mark for each half of a character: those cannot be kept or looked for.

    >>> whole("a\ud800b")
    'a?b'
    """
    return text.encode("utf-8", "replace").decode("utf-8")


def line(text: str) -> str:
    r"""Return a text in one line, without control characters.

    >>> line(" a\r\n b\x00 ")
    'a b'
    """
    return " ".join("".join(one for one in text if one.isprintable() or one.isspace()).split())


def cells(values: Mapping[str, Any]) -> dict[str, str | None]:
    """Return values by column as cells; what is to be emptied is None."""
    return {str(column): cell(value) for column, value in values.items()}


def filled(values: Mapping[str, str | None]) -> dict[str, str]:
    """Return the cells that have a value, in the order of their names: equal rows are equal."""
    return {column: value for column, value in sorted(values.items()) if value is not None}


def key_of(table: str, values: Mapping[str, str | None]) -> str:
    """Return the text that names a row: its id, or the parts of its key as one line of CSV.

    >>> key_of("actors", {"id": "a,b"}), key_of("participations", {"event_id": "e", "actor_id": "a,b"})
    ('a,b', 'e,"a,b",')
    """
    return key_text([values.get(column) or "" for column in TABLES[table].key])


def key_text(parts: list[str]) -> str:
    """Return the parts of a key as the text that names the row."""
    if len(parts) == 1:
        return parts[0]
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(parts)
    return line.getvalue()


def key_parts(table: str, key: str) -> list[str]:
    """Return the parts of a key; the inverse of `key_text`, padded where there are too few.

    >>> key_parts("participations", 'e,"a,b",lead')
    ['e', 'a,b', 'lead']
    """
    key, width = whole(key), len(TABLES[table].key)
    if width == 1:
        return [key]
    found = next(csv.reader([key]), [])
    return [*found, *[""] * width][: max(width, len(found))]


def key_column(table: str, columns: Mapping[str, Array]) -> Array:
    """Return the keys of many rows in the form in which they are compared."""
    parts = [columns[column].fill_null("") for column in TABLES[table].key]
    if len(parts) == 1:
        return parts[0]
    return pc.binary_join_element_wise(*parts, pa.scalar(_JOINT, type=pa.large_string()))


class Keys:
    """The keys of the rows of a table that never changes, found by their hashes: eight bytes a row.

    Parameters
    ----------
    table : str
        Name of the table.
    column : pyarrow.Array
        Its keys, as `key_column` makes them.
    """

    def __init__(self, table: str, column: Array) -> None:
        self.table = table
        self.column = column

    @cached_property
    def _sorted(self) -> tuple[NDArray[np.uint64], NDArray[np.intp]]:
        """Hashes in order, and the rows that they are of."""
        hashes = pd.util.hash_array(self.column.to_numpy(zero_copy_only=False), categorize=False)
        order = np.argsort(hashes, kind="stable")
        return hashes[order], order

    def place(self, key: str) -> int:
        """Return where a key stands, -1 if it does not."""
        wanted = _JOINT.join(key_parts(self.table, key))
        hashes, order = self._sorted
        asked = pd.util.hash_array(np.array([wanted], dtype=object), categorize=False)[0]
        at = int(np.searchsorted(hashes, asked))
        while at < len(hashes) and hashes[at] == asked:
            place = int(order[at])
            if self.column[place].as_py() == wanted:
                return place
            at += 1
        return -1


def places(table: str, column: Array, keys: Iterable[str]) -> list[int]:
    """Return where keys stand in a column made by `key_column`, -1 for those that do not.

    Examples
    --------
    >>> columns = {"id": pa.array(["a", "b"], type=pa.large_string())}
    >>> places("actors", key_column("actors", columns), ["b", "c"])
    [1, -1]
    """
    wanted = [_JOINT.join(key_parts(table, key)) for key in keys]
    if len(wanted) == 1:
        return [int(pc.index(column, pa.scalar(wanted[0], type=pa.large_string())).as_py())]
    found = pc.index_in(pa.array(wanted, type=pa.large_string()), value_set=column)
    of_keys: list[int] = found.fill_null(-1).to_pylist()
    return of_keys
