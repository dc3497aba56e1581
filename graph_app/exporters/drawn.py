"""How graph programs are told what the picture looks like: places, sizes, colours, shapes, lines."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np
import numpy.typing as npt

from graph_app.analyses.degree import degree
from graph_app.dataset.arrow import Array, pa
from graph_app.exporters.base import Outgoing
from graph_app.graph.column import TEXT, coded
from graph_app.graph.lines import arrows
from graph_app.graph.network import Network, codes
from graph_app.graph.stance import CodeArray, IntArray
from graph_app.layouts import LAYOUTS, Progress, Shelf, place_once, silent
from graph_app.style import DERIVED, HOSTILE, SUPPORTING, Encoding, glyph_of, radii
from graph_app.style.legend import by_stance

FORCE = next(layout for layout in LAYOUTS if layout.name == "force")
LAID_OUT = 5_000
"""Actors up to which places are computed for a graph program; more are left for it to lay out."""

SPREAD = 1_000.0
"""Half of the picture's width, in the units of a graph program; radii are in the same units."""

LINES = ("line", "dashed", "dotted")
"""How supporting, hostile and derived ties are drawn, in yEd's words."""

STYLES = {"line": "solid", "dashed": "dashed", "dotted": "dotted"}
"""The same in the words of GEXF and Cytoscape."""


def first_sizes(network: Network) -> npt.NDArray[np.float32]:
    """Return the radius of every actor as the page draws it at first."""
    return radii(degree(network.n, network.start, network.end, network.weight))


def shelf_of(network: Network) -> Shelf:
    """Return where places of a network are kept: where it says so itself, else where all are."""
    found: Shelf = network.kept.get("shelf") or Shelf.usual()
    return found


def first_places(network: Network, progress: Progress = silent) -> npt.NDArray[np.floating]:
    """Return where the page puts actors at first: all of them, by force, from all recorded ties.

    Parameters
    ----------
    network : Network
        The data; it keeps the places, so that they are made once.
    progress : callable, optional
        Told the share that is done.

    Returns
    -------
    numpy.ndarray
        Shape (n, 2), in the frame of the layouts.
    """
    if "first places" not in network.kept:
        ends = np.column_stack([network.start, network.end])
        network.kept["first places"] = place_once(
            shelf_of(network),
            FORCE.name,
            network.n,
            ends,
            network.weight,
            sizes=first_sizes(network),
            progress=progress,
        )
    found: npt.NDArray[np.floating] = network.kept["first places"]
    return found


class Drawn:
    """The picture of what goes out, row by row: as the page draws it, or in its ways at first.

    Parameters
    ----------
    out : Outgoing
        What goes out.
    """

    def __init__(self, out: Outgoing) -> None:
        self._out, self._network = out, out.network

    @property
    def placed(self) -> bool:
        """Whether actors have places; large debates only where the page gave them."""
        return self._out.looks is not None or self._network.n <= LAID_OUT

    def places(self, rows: IntArray) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
        """Return x and y of the middle of some actors; y grows upwards."""
        places = self._places[rows].astype(np.float64) * SPREAD
        return places[:, 0], places[:, 1]

    def radii(self, rows: IntArray) -> npt.NDArray[np.float64]:
        """Return the radius of some actors."""
        return self._radii[rows].astype(np.float64)

    def fills(self, rows: IntArray, words: Callable[[str, str], str]) -> Array:
        """Return what `words` makes of fill and outline of some actors."""
        colours = self._colours
        pairs = zip(colours.fills["light"], colours.strokes["light"], strict=True)
        return _worded(colours.codes[rows], [words(fill, stroke) for fill, stroke in pairs])

    def shapes(self, rows: IntArray, words: tuple[str, ...]) -> Array:
        """Return the word for the shape of some actors; `words` has one per glyph."""
        table = [words[glyph_of(kind)] for kind in range(len(self._network.dataset.tables["actor_kinds"]))]
        return _worded(self._kinds[rows], [*table, words[0]])

    def lines(self, rows: IntArray, words: Callable[[str, str, bool], str]) -> Array:
        """Return what `words` makes of colour, line and arrow (or none) of some ties."""
        style, arrow = (side[rows].astype(np.int64) for side in (self._styles, self._arrows))
        ties = self._tie_colours
        names = [
            words(colour, line, bool(pointed))
            for line in LINES
            for pointed in (0, 1)
            for colour in ties.fills["light"]
        ]
        return _worded((style * 2 + arrow) * len(ties.fills["light"]) + ties.codes[rows], names)

    @cached_property
    def _places(self) -> npt.NDArray[np.floating]:
        return first_places(self._network) if self._out.looks is None else self._out.looks.places

    @cached_property
    def _kinds(self) -> IntArray:
        return codes(self._network.actors, "kind")

    @cached_property
    def _radii(self) -> npt.NDArray[np.floating]:
        return first_sizes(self._network) if self._out.looks is None else self._out.looks.sizes

    @cached_property
    def _colours(self) -> Encoding:
        chosen, looks = self._out.chosen, self._out.looks
        return by_stance(chosen.stance_code, chosen.issue) if looks is None else looks.colours

    @cached_property
    def _styles(self) -> CodeArray:
        hostile = (self._network.dataset.tables["tie_kinds"]["sign"] < 0).to_numpy(dtype=np.uint8)
        return np.append(hostile[self._network.kind], np.full(self._network.d, 2, dtype=np.uint8))

    @cached_property
    def _arrows(self) -> CodeArray:
        return arrows(self._network)

    @cached_property
    def _tie_colours(self) -> Encoding:
        if self._out.looks is not None and self._out.looks.ties is not None:
            return self._out.looks.ties
        fills = tuple(colour["light"] for colour in (SUPPORTING, HOSTILE, DERIVED))
        return Encoding(
            self._styles, {"light": fills}, {"light": fills}, ("Supporting", "Hostile", "Derived")
        )


def _worded(codes_: npt.NDArray[np.integer], words: list[str]) -> Array:
    return coded(np.where(codes_ < 0, len(words) - 1, codes_).astype(np.int64), pa.array(words, type=TEXT))
