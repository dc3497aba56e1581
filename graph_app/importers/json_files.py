"""JSON, read whole within limits, and its values as the cells of tables."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from graph_app.importers.base import Given, Reading
from graph_app.importers.encoding import utf8
from graph_app.importers.failures import FileError, LimitError
from graph_app.importers.limits import gap
from graph_app.text import shown

SEPARATOR = " | "
"""Between several values in one cell, as in the explorer's own exports."""
_PER_ROW = 3
_MOST_DUMPED = 200


def load(reading: Reading, given: Given) -> Any:
    """Return what a JSON file holds.

    Parameters
    ----------
    reading : Reading
        Has limits, clock and notes.
    given : Given
        The file.

    Raises
    ------
    FileError
        If it is no JSON; with the line.
    LimitError
        If it is beyond a limit.
    """
    data = utf8(given.data, reading.notes, given.name, reading.option("encoding"))
    _need(reading, data, given.name)
    long = gap(data, b'"', reading.limits.characters * 4)
    if long is not None and b"," not in data[long : long + 4_096]:
        message = f"A text is longer than {reading.limits.characters:,} characters."
        line = data.count(b"\n", 0, long) + 1
        raise LimitError(message, "import_characters", file=given.name, line=line)
    return parsed(reading, data, given.name)


def _need(reading: Reading, data: bytes, file: str) -> None:
    """Raise a LimitError where there are too many objects for the memory that they would take."""
    most = reading.limits.rows * _PER_ROW
    found = data.count(b"{") + data.count(b"[")
    if found > most:
        message = f"There are more than {most:,} objects and lists."
        raise LimitError(message, "import_rows", file=file)


def parsed(reading: Reading, data: bytes, file: str, line: int = 1) -> Any:
    """Return what JSON text holds.

    Parameters
    ----------
    reading : Reading
        Takes notes.
    data : bytes
        UTF-8.
    file : str
        How messages call the file.
    line : int, optional
        Where the text begins.
    """
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError as error:
        if "recursion" in str(error).lower() or "depth" in str(error).lower():
            raise _too_deep(reading, file) from error
        if b"NaN" in data or b"Infinity" in data:
            return _loosely(reading, data, file)
        at = error.lineno + line - 1
        cut = error.pos >= len(error.doc.rstrip()) if isinstance(error.doc, str) else False
        message = (
            "The JSON ends in the middle." if cut else f"It is no JSON: {error.msg}, column {error.colno}."
        )
        raise FileError(message, file=file, line=at) from error


def _too_deep(reading: Reading, file: str) -> LimitError:
    message = f"Objects and lists are nested more than {reading.limits.depth:,} deep."
    return LimitError(message, "import_depth", file=file)


def _loosely(reading: Reading, data: bytes, file: str) -> Any:
    """Return what JSON with NaN and infinities in it holds, as Python and R write it."""
    try:
        text = data.decode("utf-8", "replace")  # of bytes the encoding would be guessed
        found = json.loads(text, parse_constant=lambda name: math.nan if name == "NaN" else name)
    except json.JSONDecodeError as error:
        message = f"It is no JSON: {error.msg}, column {error.colno}."
        raise FileError(message, file=file, line=error.lineno) from error
    except RecursionError as error:
        raise _too_deep(reading, file) from error
    except ValueError as error:  # a number of thousands of digits
        raise FileError("It holds a number of thousands of digits.", file=file) from error
    reading.notes.assumed("NaN, which JSON does not have, is taken as no value.", file=file)
    return found


class Cells:
    """Turns the attributes of JSON objects into cells, and remembers the types of all values by name.

    Parameters
    ----------
    reading : Reading
        Takes notes and has limits.
    file : str
        How messages call the file.
    """

    def __init__(self, reading: Reading, file: str) -> None:
        self._reading = reading
        self._file = file
        self._types: dict[str, str] = {}

    @property
    def types(self) -> dict[str, str]:
        """Types of the columns whose values are all of one: "integer", "number" or "boolean"."""
        return {name: kind for name, kind in self._types.items() if kind}

    def of(self, attributes: Mapping[str, Any], left_out: frozenset[str] = frozenset()) -> dict[str, str]:
        """Return cells by name; nothing stands for null.

        Parameters
        ----------
        attributes : mapping of str to value
            An object of JSON.
        left_out : frozenset of str, optional
            Names that are not wanted.
        """
        found = {}
        for name, value in attributes.items():
            if name in left_out:
                continue
            text = self.text(value)
            if text is not None and text != "":
                found[name] = text
                kind = _TYPES.get(type(value), "")
                before = self._types.get(name, kind)
                self._types[name] = before if before == kind else _wider(before, kind)
        return found

    def text(self, value: Any) -> str | None:
        """Return one value as a cell; None for null and for what is no number."""
        if isinstance(value, str):
            return value
        if value is None:
            return None
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, float):
            return None if math.isnan(value) else repr(value)
        if isinstance(value, int):
            return str(value)
        if isinstance(value, list) and all(isinstance(one, str | int | float) for one in value):
            return SEPARATOR.join(text for text in map(self.text, value) if text)
        return self._nested(value)

    def _nested(self, value: Any) -> str | None:
        """Return an object or a list of them as JSON."""
        if not value:
            return None
        if depth_of(value, self._reading.limits.depth) > min(self._reading.limits.depth, _MOST_DUMPED):
            raise _too_deep(self._reading, self._file)
        self._reading.notes.changed("Values within values are kept as JSON text.", file=self._file)
        try:
            return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS).decode()
        except orjson.JSONEncodeError:
            return json.dumps(value, ensure_ascii=False)


_TYPES: dict[type, str] = {bool: "boolean", int: "integer", float: "number"}


def _wider(one: str, two: str) -> str:
    """Return the type of a column that holds values of two types."""
    return "number" if {one, two} == {"integer", "number"} else ""


def depth_of(value: Any, most: int) -> int:
    """Return how deep a value is nested, counted up to one more than a limit.

    >>> depth_of([{"a": [1]}], 9), depth_of(1, 9)
    (3, 0)
    """
    level, depth = [value], 0
    while depth <= most:
        inner: list[Any] = []
        for one in level:
            inner.extend(one.values() if isinstance(one, dict) else one if isinstance(one, list) else ())
        if not any(isinstance(one, dict | list) for one in level):
            return depth
        level, depth = inner, depth + 1
    return depth


def objects(value: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """Iterate over the objects of a list, with their places counted from 1; anything else is passed over."""
    if isinstance(value, list):
        for place, one in enumerate(value, start=1):
            if isinstance(one, dict):
                yield place, one


def key_text(value: Any) -> str:
    """Return an id as text: a whole number without a point, nothing for null or an object.

    >>> key_text(3), key_text(3.0), key_text("a"), key_text(None)
    ('3', '3', 'a', '')
    """
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def no_graph(given: Given, what: str) -> FileError:
    """Return the error of JSON that is of another sort."""
    return FileError(f"It is JSON, but not {shown(what)}.", file=given.name)
