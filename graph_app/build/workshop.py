"""Where a build works: an engine, a folder for what is in between, and how far it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import ibis

from graph_app.build.engine import Columns, Engine, Table
from graph_app.build.written import written_files, written_rows
from graph_app.dataset.arrow import arrow_parquet, pa

Tell = Callable[[float], None]


class Workshop:
    """Works tables out, one after the other.

    Parameters
    ----------
    engine : Engine
        What works.
    scratch : Path
        An empty folder; on a cluster one that every machine sees under this path.
    steps : int
        How many tables there will be, for `tell`.
    tell : callable
        Takes the share of the work that is done.
    """

    def __init__(self, engine: Engine, scratch: Path, steps: int, tell: Tell) -> None:
        self.engine = engine
        self._scratch = scratch
        self._steps = steps
        self._tell = tell
        self._done = 0

    def keep(self, name: str, table: Table) -> Table:
        """Work a table out and return what was worked out, so that it is done once.

        The types are those that the table was to have: DuckDB writes a small number in 32 bits.
        """
        return self.engine.read_parquet((str(self._written(name, table)),)).cast(table.schema())

    def forget(self, *names: str) -> None:
        """Delete tables that were kept and are not needed any more: they take the most room there is."""
        for name in names:
            shutil.rmtree(self._scratch / name)

    def rows(self, name: str, table: Table) -> Any:
        """Work a small table out and return its rows."""
        return written_rows(self._written(name, table))

    def sums(self, name: str, wanted: Mapping[str, Table]) -> dict[str, dict[str, int]]:
        """Return sums by name: of tables of one row with the same columns, worked out in one go."""
        rows = [table.mutate(of=ibis.literal(what)) for what, table in wanted.items()]
        found = self.rows(name, ibis.union(*rows) if len(rows) > 1 else rows[0]).to_pylist()
        return {row.pop("of"): {key: value or 0 for key, value in row.items()} for row in found}

    def count(self, name: str, wanted: Mapping[str, Table]) -> dict[str, int]:
        """Return the numbers of rows of tables by name."""
        found = self.sums(name, {what: table.aggregate(n=table.count()) for what, table in wanted.items()})
        return {what: row["n"] for what, row in found.items()}

    def codes(
        self, name: str, table: Table, column: str, code: Callable[[str], dict[str, object]], schema: Any
    ) -> Table:
        """Return what Python makes of every text of a column, one row each, with the text beside it.

        What SQL has no word for, such as Unicode's normal forms, is done here, on distinct texts and batch
        by batch, so that both engines have the same.

        Parameters
        ----------
        name : str
            Name of the result.
        table : Table
            Has the column; texts are distinct and none is missing.
        column : str
            The column of texts.
        code : callable
            Gives the values of the other columns.
        schema : pyarrow.Schema
            The other columns.
        """
        whole = pa.schema([pa.field(column, pa.string()), *schema])
        folder = self._scratch / name
        folder.mkdir()
        texts = self._written(f"{name}-texts", table)
        with arrow_parquet.ParquetWriter(folder / "part-0.parquet", whole) as writer:
            writer.write_table(whole.empty_table())
            for file in written_files(texts):
                for batch in arrow_parquet.ParquetFile(file).iter_batches(columns=[column]):
                    rows = [{column: text} | code(text) for text in batch.column(0).to_pylist()]
                    writer.write_table(pa.Table.from_pylist(rows, schema=whole))
        return self.engine.read_parquet((str(folder),))

    def deliver(self, table: Table, folder: Path, order: Columns, by: str = "") -> None:
        """Write a table of the result, in the order of some columns."""
        self.engine.write(table, folder, order, by)
        self._step()

    def _written(self, name: str, table: Table) -> Path:
        folder = self._scratch / name
        self.engine.write(table, folder)
        self._step()
        return folder

    def _step(self) -> None:
        self._done += 1
        self._tell(min(1.0, self._done / self._steps))
