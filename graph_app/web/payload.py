"""What the canvas gets: the network once, as compact columns; a scene per view, as bits and bytes."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
import orjson

from graph_app.api import Explorer
from graph_app.layouts import place
from graph_app.packing import bits, packed
from graph_app.style import PLAIN, radii
from graph_app.style.canvas import payload
from graph_app.web.canvas.component import Scene
from graph_app.web.view import View


class Drawing:
    """The network as it is drawn: placed once, in the background, from the whole of the recorded ties."""

    def __init__(self, explorer: Explorer) -> None:
        self._explorer = explorer
        pool = ThreadPoolExecutor(1, thread_name_prefix="layout")
        self._bytes: Future[bytes] = pool.submit(self._make)
        pool.shutdown(wait=False)

    @property
    def address(self) -> str:
        """Where the browser fetches it."""
        return f"/network/{self._explorer.network.dataset.fingerprint}.json"

    def payload(self) -> bytes:
        """Return the payload; waits until the layout is done."""
        return self._bytes.result()

    def _make(self) -> bytes:
        network = self._explorer.network
        whole = Explorer(network)
        sizes = radii(np.asarray(whole.measure("degree"), dtype=np.float64))
        ends = np.column_stack([network.start, network.end])
        positions = place("force", network.n, ends, network.weight, sizes=sizes)
        return orjson.dumps(payload(network, positions))


def scene(explorer: Explorer, view: View) -> Scene:
    """Return which actors and ties are drawn, in which colour and size."""
    network = explorer.network
    sizes = np.full(network.n, PLAIN, dtype=np.float32)
    if view.size != "none":
        whole = Explorer(network) if view.on == "whole" else explorer
        values = np.zeros(network.n)
        values[whole.rows.actors] = np.asarray(whole.measure(view.size), dtype=np.float64)
        sizes = radii(values)
    return {
        "actors": bits(explorer.visible.actors),
        "ties": bits(explorer.visible.ties),
        "colour": packed(explorer.visible.reading.labels, "u1"),
        "size": packed(sizes, "<f4"),
    }
