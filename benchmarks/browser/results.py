"""What was measured, as plain values."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import dataclass, field

MEASURES: dict[str, tuple[str, str]] = {
    "first": ("first drawing", "ms"),
    "ready": ("all of the page ready", "ms"),
    "off": ("filter click, a kind off → redraw", "ms"),
    "off_all": ("filter click, a kind off → all that is said of it", "ms"),
    "on": ("filter click, on again → redraw", "ms"),
    "hover": ("hover → highlight", "ms"),
    "details": ("selection → details", "ms"),
    "bytes": ("bytes of the page", "KB"),
}
"""Words and unit by name, in the order of a visit; bytes are counted along with the first drawing."""


@dataclass
class Outcome:
    """How one page did on one debate; filled while measuring.

    Attributes
    ----------
    page : str
        Its name.
    version : str or None
        Version of its package; None if that is not installed, and nothing was measured.
    values : dict of str to list of float
        One number per round, by measure, in its unit; only the measures that the page has anything for.
    gave_up : str
        The measure that it did not survive; the page was not asked again. Empty if there is none.
    why : str
        Why not: it took longer than the patience, ended, or had an error.
    """

    page: str
    version: str | None
    values: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in MEASURES})
    gave_up: str = ""
    why: str = ""

    def median(self, name: str) -> float | None:
        """Return the median of a measure, None where there is none."""
        return statistics.median(self.values[name]) if self.values[name] else None


@dataclass(frozen=True)
class Sized:
    """All pages on one debate."""

    size: str
    actors: int
    ties: int
    outcomes: list[Outcome]


@dataclass(frozen=True)
class Run:
    """Everything of one run: with what, and what was found."""

    versions: Mapping[str, str]
    sizes: list[Sized]
