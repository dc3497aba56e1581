"""A zip of CSV tables: the visible actors and ties with all their columns, and what they rest on."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import numpy as np
import orjson
import pandas as pd

from graph_app.exporters.base import ROWS, Exporter, Outgoing
from graph_app.graph.build import tie_ids
from graph_app.graph.column import Column
from graph_app.graph.network import objects

_EPOCH = (1980, 1, 1, 0, 0, 0)
# Spreadsheets take the wide forms for signs as well.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def harmless(cell: str) -> str:
    """Return a text cell that no spreadsheet takes for a formula: a quotation mark is put before it.

    >>> harmless("=1+1"), harmless("plain"), harmless("-2.5")
    ("'=1+1", 'plain', '-2.5')
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _cells(column: Column) -> list[str]:
    values = column.python()
    if column.type == "string":
        return ["" if value is None else harmless(value) for value in values]
    if column.type == "boolean":
        return ["true" if value else "false" for value in values]
    return ["" if value is None else repr(value) for value in values]


class _Pieces(io.RawIOBase):
    """A file that is only written to: what was written is fetched piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        """Tell that it can be written to."""
        return True

    def write(self, data: Any) -> int:
        """Keep a piece."""
        self._pieces.append(bytes(data))
        return len(data)

    def fetch(self) -> bytes:
        """Return what was written since the last call."""
        found = b"".join(self._pieces)
        self._pieces.clear()
        return found


def _text(rows: list[list[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode()


def _blocks(out: Outgoing) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Iterate over the files of the zip and their content."""
    ids = out.network.actors["id"].to_numpy(dtype=object)
    nodes, edges = out.header()

    def actors() -> Iterator[bytes]:
        yield _text([["id", *(column.name for column in nodes)]])
        for columns, block in out.actors():
            names = [harmless(name) for name in ids[block.actors].tolist()]
            yield _text([list(row) for row in zip(names, *map(_cells, columns), strict=True)])

    def ties() -> Iterator[bytes]:
        yield _text([["id", "from_id", "to_id", *(column.name for column in edges[1:])]])
        for columns, block in out.ties():
            ends = [[harmless(name) for name in ids[side[block.ties]].tolist()] for side in out.network.ends]
            keys = [harmless(key) for key in tie_ids(out.network, block.ties).tolist()]
            yield _text([list(row) for row in zip(keys, *ends, *map(_cells, columns[1:]), strict=True)])

    yield "actors.csv", actors()
    yield "ties.csv", ties()
    for name, frame in evidence(out).items():
        yield f"{name}.csv", _frame(frame)
    yield "about.json", iter([orjson.dumps(out.about, option=orjson.OPT_INDENT_2) + b"\n"])


def evidence(out: Outgoing) -> dict[str, pd.DataFrame]:
    """Return the rows of the other tables that the visible actors and ties rest on."""
    tables = out.network.dataset.tables
    shown = np.zeros(out.network.n, dtype=bool)
    shown[out.chosen.actors] = True
    statements = tables["statements"][out.chosen.statements & shown[out.network.statements.actor]]
    participations = tables["participations"][shown[out.network.sides.actor]]
    events = tables["events"][tables["events"]["id"].isin(participations["event_id"].astype("str"))]
    ties = out.network.ties.iloc[out.chosen.ties[out.chosen.ties < out.network.m]]
    used: set[str] = set()
    for frame in (statements, participations, events, ties):
        used |= set(frame["source_id"].dropna().astype("str"))
    return {
        "statements": statements,
        "issues": tables["issues"],
        "events": events,
        "participations": participations,
        "sources": tables["sources"][tables["sources"]["id"].isin(used)],
        "actor_kinds": tables["actor_kinds"],
        "tie_kinds": tables["tie_kinds"],
        "participation_roles": tables["participation_roles"],
    }


def _frame(frame: pd.DataFrame) -> Iterator[bytes]:
    """Write a table as CSV; only text can be a formula, numbers stay numbers."""
    yield _text([[str(name) for name in frame.columns]])
    for start in range(0, len(frame), ROWS):
        block = frame.iloc[start : start + ROWS]
        columns = [_column(block, str(name)) for name in frame.columns]
        yield _text([list(row) for row in zip(*columns, strict=True)])


def _column(frame: pd.DataFrame, name: str) -> list[str]:
    values = objects(frame, name).tolist()
    if pd.api.types.is_bool_dtype(frame[name].dtype):
        return ["true" if value else "false" for value in values]
    if pd.api.types.is_numeric_dtype(frame[name].dtype):
        return ["" if value is None else str(value) for value in values]
    return ["" if value is None else harmless(str(value)) for value in values]


def write(out: Outgoing) -> Iterator[bytes]:
    """Write a zip of CSV tables (UTF-8, RFC 4180); the order and the time stamps of its files are fixed."""
    pieces = _Pieces()
    with zipfile.ZipFile(pieces, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, blocks in _blocks(out):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            with archive.open(entry, "w", force_zip64=False) as file:
                for block in blocks:
                    file.write(block)
                    yield pieces.fetch()
    yield pieces.fetch()


CSV = Exporter("csv", "CSV tables (zip)", ".zip", "application/zip", write)
