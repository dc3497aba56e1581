"""Which column of a raw table means what: words on a command line, or a description in a JSON file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graph_app.errors import DataError, QueryError
from graph_app.text import listed, meant, nearest, shown

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "actor": "Column with the name of who did it.",
        "target": "Column with the name of whom it was done to.",
        "kind": "Column with the kind of tie, or =lobbies where all rows are of one kind.",
        "date": "Column with the date: a date, or text as 2024, 2024-03 or 2024-03-25.",
        "amount": "Column with an amount in US dollars, as 1,000.50.",
        "url": "Column with the address of the source.",
        "title": "Column with the title of the source.",
        "event": "Column with what several actors took part in: a letter, bill or docket.",
        "role": "Column with the actor's role in the event, as signatory or opponent.",
    }
)
"""Every word a raw table is described with, and what it says."""

ALWAYS = "="
"""What a value begins with that stands for every row instead of naming a column."""


@dataclass(frozen=True)
class Described:
    """What the columns of some raw tables mean.

    Attributes
    ----------
    says : mapping of str to str
        By word of `WORDS`: the name of a column, or a value for every row that begins with `ALWAYS`.
    files : tuple of str
        Patterns of the names of the files or folders this is about; empty for all.
    """

    says: Mapping[str, str]
    files: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse descriptions that cannot give a tie or a participation."""
        says = self.says
        if "actor" not in says:
            raise _incomplete("actor", "which column names the actor", "--actor COLUMN")
        if "target" not in says and "event" not in says:
            raise _incomplete(
                "target", "which column names the target, or the event", "--target COLUMN or --event COLUMN"
            )
        if "target" in says and "kind" not in says:
            raise _incomplete("kind", "of which kind the ties are", "--kind COLUMN or --kind =lobbies")
        if "role" in says and "event" not in says:
            raise _incomplete("event", "in which event the role is", "--event COLUMN")

    @property
    def columns(self) -> dict[str, str]:
        """Names of columns by word, without values that stand for every row."""
        return {word: said for word, said in self.says.items() if not said.startswith(ALWAYS)}

    def fits(self, name: str) -> bool:
        """Return whether this is about a file or folder of that name."""
        return not self.files or any(fnmatchcase(name, pattern) for pattern in self.files)


def described(given: Mapping[str, str | None]) -> Described:
    """Return what words on a command line say of all raw tables; None counts as not said.

    Raises
    ------
    QueryError
        If a word is unknown, empty, or one that is needed is missing.

    Examples
    --------
    >>> described({"actor": "client", "target": "agency", "kind": "=lobbies"}).columns
    {'actor': 'client', 'target': 'agency'}
    """
    return Described(_checked({word: said for word, said in given.items() if said is not None}))


def read_description(path: Path) -> tuple[Described, ...]:
    """Return what a JSON file says: an object of words, or ``{"tables": [{"files": […], …}, …]}``.

    Parameters
    ----------
    path : Path
        A JSON file; every object in it has words of `WORDS` and may have ``files``, a list of patterns.

    Raises
    ------
    DataError
        If the file cannot be read or is no such JSON.
    QueryError
        If a word in it is unknown or one that is needed is missing.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise DataError(f"The description {shown(path.name)!r} cannot be read: {error}.") from error
    tables = content.get("tables", [content]) if isinstance(content, dict) else None
    if not isinstance(tables, list) or not tables or not all(isinstance(one, dict) for one in tables):
        raise DataError(
            f"The description {shown(path.name)!r} must be a JSON object of words, or have a list of such "
            f"objects under tables. Words: files, {', '.join(WORDS)}."
        )
    return tuple(_one(dict(table)) for table in tables)


def _one(table: dict[str, Any]) -> Described:
    """Return what one object of a description says."""
    files = table.pop("files", [])
    files = [files] if isinstance(files, str) else files
    if not isinstance(files, list) or not all(isinstance(one, str) and one for one in files):
        raise QueryError(
            f"files must be a list of names or patterns of files, not {shown(json.dumps(files))}",
            word="files",
        )
    return Described(_checked(table), tuple(files))


def _checked(given: Mapping[str, Any]) -> dict[str, str]:
    """Return words with what they say, after refusing unknown ones and what is no text."""
    for word, said in given.items():
        if word not in WORDS:
            near = nearest(word, WORDS)
            raise QueryError(
                f"A raw table is not described by {shown(word)!r}.{meant(near)} Words: {', '.join(WORDS)}.",
                word=word,
                allowed=tuple(WORDS),
                did_you_mean=near,
            )
        if not isinstance(said, str) or not said.removeprefix(ALWAYS).strip():
            raise QueryError(
                f"{word} must name a column, or give a value for every row as =value, not "
                f"{shown(json.dumps(said))}",
                word=word,
            )
    return {word: given[word] for word in WORDS if word in given}


def _incomplete(word: str, lacking: str, way: str) -> QueryError:
    """Return the error of a description that lacks a word."""
    return QueryError(f"It is not said {lacking}: use {way}, or a description with --map FILE.", word=word)


def the_one_for(name: str, all_described: tuple[Described, ...]) -> Described:
    """Return the first description that is about a file or folder of that name.

    Raises
    ------
    QueryError
        If none is.
    """
    for one in all_described:
        if one.fits(name):
            return one
    patterns = [pattern for one in all_described for pattern in one.files]
    raise QueryError(
        f"No table of the description is about {shown(name)!r}; its patterns are "
        f"{listed(patterns, 'and', most=8)}.",
        word="files",
        value=name,
    )
