"""Where actors stand: seeded, deterministic layouts, one file per algorithm, listed by hand below.

To add a layout, write one file with one function of the `Placer` shape and add one line to `LAYOUTS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from graph_app.layouts.force import force

__all__ = ["LAYOUTS", "Layout", "Placer", "force", "place"]


class Placer(Protocol):
    """The shape of every layout function."""

    def __call__(
        self,
        n: int,
        ends: npt.NDArray[Any],
        weight: npt.NDArray[Any],
        *,
        sizes: npt.NDArray[Any] | None = None,
        seed: int = 1,
    ) -> npt.NDArray[np.float32]:
        """Return one position per actor, see `place`."""
        ...


@dataclass(frozen=True)
class Layout:
    """One way to place actors.

    Attributes
    ----------
    name : str
        The word in queries, links and on the command line.
    title : str
        The words in a menu.
    description : str
        One sentence: what closeness means in the picture.
    place : Placer
        The function that computes positions.
    """

    name: str
    title: str
    description: str
    place: Placer


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        name="force",
        title="Force-directed",
        description="Ties pull actors together and all actors push each other apart (ForceAtlas2): "
        "who is tied to the same others stands close; directions and distances have no scale.",
        place=force,
    ),
)


def place(
    name: str,
    n: int,
    ends: npt.NDArray[Any],
    weight: npt.NDArray[Any],
    *,
    sizes: npt.NDArray[Any] | None = None,
    seed: int = 1,
) -> npt.NDArray[np.float32]:
    """Return positions from the layout called `name`.

    Parameters
    ----------
    name : str
        Name of an entry of `LAYOUTS`.
    n : int
        Number of actors.
    ends : numpy.ndarray
        Integer positions of the two ends of each tie, shape (m, 2); direction is not used.
    weight : numpy.ndarray
        Weight of each tie, shape (m,), finite and not negative.
    sizes : numpy.ndarray, optional
        Radius of each actor's glyph in pixels at fit zoom, shape (n,).
    seed : int
        Seed of everything random.

    Returns
    -------
    numpy.ndarray
        float32 positions, shape (n, 2), about [-1, 1] wide, y upward.

    Raises
    ------
    ValueError
        If no layout has this name, or the arrays do not fit together.
    """
    for layout in LAYOUTS:
        if layout.name == name:
            return layout.place(n, ends, weight, sizes=sizes, seed=seed)
    allowed = ", ".join(layout.name for layout in LAYOUTS)
    raise ValueError(f"unknown layout {name!r}; allowed: {allowed}")
