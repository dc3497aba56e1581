"""Tables while they are put in order: rows are dropped, added and changed, and every such step is noted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph_app.importers.base import Imported
from graph_app.importers.report import MOST_LINES, Happened, Notes
from graph_app.importers.values import TEXT, cells
from graph_app.schema import TABLES

Mask = npt.NDArray[np.bool_]
NOWHERE = 0
"""Place of rows that stand in no file because they were added."""


class Names:
    """Names that are taken, and the next free one for each that is wanted again.

    Parameters
    ----------
    taken : iterable of str
        Names in use.
    longest : int
        Characters that a name may have.
    """

    def __init__(self, taken: Iterable[str], longest: int) -> None:
        self._taken = set(taken)
        self._longest = longest
        self._next: dict[str, int] = {}

    def free(self, wanted: str) -> str:
        """Return a name that is not taken, and take it.

        >>> names = Names(["a"], 9)
        >>> [names.free("a"), names.free("a"), names.free("b")]
        ['a-2', 'a-3', 'b']
        """
        found, number = wanted, self._next.get(wanted, 1)
        while found in self._taken:
            number += 1
            mark = f"-{number}"
            found = f"{wanted[: self._longest - len(mark)]}{mark}"
        self._next[wanted] = number
        self._taken.add(found)
        return found


@dataclass
class Work:
    """The tables of one import.

    Attributes
    ----------
    tables : dict of str to pandas.DataFrame
        Text in every cell; the index says where each row stands in the file.
    types : dict of str to dict of str to str
        Types of extra columns by table.
    notes : Notes
        Takes what happens.
    """

    tables: dict[str, pd.DataFrame]
    notes: Notes
    types: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, imported: Imported, notes: Notes) -> Work:
        """Return the tables of an import, with columns of unusable names renamed."""
        tables = {name: _named(frame) for name, frame in imported.tables.items()}
        types = {name: dict(of) for name, of in imported.types.items()}
        return cls(tables, notes, types)

    def clear(self) -> None:
        """Leave out rows without any value, and tables without rows."""
        full = {name: frame[frame.notna().any(axis=1).to_numpy()] for name, frame in self.tables.items()}
        self.tables = {name: frame for name, frame in full.items() if len(frame)}
        for name in ("actors", "ties"):
            self.tables.setdefault(name, _nothing(name))

    def tell(
        self,
        happened: Happened,
        table: str,
        sentence: str,
        rows: Mask | None = None,
        count: int | None = None,
    ) -> None:
        """Note what happened to rows of a table.

        Parameters
        ----------
        happened : {"read", "assumed", "changed", "dropped"}
            Which of the four lists it belongs to.
        table : str
            The table.
        sentence : str
            What happened.
        rows : bool array, optional
            To which rows; without it, to the table.
        count : int, optional
            How often, where it is not the number of rows.
        """
        lines: list[int] = []
        if rows is not None:
            index = self.tables[table].index.to_numpy()[rows]
            lines = [int(line) for line in index[index != NOWHERE][:MOST_LINES]]
            count = int(rows.sum()) if count is None else count
        where = self.notes.places.get(table, {})
        self.notes.add(happened, sentence, lines, count=1 if count is None else count, **where)

    def drop(self, table: str, rows: Mask, sentence: str) -> None:
        """Drop rows and say so."""
        if rows.any():
            self.tell("dropped", table, sentence, rows)
            self.tables[table] = self.tables[table][~rows]

    def empty(self, table: str, column: str, rows: Mask, *, keep: bool) -> None:
        """Empty some cells; what stood there is kept in an extra column if wished."""
        frame = self.tables[table]
        if keep:
            extra = f"{column}_given"
            before = cells(frame, extra)
            frame = frame.assign(**{extra: before.mask(rows, frame[column])})
        self.tables[table] = frame.assign(**{column: frame[column].mask(rows)})

    def add(self, table: str, columns: dict[str, list[str]]) -> None:
        """Add rows at the end of a table, which is made if there is none."""
        more = pd.DataFrame({name: pd.array(values, dtype=TEXT) for name, values in columns.items()})
        more.index = pd.Index([NOWHERE] * len(more), dtype=np.int64)
        before = self.tables.get(table)
        if before is None or not len(before):
            columns_before = [] if before is None else [one for one in before.columns if one not in more]
            blank = {one: pd.array([None] * len(more), dtype=TEXT) for one in columns_before}
            self.tables[table] = more.assign(**blank)
        else:
            self.tables[table] = pd.concat([before, more])

    def ordered(self) -> dict[str, pd.DataFrame]:
        """Return the tables in the order of the data package, each with its columns in their order.

        Tables without rows are left out, but for those of actors and ties.
        """
        full = {name: frame for name, frame in self.tables.items() if len(frame)}
        full |= {name: _nothing(name) for name in ("actors", "ties") if name not in full}
        found = {}
        for name in (
            *(name for name in TABLES if name in full),
            *(name for name in full if name not in TABLES),
        ):
            frame = full[name]
            known = TABLES[name].columns if name in TABLES else ()
            order = [one for one in known if one in frame]
            order += [one for one in frame.columns if one not in known]
            found[name] = frame[order]
        return found


def _nothing(table: str) -> pd.DataFrame:
    """Return a table of the data package without rows."""
    return pd.DataFrame({one: pd.array([], dtype=TEXT) for one in TABLES[table].columns})


def _named(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table of text whose columns have names that a package can have, each its own."""
    columns: dict[str, pd.Series] = {}
    for place, given in enumerate(frame.columns):
        name = (
            "".join(one if one.isprintable() else " " for one in str(given)).strip() or f"column_{place + 1}"
        )
        found, number = name, 1
        while found in columns:
            number += 1
            found = f"{name}_{number}"
        values = frame.iloc[:, place]
        columns[found] = values if values.dtype == TEXT else values.astype(TEXT)
    numbered = isinstance(frame.index, pd.RangeIndex) and not frame.index.start
    index = pd.Index(frame.index.to_numpy() + int(numbered), dtype=np.int64)
    return pd.DataFrame(columns, index=frame.index).set_axis(index)
