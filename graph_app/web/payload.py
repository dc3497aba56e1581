"""What the canvas gets: the network once, as compact columns; a scene per view, as bits and bytes."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor

import orjson

from graph_app.api import Explorer
from graph_app.exporters.drawn import first_places
from graph_app.packing import bits, packed
from graph_app.style.canvas import payload
from graph_app.web import colours
from graph_app.web.canvas.props import Colours, Scene
from graph_app.web.view import View


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
        pool = ThreadPoolExecutor(1, thread_name_prefix="layout")
        self._bytes: Future[bytes] = pool.submit(self._make)
        pool.shutdown(wait=False)

    @property
    def address(self) -> str:
        """Where the browser fetches it, from the page's own address."""
        return f"network/{self._explorer.network.dataset.fingerprint}.json{self._edition}"

    @property
    def ready(self) -> bool:
        """Whether the payload is made, or could not be."""
        return self._bytes.done()

    def payload(self, patience: float | None = None) -> bytes | None:
        """Return the payload once it is made; None where that takes longer than `patience` seconds."""
        try:
            return self._bytes.result(timeout=patience)
        except TimeoutError:
            return None

    def _tell(self, share: float) -> None:
        self.share = share

    def _make(self) -> bytes:
        network = self._explorer.network
        return orjson.dumps(payload(network, first_places(network, self._tell)))


def scene(explorer: Explorer, view: View) -> Scene:
    """Return which actors and ties are drawn, in which colour and size."""
    actors = colours.actor_colours(explorer, view)
    found: Scene = {
        "actors": bits(explorer.visible.actors),
        "ties": bits(explorer.visible.ties),
        "colour": packed(actors.codes, "u1"),
        "size": packed(colours.sizes(explorer, view), "<f4"),
    }
    if view.colour != "stance":  # its colours are those of the palettes
        found["fills"], found["strokes"] = _both(actors.fills), _both(actors.strokes)
    if view.tie_colour == "kind":
        ties = colours.tie_colours(explorer)
        found["tie_colour"], found["tie_fills"] = packed(ties.codes, "u1"), _both(ties.fills)
    return found


def _both(pages: Mapping[str, tuple[str, ...]]) -> Colours:
    return {"light": list(pages["light"]), "dark": list(pages["dark"])}
