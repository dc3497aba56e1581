"""The base of a debate: a checked data package as text columns, kept whole and never changed."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from graph_app.dataset import Dataset, PackageError, locate
from graph_app.dataset.arrow import Array, pa, pc
from graph_app.dataset.collector import Collector
from graph_app.dataset.frames import build_frames
from graph_app.dataset.loading import examine
from graph_app.dataset.locate import DESCRIPTOR_FILE
from graph_app.dataset.raw import RawTable
from graph_app.dataset.rules import Rules, rules_of
from graph_app.schema import TABLES, Descriptor
from graph_app.workspace.rows import Keys, key_column


@dataclass(frozen=True, eq=False)
class Base:
    """What edits begin with.

    Attributes
    ----------
    about : mapping
        The package's descriptor as it was written; at least a name.
    raws : mapping of str to RawTable
        All canonical tables with all columns, then those that only the package knows.
    present : frozenset of str
        Tables that the package has, as opposed to those that were derived.
    """

    about: Mapping[str, Any]
    raws: Mapping[str, RawTable]
    present: frozenset[str]

    @cached_property
    def descriptor(self) -> Descriptor:
        """What the package says about itself."""
        found = Descriptor.model_validate(dict(self.about))
        return found if found.title else found.model_copy(update={"title": found.name})

    @cached_property
    def rules(self) -> Rules:
        """What its columns must satisfy."""
        return rules_of(self.descriptor, Collector())

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of its content."""
        return Dataset(self.descriptor, build_frames(self.raws, self.rules)).fingerprint

    @cached_property
    def keys(self) -> dict[str, Keys]:
        """Keys of the rows of every canonical table."""
        return {name: Keys(name, key_column(name, self.raws[name].columns)) for name in TABLES}

    def parts(self) -> dict[str, bytes]:
        """Return its tables as compressed Arrow streams by name; `of_parts` reads them."""
        return {name: _packed(raw) for name, raw in self.raws.items()}


def open_base(path: str | os.PathLike[str]) -> Base:
    """Return a data package as a base.

    Raises
    ------
    PackageError
        If anything is wrong with the package.
    DataError
        If there is no such package.
    """
    found = examine(path)
    if not found.report.ok:
        raise PackageError(found.report)
    written = locate(path) / DESCRIPTOR_FILE
    about = json.loads(written.read_bytes().decode("utf-8-sig")) if written.exists() else {}
    about = {"name": found.descriptor.name, "title": found.descriptor.title} | about
    present = frozenset(name for name, raw in found.raws.items() if not raw.derived)
    return Base(about, {name: _kept(raw) for name, raw in found.raws.items()}, present)


def of_parts(about: Mapping[str, Any], parts: Mapping[str, bytes], present: frozenset[str]) -> Base:
    """Return the base that was kept as parts."""
    ordered = [*TABLES, *(name for name in parts if name not in TABLES)]
    return Base(about, {name: _unpacked(name, parts[name]) for name in ordered}, present)


def _kept(raw: RawTable) -> RawTable:
    """Return a table without what only reading its file needed."""
    columns = {name: _plain(values) for name, values in raw.columns.items()}
    return RawTable(raw.name, f"{raw.name}.csv", columns or _empty(raw.name), raw.rows, unit="row")


def _empty(name: str) -> dict[str, Array]:
    return {column: pa.array([], type=pa.large_string()) for column in TABLES[name].columns}


def _plain(values: Array) -> Array:
    """Return a column with plain line breaks, as CSV will give them back."""
    if not pc.any(pc.match_substring(values, "\r")).as_py():
        return values
    return pc.replace_substring(pc.replace_substring(values, "\r\n", "\n"), "\r", "\n")


def _packed(raw: RawTable) -> bytes:
    sink = pa.BufferOutputStream()
    table = pa.table(dict(raw.columns))
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_stream(sink, table.schema, options=options) as writer:
        writer.write_table(table)
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def _unpacked(name: str, content: bytes) -> RawTable:
    with pa.ipc.open_stream(content) as reader:
        table = reader.read_all().combine_chunks()
    columns = {column: _one(table.column(column)) for column in table.column_names}
    return RawTable(name, f"{name}.csv", columns, table.num_rows, unit="row")


def _one(column: Any) -> Array:
    """Return a column in one piece."""
    return pa.array([], type=pa.large_string()) if not len(column) else column.chunk(0)


def fresh(raw: RawTable) -> RawTable:
    """Return a table on which nothing was found yet, sharing its columns and codes."""
    return replace(raw, faulty_rows=None, faulty_cells={})
