"""Colours of groups and of measures: apart for every kind of colour vision, and in print, on both pages."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from graph_app.style.stance import Swatch

DISTINCT = 10
"""How many groups have a colour of their own; of these the first eight are furthest apart."""

STEPS = 9
"""How many colours a measure has."""


class Palette(NamedTuple):
    """The same colours for both pages; a place in one tuple means what it means in the other.

    Attributes
    ----------
    light, dark : tuple of Swatch
        Fills and outlines; each outline stands out from its page by at least 3 to 1 (WCAG 2, 1.4.11).
    """

    light: tuple[Swatch, ...]
    dark: tuple[Swatch, ...]


_GROUPS = Palette(
    light=(
        Swatch("#006EB4", "#09558C"),
        Swatch("#E69E00", "#BC8105"),
        Swatch("#0C9E73", "#0F815E"),
        Swatch("#C27CAF", "#A66294"),
        Swatch("#54B5EC", "#2595CA"),
        Swatch("#D16313", "#AE4D00"),
        Swatch("#F3E647", "#968E07"),
        Swatch("#38268C", "#160F72"),
        Swatch("#882456", "#6B053E"),
        Swatch("#14713D", "#00572B"),
    ),
    dark=(
        Swatch("#4395F1", "#7CAFFC"),
        Swatch("#F9AC00", "#FECF8F"),
        Swatch("#28C590", "#4FE2AB"),
        Swatch("#CB98C1", "#E7B3DD"),
        Swatch("#A2D9FF", "#DFF1FF"),
        Swatch("#E37124", "#FE8E48"),
        Swatch("#FFF178", "#FFF7D2"),
        Swatch("#775AC9", "#9373E5"),
        Swatch("#BE5779", "#DB7193"),
        Swatch("#4EA35F", "#69BE78"),
    ),
)
"""Seven colours of Okabe and Ito (2008), Color Universal Design, then indigo, wine and green after Paul Tol
(2021), Colour Schemes; each moved as little as needed (CIEDE2000 below 4 on the light page) for all pairs to
stay apart under simulated colour blindness. The dark page has the same hues, lighter."""

OTHERS = Palette((Swatch("#A7A9AC", "#85878A"),), (Swatch("#8D9196", "#AEB2B7"),))
"""Grey of the groups that have no colour of their own."""

NONE = Palette((Swatch("#FBFCFD", "#868B92"),), (Swatch("#14171B", "#70777F"),))
"""Hollow: the fill of the page, for actors of no group or of unknown value."""

SEQUENTIAL = Palette(
    light=(
        Swatch("#EFF1BE", "#8E9162"),
        Swatch("#B4E0A1", "#6C965C"),
        Swatch("#66CD9B", "#339E6F"),
        Swatch("#17B4A4", "#0E9789"),
        Swatch("#0B97A2", "#0E7B84"),
        Swatch("#0D7B97", "#056177"),
        Swatch("#06618B", "#044869"),
        Swatch("#2E456F", "#122F56"),
        Swatch("#342D43", "#1E182D"),
    ),
    dark=(
        Swatch("#423A51", "#6D647D"),
        Swatch("#3B517C", "#556996"),
        Swatch("#016C9C", "#3585B7"),
        Swatch("#0D86A3", "#3CA0BE"),
        Swatch("#13A0AB", "#42BBC6"),
        Swatch("#16BBAA", "#46D7C5"),
        Swatch("#6AD29F", "#86EFBA"),
        Swatch("#B6E2A3", "#D2FFBE"),
        Swatch("#EFF1BE", "#F8FAC7"),
    ),
)
"""From a small value to a large one: even steps of lightness (CIELAB L* 94 to 20, on the dark page 26 to 94)
along an arc of hues, so that a grey print keeps the order; large values stand out most on both pages."""


def categorical(k: int) -> Palette:
    """Return colours for `k` groups.

    Parameters
    ----------
    k : int
        How many groups.

    Returns
    -------
    Palette
        `k` swatches while every group can have a colour of its own; beyond ten, eleven, the last the
        grey of all others.

    Raises
    ------
    ValueError
        If `k` is negative.

    Examples
    --------
    >>> [len(categorical(k).light) for k in (0, 2, 10, 40)]
    [0, 2, 10, 11]
    """
    if k < 0:
        raise ValueError(f"k must not be negative: {k}")
    own = joined(Palette(_GROUPS.light[:k], _GROUPS.dark[:k]))
    return own if k <= DISTINCT else joined(own, OTHERS)


def joined(*palettes: Palette) -> Palette:
    """Return one palette with the swatches of several, in this order.

    >>> len(joined(OTHERS, NONE).dark)
    2
    """
    return Palette(
        tuple(swatch for palette in palettes for swatch in palette.light),
        tuple(swatch for palette in palettes for swatch in palette.dark),
    )


def sequential(values: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Return the step of `SEQUENTIAL` for each value.

    Parameters
    ----------
    values : numpy.ndarray
        A measure, shape (n,); what is not finite is unknown.

    Returns
    -------
    numpy.ndarray
        0 … 8, -1 where unknown, shape (n,). Steps are equally wide between the smallest and the largest
        value; where no value is negative, equally wide in the square root from 0 on, as areas of glyphs
        are, because most measures have few large values. If all values are equal they have the middle
        step.

    Examples
    --------
    >>> sequential(np.array([0.0, 1.0, 25.0, 100.0, np.nan])).tolist()
    [0, 0, 4, 8, -1]
    """
    numbers = np.asarray(values, dtype=np.float64)
    known = np.isfinite(numbers)
    found = np.full(len(numbers), -1, dtype=np.int64)
    if not known.any():
        return found
    plain = numbers[known]
    low, high = float(plain.min()), float(plain.max())
    if low == high:
        found[known] = STEPS // 2
        return found
    if low >= 0:
        share = np.sqrt(plain / high)
    else:
        share = (plain / 2 - low / 2) / (high / 2 - low / 2)
    found[known] = np.minimum((share * STEPS).astype(np.int64), STEPS - 1)
    return found
