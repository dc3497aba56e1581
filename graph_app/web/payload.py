"""What the canvas gets: the network once, as compact columns; a scene per view, as bits and bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from graph_app.api import Explorer
from graph_app.exporters.drawn import FORCE, first_places, first_sizes, shelf_of
from graph_app.graph import Network
from graph_app.layouts import place_once
from graph_app.packing import bits, packed
from graph_app.style.canvas import payload
from graph_app.web import colours
from graph_app.web.canvas.props import Colours, Scene
from graph_app.web.cut import Cut, is_large
from graph_app.web.view import View

Places = npt.NDArray[np.floating]
TEXTS = 60_000
"""Ties up to which each has its line: more are thin lines, and the details tell of them."""
KEPT = 16
"""Parts of a large network that are kept as they are sent."""


class Drawing:
    """The network as it is drawn: placed once, in the background, from the whole of the recorded ties.

    Parameters
    ----------
    explorer : Explorer
        The data.
    edition : int, optional
        Which state they are, where they change.

    Attributes
    ----------
    share : float
        How much of the placing is done, from 0 to 1.
    """

    def __init__(self, explorer: Explorer, edition: int | None = None) -> None:
        self._explorer = explorer
        self._edition = "" if edition is None else f"?edition={edition}"
        self.share = 0.0
        self._cuts: OrderedDict[tuple[str, bool], bytes] = OrderedDict()
        self._lock = Lock()
        pool = ThreadPoolExecutor(1, thread_name_prefix="layout")
        self._places: Future[Places] = pool.submit(first_places, explorer.network, self._tell)
        self._bytes: Future[bytes] | None = None
        if not is_large(explorer.network):
            self._bytes = pool.submit(self._make)
        pool.shutdown(wait=False)

    @property
    def address(self) -> str:
        """Where the browser fetches it, from the page's own address."""
        return f"network/{self._explorer.network.dataset.fingerprint}.json{self._edition}"

    def address_of(self, cut: Cut | None) -> str:
        """Return where the browser fetches a part of a large network; the whole of others, for None."""
        if cut is None:
            return self.address
        return f"{self.address}{'&' if self._edition else '?'}{cut.query}".rstrip("?&")

    @property
    def ready(self) -> bool:
        """Whether actors are placed and the payload is made, or could not be."""
        return self._places.done() and (self._bytes is None or self._bytes.done())

    @property
    def places(self) -> Places | None:
        """Where all actors stand, shape (n, 2); None while they are being placed."""
        return self._places.result() if self._places.done() else None

    def payload(self, patience: float | None = None) -> bytes | None:
        """Return the payload once it is made; None where that takes longer than `patience` seconds."""
        made = self._bytes or self._places
        try:
            found = made.result(timeout=patience)
        except TimeoutError:
            return None
        return found if isinstance(found, bytes) else self._make()

    def part(self, cut: Cut, patience: float | None = None) -> bytes:
        """Return a part of the network.

        While the whole is being placed the part is placed by itself, if that takes longer than `patience`
        seconds: an early picture, and the payload says so.
        """
        try:
            places, early = self._places.result(timeout=patience), False
        except TimeoutError:
            places, early = alone(self._explorer.network, cut), True
        key = (cut.query, early)
        with self._lock:
            if key in self._cuts:
                self._cuts.move_to_end(key)
                return self._cuts[key]
        network = self._explorer.network
        found = payload(network, places, cut.actors, cut.ties, texts=len(cut.ties) <= TEXTS)
        standing = places[cut.actors] if early else places
        made = orjson.dumps(found | {"of": cut.key, "early": early, "box": box(standing)})
        with self._lock:
            self._cuts[key] = made
            while len(self._cuts) > KEPT:
                self._cuts.popitem(last=False)
        return made

    def _tell(self, share: float) -> None:
        self.share = share

    def _make(self) -> bytes:
        return orjson.dumps(payload(self._explorer.network, self._places.result()))


def box(places: Places) -> dict[str, list[float]]:
    """Return the span of places to the right and upwards: what the picture is framed by.

    >>> box(np.array([[0.0, 2.0], [1.0, -2.0]]))
    {'x': [0.0, 1.0], 'y': [-2.0, 2.0]}
    """
    if not len(places):
        return {"x": [0.0, 1.0], "y": [0.0, 1.0]}
    low, high = places.min(axis=0).tolist(), places.max(axis=0).tolist()
    return {word: [low[axis], high[axis]] for axis, word in enumerate("xy")}


def alone(network: Network, cut: Cut) -> Places:
    """Return places of all actors of which only those of a part mean something: it is placed by itself."""
    row = cut.rows(network.n)
    recorded = cut.ties[cut.ties < network.m]
    ends = np.column_stack([row[network.start[recorded]], row[network.end[recorded]]])
    found = np.zeros((network.n, 2), dtype=np.float64)
    sizes = first_sizes(network)[cut.actors]
    found[cut.actors] = place_once(
        shelf_of(network), FORCE.name, len(cut.actors), ends, network.weight[recorded], sizes=sizes
    )
    return found


def scene(explorer: Explorer, view: View, cut: Cut | None = None) -> Scene:
    """Return which actors and ties are drawn, in which colour and size; of a part, those of the part."""
    seen = explorer.visible
    actors = colours.actor_colours(explorer, view)
    who: Any = slice(None) if cut is None else cut.actors
    which: Any = slice(None) if cut is None else cut.ties
    found: Scene = {
        "actors": bits(seen.actors[who]),
        "ties": bits(seen.ties[which]),
        "colour": packed(actors.codes[who], "u1"),
        "size": packed(colours.sizes(explorer, view)[who], "<f4"),
    }
    if cut is not None:
        found["of"], found["frame"] = cut.key, view.coalition
    if view.colour != "stance":  # its colours are those of the palettes
        found["fills"], found["strokes"] = _both(actors.fills), _both(actors.strokes)
    if view.tie_colour == "kind":
        ties = colours.tie_colours(explorer)
        found["tie_colour"], found["tie_fills"] = packed(ties.codes[which], "u1"), _both(ties.fills)
    return found


def _both(pages: Mapping[str, tuple[str, ...]]) -> Colours:
    return {"light": list(pages["light"]), "dark": list(pages["dark"])}
