"""The keys of GraphML: names, types, defaults and meanings of attributes, declared before use or after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, NoReturn

from graph_app.importers.base import Reading
from graph_app.importers.failures import FileError
from graph_app.importers.limits import MEGABYTE, Limits
from graph_app.importers.rows import Table
from graph_app.text import shown

TYPES = {
    "boolean": "boolean",
    "int": "integer",
    "integer": "integer",
    "long": "integer",
    "short": "integer",
    "float": "number",
    "double": "number",
}
"""Types of attributes in GraphML and its relatives -> types of columns; everything else is text."""
_MARK = "\x00"


@dataclass(frozen=True)
class _Key:
    """What one key says of an attribute."""

    name: str
    domain: str
    type: str = ""
    default: str = ""
    about: str = ""


class Keys:
    """The keys of one file, gathered while it is read.

    Parameters
    ----------
    reading : Reading
        Has limits and takes notes.
    """

    def __init__(self, reading: Reading) -> None:
        self._notes = reading.notes
        self._limits = reading.limits
        self._file = reading.file.name
        self._keys: dict[tuple[str, str], _Key] = {}
        self._open: tuple[str, str] | None = None
        self._first: dict[tuple[str, str], int] = {}

    def declare(self, attributes: dict[str, str]) -> None:
        """Take the beginning of a key in."""
        domain = attributes.get("for", "all")
        name = attributes.get("attr.name") or attributes.get("yfiles.type") or attributes.get("id", "")
        self._open = (attributes.get("id", ""), domain)
        self._keys[self._open] = _Key(name, domain, TYPES.get(attributes.get("attr.type", "").lower(), ""))
        self._limits.need("columns", len(self._keys), "keys", file=self._file)

    def default(self, text: str) -> None:
        """Take the default of the key that is open in."""
        if self._open is not None:
            self._keys[self._open] = replace(self._keys[self._open], default=text)

    def describe(self, text: str) -> bool:
        """Take the meaning of the key that is open in; return whether one is open."""
        if self._open is None:
            return False
        self._keys[self._open] = replace(self._keys[self._open], about=text.strip())
        return True

    def close(self) -> None:
        """Take the end of a key in."""
        self._open = None

    def used(self, key: str, domain: str, line: int) -> str:
        """Return under which name the value of a key is gathered, and remember where it was first used."""
        self._first.setdefault((key, domain), line)
        return f"{_MARK}{key}"

    def _key(self, key: str, domain: str) -> _Key | None:
        """Return what is known of a key where it is used."""
        for wanted in (domain, "all"):
            if (key, wanted) in self._keys:
                return self._keys[key, wanted]
        return next(
            (self._keys[key, of] for of in ("node", "edge", "graph", "port") if (key, of) in self._keys), None
        )

    def named(self, table: Table, domain: str) -> tuple[Table, dict[str, str]]:
        """Return rows whose attributes have their names and defaults, and the attributes' types.

        Parameters
        ----------
        table : Table
            Rows whose attributes are called by their keys.
        domain : {"node", "edge"}
            What the rows are.
        """
        columns: dict[str, Any] = {}
        types: dict[str, str] = {}
        order = {f"{_MARK}{name}": place for place, (name, _) in enumerate(self._keys)}
        for column in sorted(table.more.columns, key=lambda one: order.get(one, len(order))):
            key = self._key(column[1:], domain) if column.startswith(_MARK) else None
            name = (
                column
                if key is None and not column.startswith(_MARK)
                else self._name(column[1:], key, domain)
            )
            name = free(name, columns)
            columns[name] = table.more[column]
            if key is not None and key.type:
                types[name] = key.type
        for (_, of), key in self._keys.items():
            if key.default.strip() and of in (domain, "all"):
                self._fill(key, table, columns, types)
        return Table(table.own, table.more.iloc[:, :0].assign(**columns)), types

    def _name(self, used: str, key: _Key | None, domain: str) -> str:
        """Return the name of an attribute, and say what of it was assumed."""
        line = (self._first.get((used, domain), 0),)
        if key is None:
            sentence = f"The key {shown(used)!r} is not declared; its values are kept as text of that name."
            self._notes.assumed(sentence, line)
            return used or "data"
        if key.domain not in (domain, "all"):
            self._notes.assumed(
                f"The key {shown(used)!r} is declared for each {key.domain}, and used in a {domain}.", line
            )
        return key.name or used

    def _fill(self, key: _Key, table: Table, columns: dict[str, Any], types: dict[str, str]) -> None:
        """Put a key's default where its value is missing."""
        if not len(table):
            return
        before = columns.get(key.name)
        if before is None:
            before = table.blank()
            if key.type:
                types[key.name] = key.type
        missing = int(before.isna().sum())
        if missing:
            need_filled(self._limits, missing, key.default, self._file)
            columns[key.name] = before.fillna(key.default)
            sentence = f"The default of {shown(key.name)!r} stands where nothing else is said."
            self._notes.read(sentence, count=missing)

    def about(self, data: dict[str, str]) -> dict[str, str]:
        """Return the graph's own data by their names."""
        found = {}
        for name, value in data.items():
            key = self._key(name[1:], "graph") if name.startswith(_MARK) else None
            found[(name.lstrip(_MARK) if key is None else key.name) or "data"] = value
        return found

    def described(self) -> dict[tuple[str, str], str]:
        """Return what attributes of nodes and edges mean, where the file says so."""
        domains = {"node": ("node",), "edge": ("edge",), "all": ("node", "edge")}
        return {
            (domain, key.name): key.about
            for key in self._keys.values()
            if key.about
            for domain in domains.get(key.domain, ())
        }

    def refuse(self, file: str) -> NoReturn:
        """Raise the error of a file that is no GraphML."""
        raise FileError("It is XML, but there is no graph in it.", file=file, line=1)


def need_filled(limits: Limits, rows: int, default: str, file: str) -> None:
    """Raise a LimitError where a default would take too much room, standing in so many rows.

    Parameters
    ----------
    limits : Limits
        How much there may be.
    rows : int
        How many rows it stands in.
    default : str
        What stands there.
    file : str
        How messages call the file.
    """
    limits.need("megabytes", rows * len(default) // MEGABYTE, "megabytes in a default", file=file)


def free(name: str, taken: dict[str, Any]) -> str:
    """Return a name that is not taken yet: the later of two is numbered.

    >>> free("weight", {"weight": None})
    'weight (2)'
    """
    found, number = name, 1
    while found in taken:
        number += 1
        found = f"{name} ({number})"
    return found
