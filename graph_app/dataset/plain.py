"""Values that are right at first sight, found for a whole column at once; others are judged one by one."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph_app.dataset.arrow import Array, pa, pc
from graph_app.dataset.values import fault, integer, number
from graph_app.schema import Field

_PLAIN = {
    "date": r"[1-9][0-9]{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1[0-9]|2[0-8]))?)?",
    "integer": r"-?[0-9]{1,15}",
    "number": r"-?[0-9]{1,15}(?:\.[0-9]{1,99})?(?:[eE][+-]?[0-9]{1,2})?",
    "url": r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:[/?#][!-~]*)?",
    "website": r"(?:https?://)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:[/?#][!-~]*)?",
}
"""Patterns (RE2) that only right values match, by type; not all right values do."""


def all_plain(field: Field, values: Array) -> bool:
    """Whether all values of a column are right at first sight.

    Parameters
    ----------
    field : Field
        The column.
    values : pyarrow.Array
        Its cells; missing ones are nothing to judge.
    """
    return field.type in _PLAIN and pc.all(_plain(field, values)).as_py() is not False


def valid(field: Field, values: Array) -> NDArray[np.bool_]:
    """Return which of some distinct values may stand in a column.

    Parameters
    ----------
    field : Field
        The column.
    values : pyarrow.Array
        Distinct values.

    Returns
    -------
    numpy.ndarray
        One boolean per value: as `fault` says of each.
    """
    right = np.zeros(len(values), dtype=np.bool_)
    if field.type in _PLAIN:
        right |= _plain(field, values).to_numpy(zero_copy_only=False)
    others = np.flatnonzero(~right)
    judged = (fault(field, value, brief=True) is None for value in values.take(pa.array(others)).to_pylist())
    right[others] = np.fromiter(judged, np.bool_, len(others))
    return right


def numbers(field: Field, values: Array) -> NDArray[Any]:
    """Return the numbers that right values of a column of numbers mean.

    Parameters
    ----------
    field : Field
        A column of whole or other numbers.
    values : pyarrow.Array
        Distinct values, all of them right.

    Returns
    -------
    numpy.ndarray
        int64 for a column of whole numbers, else float64: as `integer` and `number` say of each.
    """
    whole = field.type == "integer"
    kind, read = (pa.int64(), integer) if whole else (pa.float64(), number)
    if pc.all(_matched(field.type, values)).as_py() is not False:
        found: NDArray[Any] = values.cast(kind).to_numpy(zero_copy_only=False)
        return found
    return np.asarray([read(value) for value in values.to_pylist()], dtype=np.int64 if whole else np.float64)


def _plain(field: Field, values: Array) -> Array:
    """Return which values match the pattern of their type and lie within the field's limits."""
    matched = _matched(field.type, values)
    if field.values and field.type not in ("url", "website"):  # addresses know no list
        return pa.array(np.zeros(len(values), dtype=np.bool_))
    if field.type not in ("integer", "number"):
        return matched
    kind = pa.int64() if field.type == "integer" else pa.float64()
    found = pc.if_else(matched, values, pa.scalar("0", type=values.type)).cast(kind)
    for limit, within in ((field.minimum, pc.greater_equal), (field.maximum, pc.less_equal)):
        if limit is not None:
            matched = pc.and_(matched, within(found.cast(pa.float64()), float(limit)))
    return matched


def _matched(kind: str, values: Array) -> Array:
    """Return which values match the pattern of a type."""
    return pc.match_substring_regex(values, rf"\A(?:{_PLAIN[kind]})\z")
