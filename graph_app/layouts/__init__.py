"""Where actors stand: seeded, deterministic layouts, one file per algorithm, listed by hand below.

To add a layout, write one file with one function of the `Placer` shape and add one line to `LAYOUTS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol, Unpack

import numpy as np
import numpy.typing as npt

from graph_app.layouts._progress import Cancelled, Progress, silent
from graph_app.layouts._stage import Given
from graph_app.layouts.circles import circles
from graph_app.layouts.columns import columns
from graph_app.layouts.force import force
from graph_app.layouts.influence_map import influence_map
from graph_app.layouts.marks import Heading, Ring, headings, map_x, ring_guides
from graph_app.layouts.rings import rings, steps_from
from graph_app.layouts.shelf import Shelf, key_of

__all__ = [
    "LAYOUTS",
    "Cancelled",
    "Given",
    "Heading",
    "Layout",
    "Placer",
    "Progress",
    "Ring",
    "Shelf",
    "circles",
    "columns",
    "force",
    "headings",
    "influence_map",
    "map_x",
    "place",
    "place_once",
    "ring_guides",
    "rings",
    "silent",
    "steps_from",
]


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
        **given: Unpack[Given],
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
    needs : frozenset of str
        Which of "groups", "values" and "centre" it cannot do without.
    caption : str
        What position means in one picture, with {group}, {x}, {y} or {centre} where words of the view
        belong; see `says`.
    """

    name: str
    title: str
    description: str
    place: Placer
    needs: frozenset[str] = frozenset()
    caption: str = ""

    def says(self, **words: str) -> str:
        """Return the caption of one picture.

        Parameters
        ----------
        **words : str
            What the actors are grouped by (`group`), what is shown from left to right and from bottom to
            top (`x`, `y`), and who is in the middle (`centre`); words that are left out become general.

        Returns
        -------
        str
            One or two sentences.

        Examples
        --------
        >>> LAYOUTS[1].says(group="kind")
        'One disc per kind, the largest first; place within a disc follows size and ties, without a scale.'
        """
        general = {"group": "group", "x": "first value", "y": "second value", "centre": "the chosen actor"}
        return self.caption.format(**general | words)


LAYOUTS: tuple[Layout, ...] = (
    Layout(
        name="force",
        title="Force-directed",
        description="Ties pull actors together and all actors push each other apart (ForceAtlas2): "
        "who is tied to the same others stands close; directions and distances have no scale.",
        place=force,
        caption="Actors tied to the same others stand close; directions and distances have no scale.",
    ),
    Layout(
        name="circles",
        title="Circles by group",
        description="One disc per group, the most tied actors in its middle, the others on the side where "
        "those stand whom they are tied to.",
        place=circles,
        needs=frozenset({"groups"}),
        caption="One disc per {group}, the largest first; place within a disc follows size and ties, "
        "without a scale.",
    ),
    Layout(
        name="columns",
        title="Columns by group",
        description="One column per group, the largest group first, large actors on top; "
        "distances say nothing of ties.",
        place=columns,
        needs=frozenset({"groups"}),
        caption="One column per {group}, the largest on the left; larger actors stand higher.",
    ),
    Layout(
        name="map",
        title="Influence map",
        description="One value from left to right, another from bottom to top; "
        "actors of unknown first value in a strip at the left.",
        place=influence_map,
        needs=frozenset({"values"}),
        caption="From left to right: {x}. From bottom to top, approximately: {y}. "
        "Strip at the left edge: {x} unknown.",
    ),
    Layout(
        name="rings",
        title="Rings",
        description="One actor in the middle, the others on rings by how many ties they are away from it; "
        "who cannot be reached stands outermost.",
        place=rings,
        needs=frozenset({"centre"}),
        caption="Each ring is one tie further from {centre}; the outermost holds those out of reach, if any.",
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
    **given: Unpack[Given],
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
    **given
        `groups`, `values`, `centre`, `visible` and `progress`, see `Given`; every layout takes all of
        them, and uses `visible`, `progress` and those in its `needs`. Ties of actors that are not visible
        do not count.

    Returns
    -------
    numpy.ndarray
        float32 positions, shape (n, 2), y upward: visible actors with x within [-1, 1] and y within
        [-0.76, 0.76], where one unit is 500 px at fit zoom and no two glyphs come closer than 3 px (or,
        if all are too large for that, glyphs smaller by one common factor); hidden ones below, within
        [-1, 1] as well.

    Raises
    ------
    ValueError
        If no layout has this name, an argument it needs is missing, or the arrays do not fit together.
    Cancelled
        If `progress` raises it.
    """
    for layout in LAYOUTS:
        if layout.name == name:
            return layout.place(n, ends, weight, sizes=sizes, seed=seed, **given)
    allowed = ", ".join(layout.name for layout in LAYOUTS)
    raise ValueError(f"unknown layout {name!r}; allowed: {allowed}")


def place_once(
    shelf: Shelf,
    name: str,
    n: int,
    ends: npt.NDArray[Any],
    weight: npt.NDArray[Any],
    **given: Any,
) -> npt.NDArray[np.float32]:
    """Return positions as `place` does, from the shelf where the same was asked before.

    Parameters
    ----------
    shelf : Shelf
        Where places are kept.
    name, n, ends, weight, **given
        See `place`. Everything but `progress` is part of the question.

    Returns
    -------
    numpy.ndarray
        float32 positions, shape (n, 2).
    """
    if shelf.folder is None:
        return place(name, n, ends, weight, **given)
    asked = {word: part for word, part in given.items() if word != "progress" and part is not None}
    key = key_of(name, n, ends=ends, weight=weight, **asked)
    found = shelf.get(key, n)
    if found is None:
        found = place(name, n, ends, weight, **given)
        shelf.put(key, found)
    return found
