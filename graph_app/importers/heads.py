"""Where a table begins and what its columns are called, by what stands in its first rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_app.importers.choosing import GUESSES, plain
from graph_app.importers.ends import ENDS, IDS

_NUMBER = re.compile(r"[-+]?[\d\s.,]*\d[\d\s.,]*(?:[eE][-+]?\d+)?%?")
_KNOWN = frozenset(word for of in GUESSES.values() for words in of.values() for word in words) | frozenset(
    (*IDS, *(word for pair in ENDS for word in pair), "weight", "strength", "value", "directed")
)
_LOOKED_AT = 10
_MATRIX = 50


@dataclass(frozen=True)
class Head:
    """The head of a table.

    Attributes
    ----------
    skipped : int
        Rows before it that are no part of the table, such as a title.
    names : tuple of str
        Names of the columns, each its own.
    given : tuple of str
        The same as they stand in the file.
    row : bool
        Whether there is a row of names; else they were made.
    """

    skipped: int
    names: tuple[str, ...]
    given: tuple[str, ...]
    row: bool


def head_of(rows: Sequence[Sequence[str]], said: str = "") -> Head:
    """Return the head of a table.

    A row of names is one that has a known name in it, or one without numbers whose cells do not occur again.

    Parameters
    ----------
    rows : sequence of sequences of str
        The first rows, empty cells as empty texts.
    said : {"", "yes", "no"}, optional
        Whether there is a row of names, if the user says so.
    """
    width = max((_width(row) for row in rows), default=0)
    skipped = next((place for place, row in enumerate(rows[:_LOOKED_AT]) if _filled(row) * 2 >= width), 0)
    first = [cell.strip() for cell in rows[skipped]] if rows else []
    first += [""] * (width - len(first))
    if said == "no" or (not said and not _names(first, rows[skipped + 1 :])):
        made = ("from", "to", *(f"column_{number}" for number in range(3, width + 1)))[:width]
        made = ("id",) if width == 1 else made
        return Head(skipped, made, made, row=False)
    return Head(skipped, distinct(first[:width]), tuple(first[:width]), row=True)


def _width(row: Sequence[str]) -> int:
    """Return how many cells a row has up to its last full one."""
    return max((place + 1 for place, cell in enumerate(row) if cell.strip()), default=0)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


def _names(first: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether a row holds the names of columns rather than data."""
    if any(plain(cell) in _KNOWN for cell in first):
        return True
    if len(first) > 2 and len(others) >= min(len(first) - 1, _MATRIX) and _same_names(first, others):
        return True
    cells = [cell for cell in first if cell]
    if any(_NUMBER.fullmatch(cell) for cell in cells):
        return False
    later = {cell.strip() for row in others for cell in row[:2]}
    return not any(cell in later for cell in first[:2] if cell)


def _same_names(first: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Whether the first cells of the other rows are the names in the head, as in a matrix."""
    return {row[0].strip() for row in others if row} <= set(first[1:])


def distinct(given: Sequence[str]) -> tuple[str, ...]:
    """Return names of columns of which no two are one; columns without a name are numbered.

    >>> distinct(["a", "", "a"])
    ('a', 'column_2', 'a_2')
    """
    found: list[str] = []
    for place, name in enumerate(given):
        wanted = name.strip() or f"column_{place + 1}"
        free, number = wanted, 1
        while free in found:
            number += 1
            free = f"{wanted}_{number}"
        found.append(free)
    return tuple(found)
