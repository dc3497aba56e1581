"""What rows mean together: keys that repeat, references that lead nowhere, and orders that cannot be."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph_app.dataset.arrow import pc
from graph_app.dataset.collector import Collector
from graph_app.dataset.contents import all_differ
from graph_app.dataset.problems import Problem
from graph_app.dataset.raw import Mask, RawTable
from graph_app.dataset.rules import Rules
from graph_app.schema import TABLES, Field, intervals
from graph_app.text import nearest, shown

_MOST_SUGGESTED = 25
_MOST_LISTED = 60


def check_keys(
    raws: Mapping[str, RawTable], rules: Rules, collector: Collector, only: Collection[str] = TABLES
) -> None:
    """Report everything that is wrong between rows and between tables.

    Parameters
    ----------
    raws : mapping of str to RawTable
        All canonical tables.
    rules : dict
        What their columns must satisfy.
    collector : Collector
        Takes the problems.
    only : collection of str, optional
        Tables whose rows are looked at; where the others are known to be right.
    """
    for name, table in TABLES.items():
        raw = raws[name]
        if not raw.rows or name not in only:
            continue
        for field in rules[name].values():
            if field.unique:
                _check_repeats(raw, (field.name,), collector)
            if field.references:
                _check_reference(raw, field, raws[field.references], collector)
        if len(table.key) > 1:
            _check_repeats(raw, table.key, collector)
    if "ties" in only:
        _check_ties(raws["ties"], collector)
    if "actors" in only:
        _check_parents(raws["actors"], collector)
    if "actors" in only or "aliases" in only:
        _check_aliases(raws["aliases"], raws["actors"], collector)


def positions(raw: RawTable, column: str, target: RawTable) -> NDArray[np.int64]:
    """Return for every row the position of the row of another table that it refers to.

    Parameters
    ----------
    raw : RawTable
        The table that refers.
    column : str
        The column with the other table's ids.
    target : RawTable
        The other table.

    Returns
    -------
    numpy.ndarray
        Positions; -1 where there is no value and where no row has the id.
    """
    if "id" not in target.columns:
        return np.full(raw.rows, -1, dtype=np.int64)
    return raw.positions(column, target.columns["id"])


def _check_repeats(raw: RawTable, key: tuple[str, ...], collector: Collector) -> None:
    """Report rows whose key occurs in an earlier row."""
    if len(key) == 1 and all_differ(raw.columns[key[0]]):
        return
    parts = pd.DataFrame({column: raw.codes(column).codes for column in key})
    whole = (parts >= 0).all(axis=1).to_numpy()
    usable = whole & ~np.logical_or.reduce([raw.bad(column) for column in key])
    repeated = usable & parts.duplicated().to_numpy()
    rows = np.flatnonzero(repeated)
    if not len(rows):
        return
    first = parts.groupby(list(key), sort=False).ngroup().to_numpy()
    first_rows = np.unique(first, return_index=True)[1][first[rows]]

    def describe(row: int) -> Problem:
        value = shown(", ".join(raw.cell(column, row) for column in key))
        if len(key) == 1:
            code = "duplicate-id" if key[0] == "id" else "duplicate-value"
            hint = f"Give every row its own {key[0]}."
            return Problem(code, f"{value!r} is used twice.", column=key[0], value=value, hint=hint)
        message = f"A row with the same {', '.join(key)} exists."
        return Problem("duplicate-row", message, column=key[0], value=value, hint="Remove one of the two.")

    collector.add_rows(raw, rows, describe, first_rows)


def _check_reference(raw: RawTable, field: Field, target: RawTable, collector: Collector) -> None:
    """Report references to rows that do not exist."""
    given = raw.columns[field.name].is_valid().to_numpy(zero_copy_only=False)
    if target.broken or not given.any():
        return
    if target.derived and not target.rows:
        collector.add(_missing_target(raw, field, target))
        return
    if target.rows and target.bad("id").all():
        return
    bad = raw.bad(field.name)
    lost = (positions(raw, field.name, target) < 0) & given
    rows = np.flatnonzero(lost & ~bad)
    bad |= lost
    if len(rows):
        collector.add_rows(raw, rows, _Lost(raw, field, target))


class _Lost:
    """Describes references that lead nowhere; only the first few get suggestions, as these cost time."""

    def __init__(self, raw: RawTable, field: Field, target: RawTable) -> None:
        self.raw = raw
        self.field = field
        self.target = target
        self.ids: list[str] = [one for one in target.columns["id"].to_pylist() if one is not None]
        self.allowed = (
            tuple(self.ids) if len(self.ids) <= _MOST_LISTED and field.references != raw.name else ()
        )
        self.near: dict[str, tuple[str, ...]] = {}

    def __call__(self, row: int) -> Problem:
        """Return the problem of one row."""
        value = self.raw.cell(self.field.name, row)
        if value not in self.near and len(self.near) < _MOST_SUGGESTED:
            self.near[value] = nearest(value, self.ids)
        return Problem(
            code="unknown-reference",
            message=f"{self.field.name} {shown(value)!r} is not an id in {self.target.file}.",
            column=self.field.name,
            value=shown(value),
            allowed=self.allowed,
            did_you_mean=self.near.get(value, ()),
            hint=f"Mend the id, or add the row to {self.target.file}.",
        )


def _missing_target(raw: RawTable, field: Field, target: RawTable) -> Problem:
    """Return the problem of a column that refers to a table that is not there."""
    return Problem(
        code="missing-table",
        message=f"{field.name} names rows of {target.file}, but the package has no such table.",
        file=raw.file,
        unit=raw.unit,
        column=field.name,
        hint=f"Add {target.file}, or empty the column.",
    )


def _check_ties(raw: RawTable, collector: Collector) -> None:
    """Report ties from an actor to itself, and ties that end before they start."""
    if not raw.rows:
        return
    ends = pc.equal(raw.columns["from_id"], raw.columns["to_id"]).fill_null(False)
    same = ends.to_numpy(zero_copy_only=False) & ~raw.bad("from_id") & ~raw.bad("to_id")

    def describe_self(row: int) -> Problem:
        value = shown(raw.cell("to_id", row))
        hint = "A tie joins two actors; mend one end or remove the row."
        return Problem(
            "self-tie", f"The tie leads from {value!r} to itself.", column="to_id", value=value, hint=hint
        )

    collector.add_rows(raw, np.flatnonzero(same), describe_self)
    started, ended = (_days(raw, column)[side] for side, column in enumerate(("start", "end")))
    wrong: Mask = (ended < started) & ~raw.bad("start") & ~raw.bad("end")

    def describe_order(row: int) -> Problem:
        start, end = (raw.cell(column, row) for column in ("start", "end"))
        message = f"The tie ends ({end}) before it starts ({start})."
        return Problem("date-order", message, column="end", value=shown(end))

    collector.add_rows(raw, np.flatnonzero(wrong), describe_order)


def _days(raw: RawTable, column: str) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return first and last days of a date column, wide open where there is none."""
    coded = raw.codes(column)
    first, last, _ = intervals([*coded.values, ""])
    return first[coded.codes], last[coded.codes]


