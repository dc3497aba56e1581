"""What the build asks of an engine, and which engines there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from graph_app.asked import one_of
from graph_app.errors import ModelError

Table = Any
"""An Ibis table: an expression that an engine works out when it is written."""

Columns = tuple[str, ...]


class Engine(Protocol):
    """Reads raw tables, and works out tables by writing them as Parquet; nothing is converted to frames.

    Attributes
    ----------
    name : str
        How it is called in messages.
    failures : tuple of exception types
        What it raises when it cannot read, write or work something out.
    """

    name: str
    failures: tuple[type[Exception], ...]

    def read_parquet(self, paths: tuple[str, ...]) -> Table:
        """Return the table in some Parquet files or folders."""

    def read_csv(self, paths: tuple[str, ...], columns: Columns) -> Table:
        """Return the table in some CSV files of one header, as text; without columns they are looked up."""

    def write(self, table: Table, folder: Path, order: Columns = (), by: str = "") -> None:
        """Work a table out into Parquet files in a new folder.

        Parameters
        ----------
        table : Table
            What is worked out.
        folder : Path
            Where to; must not exist.
        order : tuple of str
            Columns by which rows are sorted within a file, and files by their names; none for any order.
        by : str
            Column whose values become subfolders such as ``window=2024``; none for no subfolders.
        """

    def close(self) -> None:
        """End what was begun."""


@dataclass(frozen=True)
class EngineOptions:
    """What an engine may take.

    Attributes
    ----------
    megabytes : int
        Most memory; what does not fit goes to disk.
    scratch : Path
        Folder for what does not fit.
    master : str
        Where Spark runs: ``local[*]`` for this machine, or the address of a cluster.
    """

    megabytes: int
    scratch: Path
    master: str = "local[*]"


@dataclass(frozen=True)
class _Kind:
    """One engine: where it is, and which extra brings its packages."""

    module: str
    extra: str
    packages: tuple[str, ...]


ENGINES: Mapping[str, _Kind] = MappingProxyType(
    {
        "duckdb": _Kind("graph_app.build.duck", "build", ("ibis", "duckdb")),
        "spark": _Kind("graph_app.build.spark", "spark", ("ibis", "pyspark")),
    }
)
"""Engines by name."""


def needed(name: str) -> None:
    """Refuse an engine that does not exist or whose packages are not installed.

    Raises
    ------
    QueryError
        If there is no such engine.
    ModelError
        If packages are missing; the message says which extra has them.
    """
    one_of("engine", name, tuple(ENGINES))
    kind = ENGINES[name]
    for package in kind.packages:
        try:
            import_module(package)
        except ModuleNotFoundError as error:
            raise ModelError(
                f"The engine {name} needs {package}, which is not installed: "
                f"pip install 'graph-app[{kind.extra}]'"
            ) from error


def opened(name: str, options: EngineOptions) -> Engine:
    """Return an engine that is ready to work.

    Raises
    ------
    ModelError
        If it cannot start.
    """
    started: Engine = import_module(ENGINES[name].module).start(options)
    return started
