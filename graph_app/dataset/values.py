"""Distinct values of a column: which are right, what is wrong with the others, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from graph_app.dataset.problems import Problem
from graph_app.schema import Field, day_interval
from graph_app.text import nearest, shown

_INTEGER = re.compile(r"[+-]?[0-9]+(?:\.0*)?")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_URL = re.compile(r"https?://[^\s/?#@:]+(?::[0-9]{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)
_WEBSITE = re.compile(r"(?:https?://)?[^\s/?#@:]+\.[^\s/?#@:]+(?:[/?#]\S*)?", re.IGNORECASE)
_TRUTH = {"true": True, "True": True, "TRUE": True, "1": True}
_FALSEHOOD = {"false": False, "False": False, "FALSE": False, "0": False}
_LARGEST = 2**63 - 1

TRUTHS = _TRUTH | _FALSEHOOD


def integer(text: str) -> int:
    """Return the whole number that a text means; a trailing ``.0`` is accepted.

    Parameters
    ----------
    text : str
        Digits, with or without a sign.

    Returns
    -------
    int
        The number.

    Raises
    ------
    ValueError
        If the text is no whole number.

    Examples
    --------
    >>> integer("-2"), integer("1500000.0")
    (-2, 1500000)
    """
    if len(text) > 40 or _INTEGER.fullmatch(text) is None:
        raise ValueError("a whole number is written with digits only")
    return int(text.partition(".")[0])


def number(text: str) -> float:
    """Return the number that a text means; infinities and "nan" are none.

    Parameters
    ----------
    text : str
        A decimal number with a point.

    Returns
    -------
    float
        The number.

    Raises
    ------
    ValueError
        If the text is no finite number.

    Examples
    --------
    >>> number("0.5")
    0.5
    """
    if len(text) > 400 or _NUMBER.fullmatch(text) is None or not np.isfinite(float(text)):
        raise ValueError("a number is written with digits and a decimal point")
    return float(text)


def valid(field: Field, values: Sequence[str]) -> NDArray[np.bool_]:
    """Return which of some distinct values may stand in a column.

    Parameters
    ----------
    field : Field
        The column.
    values : sequence of str
        Distinct values.

    Returns
    -------
    numpy.ndarray
        One boolean per value.
    """
    return np.fromiter((fault(field, value, brief=True) is None for value in values), np.bool_, len(values))


def fault(field: Field, value: str, *, brief: bool = False) -> Problem | None:
    """Return what is wrong with a value, or None.

    Parameters
    ----------
    field : Field
        The column.
    value : str
        What stands there.
    brief : bool, optional
        Leave out what costs time, for callers who only want to know whether there is a fault.

    Returns
    -------
    Problem or None
        Without its place.
    """
    problem = _JUDGES.get(field.type, _listed)(field, value)
    if problem is None or brief:
        return problem
    near = nearest(value, field.values)
    return Problem(
        code=problem.code,
        message=problem.message,
        column=field.name,
        value=shown(value),
        allowed=field.values or problem.allowed,
        did_you_mean=near or problem.did_you_mean,
        hint=problem.hint,
    )


def _listed(field: Field, value: str) -> Problem | None:
    """Judge a value that need only be among the listed ones."""
    if not field.values or value in field.values:
        return None
    return Problem("not-allowed", f"{shown(value)!r} is not one of the values of {field.name}.")


def _date(field: Field, value: str) -> Problem | None:
    """Judge a partial date."""
    try:
        day_interval(value)
    except ValueError as error:
        hint = "Write the year, the month or the day that is known: 2024, 2024-03 or 2024-03-25."
        return Problem("bad-date", f"{shown(value)!r} is not a date: {error}.", hint=hint)
    return _listed(field, value)


def _integer(field: Field, value: str) -> Problem | None:
    """Judge a whole number."""
    try:
        found = integer(value)
    except ValueError as error:
        hint = "Leave out signs of thousands, units and decimals."
        return Problem("bad-number", f"{shown(value)!r} is not a whole number: {error}.", hint=hint)
    return _within(field, value, found, _LARGEST) or _listed(field, str(found))


def _number(field: Field, value: str) -> Problem | None:
    """Judge a number."""
    try:
        found = number(value)
    except ValueError as error:
        return Problem("bad-number", f"{shown(value)!r} is not a number: {error}.")
    return _within(field, value, found, np.inf) or _listed(field, f"{found:.17g}")


def _within(field: Field, value: str, found: float, largest: float) -> Problem | None:
    """Judge the size of a number."""
    low = -largest if field.minimum is None else field.minimum
    high = largest if field.maximum is None else field.maximum
    if low <= found <= high and abs(found) <= largest:
        return None
    if field.maximum is None:
        span = f"{low:g} or more" if field.minimum is not None and found < low else "smaller in size"
    else:
        span = f"from {low:g} to {high:g}"
    return Problem("out-of-range", f"{shown(value)} is out of range: {field.name} is {span}.")


def _boolean(field: Field, value: str) -> Problem | None:
    """Judge a truth value."""
    if value in TRUTHS:
        return None
    near = nearest(value, ("true", "false"))
    message = f"{shown(value)!r} is neither true nor false, which {field.name} must be."
    return Problem("not-allowed", message, allowed=("true", "false"), did_you_mean=near)


def _url(field: Field, value: str) -> Problem | None:
    """Judge an address that a page will link to."""
    if _URL.fullmatch(value):
        return None
    return Problem("bad-url", f"{shown(value)!r} in {field.name} is not an address with http:// or https://.")


def _website(field: Field, value: str) -> Problem | None:
    """Judge a host, or an address, of an actor."""
    if _WEBSITE.fullmatch(value):
        return None
    hint = "Write the host, as example.org, or an address with http:// or https://."
    return Problem("bad-url", f"{shown(value)!r} in {field.name} is not a website.", hint=hint)


_JUDGES: dict[str, Callable[[Field, str], Problem | None]] = {
    "date": _date,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "url": _url,
    "website": _website,
}
