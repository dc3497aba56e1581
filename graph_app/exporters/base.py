"""What an exporter is, and what it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from graph_app.dataset.arrow import Array, pa
from graph_app.exporters.loss import Entry
from graph_app.files import side_by_side
from graph_app.graph.cells import text_of
from graph_app.graph.column import Column
from graph_app.graph.columns import Chosen, actor_columns
from graph_app.graph.network import Network
from graph_app.graph.tie_columns import tie_columns
from graph_app.style import Encoding

ROWS = 5_000
"""Rows that are turned into text at a time: what keeps memory from growing with the file."""


def parted(rows: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
    """Iterate over rows in parts of as many as are turned into text at a time."""
    return (rows[start : start + ROWS] for start in range(0, len(rows), ROWS))


def written(
    rows: npt.NDArray[np.int64],
    write: Callable[[npt.NDArray[np.int64]], bytes],
    progress: Callable[[int], None],
) -> Iterator[bytes]:
    """Iterate over what is written of parts of rows, several of which are in work at once.

    A part counts as written when the next one is asked for.

    Parameters
    ----------
    rows : int array
        Positions that go out.
    write : callable
        From some of them to their text; it must not hang on the parts before.
    progress : callable
        Called with the number of rows written since the last call.
    """
    for part, text in zip(parted(rows), side_by_side(write, parted(rows)), strict=True):
        yield text
        progress(len(part))


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
class Block:
    """Some rows that go out.

    Attributes
    ----------
    rows : int array
        Positions of actors or of ties.
    ids : text array
        Their ids.
    cells : list of arrays
        Their cells, column by column.
    """

    rows: npt.NDArray[np.int64]
    ids: Array
    cells: list[Array]


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

    @cached_property
    def actor_columns(self) -> list[Column]:
        """The columns of actors."""
        return actor_columns(self.network, self.chosen)

    @cached_property
    def tie_columns(self) -> list[Column]:
        """The columns of ties; the first is their id."""
        return tie_columns(self.network, self.chosen)

    @cached_property
    def actor_ids(self) -> Array:
        """Ids of all actors of the data, hidden ones as well."""
        return text_of(self.network.actors, "id")

    def actors(self) -> Iterator[Block]:
        """Iterate over blocks of actors; one that was taken counts as written when the next is asked for."""
        for rows in parted(self.chosen.actors):
            yield self._actors(rows)
            self.progress(len(rows))

    def ties(self) -> Iterator[Block]:
        """Iterate over blocks of ties; one that was taken counts as written when the next is asked for."""
        for rows in parted(self.chosen.ties):
            yield self._ties(rows)
            self.progress(len(rows))

    def actor_text(self, write: Callable[[Block], bytes]) -> Iterator[bytes]:
        """Iterate over what is written of blocks of actors, several of which are in work at once."""
        return written(self.chosen.actors, lambda rows: write(self._actors(rows)), self.progress)

    def tie_text(self, write: Callable[[Block], bytes]) -> Iterator[bytes]:
        """Iterate over what is written of blocks of ties, several of which are in work at once."""
        return written(self.chosen.ties, lambda rows: write(self._ties(rows)), self.progress)

    def _actors(self, rows: npt.NDArray[np.int64]) -> Block:
        ids = self.actor_ids.take(pa.array(rows))
        return Block(rows, ids, [column.read(rows) for column in self.actor_columns])

    def _ties(self, rows: npt.NDArray[np.int64]) -> Block:
        cells = [column.read(rows) for column in self.tie_columns]
        return Block(rows, cells[0], cells)

    def ends(self, ties: npt.NDArray[np.int64]) -> tuple[Array, Array]:
        """Return the ids of the actors at both ends of some ties."""
        start, end = (self.actor_ids.take(pa.array(side[ties])) for side in self.network.ends)
        return start, end

    @cached_property
    def numbers(self) -> npt.NDArray[np.int64]:
        """Number of each actor of the data among those that go out, from 0, -1 for hidden ones."""
        found = np.full(self.network.n, -1, dtype=np.int64)
        found[self.chosen.actors] = np.arange(len(self.chosen.actors))
        return found


GROUPS: dict[str, str] = {
    "graph": "For Gephi, yEd, visone and others",
    "code": "For notebooks and programs",
    "tables": "Tables",
    "page": "To read",
}
"""What formats are for, and the words for it."""


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
    loss : callable
        From what goes out to what the format cannot hold of it.
    group : {"graph", "code", "tables", "page"}
        What it is for.
    about : str
        What it holds, in a few words.
    draws : bool
        Whether it holds places and colours: those of the page where the page exports it.
    """

    name: str
    title: str
    suffix: str
    media_type: str
    write: Callable[[Outgoing], Iterator[bytes]]
    loss: Callable[[Outgoing], Iterator[Entry]]
    group: str
    about: str
    draws: bool = False
