"""A data base of Discourse Network Analyzer (.dna, SQLite) -> its tables as frames, safely."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from types import MappingProxyType
from urllib.parse import quote

import numpy as np
import pandas as pd

from graph_app.importers.base import FileError, Given, Reading

MAGIC = b"SQLite format 3\x00"
_STEPS = 10_000
"""Steps of SQLite's machine between two looks at the clock."""
_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION})
_LARGEST = 2.0**53
"""Numbers from here on may not be exact."""
COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "STATEMENTTYPES": ("ID", "Label"),
        "VARIABLES": ("ID", "Variable", "DataType", "StatementTypeId"),
        "DOCUMENTS": ("ID", "Title", "Author", "Source", "Section", "Notes", "Type", "Date", "Coder"),
        "STATEMENTS": ("ID", "StatementTypeId", "DocumentId", "Start", "Stop", "Coder"),
        "ENTITIES": ("ID", "VariableId", "Value"),
        "DATASHORTTEXT": ("StatementId", "VariableId", "Entity"),
        "DATABOOLEAN": ("StatementId", "VariableId", "Value"),
        "DATAINTEGER": ("StatementId", "VariableId", "Value"),
        "DATALONGTEXT": ("StatementId", "VariableId", "Value"),
    }
)
"""Tables and columns that every data base of version 3 has."""
OPTIONAL: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "SETTINGS": ("Property", "Value"),
        "CODERS": ("ID", "Name"),
        "ATTRIBUTEVARIABLES": ("ID", "VariableId", "AttributeVariable"),
        "ATTRIBUTEVALUES": ("EntityId", "AttributeVariableId", "AttributeValue"),
    }
)
"""Tables that are read where they are there; of coders nothing but their names."""
IDS = frozenset(
    {"ID", "StatementTypeId", "StatementId", "VariableId", "DocumentId", "Entity", "EntityId"}
    | {"AttributeVariableId", "Coder"}
)
"""Columns that hold whole numbers by which rows refer to each other."""


def looks(given: Given) -> bool:
    """Return whether a file is a data base with the tables of Discourse Network Analyzer."""
    return given.data.startswith(MAGIC) and b"STATEMENTTYPES" in given.data and b"VARIABLES" in given.data


@contextmanager
def opened(reading: Reading) -> Iterator[sqlite3.Connection]:
    """Open the data base read-only: nothing is written, and nothing but tables is read.

    A file on disk is opened as immutable, so that not even a lock is left behind; an upload is read from
    memory.

    Raises
    ------
    FileError
        If it is no data base, or damaged.
    LimitError
        If reading takes too long.
    """
    given = reading.file
    if not given.data.startswith(MAGIC):
        raise FileError("It is not a data base of SQLite, as .dna files are.", file=given.name)
    try:
        with closing(_connected(given)) as base:
            base.text_factory = lambda data: data.decode("utf-8", "replace")
            base.execute("PRAGMA trusted_schema = OFF")
            base.execute("PRAGMA cell_size_check = ON")
            base.set_authorizer(
                lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
            )
            base.set_progress_handler(lambda: int(reading.clock.left <= 0), _STEPS)
            yield base
    except (sqlite3.Error, UnicodeDecodeError) as error:
        reading.clock.check(given.name)
        raise FileError(
            f"The data base cannot be read: {error}.",
            file=given.name,
            hint="Open it in Discourse Network Analyzer and save a copy.",
        ) from error


def _connected(given: Given) -> sqlite3.Connection:
    if given.path is not None:
        address = f"file:{quote(str(given.path.resolve()))}?mode=ro&immutable=1"
        return sqlite3.connect(address, uri=True)
    base = sqlite3.connect(":memory:")
    base.deserialize(given.data)
    return base


