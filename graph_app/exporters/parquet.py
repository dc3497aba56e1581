"""The data package as Parquet tables, for pandas, polars, DuckDB and Spark."""

from __future__ import annotations

from collections.abc import Iterator

from graph_app.dataset.arrow import arrow_parquet, pa
from graph_app.exporters.base import Exporter, Outgoing
from graph_app.exporters.package import loss, package
from graph_app.exporters.sheets import Sheet
from graph_app.exporters.zipped import Pieces

GROUP = 100_000
"""Rows that are packed together."""


def write(out: Outgoing) -> Iterator[bytes]:
    """Write the data package as a zip of Parquet tables; see `package`."""
    return package(out, "parquet", "application/vnd.apache.parquet", parquet_of)


def parquet_of(sheet: Sheet) -> Iterator[bytes]:
    """Write a table as Parquet, piece by piece."""
    pieces, names = Pieces(), [column.name for column in sheet.columns]
    none = [column.read(sheet.rows[:0]) for column in sheet.columns]
    schema = pa.Table.from_arrays(none, names).schema
    with arrow_parquet.ParquetWriter(pieces, schema, compression="zstd") as writer:
        for cells in sheet.blocks(GROUP):
            writer.write_table(pa.Table.from_arrays(cells, names))
            yield pieces.fetch()
    yield pieces.fetch()


PARQUET = Exporter(
    "parquet",
    "Parquet (zip)",
    ".parquet.zip",
    "application/zip",
    write,
    loss,
    "code",
    "the data package, for pandas, polars and DuckDB",
)
