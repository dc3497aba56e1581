"""Raw tables as they are named on the command line: their files, and whether these have the columns."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_app.build.mapping import Described, the_one_for
from graph_app.dataset.arrow import arrow_parquet, pa
from graph_app.errors import DataError, QueryError
from graph_app.text import listed, meant, nearest, shown

FORMATS = (".parquet", ".csv", ".csv.gz")
_GIVEN = "Give files or folders with .parquet, .csv or .csv.gz."


@dataclass(frozen=True)
class Files:
    """Files that are read in one go.

    Attributes
    ----------
    paths : tuple of str
        Where they are; an address with ``://`` is left to the engine.
    csv : bool
        Whether they are CSV, not Parquet.
    columns : tuple of str
        Their columns; none where nobody looked.
    """

    paths: tuple[str, ...]
    csv: bool
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Raw:
    """One raw table of the command line.

    Attributes
    ----------
    title : str
        The last part of what was given; the source of rows that name none.
    described : Described
        What its columns mean.
    files : tuple of Files
        Its files, those with the same columns in the same order together.
    """

    title: str
    described: Described
    files: tuple[Files, ...]


def resolve(given: Sequence[str], described: tuple[Described, ...], *, remote: bool) -> tuple[Raw, ...]:
    """Return the raw tables that are meant, after a look at the columns of every file on this machine.

    Parameters
    ----------
    given : sequence of str
        Files, folders (all tables in them, at any depth), or addresses.
    described : tuple of Described
        What columns mean; the first that is about the last part of what is given holds.
    remote : bool
        Whether the engine can read addresses such as ``s3a://…``.

    Raises
    ------
    DataError
        If there is no such file, or it cannot be read.
    QueryError
        If a column is named that a file does not have, or an address is given and cannot be read.
    """
    if not given:
        raise QueryError(f"There is no raw table. {_GIVEN}")
    return tuple(
        _address(one, described, remote) if "://" in one else _local(one, described) for one in given
    )


def _address(given: str, described: tuple[Described, ...], remote: bool) -> Raw:
    """Return a raw table that only the engine can look at."""
    if not remote:
        raise QueryError(
            f"{shown(given)!r} is an address; with this engine raw tables are files. Use --engine spark.",
            value=given,
        )
    title = given.rstrip("/").rpartition("/")[2]
    csv_too = title.lower().endswith((".csv", ".csv.gz"))
    return Raw(title, the_one_for(title, described), (Files((given,), csv_too),))


def _local(given: str, described: tuple[Described, ...]) -> Raw:
    """Return a raw table of files on this machine."""
    path = Path(given)
    paths = _found(given)
    title = path.name or path.resolve().name
    meaning = the_one_for(title, described)
    together: dict[tuple[str, ...], list[str]] = {}
    for one in paths:
        header = _header(one)
        _check_columns(one, header, meaning)
        together.setdefault((_format(one), *header), []).append(str(one))
    files = (Files(tuple(them), key[0] != ".parquet", key[1:]) for key, them in together.items())
    return Raw(title, meaning, tuple(files))


def _found(given: str) -> list[Path]:
    """Return the file that a path is, or the files in the folder, sorted."""
    path = Path(given)
    if path.is_dir():
        inside = (one for one in path.rglob("*") if not one.name.startswith((".", "_")) and one.is_file())
        paths = sorted(one for one in inside if _format(one))
    else:
        paths = [path] if path.is_file() else []
    if not paths:
        raise DataError(f"There is no raw table {shown(given)!r}. {_GIVEN}")
    for one in paths:
        if not _format(one):
            raise DataError(f"{shown(str(one))!r} is no raw table that can be read. {_GIVEN}")
    return paths


def _format(path: Path) -> str:
    """Return how a file's name ends, empty where it is none of the formats."""
    return next((suffix for suffix in FORMATS if path.name.lower().endswith(suffix)), "")


def _header(path: Path) -> tuple[str, ...]:
    """Return the names of a file's columns."""
    try:
        if _format(path) == ".parquet":
            names = tuple(arrow_parquet.read_schema(path).names)
        else:
            opener = gzip.open if path.name.lower().endswith(".gz") else open
            with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
                names = tuple(next(csv.reader(file), ()))
    except (OSError, EOFError, UnicodeDecodeError, csv.Error, pa.ArrowException) as error:
        raise DataError(f"The raw table {shown(str(path))!r} cannot be read: {shown(str(error))}") from error
    if not names:
        raise DataError(f"The raw table {shown(str(path))!r} is empty. Its first line must name the columns.")
    return names


def _check_columns(path: Path, header: tuple[str, ...], meaning: Described) -> None:
    """Refuse a file that lacks a column, or has two that an engine cannot tell apart."""
    folded = [name.casefold() for name in header]
    for word, column in meaning.columns.items():
        if column not in header:
            near = nearest(column, header)
            raise QueryError(
                f"{shown(str(path))} has no column {shown(column)!r}, which is to be the {word}."
                f"{meant(near)} Its columns: {shown(listed(header, 'and', most=40))}.",
                word=word,
                value=column,
                allowed=header,
                did_you_mean=near,
            )
        if folded.count(column.casefold()) > 1:
            raise DataError(
                f"{shown(str(path))} has two columns that are called {shown(column)!r} but for case, and one "
                f"is to be the {word}. Rename one."
            )
