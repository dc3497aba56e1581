"""The user's mapping table: which spellings of a name mean which actor, and what the actor is."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph_app.build.names import LONGEST_ID, actor_id, kind_id, name_key
from graph_app.errors import DataError
from graph_app.text import meant, nearest, shown

COLUMNS = ("alias", "id", "name", "kind")
_ID = re.compile(r"[^\W_](?:[\w-]*\w)?")


@dataclass(frozen=True)
class Aliases:
    """What a mapping table says.

    Attributes
    ----------
    ids : mapping of str to str
        Actor ids by the keys of names.
    names, kinds : mapping of str to str
        What the table says of actors, by their ids.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)

    def actor(self, text: str) -> str | None:
        """Return the id of the actor that a name means, None where nothing is left of the name."""
        return (self.ids.get(name_key(text)) if self.ids else None) or actor_id(text)


def read_aliases(path: Path) -> Aliases:
    """Return the mapping table in a CSV file with the columns alias and id, and maybe name and kind.

    Parameters
    ----------
    path : Path
        UTF-8; an alias is compared like any name, so that case and legal form do not matter.

    Raises
    ------
    DataError
        If it cannot be read, lacks a column, has an id that cannot be one, or says two things of one name.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            _check_header(path.name, reader.fieldnames or ())
            rows = [
                (reader.line_num, {key: (row[key] or "").strip() for key in row if key}) for row in reader
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"The table of names {shown(path.name)!r} cannot be read: {error}.") from error
    taken = _Taken(path.name)
    for line, row in rows:
        taken.take(line, row)
    taken.end()
    return Aliases(taken.ids, taken.names, taken.kinds)


def _check_header(file: str, header: Sequence[str]) -> None:
    """Refuse a header without the two columns that are needed."""
    for column in ("alias", "id"):
        if column not in header:
            near = meant(nearest(column, header))
            raise DataError(
                f"The table of names {shown(file)!r} has no column {column}; it has "
                f"{shown(', '.join(header)) or 'none'}.{near} It needs alias and id, and may have name and "
                "kind."
            )


class _Taken:
    """The rows taken so far, each compared with those before."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.ids: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self._lines: dict[str, int] = {}

    def take(self, line: int, row: Mapping[str, str]) -> None:
        """Take one row."""
        key, found = name_key(row.get("alias", "")), row.get("id", "")
        if not key:
            raise self._wrong(line, "alias", row.get("alias", ""), "nothing is left of the name")
        if not _ID.fullmatch(found) or len(found) > LONGEST_ID:
            raise self._wrong(
                line,
                "id",
                found,
                f"an id has 1 to {LONGEST_ID} letters, digits, - and _, and begins with a letter or digit",
            )
        if self.ids.setdefault(key, found) != found:
            raise self._wrong(
                line, "id", found, f"line {self._lines[key]} gives the same name to {self.ids[key]}"
            )
        self._lines.setdefault(key, line)
        self._say(line, found, "name", row.get("name", ""), self.names)
        self._say(line, found, "kind", kind_id(row.get("kind", "")) or "", self.kinds)

    def _say(self, line: int, actor: str, word: str, said: str, known: dict[str, str]) -> None:
        if said and known.setdefault(actor, said) != said:
            raise self._wrong(line, word, said, f"another line calls {actor} {shown(known[actor])!r}")

    def end(self) -> None:
        """Refuse ids that are themselves spellings of another actor: which is meant would be unclear."""
        for key, found in self.ids.items():
            other = self.ids.get(name_key(found), found)
            if other != found:
                why = f"line {self._lines[name_key(found)]} says that this is a spelling of {other}"
                raise self._wrong(self._lines[key], "id", found, why)

    def _wrong(self, line: int, column: str, value: str, why: str) -> DataError:
        return DataError(f"{shown(self.file)}, line {line}, {column} {shown(value)!r}: {why}.")