def _check_parents(raw: RawTable, collector: Collector) -> None:
    """Report every circle of parents once, at its first row."""
    if not raw.rows:
        return
    parents = positions(raw, "parent_id", raw).copy()
    parents[raw.bad("parent_id")] = -1
    found = circles(parents)

    def describe(row: int) -> Problem:
        names = [shown(raw.cell("id", member)) for member in found[row][:6]]
        more = ["…"] if len(found[row]) > len(names) else []
        chain = " belongs to ".join([*names, *more, names[0]])
        return Problem(
            code="cyclic-parent",
            message=f"Parents go in a circle: {chain}.",
            column="parent_id",
            value=shown(raw.cell("parent_id", row)),
            hint="Empty the parent_id of the actor at the top.",
        )

    collector.add_rows(raw, np.asarray(sorted(found), dtype=np.intp), describe)


def _check_aliases(raw: RawTable, actors: RawTable, collector: Collector) -> None:
    """Report former ids that an actor of today has."""
    if not raw.rows or actors.broken:
        return
    taken = positions(raw, "id", actors) >= 0
    bad = raw.bad("id")
    rows = np.flatnonzero(taken & ~bad)
    bad |= taken

    def describe(row: int) -> Problem:
        value = shown(raw.cell("id", row))
        message = f"{value!r} is the id of an actor, so it cannot be the former id of another."
        return Problem("alias-in-use", message, column="id", value=value, hint="Remove one of the two.")

    collector.add_rows(raw, rows, describe)


def circles(parents: NDArray[np.int64]) -> dict[int, list[int]]:
    """Return the circles among parents, each by its first row and in the order of descent.

    Parameters
    ----------
    parents : numpy.ndarray
        For every row the position of its parent, -1 where it has none.

    Returns
    -------
    dict of int to list of int
        Rows of each circle.
    """
    state = np.zeros(len(parents), dtype=np.int64)
    following = parents.tolist()
    found: dict[int, list[int]] = {}
    for start in np.flatnonzero(parents >= 0).tolist():
        path, at = [], start
        while at >= 0 and state[at] == 0:
            state[at] = start + 1
            path.append(at)
            at = following[at]
        if at >= 0 and path and state[at] == start + 1:
            circle = path[path.index(at) :]
            turn = circle.index(min(circle))
            found[min(circle)] = circle[turn:] + circle[:turn]
    return found
