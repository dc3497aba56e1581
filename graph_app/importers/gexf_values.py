"""What a node or edge of GEXF carries: values, values over time, lifetimes, a drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph_app.importers.report import Notes

SEPARATOR = " | "
"""Between several values in one cell, as in the explorer's own exports."""
VIZ_NUMBERS = ("x", "y", "z", "size", "thickness")
"""Columns of drawings that hold numbers."""
_QUOTED = re.compile(
    r"""\s*(?:"([^"\\]*(?:\\.[^"\\]*)*)"\s*(?:,|$)|'([^'\\]*(?:\\.[^'\\]*)*)'\s*(?:,|$)|([^,]*)(?:,|$))""",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*")
_HEX = re.compile(r"#?([0-9a-fA-F]{6})")
_SHADES = ("r", "g", "b")


def listed(text: str) -> list[str]:
    """Return the items of a list in any of the notations that GEXF files use.

    >>> listed("a|b"), listed("[a, 'b, c']"), listed("a, b;c")
    (['a', 'b'], ['a', 'b, c'], ['a, b', 'c'])
    """
    inner = text.strip()
    if inner.startswith("[") and inner.endswith("]"):
        found = []
        for match in _QUOTED.finditer(inner[1:-1]):
            double, single, bare = match.groups()
            quoted = double if double is not None else single
            found.append(bare.strip() if quoted is None else _ESCAPED.sub(r"\1", quoted))
        return [item for item in found if item]
    mark = next((one for one in "|;," if one in inner), "|")
    return [item.strip() for item in inner.split(mark) if item.strip()]


def colour(attributes: dict[str, str]) -> str:
    """Return a colour as #rrggbb, with alpha as two more digits where it is not opaque; empty if it is none.

    >>> colour({"r": "255", "g": "0", "b": "300", "a": "0.5"}), colour({"hex": "#FF00ff"})
    ('#ff00ff80', '#ff00ff')
    """
    match = _HEX.fullmatch(attributes.get("hex", ""))
    if match is not None:
        found = match.group(1).lower()
    else:
        shades = [_number(attributes.get(one, "")) for one in _SHADES]
        if None in shades:
            return ""
        found = "".join(f"{round(min(max(shade or 0, 0), 255)):02x}" for shade in shades)
    alpha = _number(attributes.get("a", attributes.get("alpha", "")))
    opaque = alpha is None or alpha >= 1
    return f"#{found}" if opaque else f"#{found}{round(max(alpha or 0, 0) * 255):02x}"


def _number(text: str) -> float | None:
    """Return a finite number, None if the text is none."""
    try:
        found = float(text)
    except ValueError:
        return None
    return found if abs(found) < 1e300 else None


@dataclass
class History:
    """Values of one attribute over time."""

    values: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def latest(self) -> str:
        """The value that begins last; of two the later in the file."""
        numbers = [_number(start) if start else float("-inf") for start, _, _ in self.values]
        if None in numbers:
            keys: list[object] = [start for start, _, _ in self.values]
        else:
            keys = list(numbers)
        return max(zip(keys, range(len(keys)), self.values, strict=True), key=lambda one: one[:2])[2][2]

    @property
    def text(self) -> str:
        """All values with their times, in the order of the file."""
        return SEPARATOR.join(f"{start}…{end}: {value}" for start, end, value in self.values)


class Item:
    """A node or an edge while it is open.

    Parameters
    ----------
    name : {"node", "edge"}
        Which.
    attributes : dict of str to str
        Of its tag.
    line : int
        Where it begins.
    """

    def __init__(self, name: str, attributes: dict[str, str], line: int) -> None:
        self.name = name
        self.attributes = attributes
        self.line = line
        self.parents: list[str] = []
        self.values: dict[str, str] = {}
        self.histories: dict[str, History] = {}
        self.drawing: dict[str, str] = {}
        self._spells: list[tuple[str, str]] = []

    def take(self, name: str, attributes: dict[str, str], line: int) -> None:
        """Take an element within it in."""
        if name == "attvalue":
            self._value(attributes)
        elif name in ("spell", "slice"):
            self._spells.append(_span(attributes))
        elif name == "parent" and attributes.get("for"):
            self.parents.append(attributes["for"])
        elif name == "color":
            self._draw("colour", colour(attributes))
        elif name == "position":
            for axis in ("x", "y", "z"):
                self._draw(axis, attributes.get(axis, ""))
        elif name in ("size", "thickness", "shape"):
            self._draw(name, attributes.get("value", ""))

    def _draw(self, name: str, value: str) -> None:
        if value:
            self.drawing[name] = value

    def _value(self, attributes: dict[str, str]) -> None:
        key = attributes.get("for") or attributes.get("id", "")
        value = attributes.get("value", "")
        if not value:
            return
        start, end = _span(attributes)
        if start or end or key in self.histories:
            history = self.histories.setdefault(key, History())
            if key in self.values:
                history.values.append(("", "", self.values.pop(key)))
            history.values.append((start, end, value))
        else:
            self.values[key] = value

    def time(self, notes: Notes) -> Iterator[tuple[str, str]]:
        """Iterate over when it began and ended; of several lifetimes from the first to the last."""
        own = _span(self.attributes)
        spells = self._spells or ([own] if any(own) else [])
        if not spells:
            return
        first, last = min(start for start, _ in spells), max(end for _, end in spells)
        if all(start for start, _ in spells):
            yield "start", first
        if all(end for _, end in spells):
            yield "end", last
        if len(spells) > 1:
            notes.changed("Several lifetimes became one, from the first start to the last end.", (self.line,))
            yield "spells", SEPARATOR.join(f"{start}…{end}" for start, end in spells)


def _span(attributes: dict[str, str]) -> tuple[str, str]:
    """Return start and end of something; a time of day is left out of a date."""
    moment = attributes.get("timestamp", "")
    start = attributes.get("start") or attributes.get("startopen") or moment
    end = attributes.get("end") or attributes.get("endopen") or moment
    return _day(start), _day(end)


def _day(text: str) -> str:
    match = _DAY.fullmatch(text.strip())
    return match.group(1) if match else text.strip()
