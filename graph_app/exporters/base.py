"""What an exporter is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from graph_app.graph.column import Column
from graph_app.graph.columns import Chosen, actor_columns, tie_columns
from graph_app.graph.network import Network
from graph_app.style import Encoding

ROWS = 5_000
"""Rows that are turned into text at a time: what keeps memory from growing with the file."""


@dataclass(frozen=True)
class Looks:
    """How the network is drawn, for a format that holds a picture of it.

    Attributes
    ----------
    places : float array of shape (n, 2)
        Where each actor of the data stands, hidden ones as well.
    sizes : float array of shape (n,)
        Radius of each actor in pixels at the zoom that shows everything.
    colours : Encoding
        Colours of actors.
    ties : Encoding, optional
        Colours of ties, recorded ones and then derived ones; without it their style chooses.
    legend : list of lists of dict
        Entries that belong together: `label`, `count`, `glyph` (number or name of a shape, or "line",
        "dash" or "dots"), `fill` and `stroke` by theme.
    words : str
        What colour, shape and size mean, in a sentence or two.
    drawing : dict
        What of ties and names is drawn, in the canvas' words; empty for its defaults.
    selected : tuple of str
        Ids of selected actors, the one in focus first.
    guides : dict
        Headings, axes and rings of the layout, in the canvas' words; empty where it has none.
    """

    places: npt.NDArray[np.floating]
    sizes: npt.NDArray[np.floating]
    colours: Encoding
    ties: Encoding | None
    legend: list[list[dict[str, Any]]]
    words: str
    drawing: dict[str, Any]
    selected: tuple[str, ...] = ()
    guides: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Outgoing:
    """What leaves the house.

    Attributes
    ----------
    network : Network
        The data.
    chosen : Chosen
        The rows and the stances they carry.
    about : dict
        Attributes of the graph itself: title, filter, query, fingerprint, date, version, licence, citation.
    progress : callable
        Called with the number of rows written since the last call.
    looks : Looks, optional
        How the page draws the network; without it a format that draws has its own ways.
    """

    network: Network
    chosen: Chosen
    about: dict[str, str]
    progress: Callable[[int], None] = lambda rows: None
    looks: Looks | None = None

    def actors(self) -> Iterator[tuple[list[Column], Chosen]]:
        """Iterate over blocks of actors: their columns and the rows they are of."""
        for start in range(0, len(self.chosen.actors), ROWS):
            block = replace(self.chosen, actors=self.chosen.actors[start : start + ROWS])
            yield actor_columns(self.network, block), block
            self.progress(len(block.actors))

    def ties(self) -> Iterator[tuple[list[Column], Chosen]]:
        """Iterate over blocks of ties: their columns and the rows they are of."""
        for start in range(0, len(self.chosen.ties), ROWS):
            block = replace(self.chosen, ties=self.chosen.ties[start : start + ROWS])
            yield tie_columns(self.network, block), block
            self.progress(len(block.ties))

    def header(self) -> tuple[list[Column], list[Column]]:
        """Return the columns of actors and of ties without rows."""
        none = replace(self.chosen, actors=self.chosen.actors[:0], ties=self.chosen.ties[:0])
        return actor_columns(self.network, none), tie_columns(self.network, none)


@dataclass(frozen=True)
class Exporter:
    """A format to write.

    Attributes
    ----------
    name, title : str
        The word in queries and the words on the page.
    suffix, media_type : str
        Of the file.
    write : callable
        From what goes out to pieces of bytes; equal input gives equal bytes.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    write: Callable[[Outgoing], Iterator[bytes]]
