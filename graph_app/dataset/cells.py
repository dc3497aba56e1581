"""Every column of a table by itself: characters, presence, type, list, pattern."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from graph_app.dataset.arrow import Array, pc
from graph_app.dataset.collector import Collector
from graph_app.dataset.contents import all_begin_visibly, all_end_visibly, longest, may_hold_controls
from graph_app.dataset.csv_files import LONGEST_CELL
from graph_app.dataset.plain import all_plain, valid
from graph_app.dataset.problems import Problem
from graph_app.dataset.raw import Mask, RawTable
from graph_app.dataset.values import fault
from graph_app.schema import Field
from graph_app.text import shown

LONGEST_ID = 200
_CONTROL = r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\x{80}-\x{9F}]"
_CONTROL_IN_ID = r"[\x00-\x1F\x7F\x{80}-\x{9F}]"
_MOSTLY_ONCE = frozenset({"url", "website"})
_JUDGED = frozenset({"date", "integer", "number", "boolean", "enum", "url", "website"})


def check_cells(raw: RawTable, rules: dict[str, Field], collector: Collector) -> None:
    """Report every cell that is wrong in itself, each once.

    Parameters
    ----------
    raw : RawTable
        A table with all its canonical columns.
    rules : dict of str to Field
        What its columns must satisfy.
    collector : Collector
        Takes the problems.
    """
    for column in raw.columns:
        field = rules.get(column) or Field(name=column, type="text", meaning="Not known to the explorer.")
        _Cells(raw, field, collector).check()


class _Cells:
    """One column under examination; ``bad`` grows so that no cell is reported twice."""

    def __init__(self, raw: RawTable, field: Field, collector: Collector) -> None:
        self.raw = raw
        self.field = field
        self.collector = collector
        self.values: Array = raw.columns[field.name]
        self.bad = raw.bad(field.name)

    def check(self) -> None:
        """Run the checks from the coarsest to the finest."""
        if not self.raw.rows:
            return
        self.characters()
        if self.field.required:
            self.report(self.missing(), self.describe_missing)
        if self.field.type == "id":
            self.identifiers()
        if self.field.type in _JUDGED or self.field.values:
            self.judged()
        if self.field.pattern:
            self.patterns()

    def characters(self) -> None:
        """Report control characters and cells of unreasonable length."""
        of_id = self.field.type == "id"
        if may_hold_controls(self.values, breaks=not of_id):
            found = _mask(pc.match_substring_regex(self.values, _CONTROL_IN_ID if of_id else _CONTROL))
            self.report(found, self.describe_control)
        if longest(self.values) > LONGEST_CELL:
            self.report(_mask(pc.greater(pc.utf8_length(self.values), LONGEST_CELL)), self.describe_length)

    def missing(self) -> Mask:
        """Return where nothing, or nothing but white space, stands."""
        if all_begin_visibly(self.values):
            return np.zeros(self.raw.rows, dtype=np.bool_)
        blank = pc.equal(pc.utf8_trim_whitespace(self.values), "")
        return _mask(pc.is_null(self.values)) | _mask(blank)

    def identifiers(self) -> None:
        """Report ids that are too long or have white space around them."""
        visible = all_begin_visibly(self.values) and all_end_visibly(self.values)
        if visible and longest(self.values) <= LONGEST_ID:
            return
        trimmed = pc.equal(pc.utf8_trim_whitespace(self.values), self.values)
        fits = pc.and_(trimmed, pc.less_equal(pc.utf8_length(self.values), LONGEST_ID))
        self.report(_mask(pc.invert(fits)), self.describe_identifier)

    def judged(self) -> None:
        """Report values that are not of the column's type or not in its list."""
        if self.field.type in _MOSTLY_ONCE and all_plain(self.field, self.values):
            return
        coded = self.raw.codes(self.field.name)
        right = np.append(valid(self.field, coded.distinct), np.True_)
        self.report(~right[coded.codes], self.describe_value)

    def patterns(self) -> None:
        """Report values that the package's own pattern does not match."""
        fits = pc.match_substring_regex(self.values, rf"\A(?:{self.field.pattern})\z")
        self.report(_mask(pc.invert(fits)), self.describe_pattern)

    def report(self, found: Mask, describe: Callable[[str], Problem]) -> None:
        """Report the cells found that were not reported before."""
        fresh = np.flatnonzero(found & ~self.bad)
        self.bad |= found

        def of_row(row: int) -> Problem:
            value = self.raw.cell(self.field.name, row)
            return replace(describe(value), column=self.field.name, value=shown(value))

        self.collector.add_rows(self.raw, fresh, of_row)

    def describe_control(self, value: str) -> Problem:
        """Return the problem of a control character."""
        hint = "Remove it; only tabs and line breaks may stand in text."
        return Problem("control-character", f"{self.field.name} holds a control character.", hint=hint)

    def describe_length(self, value: str) -> Problem:
        """Return the problem of a cell that is too long."""
        return Problem("too-long", f"The cell has {len(value):,} characters; {LONGEST_CELL:,} are the most.")

    def describe_missing(self, value: str) -> Problem:
        """Return the problem of an empty cell."""
        return Problem("missing-value", f"{self.field.name} is empty, but every row must have it.")

    def describe_identifier(self, value: str) -> Problem:
        """Return the problem of an unusable id."""
        if len(value) > LONGEST_ID:
            return Problem("bad-id", f"The id has {len(value):,} characters; {LONGEST_ID} are the most.")
        return Problem(
            "bad-id", f"The id {shown(value)!r} begins or ends with white space.", hint="Remove it."
        )

    def describe_value(self, value: str) -> Problem:
        """Return the problem of a value of the wrong type."""
        return fault(self.field, value) or Problem("not-allowed", f"{shown(value)!r} cannot stand here.")

    def describe_pattern(self, value: str) -> Problem:
        """Return the problem of a value that the package's own pattern does not match."""
        wanted = shown(self.field.pattern)
        return Problem("bad-pattern", f"{shown(value)!r} does not match {wanted}, as datapackage.json asks.")


def _mask(values: Array) -> Mask:
    """Return an Arrow truth column as a numpy mask, false where there is no value."""
    mask: Mask = values.fill_null(False).to_numpy(zero_copy_only=False)
    return mask
