"""Single values as foreign files write them -> values as the data package wants them."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pandas as pd

from graph_app.dataset.arrow import Array, one_piece, pa, pc
from graph_app.dataset.values import fault
from graph_app.schema import Field, day_interval

TEXT = pd.StringDtype(na_value=np.nan)
"""How text is kept in frames: missing where there is nothing."""
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_YEAR = re.compile(r"([12]\d{3})(?:\.0+)?")
_DAYLESS = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}([, '’\u00a0\u202f])\d{3}(?:\1\d{3})*(?:\.\d+)?")
_TRUE, _FALSE = (
    frozenset({"yes", "y", "true", "t", "1", "1.0"}),
    frozenset({"no", "n", "false", "f", "0", "0.0"}),
)
_WHOLE = r"\A[+-]?(?:0|[1-9][0-9]{0,17})\z"
_DECIMAL = r"\A[+-]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?\z"
_TRUTH = r"\A(?i:true|false)\z"
_NOT_A_NUMBER = frozenset({"nan", "na", "n/a", "null", "none"})


def date(text: str) -> str | None:
    """Return a partial date, None if a text is none or could be two.

    Zeros stand for unknown months and days in several registers; times of day are left out.

    >>> date("2008-00-00"), date("2009/3/5"), date("25.03.2024"), date("2024-01-02T10:00:00Z")
    ('2008', '2009-03-05', '2024-03-25', '2024-01-02')
    >>> date("3/4/2024") is None
    True
    """
    given = text.strip()
    year = _YEAR.fullmatch(given)
    if year is not None:
        return year.group(1)
    dotted = _DOTTED.fullmatch(given)
    if dotted is not None:
        day, month, of = dotted.groups()
    else:
        match = _ISO.fullmatch(given)
        if match is None:
            return None
        of, month, day = match.groups()
    parts = [of]
    for part in (month, day):
        if part is None or not int(part):
            break
        parts.append(f"{int(part):02d}")
    found = "-".join(parts)
    try:
        day_interval(found)
    except ValueError:
        return None
    return found


def _number(text: str) -> str | None:
    """Return a number without signs of thousands."""
    given = text.strip().removeprefix("$").strip()
    match = _THOUSANDS.fullmatch(given)
    return given.replace(match.group(1), "") if match is not None else given


def _truth(text: str) -> str | None:
    """Return a truth value."""
    word = text.strip().lower()
    return "true" if word in _TRUE else "false" if word in _FALSE else None


def _address(text: str) -> str | None:
    """Return an address with its scheme."""
    given = text.strip()
    return f"https://{given}" if given.lower().startswith("www.") else given


_WAYS: dict[str, Callable[[str], str | None]] = {
    "date": date,
    "integer": _number,
    "number": _number,
    "boolean": _truth,
    "url": _address,
}


def fitted(field: Field, text: str) -> str | None:
    """Return a value that may stand in a column and means the same, None if there is none.

    >>> fitted(Field(name="x", type="integer", meaning="."), "1,500")
    '1500'
    """
    if fault(field, text, brief=True) is None:
        return text
    if field.type == "enum":
        word = text.strip().lower().replace(" ", "_")
        return next((value for value in field.values if value.lower() == word), None)
    found = _WAYS.get(field.type, str.strip)(text)
    return found if found and fault(field, found, brief=True) is None else None


def share(field: Field, values: pd.Series, most: int = 5_000) -> float:
    """Return which share of a column's values may stand in a column of the schema, judged by some of them."""
    present = values.dropna()
    if not len(present):
        return 0.0
    sample = present.iloc[:most].value_counts()
    good = sum(int(count) for value, count in sample.items() if fitted(field, str(value)) is not None)
    return good / int(sample.sum())


def blank(index: pd.Index) -> pd.Series:
    """Return a column of text with nothing in it.

    Parameters
    ----------
    index : pandas.Index
        Of its rows.
    """
    return pd.Series(pd.array([None] * len(index), dtype=TEXT), index=index)


def cells(frame: pd.DataFrame, column: str) -> pd.Series:
    """Return a column of a table, with nothing in it if there is none.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table.
    column : str
        Its name.
    """
    return frame[column] if column in frame else blank(frame.index)


def arrow(values: pd.Series) -> Array:
    """Return a column of text as one Arrow array."""
    return one_piece(pa.array(values, type=pa.large_string(), from_pandas=True))


def kind_of(values: pd.Series) -> str:
    """Return the type that all values of a column have: "integer", "number", "boolean", or "" for text.

    Numbers with leading zeros are text: they are codes, not amounts.

    >>> kind_of(pd.Series(["1", "2.5", None])), kind_of(pd.Series(["007"])), kind_of(pd.Series(["true"]))
    ('number', '', 'boolean')
    """
    texts = arrow(values)
    texts = texts.drop_null()
    if not len(texts):
        return ""
    for kind, pattern in (("integer", _WHOLE), ("number", _DECIMAL), ("boolean", _TRUTH)):
        if pc.all(pc.match_substring_regex(texts, pattern)).as_py():
            return _finite(texts) if kind == "number" else kind
    return ""


def _finite(texts: Array) -> str:
    """Return "number" unless a number is too large for a float."""
    try:
        return "number" if bool(np.isfinite(texts.cast(pa.float64()).to_numpy()).all()) else ""
    except pa.ArrowInvalid:
        return ""


def no_number(values: pd.Series) -> pd.Series:
    """Return a column with nothing where a text says that there is no number: NaN, NA, null."""
    return values.mask(values.str.lower().isin(_NOT_A_NUMBER))
