"""A network of statements as a matrix or a list of ties in CSV, and as JSON. Cells are exactly the data."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import numpy as np
import orjson

from graph_app.analyses.discourse.network import Discourse, window_words
from graph_app.analyses.discourse.sheets import heads, ties
from graph_app.exporters.discourse.saying import About


def _lines(rows: list[list[Any]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode()


def matrix(asked: Discourse, about: About) -> Iterator[bytes]:
    """Write the matrix as CSV: ids at the head of rows and columns; no windows, NaN is left empty."""
    found = asked.matrix()
    yield _lines([["", *found.columns]])
    for name, values in zip(found.index, found.to_numpy(), strict=True):
        yield _lines([[name, *(_plain(value) for value in values.tolist())]])


def _plain(value: float) -> str:
    """Return a number as short as it can be written without loss.

    >>> _plain(3.0), _plain(0.5), _plain(float("nan"))
    ('3', '0.5', '')
    """
    if np.isnan(value):
        return ""
    return str(int(value)) if value.is_integer() else repr(value)


def listed(asked: Discourse, about: About) -> Iterator[bytes]:
    """Write ties as CSV, of every window where time is cut, else of the whole."""
    columns = heads(asked.whole)
    yield _lines([["window_from", "window_to", "id", "from_id", "to_id", *(head.name for head in columns)]])
    cut = asked.how["unit"] != "none"
    for window, found in asked.slices() if cut else [(None, asked.whole)]:
        words = window_words(window) if window else {"from": "", "to": ""}
        for row in ties(asked, found):
            cells = ["" if row.get(head.name) is None else row[head.name] for head in columns]
            plain = [str(cell).lower() if isinstance(cell, bool) else cell for cell in cells]
            yield _lines([[words["from"], words["to"], row["id"], row["from"], row["to"], *plain]])


def json(asked: Discourse, about: About) -> Iterator[bytes]:
    """Write all that `Discourse.as_dict` says, and of which data and filter it is."""
    yield orjson.dumps({"about": dict(about)} | asked.as_dict(), option=orjson.OPT_INDENT_2) + b"\n"
