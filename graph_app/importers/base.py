"""What an importer is, what it is given, and what it gives back.

A new format is one file with an `Importer` and one line in `graph_app/importers/formats.py`. Its `read` is
given a `Reading` and returns `reading.imported(tables, …)`; it says everything that happened on the way to
`reading.notes`, raises a `FileError` with the line and the cause where the file cannot be read, and calls
`reading.clock.check()` every few hundred rows. It never opens a path that a file names.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

import pandas as pd

from graph_app.importers.failures import FileError, LimitError
from graph_app.importers.limits import Clock, Limits
from graph_app.importers.report import Mapped, Note, Notes, Report

__all__ = [
    "Clock",
    "FileError",
    "Given",
    "Imported",
    "Importer",
    "LimitError",
    "Limits",
    "Mapped",
    "Note",
    "Notes",
    "Option",
    "Reading",
    "Report",
]


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Given:
    """A file as it was handed over.

    Attributes
    ----------
    name : str
        Its name without folders: shown in messages and looked at for its suffix, never opened.
    data : bytes
        Its content, within the limit of bytes.
    path : pathlib.Path or None
        Where it lies, for formats that are read from disk (a data base); None for what was uploaded.
    """

    name: str
    data: bytes
    path: Path | None = None

    @property
    def suffix(self) -> str:
        """The last suffix of the name, in lower case, with its point."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def head(self) -> bytes:
        """The first 64 KB: enough to see what the file is."""
        return self.data[:65_536]


@dataclass(frozen=True)
class Imported:
    """What came out of a file.

    Attributes
    ----------
    tables : mapping of str to pandas.DataFrame
        Tables of the data package (`graph_app.schema.TABLES`) by name, at least `actors` and `ties`. Every
        cell is text as it would stand in a CSV file ("2024-03", "0.5", "true"), missing where there is
        nothing; further columns are kept as extra ones. The index says where each row stands in the file
        (a plain one that begins at 0 counts rows); 0 stands for rows that are in no file. Tables and columns
        may be left out where the data package may leave them out. Ids, references and names need not be valid
        yet: they are mended later.
    types : mapping of str to mapping of str to str
        By table and extra column: "integer", "number", "boolean"; everything else is text.
    about : mapping of str to value
        What the file says about itself, in the words of `datapackage.json`: `name`, `title`, `description`,
        `version`, `created`, `citation`, `licenses`, `contributors`, `sources`, `homepage`, `keywords`.
    report : Report
        What was read, assumed, changed and dropped.
    """

    tables: Mapping[str, pd.DataFrame]
    report: Report
    types: Mapping[str, Mapping[str, str]] = field(default_factory=_nothing)
    about: Mapping[str, Any] = field(default_factory=_nothing)


@dataclass(frozen=True)
class Option:
    """Something that a user may say about a file before it is read.

    Attributes
    ----------
    name : str
        The word.
    help : str
        What it decides, in one sentence.
    values : tuple of str
        What may be said; empty where anything may.
    """

    name: str
    help: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One file, or several that belong together, about to be read.

    Attributes
    ----------
    files : tuple of Given
        What to read; several only for importers that take them `together`.
    importer : Importer
        Who reads them.
    options : mapping of str to str
        What the user said: words of the importer's options and of `importers.OPTIONS`.
    limits : Limits
        How much may be read.
    clock : Clock
        Ticks since the reading began.
    notes : Notes
        Takes everything that happens.
    """

    files: tuple[Given, ...]
    importer: Importer
    options: Mapping[str, str] = field(default_factory=_nothing)
    limits: Limits = field(default_factory=Limits)
    clock: Clock = field(default_factory=lambda: Clock(Limits().seconds))
    notes: Notes = field(default_factory=Notes)

    @property
    def file(self) -> Given:
        """The first file, which is the only one for most importers."""
        return self.files[0]

    def option(self, name: str, default: str = "") -> str:
        """Return what the user said about something, or the default."""
        return self.options.get(name, default)

    def imported(
        self,
        tables: Mapping[str, pd.DataFrame],
        types: Mapping[str, Mapping[str, str]] | None = None,
        about: Mapping[str, Any] | None = None,
    ) -> Imported:
        """Return what came out, with the report of everything that was noted.

        Parameters
        ----------
        tables : mapping of str to pandas.DataFrame
            As in `Imported`.
        types : mapping, optional
            As in `Imported`.
        about : mapping, optional
            As in `Imported`.
        """
        counts = {name: len(frame) for name, frame in tables.items() if len(frame)}
        report = self.notes.report([one.name for one in self.files], [self.importer.name], counts)
        return Imported(MappingProxyType(dict(tables)), report, types or {}, about or {})


@dataclass(frozen=True)
class Importer:
    """A format to read.

    Attributes
    ----------
    name, title : str
        The word in options and the words in tables of formats.
    suffixes : tuple of str
        Endings of file names, in lower case with their points, the usual one first.
    looks : callable
        Whether a file's content looks like this format; asked of files with one of the suffixes where several
        importers share it, and of all others where no suffix is known. Never raises.
    read : callable
        From a reading to what came out of it.
    options : tuple of Option
        What a user may say beside `importers.OPTIONS`.
    together : bool
        Whether several files are read as one, such as a table of nodes and a table of edges.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    looks: Callable[[Given], bool]
    read: Callable[[Reading], Imported]
    options: tuple[Option, ...] = ()
    together: bool = False
