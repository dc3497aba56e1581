"""A loaded data set: checked tables, what they are called, and their dates as days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph_app.dataset.fingerprint import fingerprint
from graph_app.dataset.problems import Problem
from graph_app.schema import Descriptor, intervals

Days = tuple[NDArray[np.int32], NDArray[np.int32]]


@dataclass(frozen=True, eq=False)
class Dataset:
    """A data package that was checked; read-only.

    Attributes
    ----------
    descriptor : Descriptor
        What the package says about itself.
    tables : mapping of str to pandas.DataFrame
        All canonical tables with all canonical columns, absent ones empty; then what only this package knows.
    notices : tuple of Problem
        What is worth knowing, such as derived tables.
    """

    descriptor: Descriptor
    tables: Mapping[str, pd.DataFrame]
    notices: tuple[Problem, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the content, whatever format or column order it was read from."""
        return fingerprint(self.tables)

    def column_days(self, table: str, column: str) -> Days:
        """Return the days that a column of partial dates covers.

        Parameters
        ----------
        table : str
            Name of a table.
        column : str
            Name of a column of partial dates.

        Returns
        -------
        tuple of numpy.ndarray
            First and last days since 1970-01-01, int32 and read-only; wide open where there is no date.

        Raises
        ------
        KeyError
            If there is no such table or column.
        """
        key = (table, column)
        if key not in self._days:
            self._days[key] = _column_days(self.tables[table][column])
        return self._days[key]

    @cached_property
    def _days(self) -> dict[tuple[str, str], Days]:
        """Days that were asked for before."""
        return {}


def _column_days(column: pd.Series) -> Days:
    """Return first and last days of one column, computed on distinct values."""
    codes, values = pd.factorize(column)
    first, last, _ = intervals([*(str(value) for value in values), ""])
    days = first[codes], last[codes]
    for array in days:
        array.flags.writeable = False
    return days
