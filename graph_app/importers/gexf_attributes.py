"""The attributes that a GEXF file declares: titles, types, defaults, lists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from graph_app.importers.base import Reading
from graph_app.importers.gexf_values import SEPARATOR, listed
from graph_app.importers.graphml_keys import TYPES, free, need_filled
from graph_app.importers.rows import Table
from graph_app.text import shown

_MARK = "\x00"
_OVER = " over time"
_MORE_TYPES = {"byte": "integer", "biginteger": "integer", "bigdecimal": "number"}


@dataclass(frozen=True)
class _Attribute:
    """What is declared of one attribute."""

    title: str
    type: str = ""
    default: str = ""
    is_list: bool = False


class Attributes:
    """The attributes of one file, gathered while it is read.

    Parameters
    ----------
    reading : Reading
        Has limits and takes notes.
    """

    def __init__(self, reading: Reading) -> None:
        self._notes = reading.notes
        self._limits = reading.limits
        self._file = reading.file.name
        self._declared: dict[tuple[str, str], _Attribute] = {}
        self._class = ""
        self._last: tuple[str, str] | None = None
        self._first: dict[tuple[str, str], int] = {}
        self._lists: set[tuple[str, str]] = set()

    def open_class(self, name: str) -> None:
        """Take the beginning of the attributes of nodes or edges in; empty for their end."""
        self._class = name.lower()
        self._last = None

    def declare(self, attributes: dict[str, str]) -> None:
        """Take a declaration in."""
        kind = attributes.get("type", "").lower()
        key = attributes.get("id", "")
        self._last = (key, self._class)
        is_list = kind.startswith("list")
        plain = "" if is_list else TYPES.get(kind, _MORE_TYPES.get(kind, ""))
        self._declared[self._last] = _Attribute(attributes.get("title") or key, plain, "", is_list)
        self._limits.need("columns", len(self._declared), "attributes", file=self._file)

    def default(self, text: str) -> None:
        """Take the default of the attribute that was declared last in."""
        if self._last is not None:
            self._declared[self._last] = replace(self._declared[self._last], default=text.strip())

    def used(self, key: str, domain: str, line: int) -> str:
        """Return under which name a value is gathered, and remember where it was first used."""
        self._first.setdefault((key, domain), line)
        return f"{_MARK}{key}"

    def written(self, key: str, domain: str, value: str) -> str:
        """Return a value as it is kept: the items of a list joined."""
        found = self._declared.get((key, domain))
        if found is None or not found.is_list:
            return value
        self._lists.add((key, domain))
        return SEPARATOR.join(listed(value))

    def named(self, table: Table, domain: str) -> tuple[Table, dict[str, str]]:
        """Return rows whose attributes have their titles and defaults, and the attributes' types.

        Parameters
        ----------
        table : Table
            Rows whose attributes are called by their ids.
        domain : {"node", "edge"}
            What the rows are.
        """
        columns: dict[str, Any] = {}
        types: dict[str, str] = {}
        titles: dict[str, str] = {}
        declared_first = sorted(table.more.columns, key=lambda one: not one.startswith(_MARK))
        for column in declared_first:
            key, over = column.removeprefix(_MARK).removesuffix(_OVER), column.endswith(_OVER)
            if not column.startswith(_MARK):
                name = free(column, columns)
            elif over and key in titles:
                name = free(titles[key] + _OVER, columns)
            else:
                name = titles[key] = free(self._title(key, domain), columns)
                kind = self._declared.get((key, domain))
                if kind is not None and kind.type:
                    types[name] = kind.type
            columns[name] = table.more[column]
        self._fill(table, domain, columns, types, titles)
        return Table(table.own, table.more.iloc[:, :0].assign(**columns)), types

    def _title(self, key: str, domain: str) -> str:
        """Return the title of an attribute, and say what of it was assumed."""
        found = self._declared.get((key, domain))
        if found is None:
            sentence = (
                f"The attribute {shown(key)!r} is not declared; its values are kept as text of that name."
            )
            self._notes.assumed(sentence, (self._first.get((key, domain), 0),))
            return key or "value"
        if (key, domain) in self._lists:
            self._notes.changed(
                f"The lists of {shown(found.title)!r} are kept with “{SEPARATOR.strip()}” between items."
            )
        return found.title

    def _fill(
        self,
        table: Table,
        domain: str,
        columns: dict[str, Any],
        types: dict[str, str],
        titles: dict[str, str],
    ) -> None:
        """Put defaults where values are missing."""
        for (key, of), found in self._declared.items():
            if of != domain or not found.default or not len(table):
                continue
            name = titles.get(key)
            if name is None:
                name = free(found.title, columns)
                columns[name] = table.blank()
                if found.type:
                    types[name] = found.type
            missing = int(columns[name].isna().sum())
            if missing:
                need_filled(self._limits, missing, found.default, self._file)
                columns[name] = columns[name].fillna(found.default)
                sentence = f"The default of {shown(found.title)!r} stands where nothing else is said."
                self._notes.read(sentence, count=missing)
