"""What was measured, as plain values."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

MEASURES: dict[str, tuple[str, str]] = {
    "first": ("first drawing", "ms"),
    "off": ("filter click, a kind off → redraw", "ms"),
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
        One number per round, by measure, in its unit.
    gave_up : str
        The measure that took longer than the patience; the page was not asked again. Empty if none did.
    """

    page: str
    version: str | None
    values: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in MEASURES})
    gave_up: str = ""

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
    """Everything of one run.

    Attributes
    ----------
    load : tuple of float
        How many processes wanted to run, in the minute before and in the last minute: above `cores`, others
        took their share and times are longer than the pages alone would make them.
    """

    date: str
    rounds: int
    patience: int
    cores: int
    load: tuple[float, float]
    versions: Mapping[str, str]
    sizes: list[Sized]

    def as_dict(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "date": self.date,
            "rounds": self.rounds,
            "patience_s": self.patience,
            "cores": self.cores,
            "load": list(self.load),
            "versions": dict(self.versions),
            "units": {name: unit for name, (_, unit) in MEASURES.items()},
            "sizes": [
                {
                    "size": one.size,
                    "actors": one.actors,
                    "ties": one.ties,
                    "pages": [_plain(outcome) for outcome in one.outcomes],
                }
                for one in self.sizes
            ],
        }


def _plain(outcome: Outcome) -> dict[str, Any]:
    return {
        "page": outcome.page,
        "version": outcome.version,
        "gave_up": outcome.gave_up or None,
        "median": {name: outcome.median(name) for name in MEASURES},
        "values": {name: [round(one, 1) for one in found] for name, found in outcome.values.items()},
    }