def tables(reading: Reading) -> dict[str, pd.DataFrame]:
    """Return the tables of the data base; texts of documents and passwords are not among them.

    Returns
    -------
    dict of str to pandas.DataFrame
        By the names of `COLUMNS` and `OPTIONAL`, with their columns; keys are numbers, rows with keys that
        are none are dropped and noted.

    Raises
    ------
    FileError
        If it is no data base of version 3.
    LimitError
        If there are too many rows.
    """
    path = reading.file.path
    if path is not None and path.with_name(f"{path.name}-wal").exists():
        reading.notes.dropped("What was changed and not yet written into the file (-wal) was not read.")
    with opened(reading) as base:
        names = {str(name) for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        _need(reading, base, names)
        found = {name: _read(reading, base, name, columns) for name, columns in COLUMNS.items()}
        for name, columns in OPTIONAL.items():
            if name in names and set(columns) <= _columns(base, name):
                found[name] = _read(reading, base, name, columns)
            else:
                found[name] = pd.DataFrame({column: [] for column in columns})
    return found


def _need(reading: Reading, base: sqlite3.Connection, names: set[str]) -> None:
    """Raise a FileError if a table or column of version 3 is missing."""
    for table, columns in COLUMNS.items():
        missing = [] if table in names and set(columns) <= _columns(base, table) else [table]
        if missing and table in ("ENTITIES", "DATASHORTTEXT") and {"STATEMENTS", "DOCUMENTS"} <= names:
            raise FileError(
                "The data base is of version 2 of Discourse Network Analyzer, which is not read.",
                file=reading.file.name,
                hint="Open it in version 3 and save it.",
            )
        if missing:
            raise FileError(
                f"There is no table {table} with the columns {', '.join(columns)}: it is no data base of "
                "Discourse Network Analyzer.",
                file=reading.file.name,
            )


def _columns(base: sqlite3.Connection, table: str) -> set[str]:
    """Return the names of the columns of a table."""
    return {str(column[0]) for column in base.execute(f'SELECT * FROM "{table}" LIMIT 0').description}


def _read(reading: Reading, base: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """Return a table; keys as numbers, everything else as it is."""
    reading.clock.check(reading.file.name)
    most = reading.limits.rows
    asked = ", ".join(f'"{column}"' for column in columns)
    rows = base.execute(f'SELECT {asked} FROM "{table}" ORDER BY 1, 2 LIMIT {most + 1}').fetchall()
    reading.limits.need("rows", len(rows), f"rows in the table {table}", file=reading.file.name)
    frame = pd.DataFrame(rows, columns=list(columns), dtype=object)
    for column in columns:
        if column in IDS:
            frame[column] = whole(frame[column])
    broken = np.zeros(len(frame), dtype=bool)
    for column in columns:
        if column in IDS and column != "Coder":
            broken |= frame[column].isna().to_numpy(dtype=bool)
    if broken.any():
        sentence = "Rows without a key were left out."
        reading.notes.dropped(sentence, count=int(broken.sum()), sheet=table, unit="row")
    return frame[~broken].reset_index(drop=True)


def whole(values: pd.Series) -> pd.Series:
    """Return values as whole numbers, missing where they are none.

    >>> whole(pd.Series([3, "4", 1.5, float("inf"), "x", None])).tolist()
    [3, 4, <NA>, <NA>, <NA>, <NA>]
    """
    numbers = pd.to_numeric(values, errors="coerce").astype("float64")
    safe = (numbers.abs() < _LARGEST) & (numbers == numbers.round())
    return numbers.where(safe).astype("Int64")


def passages(reading: Reading, spans: pd.DataFrame, most: int) -> list[str]:
    """Return what stands in the documents between two characters of each.

    Parameters
    ----------
    reading : Reading
        The file.
    spans : pandas.DataFrame
        `DocumentId`, `Start` and `Stop` of each passage.
    most : int
        Characters of a passage that are read at most, one more where it is longer.
    """
    texts: list[str] = [""] * len(spans)
    with opened(reading) as base:
        for place, row in enumerate(zip(spans["DocumentId"], spans["Start"], spans["Stop"], strict=True)):
            document, start, stop = (int(value) for value in row)
            length = max(0, min(stop - start, most + 1))
            found = base.execute(
                "SELECT substr(Text, ?, ?) FROM DOCUMENTS WHERE ID = ?", (start + 1, length, document)
            ).fetchone()
            texts[place] = str(found[0] or "") if found else ""
    return texts
