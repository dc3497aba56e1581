"""DuckDB: in this process, on all cores, with a limit of memory beyond which it works on disk."""

from __future__ import annotations

from glob import escape
from pathlib import Path

import duckdb
import ibis

from graph_app.build.engine import Columns, Engine, EngineOptions, Table


class Duck:
    """The engine `duckdb`."""

    name = "DuckDB"
    failures: tuple[type[Exception], ...] = (duckdb.Error,)

    def __init__(self, options: EngineOptions) -> None:
        self._scratch = options.scratch
        self._base = ibis.duckdb.connect(
            memory_limit=f"{options.megabytes}MB",
            temp_directory=str(options.scratch),
            autoinstall_known_extensions=False,  # nothing is fetched
            preserve_insertion_order=False,
        )
        self._base.raw_sql("SET TimeZone = 'UTC'")
        self._base.raw_sql("SET enable_progress_bar = false")  # it would stand among what is printed

    def read_parquet(self, paths: tuple[str, ...]) -> Table:
        """Return the table in some Parquet files or folders."""
        found = [f"{escape(one)}/*.parquet" if Path(one).is_dir() else escape(one) for one in paths]
        return self._base.read_parquet(found, hive_partitioning=False, union_by_name=len(found) > 1)

    def read_csv(self, paths: tuple[str, ...], columns: Columns) -> Table:
        """Return the table in some CSV files of one header, as text; without columns they are looked up."""
        how = {"header": True, "delim": ",", "quote": '"', "escape": '"', "hive_partitioning": False}
        found = [escape(one) for one in paths]
        if not columns:
            return self._base.read_csv(found, all_varchar=True, **how)
        return self._base.read_csv(found, columns=dict.fromkeys(columns, "VARCHAR"), **how)

    def write(self, table: Table, folder: Path, order: Columns = (), by: str = "") -> None:
        """Work a table out into Parquet files in a new folder."""
        if not by:
            self._copy(table.order_by(*order) if order else table, folder)
            return
        # On several cores a file that is written beside others has its rows in another order every time.
        rough = self._scratch / f"rough-{folder.name}"
        rough.mkdir()
        self._base.raw_sql(
            f'COPY ({self._base.compile(table)}) TO {_quoted(rough)} (FORMAT parquet, PARTITION_BY ("{by}"))'
        )
        for part in sorted(rough.iterdir()):
            self._copy(self.read_parquet((str(part),)).order_by(*order), folder / part.name)

    def _copy(self, table: Table, folder: Path) -> None:
        """Write a table as one file."""
        folder.mkdir(parents=True)
        sql, target = self._base.compile(table), _quoted(folder / "part-0.parquet")
        self._base.raw_sql(f"COPY ({sql}) TO {target} (FORMAT parquet)")

    def close(self) -> None:
        """End the connection."""
        self._base.disconnect()


def _quoted(path: Path) -> str:
    """Return a path as SQL writes text."""
    return "'" + str(path).replace("'", "''") + "'"


def start(options: EngineOptions) -> Engine:
    """Return the engine, ready to work."""
    return Duck(options)
