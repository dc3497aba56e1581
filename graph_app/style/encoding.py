"""What colour says: a code per actor, and for each code its colours on both pages and its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph_app.style.palettes import DISTINCT, NONE, SEQUENTIAL, Palette, categorical, joined, sequential


@dataclass(frozen=True)
class Encoding:
    """Colours of actors, and the legend that goes with them.

    Attributes
    ----------
    codes : numpy.ndarray
        uint8, shape (n,): the entry of each actor.
    fills, strokes : mapping from "light" and "dark" to tuple of str
        CSS colours by code.
    labels : tuple of str
        Words of the legend by code; the last entry is hollow, for actors without a group or value.
    """

    codes: npt.NDArray[np.uint8]
    fills: Mapping[str, tuple[str, ...]]
    strokes: Mapping[str, tuple[str, ...]]
    labels: tuple[str, ...]

    def counts(self, visible: npt.NDArray[np.bool_] | None = None) -> tuple[int, ...]:
        """Return how many actors each entry of the legend has.

        Parameters
        ----------
        visible : numpy.ndarray, optional
            Actors that count, shape (n,).

        Returns
        -------
        tuple of int
            By code.
        """
        codes = self.codes if visible is None else self.codes[visible]
        return tuple(np.bincount(codes, minlength=len(self.labels)).tolist())


def by_group(codes: npt.NDArray[np.integer], names: Sequence[str]) -> Encoding:
    """Return colours by group.

    Parameters
    ----------
    codes : numpy.ndarray
        Group of each actor as a position in `names`, negative for none, shape (n,). Give the groups of
        all actors, not only of the visible ones, so that colours stay when a filter changes.
    names : sequence of str
        Words for each group.

    Returns
    -------
    Encoding
        With more than ten groups the ten that have most actors keep colours of their own, in the order
        of `names`, and all others are grey; the last entry is "none".

    Raises
    ------
    ValueError
        If a code has no name.

    Examples
    --------
    >>> found = by_group(np.array([1, 0, -1]), ["Company", "Institute"])
    >>> found.codes.tolist(), found.labels, found.counts()
    ([1, 0, 2], ('Company', 'Institute', 'none'), (1, 1, 1))
    """
    groups = np.asarray(codes, dtype=np.int64)
    if len(groups) and int(groups.max()) >= len(names):
        raise ValueError(f"group {int(groups.max())} has no name; there are {len(names)} names")
    colours = categorical(len(names))
    count = np.bincount(groups[groups >= 0], minlength=len(names))
    own = np.sort(np.argsort(-count, kind="stable")[:DISTINCT])
    none = len(colours.light)
    table = np.full(len(names) + 1, DISTINCT)
    table[own] = np.arange(len(own))
    table[-1] = none
    labels = [names[group] for group in own.tolist()] + ["others"] * (none > DISTINCT)
    return _encoding(table[np.maximum(groups, -1)], colours, [*labels, "none"])


def by_measure(values: npt.NDArray[np.float64]) -> Encoding:
    """Return colours by a measure.

    Parameters
    ----------
    values : numpy.ndarray
        One number per actor, NaN where unknown, shape (n,).

    Returns
    -------
    Encoding
        Up to nine entries from small to large, without those nobody has, each named by the smallest and
        the largest value that it stands for; the last entry is "unknown".

    Examples
    --------
    >>> found = by_measure(np.array([0.0, 1.0, 100.0, 81.0, np.nan]))
    >>> found.codes.tolist(), found.labels
    ([0, 0, 1, 1, 2], ('0–1', '81–100', 'unknown'))
    """
    numbers = np.asarray(values, dtype=np.float64)
    steps = sequential(numbers)
    used = np.unique(steps[steps >= 0])
    labels = [_between(numbers[steps == step]) for step in used.tolist()]
    colours = Palette(*(tuple(page[step] for step in used.tolist()) for page in SEQUENTIAL))
    codes = np.where(steps >= 0, np.searchsorted(used, steps), len(used))
    return _encoding(codes, colours, [*labels, "unknown"])


def _between(values: npt.NDArray[np.float64]) -> str:
    """Return the range of some values in words."""
    low, high = (f"{number:.3g}" if abs(number) < 1000 else f"{number:,.0f}" for number in _ends(values))
    return low if low == high else f"{low} to {high}" if "-" in low + high else f"{low}–{high}"


def _ends(values: npt.NDArray[np.float64]) -> tuple[float, float]:
    """Return the smallest and the largest value, without a negative zero."""
    return float(values.min()) + 0.0, float(values.max()) + 0.0


def _encoding(codes: npt.NDArray[np.int64], colours: Palette, labels: list[str]) -> Encoding:
    """Return the encoding with a hollow entry after the colours."""
    palette = joined(colours, NONE)
    pages = {"light": palette.light, "dark": palette.dark}
    return Encoding(
        codes=codes.astype(np.uint8),
        fills={page: tuple(swatch.fill for swatch in swatches) for page, swatches in pages.items()},
        strokes={page: tuple(swatch.stroke for swatch in swatches) for page, swatches in pages.items()},
        labels=tuple(labels),
    )
