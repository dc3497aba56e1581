"""Rows with whatever attributes they have, gathered column by column: nothing is kept per row."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from graph_app.dataset.arrow import Array, pa
from graph_app.importers.base import Reading
from graph_app.importers.failures import LimitError
from graph_app.importers.limits import MEGABYTE
from graph_app.importers.values import TEXT, blank

_BLOCK = 50_000
_OFTEN = 1_024


@dataclass(frozen=True)
class Table:
    """Rows of a foreign file.

    Attributes
    ----------
    own : pandas.DataFrame
        What every format has: ids, ends, labels. Text, missing where there is nothing; the index says where
        each row stands in the file.
    more : pandas.DataFrame
        Attributes by the names that they have in the file, with the same index.
    """

    own: pd.DataFrame
    more: pd.DataFrame

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.own)

    def blank(self) -> pd.Series:
        """Return a column without any value, with the index of the rows."""
        return blank(self.own.index)

    @property
    def lines(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """Where each row stands in the file."""
        return self.own.index.to_numpy(dtype=np.int64)


class Rows:
    """Gathers rows one by one.

    Parameters
    ----------
    reading : Reading
        Has the limits and the clock.
    what : str
        What the rows are, in the plural, for messages.
    """

    def __init__(self, reading: Reading, what: str) -> None:
        self.count = 0
        self._what = what
        self._file = reading.file.name
        self._limits = reading.limits
        self._clock = reading.clock
        self._lines = array("q")
        self._own = _Columns()
        self._more = _Columns()
        self._cells = self._held = 0

    def add(self, line: int, own: Mapping[str, str | None], more: Mapping[str, str] | None = None) -> None:
        """Add a row.

        Parameters
        ----------
        line : int
            Where it stands.
        own : mapping of str to str or None
            What every format has; None and the empty text are missing.
        more : mapping of str to str, optional
            Its attributes.

        Raises
        ------
        LimitError
            If there are too many rows or columns, a value is too long, or reading takes too long.
        """
        row = self.count
        self.count += 1
        self._lines.append(line)
        longest = self._limits.characters
        for name, text in own.items():
            if text:
                if len(text) > longest:
                    raise self._too_long(line)
                self._own.put(row, name, text)
        if more:
            self._add_more(row, line, more)
        if not self.count % _OFTEN:
            self._check(line)
        if not self.count % _BLOCK:
            self._own.pack()
            self._more.pack()

    def _add_more(self, row: int, line: int, more: Mapping[str, str]) -> None:
        """Add the attributes of a row."""
        longest = self._limits.characters
        if len(more) > self._limits.columns:
            self._need_columns(len(more), line)
        for name, value in more.items():
            if len(value) > longest:
                raise self._too_long(line)
            self._more.put(row, name, value)
            self._held += len(value)
        self._cells += len(more)
        if self._held > self._limits.bytes:
            self._check(line)

    def _too_long(self, line: int) -> LimitError:
        message = f"A value has more than {self._limits.characters:,} characters."
        return LimitError(message, "import_characters", file=self._file, line=line)

    def _need_columns(self, found: int, line: int) -> None:
        self._limits.need("columns", found, f"attributes of {self._what}", file=self._file, line=line)

    def _check(self, line: int) -> None:
        """Raise a LimitError where there is too much of something."""
        self._limits.need("rows", self.count, self._what, file=self._file, line=line)
        self._need_columns(len(self._more), line)
        self._limits.need("cells", self._cells, f"values of {self._what}", file=self._file, line=line)
        self._limits.need(
            "megabytes",
            self._held // MEGABYTE,
            f"megabytes in the {self._what}",
            file=self._file,
            line=line,
        )
        self._clock.check(self._file, line)

    def table(self, own: tuple[str, ...]) -> Table:
        """Return what was gathered, in the order of the file.

        Parameters
        ----------
        own : tuple of str
            The columns that every format has; those that nothing was said of are empty.
        """
        self._check(self._lines[-1] if self._lines else 1)
        index = pd.Index(np.frombuffer(self._lines, dtype=np.int64) if self._lines else [], dtype=np.int64)
        mine = {name: self._own.column(name, self.count) for name in own}
        others = {name: self._more.column(name, self.count) for name in self._more.names}
        found = Table(pd.DataFrame(mine, index=index), pd.DataFrame(others, index=index))
        order = np.argsort(found.lines, kind="stable")
        if (np.diff(order) == 1).all():
            return found
        return Table(found.own.iloc[order], found.more.iloc[order])


class _Columns:
    """Sparse columns of text: rows and values of each, packed from time to time."""

    def __init__(self) -> None:
        self._open: dict[str, tuple[list[int], list[str]]] = {}
        self._packed: dict[str, list[tuple[np.ndarray[tuple[int], np.dtype[np.int64]], Array]]] = {}

    @property
    def names(self) -> list[str]:
        """Names in the order in which they were first used."""
        return list(self._open)

    def __len__(self) -> int:
        return len(self._open)

    def put(self, row: int, name: str, value: str) -> None:
        """Set one cell."""
        cells = self._open.get(name)
        if cells is None:
            cells = self._open[name] = ([], [])
        cells[0].append(row)
        cells[1].append(value)

    def pack(self) -> None:
        """Turn the values gathered so far into arrays."""
        for name, (rows, values) in self._open.items():
            if rows:
                packed = self._packed.setdefault(name, [])
                packed.append((np.array(rows, dtype=np.int64), _texts(values)))
                rows.clear()
                values.clear()

    def column(self, name: str, size: int) -> ExtensionArray:
        """Return a column of so many rows, missing where nothing was put; of two values the last counts."""
        self.pack()
        parts = self._packed.get(name, [])
        place = np.full(size, -1, dtype=np.int64)
        if not parts:
            return pd.array([None] * size, dtype=TEXT)
        place[np.concatenate([rows for rows, _ in parts])] = np.arange(sum(len(rows) for rows, _ in parts))
        values = pa.concat_arrays([values for _, values in parts])
        taken = values.take(pa.array(place, mask=place < 0))
        found: ExtensionArray = pd.array(taken, dtype=TEXT)
        return found


def _texts(values: list[str]) -> Array:
    """Return texts as an Arrow array; halves of characters, which no file can hold, are replaced."""
    try:
        return pa.array(values, type=pa.large_string())
    except UnicodeEncodeError:
        whole = [value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for value in values]
        return pa.array(whole, type=pa.large_string())
