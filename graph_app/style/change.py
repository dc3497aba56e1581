"""Colours of opinions that come from a model: where they settle, and what a scenario does to them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from graph_app.graph.stance import UNKNOWN, label_codes
from graph_app.style.encoding import Encoding
from graph_app.style.legend import by_stance

BANDS = (0.1, 0.01)
"""Changes from which on an opinion has moved much, and at all, on the scale from -2 to 2."""


def by_opinion(values: npt.NDArray[np.float64], issue: str) -> Encoding:
    """Return colours by opinions, those of the labels of stances.

    Parameters
    ----------
    values : float array of shape (n,)
        Opinions from -2 to 2, NaN where there is none.
    issue : str
        The issue that they are on, empty for openness.
    """
    found = by_stance(label_codes(values).astype(np.uint8), issue)
    return Encoding(found.codes, found.fills, found.strokes, (*found.labels[:-1], "No opinion reaches them"))


def by_change(values: npt.NDArray[np.float64], issue: str) -> Encoding:
    """Return colours by changes of opinion: those of stances, with what has hardly changed in the middle.

    Parameters
    ----------
    values : float array of shape (n,)
        Changes, NaN where there is no opinion before or after.
    issue : str
        The issue that opinions are on, empty for openness.

    Examples
    --------
    >>> found = by_change(np.array([0.5, 0.01, 0.0, -0.02, -0.1, np.nan]), "")
    >>> found.codes.tolist(), found.labels[1]
    ([0, 1, 2, 3, 4, 5], 'more open by 0.01 to 0.1')
    """
    much, some = BANDS
    rounded = np.round(values, 9)
    codes = np.select(
        [np.isnan(rounded), rounded >= much, rounded >= some, rounded > -some, rounded > -much],
        [UNKNOWN, 0, 1, 2, 3],
        4,
    )
    up, down = ("more in support", "more opposed") if issue else ("more open", "more restrictive")
    labels = (
        f"{up} by {much:g} or more",
        f"{up} by {some:g} to {much:g}",
        f"less than {some:g}",
        f"{down} by {some:g} to {much:g}",
        f"{down} by {much:g} or more",
        "no opinion before or after",
    )
    plain = by_stance(codes.astype(np.uint8), issue)
    return Encoding(plain.codes, plain.fills, plain.strokes, labels)
